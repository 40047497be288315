package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** A school whose own data contradict each other fails alone, where a rule in force needs them. */
class ContradictionTest {
  private static final Formula BASIC =
      Formula.local("own", FundingYear.of(2017))
          .set(Parameter.BASIC_PRIMARY, 3_000)
          .set(Parameter.BASIC_KS3, 4_000)
          .set(Parameter.BASIC_KS4, 5_000)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .set(Parameter.LUMP_SUM_SECONDARY, 120_000)
          .build();
  private static final Formula LEVELS =
      BASIC.toBuilder()
          .set(Parameter.MPPL_PRIMARY, 3_300)
          .set(Parameter.MPPL_KS3, 4_400)
          .set(Parameter.MPPL_KS4, 4_800)
          .build();

  @Test
  void aPupilWithoutAYearGroupIsPaidWhereNoRuleAsksForOne() {
    School school = secondary().pupils(12, 300, 200).build();

    assertThat(share(BASIC, school)).isEqualTo(12 * 3_000 + 300 * 4_000 + 1_000_000 + 120_000);
    assertThat(Statement.of(school, BASIC).amount(Line.BASIC_PRIMARY)).isEqualTo(36_000);
    fails(
        LEVELS,
        school,
        "year_groups_primary is 0, expected at least one, since there are 12 primary pupils");
  }

  @Test
  void aMiddleSchoolsLumpSumAsksForYearGroups() {
    School.Builder school =
        School.builder("A", "301", Phase.MIDDLE_DEEMED_SECONDARY).yearGroups(0, 4);

    fails(BASIC, school.pupils(90, 200, 0).build(), "year_groups_primary is 0");
    assertThat(
            share(
                BASIC.without(Parameter.LUMP_SUM_PRIMARY).without(Parameter.LUMP_SUM_SECONDARY),
                school.build()))
        .isEqualTo(90 * 3_000 + 200 * 4_000);
    assertThat(share(BASIC, school.yearGroups(2, 2).build()))
        .isEqualTo(90 * 3_000 + 200 * 4_000 + 110_000);
  }

  @Test
  void sparsityAsksForYearGroupsOfASchoolThatLiesFarOut() {
    Formula sparse =
        BASIC.toBuilder()
            .set(Parameter.SPARSITY_SECONDARY, 65_000)
            .set(Parameter.SPARSITY_DISTANCE_SECONDARY, 3)
            .set(Parameter.SPARSITY_YEAR_GROUP_SECONDARY, 120)
            .build();
    School.Builder school = secondary().pupils(1, 100, 50);

    school.set(SchoolField.SPARSITY_DISTANCE_MILES, 2);
    assertThat(share(sparse, school.build())).isEqualTo(3_000 + 650_000 + 120_000);
    school.set(SchoolField.SPARSITY_DISTANCE_MILES, 4);
    fails(sparse, school.build(), "year_groups_primary is 0");
  }

  @Test
  void keyStagesThatDoNotAddUpMatterToTheMinimumLevelAlone() {
    School school =
        secondary()
            .pupils(0, 300, 200)
            .set(SchoolField.YEAR_GROUPS_KS3, 3)
            .set(SchoolField.YEAR_GROUPS_KS4, 3)
            .build();

    assertThat(share(BASIC, school)).isEqualTo(2_320_000);
    fails(LEVELS, school, "year_groups_ks4 is 3, expected year_groups_ks3 and year_groups_ks4");
  }

  @Test
  void sharesOfBandsThatOverlapMatterWhereBandsArePaid() {
    School school =
        secondary()
            .pupils(0, 300, 200)
            .set(SchoolField.IDACI_E_SECONDARY, 0.6)
            .set(SchoolField.IDACI_F_SECONDARY, 0.5)
            .build();

    assertThat(share(BASIC, school)).isEqualTo(2_320_000);
    fails(
        BASIC.with(Parameter.IDACI_F_SECONDARY, 300),
        school,
        "idaci_a_secondary is 1.1 in all bands, expected shares that add up to 1 at most");
    assertThat(share(BASIC.with(Parameter.IDACI_F_PRIMARY, 300), school)).isEqualTo(2_320_000);
  }

  @Test
  void baselinesThatContradictEachOtherMatterToGuaranteeAndCap() {
    School twice =
        secondary()
            .pupils(0, 300, 200)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 4_000)
            .set(SchoolField.PREVIOUS_BUDGET_SHARE, 2_000_000)
            .set(SchoolField.PREVIOUS_PUPILS, 500)
            .build();
    School withoutPupils =
        twice.without(SchoolField.MFG_BASELINE_PER_PUPIL).without(SchoolField.PREVIOUS_PUPILS);

    for (Parameter protection : List.of(Parameter.MFG_PERCENT, Parameter.GAINS_CAP_PERCENT)) {
      fails(BASIC.with(protection, 1), twice, "since mfg_baseline_per_pupil is given");
      fails(BASIC.with(protection, 1), withoutPupils, "previous_pupils is blank");
    }
    assertThat(share(BASIC, twice)).isEqualTo(share(BASIC, withoutPupils)).isEqualTo(2_320_000);
    assertThat(share(Formula.national("2018-19"), needs(twice))).isPositive();
  }

  @Test
  void aContradictionFailsThatSchoolOfAProjectionAlone() {
    School odd = secondary().pupils(12, 300, 200).build();
    School stages = secondary().pupils(0, 300, 200).set(SchoolField.YEAR_GROUPS_KS4, 7).build();
    School years = secondary().pupils(0, 300, 200).set(SchoolField.YEAR_7, 10).build();
    School right =
        School.builder("D", "301", Phase.SECONDARY).yearGroups(0, 5).pupils(0, 300, 200).build();
    SchoolTable schools =
        SchoolTable.of(
            CopiedSchools.named("A", odd),
            CopiedSchools.named("B", stages),
            CopiedSchools.named("C", years),
            right);
    FundingYear year = FundingYear.of(2017);
    ProjectionPlan plan =
        ProjectionPlan.builder(schools, FormulaPath.from(year, Formulas.forAll(BASIC)))
            .years(year, year)
            .budgets(Budgets.of(schools.schools().stream().map(ContradictionTest::budget).toList()))
            .assumptions(Assumptions.none())
            .build();
    Projection projection = plan.run();

    assertThat(projection.failure(0).orElseThrow()).contains("there are 12 primary pupils");
    assertThat(projection.failure(1).orElseThrow()).contains("year_groups_ks4 is 7");
    assertThat(projection.failure(2).orElseThrow()).contains("year_8 is blank");
    assertThat(projection.failure(3)).isEmpty();
    assertThat(plan.lines(plan.assumptions()).paid(3, year).orElseThrow())
        .isCloseTo(2_320_000, within(1e-6));
  }

  /** Three academies of 2017-18 have neither pupils nor year groups, and are paid nothing. */
  @Test
  void aSchoolThatIsNotThereIsPaidNothingButCash() {
    School school =
        School.builder("A", "301", Phase.PRIMARY)
            .yearGroups(0, 0)
            .pupils(0, 0, 0)
            .set(SchoolField.MFG_PUPILS, 10)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 9_000)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, 9)
            .splitSiteMetres(List.of(600.0))
            .build();
    Formula formula =
        LEVELS.toBuilder()
            .set(Parameter.MFG_PERCENT, 0)
            .set(Parameter.SPLIT_SITE_BASIC, 50_000)
            .set(Parameter.SPARSITY_PRIMARY, 65_000)
            .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
            .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 21.4)
            .build();
    Allocation allocation = Allocation.of(SchoolTable.of(school), formula);

    assertThat(allocation.total(Total.BUDGET_SHARE, 0)).hasValue(0);
    assertThat(allocation.amount(Line.LUMP_SUM, 0)).hasValue(0);
    assertThat(allocation.remarks(0))
        .containsExactly("no pupils and no year groups: nothing is paid but cash that was given");
    assertThat(allocation.remarks()).containsValue(1);
    assertThat(share(formula, school.with(SchoolField.RATES, 8_000))).isEqualTo(8_000);
    School yetToFill = school.with(SchoolField.YEAR_GROUPS_PRIMARY, 7);
    Statement there = Statement.of(yetToFill.without(SchoolField.MFG_PUPILS), formula);
    assertThat(there.budgetShare()).isEqualTo(150_000);
    assertThat(there.remarks()).isEmpty();
  }

  private static School.Builder secondary() {
    return School.builder("A", "301", Phase.SECONDARY).yearGroups(0, 5);
  }

  private static School needs(School school) {
    return CopiedSchools.withoutNeeds(school).with(SchoolField.SPARSITY_DISTANCE_MILES, 0);
  }

  private static Budget budget(School school) {
    return Budget.builder(school.id()).set(BudgetCode.E19, 1_000).set(BudgetCode.OB01, 0).build();
  }

  private static double share(Formula formula, School school) {
    return Allocation.of(SchoolTable.of(school), formula)
        .total(Total.BUDGET_SHARE, 0)
        .orElseThrow();
  }

  /** Checks that a school fails and that another beside it is paid as it is alone. */
  private static void fails(Formula formula, School school, String reason) {
    School other =
        School.builder("other", "301", Phase.SECONDARY)
            .yearGroups(0, 5)
            .pupils(0, 300, 200)
            .set(SchoolField.IDACI_F_SECONDARY, 0)
            .set(SchoolField.IDACI_F_PRIMARY, 0)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, 0)
            .build();
    Allocation allocation = Allocation.of(SchoolTable.of(school, other), formula);
    assertThat(allocation.failure(0).orElse("paid")).contains(reason);
    assertThat(allocation.failure(1)).isEmpty();
    assertThat(allocation.total(Total.BUDGET_SHARE, 1)).hasValue(share(formula, other));
  }
}
