package org.perpupil.viability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;

/** Figures of years, what is measured of them, and slopes over them. */
class FiguresTest {
  private static final FundingYear YEAR = FundingYear.of(2024);

  /** £2m income, £2.1m spent, £300,000 brought forward: £100,000 lost, £200,000 left. */
  private static final YearFigures FIGURES =
      YearFigures.of(YEAR, 300_000, 2_000_000, 2_100_000, 1_600_000);

  @Example
  void aYearMeasuresInYearAndCumulativeApart() {
    assertThat(StandardMeasure.IN_YEAR_BALANCE.of(FIGURES)).hasValue(-100_000);
    assertThat(StandardMeasure.IN_YEAR_BALANCE_PERCENT.of(FIGURES)).hasValue(-5);
    assertThat(StandardMeasure.EXPENDITURE_PERCENT.of(FIGURES)).hasValue(105);
    assertThat(StandardMeasure.STAFF_COST_PERCENT.of(FIGURES)).hasValue(80);
    assertThat(StandardMeasure.CLOSING_RESERVE.of(FIGURES)).hasValue(200_000);
    assertThat(StandardMeasure.CLOSING_RESERVE_PERCENT.of(FIGURES)).hasValue(10);
    assertThat(StandardMeasure.BALANCE_AFTER_RESERVES.of(FIGURES)).hasValue(200_000);
    assertThat(
            Arrays.stream(StandardMeasure.values())
                .filter(measure -> measure.basis() == AccountsBasis.CUMULATIVE))
        .containsExactly(
            StandardMeasure.CLOSING_RESERVE,
            StandardMeasure.CLOSING_RESERVE_PERCENT,
            StandardMeasure.BALANCE_AFTER_RESERVES,
            StandardMeasure.LOWEST_CASH);
  }

  /** The closing reserve may move by a transfer; a deficit brought forward is nothing. */
  @Example
  void theReserveMovesByMoreThanTheBalance() {
    YearFigures moved = FIGURES.withClosingReserve(-0.004);
    assertThat(moved.inYearBalance()).isEqualTo(-100_000);
    assertThat(moved.openingReserve()).isEqualTo(300_000);
    assertThat(StandardMeasure.CLOSING_RESERVE.of(moved)).hasValue(0);
    YearFigures recovering = YearFigures.of(YEAR, -300_000, 2_000_000, 1_950_000, 1_600_000);
    assertThat(StandardMeasure.BALANCE_AFTER_RESERVES.of(recovering)).hasValue(50_000);
    assertThat(StandardMeasure.CLOSING_RESERVE.of(recovering)).hasValue(-250_000);
  }

  @Example
  void whatIsNotKnownIsAbsent() {
    assertThat(StandardMeasure.SELF_GENERATED_INCOME_PERCENT.of(FIGURES)).isEmpty();
    assertThat(StandardMeasure.GRANT_INCOME_PERCENT.of(FIGURES)).isEmpty();
    assertThat(StandardMeasure.LOWEST_CASH.of(FIGURES)).isEmpty();
    YearFigures known = FIGURES.withIncomeOf(1_900_000, 100_000).withLowestCash(-12.345);
    assertThat(StandardMeasure.SELF_GENERATED_INCOME_PERCENT.of(known)).hasValue(5);
    assertThat(StandardMeasure.GRANT_INCOME_PERCENT.of(known)).hasValue(95);
    assertThat(StandardMeasure.LOWEST_CASH.of(known)).hasValue(-12.35);
    assertThat(known.withClosingReserve(1).lowestCash()).hasValue(-12.345);
    assertThat(known.withClosingReserve(1).grantIncome()).hasValue(1_900_000);
    assertThat(known.withLowestCash(1).selfGeneratedIncome()).hasValue(100_000);
    assertThat(known.withIncomeOf(1, 2).lowestCash()).hasValue(-12.345);
    YearFigures empty = YearFigures.of(YEAR, 100, 0, 50, 0).withIncomeOf(0, 0);
    assertThat(StandardMeasure.CLOSING_RESERVE_PERCENT.of(empty)).isEmpty();
    assertThat(StandardMeasure.GRANT_INCOME_PERCENT.of(empty)).isEmpty();
    assertThat(StandardMeasure.CLOSING_RESERVE.of(empty)).hasValue(50);
  }

  @Example
  void refusesFiguresThatAreNone() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> YearFigures.of(YEAR, bad, 1, 1, 1))
          .hasMessageContaining("2024-25: a figure is no finite number");
      assertThatThrownBy(() -> FIGURES.withLowestCash(bad)).hasMessageContaining("no finite");
      assertThatThrownBy(() -> FIGURES.withIncomeOf(bad, 1)).hasMessageContaining("no finite");
      assertThatThrownBy(() -> FIGURES.withIncomeOf(1, bad)).hasMessageContaining("no finite");
      assertThatThrownBy(() -> new ForecastOutturn(YEAR, bad, 1))
          .hasMessageContaining("2024-25: forecast " + bad);
    }
    assertThatThrownBy(() -> YearFigures.of(YEAR, 1, -0.01, 1, 1))
        .hasMessageContaining("income -0.01 is less than 0");
  }

  @Example
  void accountsAreYearsInARow() {
    List<YearFigures> years = Years.closing(1, 2, 3);
    Accounts accounts =
        Accounts.of(OrganisationKind.TRUST, years)
            .withCurrentYear(FundingYear.of(2025))
            .withPhase(Phase.PRIMARY)
            .withOutturns(List.of(new ForecastOutturn(YEAR, 1, 2)));
    assertThat(accounts.years()).isEqualTo(years);
    assertThat(accounts.kind()).isEqualTo(OrganisationKind.TRUST);
    assertThat(accounts.year(FundingYear.of(2025))).contains(years.get(1));
    assertThat(accounts.year(FundingYear.of(2027))).isEmpty();
    assertThat(accounts.phase()).contains(Phase.PRIMARY);
    assertThat(accounts.currentYear()).contains(FundingYear.of(2025));
    assertThat(accounts.outturns()).hasSize(1);
    assertThat(accounts).hasToString("Accounts[trust, 2024-25 to 2026-27]");
    assertThatThrownBy(() -> Accounts.of(OrganisationKind.TRUST, List.of()))
        .hasMessage("no years, expected one or more");
    assertThatThrownBy(
            () -> Accounts.of(OrganisationKind.TRUST, List.of(years.get(0), years.get(2))))
        .hasMessage("years [2024-25, 2026-27], expected years in a row");
  }

  @Property
  void theSlopeIsThatOfALinearRegression(
      @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = -1e8, max = 1e8) Double> reserves) {
    SimpleRegression regression = new SimpleRegression();
    for (int i = 0; i < reserves.size(); i++) {
      regression.addData(i, reserves.get(i));
    }
    double[] values = reserves.stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(ReserveSlope.perYear(values)).isCloseTo(regression.getSlope(), within(1e-6));
  }

  /** The years weigh -5, -3, -1, 1, 3, 5 over 35: 2500 + 900 + 100, and -5 × 700. */
  @Example
  void theSlopeOfSixYears() {
    assertThat(ReserveSlope.perYear(100, 200, 300, 400, 500, 600)).isEqualTo(100);
    assertThat(ReserveSlope.perYear(700, 0, 0, 0, 0, 0)).isEqualTo(-100);
    assertThatThrownBy(() -> ReserveSlope.perYear(1)).hasMessage("1 years, expected two or more");
  }

  /** Eleven slopes from 0 to 100: a tenth lie below 10, a tenth above 90. */
  @Example
  void cutOffsMarkTheTenths() {
    double[] slopes = {100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0, Double.NaN};
    assertThat(SlopeCutOffs.over(slopes)).isEqualTo(new SlopeCutOffs(10, 90));
    assertThat(SlopeCutOffs.over(new double[] {0, 100})).isEqualTo(new SlopeCutOffs(10, 90));
    assertThatThrownBy(() -> SlopeCutOffs.over(new double[] {Double.NaN}))
        .hasMessage("no slope, expected one a trust");
    assertThatThrownBy(() -> new SlopeCutOffs(2, 1))
        .hasMessage("cut-offs 2.0 and 1.0, expected the lowest first");
    assertThatThrownBy(() -> new SlopeCutOffs(Double.NaN, 1)).hasMessageContaining("NaN");
  }

  /** An outturn of 100: forecasts of 110, 105, 95 and 90 lie on the limits. */
  @Example
  void accuracyIsLabelledAtItsLimits() {
    assertThat(accuracy(110.01)).isEqualTo(ForecastAccuracy.SIGNIFICANTLY_BELOW);
    assertThat(accuracy(110)).isEqualTo(ForecastAccuracy.BELOW);
    assertThat(accuracy(105.01)).isEqualTo(ForecastAccuracy.BELOW);
    assertThat(accuracy(105)).isEqualTo(ForecastAccuracy.STABLE);
    assertThat(accuracy(95.01)).isEqualTo(ForecastAccuracy.STABLE);
    assertThat(accuracy(95)).isEqualTo(ForecastAccuracy.ABOVE);
    assertThat(accuracy(90.01)).isEqualTo(ForecastAccuracy.ABOVE);
    assertThat(accuracy(90)).isEqualTo(ForecastAccuracy.SIGNIFICANTLY_ABOVE);
    assertThat(ForecastAccuracy.of(100, 0)).isEmpty();
  }

  @Example
  void namesAreFoundAgain() {
    for (StandardMeasure measure : StandardMeasure.values()) {
      assertThat(StandardMeasure.find(measure.label())).contains(measure);
    }
    assertThat(StandardMeasure.find("reserve")).isEmpty();
    assertThat(StandardMeasure.labels())
        .contains("closing_reserve_percent")
        .doesNotHaveDuplicates();
    assertThat(OrganisationKind.find("trust")).contains(OrganisationKind.TRUST);
    assertThat(OrganisationKind.find("mat")).isEmpty();
    assertThat(OrganisationKind.labels()).containsExactly("maintained", "academy", "trust");
    assertThat(Outcome.NOT_JUDGED.label()).isEqualTo("not-judged");
  }

  private static ForecastAccuracy accuracy(double forecast) {
    return new ForecastOutturn(YEAR, forecast, 100).accuracy().orElseThrow();
  }
}
