package org.perpupil.impact.years;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** One primary school by hand, one cause after the other. */
class YearOnYearTest {
  private static final Formula LAST =
      Formula.local("last", FundingYear.of(2016))
          .set(Parameter.BASIC_PRIMARY, 3000)
          .set(Parameter.FSM_PRIMARY, 500)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .build();

  private static School.Builder school(String id, double pupils, double meals) {
    return School.builder(id, "1", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(pupils, 0, 0)
        .set(SchoolField.FSM_PRIMARY, meals);
  }

  private static YearOnYear compare(School before, School after, Formula now) {
    return YearOnYear.of(
        SchoolTable.of(before),
        Formulas.forAll(LAST),
        SchoolTable.of(after),
        Formulas.forAll(now),
        RoundingRules.statement());
  }

  private static Map<String, String> causes(YearOnYear years) {
    Map<String, String> shown = new TreeMap<>();
    years
        .causes(0)
        .forEach(
            (cause, pounds) -> {
              if (pounds.signum() != 0) {
                shown.put(cause.fileName(), pounds.stripTrailingZeros().toPlainString());
              }
            });
    return shown;
  }

  /**
   * 100 pupils, a tenth on meals: 405,000. Twenty more pupils bring 60,000 and 1,000; a fifth on
   * meals 6,000; a PFI of 7,000; rates of 3,100 and 600 bring 12,000 and 2,400.
   */
  @Test
  void everyCauseIsWhatItBringsOnTopOfThoseBeforeIt() {
    School before = school("A", 100, 0.1).build();
    School after = school("A", 120, 0.2).set(SchoolField.PFI, 7000).build();
    Formula now = LAST.with(Parameter.BASIC_PRIMARY, 3100).with(Parameter.FSM_PRIMARY, 600);
    YearOnYear years = compare(before, after, now);

    assertThat(years.shareBefore(0)).contains(new BigDecimal("405000.00"));
    assertThat(years.shareAfter(0)).contains(new BigDecimal("493400.00"));
    assertThat(causes(years))
        .isEqualTo(
            Map.of("pupils", "61000", "needs", "6000", "given_money", "7000", "rates", "14400"));
    assertThat(years.lines(0).get("fsm_primary").causes().get(YearCause.NEEDS))
        .isEqualByComparingTo("6000");
    assertThat(years.joined(0)).isEmpty();
  }

  /** A factor that is new is the formula's; so is one that is gone, with all that it paid. */
  @Test
  void factorsThatComeAndGoAreTheFormula() {
    School before = school("A", 100, 0.1).build();
    School after = school("A", 100, 0.1).set(SchoolField.FSM6_PRIMARY, 0.3).build();
    Formula now = LAST.without(Parameter.FSM_PRIMARY).with(Parameter.FSM6_PRIMARY, 400);
    assertThat(causes(compare(before, after, now))).isEqualTo(Map.of("formula", "7000"));
  }

  /** The fringe belongs to area cost: 2% of 300,000 + 5,000 + 100,000. */
  @Test
  void theFringeIsAreaCost() {
    School same = school("A", 100, 0.1).build();
    assertThat(causes(compare(same, same, LAST.with(Parameter.FRINGE, 1.02))))
        .isEqualTo(Map.of("area_cost", "8100"));
  }

  /** 3,050 protected last year and now 4,000, by 100 pupils; then at 1% more. */
  @Test
  void baselineAndGuaranteeAreApart() {
    School before = school("A", 100, 0.1).set(SchoolField.MFG_BASELINE_PER_PUPIL, 3050).build();
    School after = school("A", 100, 0.1).set(SchoolField.MFG_BASELINE_PER_PUPIL, 4000).build();
    Formula last = LAST.with(Parameter.MFG_PERCENT, 0);
    YearOnYear years =
        YearOnYear.of(
            SchoolTable.of(before),
            Formulas.forAll(last),
            SchoolTable.of(after),
            Formulas.forAll(last.with(Parameter.MFG_PERCENT, 1)),
            RoundingRules.statement());
    assertThat(causes(years)).isEqualTo(Map.of("baseline", "95000", "protection", "4000"));
  }

  /** A primary that takes older pupils: their shares come with them, no cause is lost. */
  @Test
  void aPhaseThatIsNewComesWithItsShares() {
    School before = school("A", 100, 0.1).build();
    School after =
        School.builder("A", "1", Phase.ALL_THROUGH)
            .yearGroups(7, 5)
            .pupils(100, 50, 0)
            .set(SchoolField.FSM_PRIMARY, 0.1)
            .set(SchoolField.FSM_SECONDARY, 0.2)
            .build();
    Formula last =
        LAST.toBuilder()
            .set(Parameter.BASIC_KS3, 4000)
            .set(Parameter.FSM_SECONDARY, 700)
            .set(Parameter.LUMP_SUM_SECONDARY, 100_000)
            .build();
    YearOnYear years =
        YearOnYear.of(
            SchoolTable.of(before),
            Formulas.forAll(last),
            SchoolTable.of(after),
            Formulas.forAll(last),
            RoundingRules.statement());
    assertThat(causes(years)).isEqualTo(Map.of("pupils", "207000"));
    assertThat(years.joined(0)).isEmpty();
  }

  @Test
  void schoolsOfOneYearAloneStandApart() {
    YearOnYear years =
        YearOnYear.of(
            SchoolTable.of(school("gone", 90, 0.1).build(), school("A", 100, 0.1).build()),
            Formulas.forAll(LAST),
            SchoolTable.of(
                school("new", 30, 0.1).build(), school("A", 100, 0.1).build(), blank("B")),
            Formulas.forAll(LAST),
            RoundingRules.statement());
    assertThat(years.size()).isEqualTo(1);
    assertThat(years.onlyBefore()).containsExactly(0);
    assertThat(years.onlyAfter()).containsExactly(0, 2);
    assertThat(years.row("gone")).isEmpty();
    assertThat(YearOnYearTotals.all(years).change()).isEqualByComparingTo("0");
    assertThat(years).hasToString("YearOnYear[1 schools in both years, 1 gone, 2 new]");
  }

  @Test
  void aSchoolThatAYearCannotPayHasAReasonAndNoFigures() {
    YearOnYear years = compare(school("A", 100, 0.1).build(), blank("A"), LAST);
    assertThat(years.failure(0).orElseThrow()).startsWith("after: ");
    assertThat(years.change(0)).isEmpty();
    assertThat(years.causes(0)).isEmpty();
    assertThat(years.lines(0)).isEmpty();
    assertThat(YearOnYearTotals.all(years).schools()).isZero();
    assertThat(YearOnYearTotals.by(Grouping.PHASE, years)).hasSize(1);
  }

  private static School blank(String id) {
    return School.builder(id, "1", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0).build();
  }

  /** The order is part of the contract: files and documentation name it. */
  @Test
  void theOrderOfCausesIsFixed() {
    assertThat(List.of(YearCause.values()))
        .extracting(YearCause::fileName)
        .containsExactly(
            "pupils",
            "needs",
            "given_money",
            "area_cost",
            "formula",
            "rates",
            "baseline",
            "protection");
  }
}
