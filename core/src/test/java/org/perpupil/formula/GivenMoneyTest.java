package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.affordability.Affordability;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.formula.printed.Pence;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Money of a school that is known where what it follows from is not; and a fringe of its own. */
class GivenMoneyTest {
  private static final School SCHOOL =
      School.builder("A", "301", Phase.PRIMARY)
          .yearGroups(7, 0)
          .pupils(70, 0, 0)
          .set(SchoolField.SPARSITY_DISTANCE_MILES, 3)
          .build();
  private static final Formula FORMULA =
      Formula.local("own", FundingYear.of(2025))
          .set(Parameter.BASIC_PRIMARY, 4_000)
          .set(Parameter.LUMP_SUM_PRIMARY, 150_000)
          .set(Parameter.SPARSITY_PRIMARY, 50_000)
          .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
          .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 21.4)
          .set(Parameter.MPPL_PRIMARY, 8_000)
          .set(Parameter.MPPL_KS3, 8_000)
          .set(Parameter.MPPL_KS4, 8_000)
          .set(Parameter.MFG_PERCENT, 0)
          .build();

  @Test
  void fringeMultipliesSparsityAndCountsTowardsTheMinimumLevel() {
    Statement statement = Statement.of(SCHOOL, FORMULA.with(Parameter.FRINGE, 1.0312));

    assertThat(statement.amount(Line.SPARSITY)).isEqualTo(50_000);
    assertThat(statement.amount(Line.FRINGE)).isEqualTo(Pence.round(0.0312 * 480_000));
    double counted = 480_000 + Pence.round(0.0312 * 480_000);
    assertThat(statement.amount(Line.MPPL_TOP_UP)).isEqualTo(Pence.round(560_000 - counted));
    assertThat(explanation(statement, Line.FRINGE))
        .isEqualTo(
            "(1.0312 - 1) x (pupil-led £280,000.00 + lump sum £150,000.00 + sparsity £50,000.00)");
  }

  @Test
  void theGuaranteeTakesSparsityOffWithItsFringe() {
    Formula formula =
        FORMULA.toBuilder()
            .set(Parameter.FRINGE, 1.1)
            .remove(Parameter.MPPL_PRIMARY)
            .remove(Parameter.MPPL_KS3)
            .remove(Parameter.MPPL_KS4)
            .build();
    School school = SCHOOL.with(SchoolField.MFG_BASELINE_PER_PUPIL, 5_000);
    Statement statement = Statement.of(school, formula);

    assertThat(statement.total(Total.MFG_UNIT_VALUE).orElseThrow())
        .isCloseTo(4_000 * 1.1, within(1e-9));
    assertThat(statement.amount(Line.MINIMUM_FUNDING_GUARANTEE)).isEqualTo(70 * 600);
  }

  @Test
  void aSchoolsOwnFringeTakesThePlaceOfItsAuthoritys() {
    School inside = SCHOOL.with(SchoolField.FRINGE, 1.1);
    School outside = SCHOOL.with(SchoolField.FRINGE, 1);
    Formula formula = FORMULA.with(Parameter.FRINGE, 1.0312);

    assertThat(Statement.of(inside, formula).amount(Line.FRINGE)).isEqualTo(48_000);
    assertThat(Statement.of(outside, formula).amount(Line.FRINGE)).isZero();
    assertThat(Statement.of(inside, FORMULA).amount(Line.FRINGE)).isEqualTo(48_000);
    assertThat(explanation(Statement.of(inside, formula), Line.FRINGE)).startsWith("(1.1 - 1) x");
    Formula national = Formula.national("2025-26");
    assertThat(
            Allocation.of(SchoolTable.of(CopiedSchools.withoutNeeds(inside)), national)
                .amount(Line.FRINGE, 0))
        .hasValue(0);
    assertThat(
            Allocation.of(SchoolTable.of(inside, CopiedSchools.named("B", outside)), formula)
                .column(Line.FRINGE))
        .containsExactly(48_000, 0);
  }

  @Test
  void notionalSenFollowsTheSchoolsFringe() {
    Formula formula =
        FORMULA.toBuilder().senPercent(Line.LUMP_SUM, 10).set(Parameter.FRINGE, 1.2).build();

    assertThat(Statement.of(SCHOOL, formula).total(Total.NOTIONAL_SEN)).hasValue(18_000);
    assertThat(
            Statement.of(SCHOOL.with(SchoolField.FRINGE, 1.1), formula).total(Total.NOTIONAL_SEN))
        .hasValue(16_500);
  }

  @Test
  void sparsityIsCarriedAsASumWhereTheDistanceIsUnknown() {
    School school =
        SCHOOL.without(SchoolField.SPARSITY_DISTANCE_MILES).with(SchoolField.SPARSITY, 13_191.77);
    Statement statement = Statement.of(school, FORMULA);

    assertThat(statement.amount(Line.SPARSITY)).isEqualTo(13_191.77);
    assertThat(statement.amount(Line.MPPL_TOP_UP)).isEqualTo(560_000 - 430_000 - 13_191.77);
    assertThat(
            Statement.of(school, FORMULA.without(Parameter.SPARSITY_PRIMARY)).amount(Line.SPARSITY))
        .isEqualTo(13_191.77);
    assertThat(failure(SCHOOL.with(SchoolField.SPARSITY, 1), FORMULA))
        .contains("sparsity is 1, expected nothing, since sparsity_distance_miles is given");
    assertThat(failure(CopiedSchools.withoutNeeds(school), Formula.national("2025-26")))
        .contains("sparsity_distance_miles is blank, but the formula pays sparsity_primary");
    assertThat(failure(school.without(SchoolField.SPARSITY), FORMULA)).contains("is blank");
  }

  @Test
  void anAdjustmentIsCarriedWhereItsBaselineIsUnknown() {
    School guaranteed = SCHOOL.with(SchoolField.PROTECTION_GIVEN, 7_000.5);
    School capped = SCHOOL.with(SchoolField.PROTECTION_GIVEN, -3_000);
    double without = Statement.of(SCHOOL, FORMULA).budgetShare();
    Statement statement = Statement.of(guaranteed, FORMULA);

    assertThat(statement.budgetShare()).isEqualTo(without + 7_000.5);
    assertThat(statement.amount(Line.MINIMUM_FUNDING_GUARANTEE)).isEqualTo(7_000.5);
    assertThat(statement.total(Total.MFG_BASELINE_UNIT_VALUE)).isEmpty();
    assertThat(statement.total(Total.MFG_UNIT_VALUE)).isPresent();
    assertThat(statement.remarks()).singleElement().asString().contains("baseline is unknown");
    assertThat(explanation(statement, Line.MINIMUM_FUNDING_GUARANTEE))
        .isEqualTo("as a sum that was given: last year's baseline is unknown");
    assertThat(Statement.of(capped, FORMULA).amount(Line.CAPPING_AND_SCALING)).isEqualTo(-3_000);
    assertThat(Statement.of(capped, FORMULA).budgetShare()).isEqualTo(without - 3_000);
    Formula unprotected = FORMULA.without(Parameter.MFG_PERCENT);
    assertThat(Statement.of(guaranteed, unprotected).budgetShare()).isEqualTo(without + 7_000.5);
    assertThat(failure(guaranteed.with(SchoolField.MFG_BASELINE_PER_PUPIL, 4_000), unprotected))
        .contains("protection_given is 7000.5, expected nothing, since last year's figures");
    Formula national = Formula.national("2025-26");
    assertThat(share(CopiedSchools.withoutNeeds(guaranteed), national))
        .isEqualTo(share(CopiedSchools.withoutNeeds(SCHOOL), national));
  }

  /** The next year's guarantee starts from what is paid now, per pupil and without the lump sum. */
  @Test
  void theNextYearStartsFromThisYearsProtectedUnitValue() {
    Formula formula =
        Formula.local("own", FundingYear.of(2025))
            .set(Parameter.BASIC_PRIMARY, 4_000)
            .set(Parameter.LUMP_SUM_PRIMARY, 150_000)
            .set(Parameter.MFG_PERCENT, 0)
            .build();
    FormulaPlan plan =
        FormulaPlan.of(formula, SchoolTable.of(SCHOOL.with(SchoolField.PROTECTION_GIVEN, 7_000)));
    FormulaRun run = FormulaRun.of(1);
    double[] none = {0};
    run.start(plan);
    run.year(plan, plan.parameters(), new double[] {70}, none, none, none);
    run.protect(plan, plan.parameters());
    assertThat(run.budgetShare()[0]).isEqualTo(437_000);
    run.year(plan, plan.parameters(), new double[] {60}, none, none, none);
    run.protect(plan, plan.parameters());
    assertThat(run.topUp()[0]).isCloseTo(6_000, within(1e-6));
    assertThat(run.budgetShare()[0]).isCloseTo(60 * 4_100 + 150_000, within(1e-6));
  }

  @Test
  void whatIsSolvedPaysForGivenSumsAndCountsGivenCapping() {
    Formula formula =
        Formula.local("own", FundingYear.of(2025))
            .set(Parameter.BASIC_PRIMARY, 4_000)
            .set(Parameter.MFG_PERCENT, 0)
            .set(Parameter.GAINS_CAP_PERCENT, 0)
            .build();
    School gains =
        CopiedSchools.named("gains", SCHOOL.with(SchoolField.MFG_BASELINE_PER_PUPIL, 3_900));
    School given = CopiedSchools.named("given", SCHOOL.with(SchoolField.PROTECTION_GIVEN, 3_000));
    School taken = CopiedSchools.named("taken", SCHOOL.with(SchoolField.PROTECTION_GIVEN, -1_250));
    Affordability solved =
        Affordability.solve(
            SchoolTable.of(gains, given, taken),
            formula,
            RoundingRules.statement(),
            AffordabilityMode.SCALING);

    assertThat(solved.guarantee()).isEqualTo(3_000);
    assertThat(solved.deduction()).isEqualTo(3_000);
    assertThat(solved.scalingPercent().orElseThrow()).isCloseTo(25, within(1e-9));
    assertThat(
            Affordability.solve(
                    SchoolTable.of(gains, taken),
                    formula,
                    RoundingRules.none(),
                    AffordabilityMode.SCALING)
                .scalingPercent())
        .hasValue(0);
  }

  private static String explanation(Statement statement, Line line) {
    return statement.lines().stream()
        .filter(each -> each.line() == line)
        .findFirst()
        .orElseThrow()
        .explanation();
  }

  private static String failure(School school, Formula formula) {
    return Allocation.of(SchoolTable.of(school), formula).failure(0).orElse("paid");
  }

  private static double share(School school, Formula formula) {
    return Allocation.of(SchoolTable.of(school), formula)
        .total(Total.BUDGET_SHARE, 0)
        .orElseThrow();
  }
}
