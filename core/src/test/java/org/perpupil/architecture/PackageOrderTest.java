package org.perpupil.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** Each package may use only the packages listed before it. */
@AnalyzeClasses(packages = PackageOrderTest.ROOT, importOptions = DoNotIncludeTests.class)
class PackageOrderTest {
  static final String ROOT = "org.perpupil";

  private static final List<String> ORDER =
      List.of(
          "problem",
          "rates",
          "school",
          "formula",
          "organisation",
          "budget",
          "scenario",
          "projection",
          "impact",
          "viability",
          "uncertainty",
          "sensitivity",
          "solve",
          "sweep",
          "io");

  @ArchTest
  static void usesOnlyEarlierPackages(JavaClasses classes) {
    LayeredArchitecture rule =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String name : ORDER) {
      rule = rule.layer(name).definedBy(tree(name));
    }
    for (int i = 0; i < ORDER.size(); i++) {
      var layer = rule.whereLayer(ORDER.get(i));
      rule =
          i == 0
              ? layer.mayNotAccessAnyLayer()
              : layer.mayOnlyAccessLayers(ORDER.subList(0, i).toArray(String[]::new));
    }
    rule.check(classes);
  }

  @ArchTest
  static void liesInAListedPackage(JavaClasses classes) {
    classes()
        .that()
        .haveSimpleNameNotEndingWith("module-info")
        .should()
        .resideInAnyPackage(ORDER.stream().map(PackageOrderTest::tree).toArray(String[]::new))
        .check(classes);
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }
}
