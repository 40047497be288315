package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Two schools by hand: 100 pupils of whom 10 are on free meals, and 200 of whom 100 are.
 *
 * <p>Basic entitlement may be 3,000 to 3,100, meals 400 to 600, the lump sum stays 100,000: at the
 * lowest rates they get 404,000 and 740,000.
 */
class MinimaxFormulaTest {
  private static final Formula START =
      Formula.local("own", FundingYear.of(2023))
          .set(Parameter.BASIC_PRIMARY, 3050)
          .set(Parameter.FSM_PRIMARY, 500)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .set(Parameter.MPPL_PRIMARY, 9000)
          .set(Parameter.MPPL_KS3, 9000)
          .set(Parameter.MPPL_KS4, 9000)
          .set(Parameter.MFG_PERCENT, 0)
          .build();
  private static final Map<Parameter, AllowedRange> RANGES =
      Map.of(
          Parameter.BASIC_PRIMARY, new AllowedRange(3000, 3100),
          Parameter.FSM_PRIMARY, new AllowedRange(400, 600));
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(school("few", 100, 0.1), school("many", 200, 0.5));

  /**
   * 16,000 to spend above the lowest rates, at which 6,000 and 20,000 are lost. A pound on meals
   * gives the second school 100 for 110 spent, one on basic entitlement 200 for 300: all goes to
   * meals, and the second school stays the worst hit.
   */
  @Test
  void theWorstLossIsAsSmallAsTheBudgetAllows() {
    double[] current = {410_000, 760_000};
    MinimaxFormula own = MinimaxFormula.choose(SCHOOLS, START, RANGES, current, 1_160_000);
    double meals = 16_000 / 110.0;
    assertThat(value(own, Parameter.BASIC_PRIMARY)).isCloseTo(3000, within(1e-6));
    assertThat(value(own, Parameter.FSM_PRIMARY)).isCloseTo(400 + meals, within(1e-6));
    assertThat(own.worstLoss()).isCloseTo(20_000 - 100 * meals, within(1e-4));
    assertThat(own.totalLoss()).isCloseTo(26_000 - 110 * meals, within(1e-4));
    assertThat(own.spent()).isCloseTo(1_160_000, within(1e-4));
    assertThat(own.losses()[0]).isCloseTo(6000 - 10 * meals, within(1e-4));
    assertThat(value(own, Parameter.LUMP_SUM_PRIMARY)).isEqualTo(100_000);
    assertThat(value(own, Parameter.MPPL_PRIMARY)).isEqualTo(9000);
    assertThat(own).hasToString("OwnFormula[own, own rates]");
  }

  @Test
  void fundingIsWhatTheFormulaGivesBeforeProtection() {
    MinimaxFormula own =
        MinimaxFormula.choose(SCHOOLS, START, RANGES, new double[] {410_000, 750_000}, 1_170_000);
    Formula bare =
        own.formula().toBuilder()
            .remove(Parameter.MPPL_PRIMARY)
            .remove(Parameter.MPPL_KS3)
            .remove(Parameter.MPPL_KS4)
            .build();
    double[] expected =
        Allocation.of(SCHOOLS, Formulas.forAll(bare), RoundingRules.none())
            .column(Total.BUDGET_SHARE_BEFORE_MFG);
    assertThat(own.funding()).containsExactly(expected, within(1e-9));
    RANGES.forEach(
        (rate, range) -> assertThat(value(own, rate)).isBetween(range.lowest(), range.highest()));
  }

  /** 1,144,000 at the lowest rates. */
  @Test
  void whatIsMissingIsSaidInPounds() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> MinimaxFormula.choose(SCHOOLS, START, RANGES, new double[2], 1_143_500))
        .withMessageContaining(
            "schools_block: found '1143500', expected 500 pounds more, which even the lowest"
                + " allowed rates cost");
  }

  @Test
  void everySchoolHasFundingNow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimaxFormula.choose(SCHOOLS, START, RANGES, new double[3], 1_170_000));
  }

  @Test
  void onlyRatesOfALocalFormulaCanBeChosen() {
    refused(
        () ->
            MinimaxFormula.choose(
                SCHOOLS,
                START,
                Map.of(
                    Parameter.MFG_PERCENT, new AllowedRange(0, 1),
                    Parameter.MPPL_PRIMARY, new AllowedRange(0, 1)),
                new double[] {1, Double.NaN},
                1),
        "ranges",
        "ranges",
        "school many, current funding");
    refused(
        () -> MinimaxFormula.choose(SCHOOLS, Formula.national("2023-24"), RANGES, new double[2], 1),
        "formula " + Formula.national("2023-24").title());
    SchoolTable blank = SchoolTable.of(SCHOOLS.school(0).without(SchoolField.FSM_PRIMARY));
    refused(
        () -> MinimaxFormula.choose(blank, START, RANGES, new double[1], 1),
        "school few (fsm_primary is blank, but the formula pays fsm_primary)");
  }

  /**
   * Last year's local meals rate lay 20% above the national one, so 18% is allowed this year; its
   * basic entitlement mirrored the national rate, so 2.5% is; it paid no lump sum, so 90% is.
   */
  @Test
  void rangesMoveATenthCloserToTheNationalRates() {
    Formula national = Formula.national("2023-24");
    Formula before = Formula.national("2022-23");
    double area = 1.02;
    Formula local =
        Formula.local("last year", FundingYear.of(2022))
            .set(Parameter.BASIC_PRIMARY, rate(before, Parameter.BASIC_PRIMARY) * area)
            .set(Parameter.FSM_PRIMARY, rate(before, Parameter.FSM_PRIMARY) * area * 1.2)
            .build();
    Map<Parameter, AllowedRange> ranges = AllowedRanges.of(national, before, local, area);
    AllowedRange meals = range(ranges, Parameter.FSM_PRIMARY);
    double target = rate(national, Parameter.FSM_PRIMARY) * area;
    assertThat(meals.lowest()).isCloseTo(target * 0.82, within(1e-9));
    assertThat(meals.highest()).isCloseTo(target * 1.18, within(1e-9));
    double basic = rate(national, Parameter.BASIC_PRIMARY) * area;
    assertThat(range(ranges, Parameter.BASIC_PRIMARY).lowest())
        .isCloseTo(basic * 0.975, within(1e-9));
    double lump = rate(national, Parameter.LUMP_SUM_PRIMARY) * area;
    assertThat(range(ranges, Parameter.LUMP_SUM_PRIMARY).lowest())
        .isCloseTo(lump * 0.1, within(1e-6));
    assertThat(ranges)
        .doesNotContainKeys(Parameter.MPPL_PRIMARY, Parameter.SPLIT_SITE_BASIC, Parameter.LAC);
    assertThat(AllowedRanges.of(national, before.without(Parameter.FSM_PRIMARY), local, area))
        .doesNotContainKey(Parameter.FSM_PRIMARY);
  }

  private static double rate(Formula formula, Parameter parameter) {
    return formula.value(parameter).orElseThrow();
  }

  private static AllowedRange range(Map<Parameter, AllowedRange> ranges, Parameter rate) {
    AllowedRange range = ranges.get(rate);
    if (range == null) {
      throw new AssertionError(rate);
    }
    return range;
  }

  private static double value(MinimaxFormula own, Parameter parameter) {
    return own.formula().value(parameter).orElseThrow();
  }

  private static School school(String id, double pupils, double meals) {
    return School.builder(id, "301", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(pupils, 0, 0)
        .set(SchoolField.FSM_PRIMARY, meals)
        .build();
  }
}
