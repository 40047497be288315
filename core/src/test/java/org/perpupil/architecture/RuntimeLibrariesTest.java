package org.perpupil.architecture;

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
}
