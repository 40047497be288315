package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
@Tag("slow")
class AffordableRatesTest {
  private static final Formula BEFORE = Formula.national("2023-24");
  private static final Formula NATIONAL = Formula.national("2024-25");
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(school(100, 0.1, "few"), school(200, 0.5, "many"));

  static School school(double pupils, double meals, String id) {
    School.Builder builder =
        School.builder(id, "999", Phase.PRIMARY).yearGroups(7, 0).pupils(pupils, 0, 0);
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
                    .isBetween(range.lowest() - 1e-9, range.highest() + 1e-9)
                    .satisfies(
                        pounds ->
                            assertThat(pounds * 100)
                                .isCloseTo(Math.rint(pounds * 100), within(1e-6))));
    AllowedRange meals = rates.ranges().get(Parameter.FSM_PRIMARY);
    assertThat(meals).isNotNull();
    // Last year a fifth above; this year nine tenths of that, 18 percent.
    assertThat(meals.highest())
        .isCloseTo(1.18 * rate(NATIONAL, Parameter.FSM_PRIMARY), within(1e-9));
    assertThat(rates).hasToString("AffordableRates[Own 2024-25]");
    assertThat(rates.before().title()).isEqualTo("Local formula 2023-24");
  }

  /**
   * Rates are compared with the national ones times the pupils' mean area cost: (100 × 1.2 + 200 ×
   * 1.05) / 300 = 1.1; a school that gives none counts as 1: (100 × 1.2 + 200) / 300.
   */
  @Test
  void rangesFollowTheMeanAreaCostOfThePupils() {
    SchoolTable dear =
        SchoolTable.of(
            SCHOOLS.school(0).with(SchoolField.ACA, 1.2),
            SCHOOLS.school(1).with(SchoolField.ACA, 1.05));
    assertThat(meals(dear).lowest())
        .isCloseTo(1.1 * meals(SCHOOLS).lowest(), within(1e-9))
        .isCloseTo(0.975 * 1.1 * rate(NATIONAL, Parameter.FSM_PRIMARY), within(1e-9));
    SchoolTable half =
        SchoolTable.of(SCHOOLS.school(0).with(SchoolField.ACA, 1.2), SCHOOLS.school(1));
    assertThat(meals(half).lowest()).isCloseTo(320.0 / 300 * meals(SCHOOLS).lowest(), within(1e-9));
  }

  /** Where nobody is on roll area cost is 1, not unknown. */
  @Test
  void areaCostWithoutPupilsIsOne() {
    SchoolTable empty =
        SchoolTable.of(school(0, 0, "empty").with(SchoolField.ACA, 1.2), school(0, 0, "emptier"));
    AllowedRange range = meals(empty);
    assertThat(range.lowest()).isCloseTo(meals(SCHOOLS).lowest(), within(1e-9));
  }

  /** Meals mirror the national rate times the schools' area cost, so 2.5 percent are allowed. */
  private static AllowedRange meals(SchoolTable schools) {
    double area =
        schools.schools().stream()
                .mapToDouble(s -> s.pupils() * s.value(SchoolField.ACA).orElse(1))
                .sum()
            / schools.schools().stream().mapToDouble(School::pupils).sum();
    Formula mirror =
        local()
            .with(
                Parameter.FSM_PRIMARY, (area > 0 ? area : 1) * rate(BEFORE, Parameter.FSM_PRIMARY));
    AllowedRange range =
        AffordableRates.choose(schools, mirror, BEFORE, NATIONAL, "Own", 1_700_000)
            .ranges()
            .get(Parameter.FSM_PRIMARY);
    assertThat(range).isNotNull();
    return range;
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

  /** A rate that the national formula does not pay goes, a setting stays. */
  @Test
  void onlyNationalRatesAndOwnSettingsAreTakenOver() {
    Formula own =
        local().toBuilder().set(Parameter.LAC, 500).set(Parameter.MFG_PERCENT, 0.25).build();
    SchoolTable cared =
        SchoolTable.of(
            SCHOOLS.school(0).with(SchoolField.LAC, 0.01),
            SCHOOLS.school(1).with(SchoolField.LAC, 0));
    Formula then =
        AffordableRates.choose(cared, own, BEFORE, NATIONAL, "Own 2024-25", 1_500_000).formula();

    assertThat(then.value(Parameter.LAC)).isEmpty();
    assertThat(then.value(Parameter.MFG_PERCENT)).hasValue(0.25);
  }

  /** The national threshold where mobility was not paid, else the authority's own. */
  @Test
  void theMobilityThresholdComesWithTheRate() {
    assertThat(choose(local()).formula().value(Parameter.MOBILITY_THRESHOLD_PERCENT))
        .isEqualTo(NATIONAL.value(Parameter.MOBILITY_THRESHOLD_PERCENT))
        .isPresent();
    for (Parameter paid :
        new Parameter[] {Parameter.MOBILITY_PRIMARY, Parameter.MOBILITY_SECONDARY}) {
      Formula own =
          local().toBuilder()
              .set(paid, rate(BEFORE, paid))
              .set(Parameter.MOBILITY_THRESHOLD_PERCENT, 10)
              .build();
      assertThat(choose(own).formula().value(Parameter.MOBILITY_THRESHOLD_PERCENT)).hasValue(10);
    }
  }

  /** Local rates were free before 2023-24, so those of 2022-23 are the first to start from. */
  @Test
  void theFirstYearIsTheFirst() {
    Formula before = Formula.national("2022-23");
    Formula first =
        Formula.local("Local formula 2022-23", FundingYear.of(2022))
            .set(Parameter.BASIC_PRIMARY, rate(before, Parameter.BASIC_PRIMARY))
            .set(Parameter.LUMP_SUM_PRIMARY, 120_000)
            .build();
    assertThat(
            AffordableRates.choose(SCHOOLS, first, before, BEFORE, "Own 2023-24", 1_500_000)
                .formula()
                .year())
        .isEqualTo(FundingYear.of(2023));
  }

  private static AffordableRates choose(Formula own) {
    return AffordableRates.choose(SCHOOLS, own, BEFORE, NATIONAL, "Own 2024-25", 1_500_000);
  }

  /** Below what even the lowest rates and the minimum level come to. */
  @Test
  void whatIsMissingIsSaidInPounds() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> choose(900_000))
        .withMessageContaining("schools_block: found '")
        .withMessageContaining(" pounds more, which even the lowest allowed rates cost");
  }

  /** What is said to be missing is missing to the penny, with protections and without. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBlockThatJustPaysTheLowestRatesDoes(boolean isProtected) {
    SchoolTable schools =
        isProtected
            ? SchoolTable.of(
                SCHOOLS.school(0).with(SchoolField.MFG_BASELINE_PER_PUPIL, 7_000),
                SCHOOLS.school(1),
                school(700, 0, "large"))
            : SCHOOLS;
    Formula own = isProtected ? local().with(Parameter.MFG_PERCENT, 0.5) : local();
    double enough = 900_000 + missing(schools, own, 900_000);
    AffordableRates rates = AffordableRates.choose(schools, own, BEFORE, NATIONAL, "Own", enough);

    assertThat(rates.spent()).isCloseTo(enough, within(1e-6));
    rates
        .ranges()
        .forEach(
            (rate, range) ->
                assertThat(rate(rates.formula(), rate)).isGreaterThanOrEqualTo(range.lowest()));
    assertThat(rate(rates.formula(), Parameter.BASIC_PRIMARY))
        .isEqualTo(rates.ranges().get(Parameter.BASIC_PRIMARY).lowest());
    assertThat(missing(schools, own, enough - 0.01)).isEqualTo(0.01);
    AffordableRates more =
        AffordableRates.choose(schools, own, BEFORE, NATIONAL, "Own", enough + 50);
    assertThat(more.spent()).isBetween(enough, enough + 50);
    double pence = 100 * rate(more.formula(), Parameter.BASIC_PRIMARY);
    assertThat(pence).isCloseTo(Math.rint(pence), within(1e-6));
  }

  private static double missing(SchoolTable schools, Formula own, double budget) {
    ProblemsException refused =
        catchThrowableOfType(
            ProblemsException.class,
            () -> AffordableRates.choose(schools, own, BEFORE, NATIONAL, "Own", budget));
    String expected = refused.problems().get(0).expected();
    return Double.parseDouble(expected.substring(0, expected.indexOf(" pounds more, which even")));
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
