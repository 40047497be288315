package org.perpupil.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.organisation.AuthorityServicesTest.refused;

import org.junit.jupiter.api.Test;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.Total;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Rates of 2024-25 chosen from a formula of 2023-24 that mirrors the national one, but for meals,
 * which it pays 20 percent above. Two schools of 100 and 200 pupils, a tenth and half on meals.
 */
class AffordableRatesTest {
  private static final Formula BEFORE = Formula.national("2023-24");
  private static final Formula NATIONAL = Formula.national("2024-25");
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(school(100, 0.1, "few"), school(200, 0.5, "many"));

  private static School school(double pupils, double meals, String id) {
    School.Builder builder =
        School.builder(id, "301", Phase.PRIMARY).yearGroups(7, 0).pupils(pupils, 0, 0);
    for (SchoolField field : SchoolField.values()) {
      boolean isShare = field.kind() == SchoolField.FSM_PRIMARY.kind();
      if (isShare && field.fileName().endsWith("_primary") && !field.fileName().contains("band")) {
        builder.set(field, 0);
      }
    }
    return builder
        .set(SchoolField.FSM_PRIMARY, meals)
        .set(SchoolField.FSM6_PRIMARY, meals)
        .set(SchoolField.SPARSITY_DISTANCE_MILES, 0.4)
        .build();
  }

  private static double rate(Formula formula, Parameter parameter) {
    return formula.value(parameter).orElseThrow();
  }

  /** Pays pupils and meals only; no lump sum, no attainment. */
  private static Formula local() {
    return Formula.local("Local formula 2023-24", FundingYear.of(2023))
        .set(Parameter.BASIC_PRIMARY, rate(BEFORE, Parameter.BASIC_PRIMARY))
        .set(Parameter.FSM_PRIMARY, 1.2 * rate(BEFORE, Parameter.FSM_PRIMARY))
        .set(Parameter.LUMP_SUM_PRIMARY, 130_000)
        .set(Parameter.FRINGE, 1)
        .senPercent(Line.BASIC_PRIMARY, 4)
        .build();
  }

  private static AffordableRates choose(double budget) {
    return AffordableRates.choose(SCHOOLS, local(), BEFORE, NATIONAL, "Own 2024-25", budget);
  }

  @Test
  void everyRateLiesInItsRangeAndAllFitTheBlock() {
    AffordableRates rates = choose(1_500_000);

    assertThat(rates.formula().title()).isEqualTo("Own 2024-25");
    assertThat(rates.formula().year()).isEqualTo(FundingYear.of(2024));
    assertThat(rates.budget()).isEqualTo(1_500_000);
    assertThat(rates.spent()).isBetween(1_499_000.0, 1_500_000.0);
    assertThat(rates.ranges()).containsKeys(Parameter.LPA_PRIMARY, Parameter.MOBILITY_PRIMARY);
    rates
        .ranges()
        .forEach(
            (rate, range) ->
                assertThat(rate(rates.formula(), rate))
                    .as(rate.fileName())
                    .isBetween(range.lowest() - 1e-9, range.highest() + 1e-9));
    AllowedRange meals = rates.ranges().get(Parameter.FSM_PRIMARY);
    assertThat(meals).isNotNull();
    // Last year a fifth above; this year nine tenths of that, 18 percent.
    assertThat(meals.highest())
        .isCloseTo(1.18 * rate(NATIONAL, Parameter.FSM_PRIMARY), within(1e-9));
    assertThat(rates).hasToString("AffordableRates[Own 2024-25]");
    assertThat(rates.before().title()).isEqualTo("Local formula 2023-24");
  }

  /**
   * A third school of 700 pupils without needs gets less for each than this year's national minimum
   * level, which comes in: what that costs is kept back from the rates.
   */
  @Test
  void theMinimumLevelIsPaidBeforeRates() {
    SchoolTable three =
        SchoolTable.of(SCHOOLS.school(0), SCHOOLS.school(1), school(700, 0, "large"));
    AffordableRates rates =
        AffordableRates.choose(three, local(), BEFORE, NATIONAL, "Own 2024-25", 4_750_000);
    double topUps = rates.then().amount(Line.MPPL_TOP_UP, 2).orElseThrow();

    assertThat(rates.then().total(Total.BUDGET_SHARE, 2).orElseThrow())
        .isCloseTo(700 * rate(NATIONAL, Parameter.MPPL_PRIMARY), within(0.01));
    assertThat(rates.spent()).isBetween(4_749_000.0, 4_750_000.0);
    assertThat(rate(rates.formula(), Parameter.MPPL_PRIMARY))
        .isEqualTo(rate(NATIONAL, Parameter.MPPL_PRIMARY));
    assertThat(topUps).isGreaterThan(0);
    assertThat(rates.keptBack()).isBetween(topUps - 1_000, topUps + 1_000);
    for (int row = 0; row < 3; row++) {
      double before = rates.now().total(Total.BUDGET_SHARE, row).orElseThrow();
      double then = rates.then().total(Total.BUDGET_SHARE, row).orElseThrow();
      assertThat(rates.change(row)).isCloseTo(then - before, within(1e-9));
      assertThat(rates.changeByRates(row))
          .isCloseTo(
              then - rates.then().amount(Line.MPPL_TOP_UP, row).orElse(0) - before, within(1e-6));
    }
  }

  /** No school has mobile pupils or lies far out: what they are paid by stays near last year's. */
  @Test
  void aRateThatPaysNobodyStaysNearLastYears() {
    AffordableRates rates = choose(1_500_000);
    AllowedRange mobility = rates.ranges().get(Parameter.MOBILITY_PRIMARY);

    assertThat(mobility).isNotNull();
    assertThat(rate(rates.formula(), Parameter.MOBILITY_PRIMARY))
        .isCloseTo(mobility.lowest(), within(0.01));
    assertThat(rates.formula().sizeTaper(SparsityGroup.PRIMARY))
        .isEqualTo(NATIONAL.sizeTaper(SparsityGroup.PRIMARY));
    assertThat(rates.formula().sizeTaper(SparsityGroup.PRIMARY)).isNotEqualTo(SizeTaper.NONE);
    assertThat(rate(rates.formula(), Parameter.SPARSITY_DISTANCE_PRIMARY))
        .isEqualTo(rate(NATIONAL, Parameter.SPARSITY_DISTANCE_PRIMARY));
    assertThat(rates.formula().senShares()).containsEntry(Line.BASIC_PRIMARY, 0.04);
    assertThat(rates.formula().value(Parameter.FRINGE)).hasValue(1);
  }

  /** Below what even the lowest rates and the minimum level come to. */
  @Test
  void whatIsMissingIsSaidInPounds() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> choose(900_000))
        .withMessageContaining("schools_block: found '")
        .withMessageContaining(" pounds more, which even the lowest allowed rates cost");
  }

  @Test
  void yearsFollowEachOther() {
    refused(
        () ->
            AffordableRates.choose(
                SCHOOLS, local(), BEFORE, Formula.national("2025-26"), "Own", 1_500_000),
        "formula " + Formula.national("2025-26").title());
    refused(
        () ->
            AffordableRates.choose(
                SCHOOLS, local(), Formula.national("2022-23"), NATIONAL, "Own", 1_500_000),
        "formula " + NATIONAL.title());
    refused(
        () -> AffordableRates.choose(SCHOOLS, BEFORE, BEFORE, NATIONAL, "Own", 1_500_000),
        "formula " + BEFORE.title());
    Formula free =
        Formula.local("Free 2021-22", FundingYear.of(2021))
            .set(Parameter.BASIC_PRIMARY, 3_000)
            .build();
    Formula then = Formula.national("2021-22");
    refused(
        () ->
            AffordableRates.choose(
                SCHOOLS, free, then, Formula.national("2022-23"), "Own", 1_500_000),
        "formula Free 2021-22");
    // This year's rates not known: last year's raised stand for them.
    AffordableRates raised =
        AffordableRates.choose(SCHOOLS, local(), BEFORE, BEFORE, "Own 2024-25", 1_500_000);
    assertThat(raised.formula().year()).isEqualTo(FundingYear.of(2024));
  }
}
