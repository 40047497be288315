package org.perpupil.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The library starts beside whatever versions of other libraries an application has. */
@AnalyzeClasses(packages = PackageOrderTest.ROOT, importOptions = DoNotIncludeTests.class)
@ArchTag("slow")
class RuntimeLibrariesTest {
  /**
   * Its annotations are shared with Jackson 2, and applications pin them to what that one needs.
   */
  @ArchTest
  static void usesParsersAndWritersOfJacksonButNotItsDataBinding(JavaClasses classes) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson.databind..", "com.fasterxml..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(CsvMapper.class, YAMLMapper.class)
        .check(classes);
  }

  /** Nothing is sent anywhere, and nothing is fetched. */
  @ArchTest
  static void opensNoConnections(JavaClasses classes) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..", "java.rmi..", "javax.naming..")
        .check(classes);
  }

  /** Parsers are opened in one place. */
  @ArchTest
  static void opensFormatsInThePackageForText(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.perpupil.text..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson.dataformat..", "tools.jackson.core.json..")
        .check(classes);
  }

  /** What Guava learned after 25.1; every call is looked up in an old one outside of this build. */
  @ArchTest
  static void asksGuavaForNothingNew(JavaClasses classes) {
    noClasses()
        .should()
        .callMethodWhere(
            target(name("buildOrThrow"))
                .or(target(name("buildKeepingLast")))
                .or(target(name("splitToStream"))))
        .check(classes);
  }
}
