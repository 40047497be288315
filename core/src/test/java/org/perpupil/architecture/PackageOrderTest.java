package org.perpupil.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.FloorBaseline;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Statement;

/** Each package may use only the packages listed before it. */
@AnalyzeClasses(packages = PackageOrderTest.ROOT, importOptions = DoNotIncludeTests.class)
@ArchTag("slow")
class PackageOrderTest {
  static final String ROOT = "org.perpupil";

  private static final List<String> ORDER =
      List.of(
          "text",
          "problem",
          "rates",
          "school",
          "formula",
          "authority",
          "trust",
          "budget",
          "scenario",
          "projection",
          "impact",
          "viability",
          "joining",
          "statistics",
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

  /** The rooms of the formula, which its public values open: factors, protections, evaluation. */
  @ArchTest
  static void roomsOfTheFormulaUseOnlyEarlierOnes(JavaClasses classes) {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("factor")
        .definedBy(tree("formula.factor"))
        .layer("protection")
        .definedBy(tree("formula.protection"))
        .layer("engine")
        .definedBy(tree("formula.engine"))
        .whereLayer("factor")
        .mayNotAccessAnyLayer()
        .whereLayer("protection")
        .mayOnlyAccessLayers("factor")
        .whereLayer("engine")
        .mayOnlyAccessLayers("factor", "protection")
        .check(classes);
  }

  @ArchTest
  static void roomsOfTheFormulaDoNotAskForAllocations(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage(
            tree("formula.factor"), tree("formula.protection"), tree("formula.engine"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Allocation.class, Statement.class, Formulas.class, FloorBaseline.class)
        .check(classes);
  }

  @ArchTest
  static void liesInAListedPackage(JavaClasses classes) {
    classes()
        .that()
        .haveSimpleNameNotEndingWith("module-info")
        .and()
        .resideOutsideOfPackage(ROOT)
        .should()
        .resideInAnyPackage(ORDER.stream().map(PackageOrderTest::tree).toArray(String[]::new))
        .check(classes);
  }

  /** The front door opens every room, and no room knows of it. */
  @ArchTest
  static void nothingUsesTheFrontDoor(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(classes);
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }
}
