package org.perpupil.viability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpupil.viability.Outcome.AMBER;
import static org.perpupil.viability.Outcome.GREEN;
import static org.perpupil.viability.Outcome.NOT_JUDGED;
import static org.perpupil.viability.Outcome.RED;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;

/**
 * Every branch of the forecast-risk rating, worked by hand: reserves of 2024-25 to 2029-30, the
 * current year 2026-27, slopes of -100 and 100 a year marking the tenths.
 */
class ForecastRiskTest {
  private static final Standard STANDARD =
      Standards.published("trust-forecast-risk").withSlopeCutOffs(new SlopeCutOffs(-100, 100));

  private static final FundingYear CURRENT = FundingYear.of(2026);

  /** 100 - forecast / 100 × 100. */
  private static final double WELL_BELOW = 120;

  private static final double ABOVE = 93;
  private static final double WELL_ABOVE = 50;
  private static final double STABLE = 100;

  @Example
  void redWithADeficitNow() {
    Verdict verdict = rate(trust(500, 500, -1, 500, 500, 500));
    assertThat(verdict.outcome()).isEqualTo(RED);
    assertThat(verdict.year()).isEqualTo(CURRENT);
    assertThat(verdict.figure()).hasValue(-1);
    assertThat(verdict.measure()).isEqualTo("closing_reserve");
    assertThat(verdict.reason()).startsWith("reserves are negative; ");
    assertThat(verdict.status()).isEqualTo(RateStatus.PUBLISHED);
    assertThat(verdict.rule()).isEqualTo("forecast risk");
    assertThat(verdict.basis()).isEqualTo(AccountsBasis.CUMULATIVE);
  }

  @Example
  void redWithADeficitForecastForNextYear() {
    Verdict verdict = rate(trust(500, 500, 500, -1, 500, 500));
    assertThat(verdict.outcome()).isEqualTo(RED);
    assertThat(verdict.year()).isEqualTo(FundingYear.of(2027));
    assertThat(verdict.figure()).hasValue(-1);
    assertThat(verdict.reason())
        .startsWith("reserves are forecast to be negative next year; ")
        .doesNotContain("positive");
  }

  /** A deficit in the years after next is only seen in the slope. */
  @Example
  void aDeficitLaterIsNotLookedAt() {
    assertThat(rate(trust(10, 10, 10, 10, -5, -5)).outcome()).isEqualTo(AMBER);
  }

  /** (-5 × 2000 - 3 × 1880 - 1760 + 1640 + 3 × 1520 + 5 × 1400) / 35 = -120. */
  @Example
  void redWithASteepFall() {
    Verdict verdict = rate(trust(2000, 1880, 1760, 1640, 1520, 1400));
    assertThat(verdict.outcome()).isEqualTo(RED);
    assertThat(verdict.figure()).hasValue(-120);
    assertThat(verdict.measure()).isEqualTo("reserve_slope");
    assertThat(verdict.year()).isEqualTo(CURRENT);
    assertThat(verdict.reason()).startsWith("reserves fall as steeply as a tenth of trusts';");
  }

  /** Next year's staff cost decides the words: 79% is not high, 80% is. */
  @Example
  void aSteepFallIsWordedWorseWithHighStaffCost() {
    Accounts fall = trust(2000, 1880, 1760, 1640, 1520, 1400);
    assertThat(rate(withStaffCost(fall, 2027, 800_000)).reason()).contains("staff cost is high");
    assertThat(rate(withStaffCost(fall, 2027, 800_000)).outcome()).isEqualTo(RED);
    assertThat(rate(withStaffCost(fall, 2027, 799_999)).reason()).doesNotContain("staff cost");
    assertThat(rate(withStaffCost(fall, 2026, 900_000)).reason()).doesNotContain("staff cost");
    assertThat(rate(withoutIncome(fall, 2027)).reason()).doesNotContain("staff cost");
  }

  /** Only a label of "above" is a habit; "significantly above" is another label. */
  @Example
  void amberWithASteepFallThatIsUsuallyBeaten() {
    Accounts fall = trust(2000, 1880, 1760, 1640, 1520, 1400);
    Verdict verdict = rate(withForecasts(fall, ABOVE, STABLE, ABOVE));
    assertThat(verdict.outcome()).isEqualTo(AMBER);
    assertThat(verdict.figure()).hasValue(-120);
    assertThat(verdict.reason()).startsWith("reserves fall steeply but outturns are usually above");
    assertThat(rate(withForecasts(fall, ABOVE, STABLE)).outcome()).isEqualTo(AMBER);
    assertThat(rate(withForecasts(fall, ABOVE, STABLE, STABLE)).outcome()).isEqualTo(RED);
    assertThat(rate(withForecasts(fall, WELL_ABOVE, WELL_ABOVE)).outcome()).isEqualTo(RED);
  }

  /** A fall of exactly the tenth's slope does not lie in it. */
  @Example
  void amberWithAFallThatIsLessSteep() {
    Verdict verdict = rate(trust(2000, 1900, 1800, 1700, 1600, 1500));
    assertThat(verdict.outcome()).isEqualTo(AMBER);
    assertThat(verdict.figure()).hasValue(-100);
    assertThat(verdict.reason())
        .isEqualTo(
            "reserves fall, less steeply than a tenth of trusts'; "
                + "reserves are positive and have not risen by more than the limit");
  }

  @Example
  void amberWithASteepRiseThatIsUsuallyMissed() {
    Accounts rise = trust(1000, 1120, 1240, 1360, 1480, 1600);
    Verdict verdict = rate(withForecasts(rise, WELL_BELOW, STABLE, WELL_BELOW));
    assertThat(verdict.outcome()).isEqualTo(AMBER);
    assertThat(verdict.figure()).hasValue(120);
    assertThat(verdict.reason())
        .isEqualTo("reserves rise steeply but outturns are usually well below forecast");
    assertThat(rate(withForecasts(rise, WELL_BELOW, STABLE)).outcome()).isEqualTo(AMBER);
    assertThat(rate(withForecasts(rise, WELL_BELOW, STABLE, STABLE)).outcome()).isEqualTo(GREEN);
  }

  @Example
  void greenWithASteepRise() {
    Verdict verdict = rate(trust(1000, 1120, 1240, 1360, 1480, 1600));
    assertThat(verdict.outcome()).isEqualTo(GREEN);
    assertThat(verdict.figure()).hasValue(120);
    assertThat(verdict.reason()).isEqualTo("reserves rise as steeply as a tenth of trusts'");
  }

  /** 200 on 1,100 is more than 10%, so that only the slope speaks. */
  @Example
  void greenWithASteadyRise() {
    Verdict verdict = rate(trust(1000, 1000, 1200, 1200, 1200, 1200));
    assertThat(verdict.outcome()).isEqualTo(GREEN);
    assertThat(verdict.measure()).isEqualTo("reserve_slope");
    assertThat(verdict.figure().orElseThrow()).isPositive();
    assertThat(verdict.reason()).isEqualTo("reserves rise, less steeply than a tenth of trusts'");
    assertThat(rate(trust(1000, 1100, 1200, 1300, 1400, 1500)).reason()).contains("less steeply");
  }

  /** The years weigh -5, -3, -1, 1, 3, 5: what mirrors itself has no slope. */
  @Example
  void greenWithStableReserves() {
    Accounts level = trust(100, 100, 100, 100, 100, 100);
    assertThat(rate(level).outcome()).isEqualTo(GREEN);
    assertThat(rate(level).measure()).isEqualTo("closing_reserve_rise_percent");
    assertThat(rate(level).figure()).hasValue(0);
    assertThat(rate(trust(100, 100, 110, 110, 100, 100)).figure()).hasValue(10);
    assertThat(rate(trust(100, 100, 50, 50, 100, 100)).figure()).hasValue(-50);
  }

  /** Without a slope, and not stable: risen by 11%, or nothing in one of the two years. */
  @Example
  void notJudgedWhereNoPartApplies() {
    for (Accounts trust :
        List.of(
            trust(100, 100, 111, 111, 100, 100),
            trust(0, 0, 10, 10, 0, 0),
            trust(10, 10, 0, 0, 10, 10))) {
      Verdict verdict = rate(trust);
      assertThat(verdict.outcome()).isEqualTo(NOT_JUDGED);
      assertThat(verdict.reason()).isEqualTo("no part of the rating applies");
      assertThat(verdict.figure()).isEmpty();
    }
  }

  /** Where most trusts fall, a fall can lie in the highest tenth and is still a fall. */
  @Example
  void aTenthAloneIsNoDirection() {
    Standard falling = STANDARD.withSlopeCutOffs(new SlopeCutOffs(-300, -200));
    assertThat(falling.judge(trust(2000, 1900, 1800, 1700, 1600, 1500)).get(0).reason())
        .startsWith("reserves fall, less steeply");
    Standard rising = STANDARD.withSlopeCutOffs(new SlopeCutOffs(200, 300));
    assertThat(rising.judge(trust(1000, 1120, 1240, 1360, 1480, 1600)).get(0).outcome())
        .isEqualTo(GREEN);
  }

  @Example
  void whatIsMissingIsSaidAndNotTakenAsNothing() {
    Standard withoutCutOffs = Standards.published("trust-forecast-risk");
    Accounts fine = trust(100, 100, 100, 100, 100, 100);
    assertThat(withoutCutOffs.judge(fine).get(0).reason())
        .isEqualTo("the cut-offs over all trusts are not given");
    assertThat(withoutCutOffs.judge(trust(1, 1, -7, 1, 1, 1)).get(0).outcome()).isEqualTo(RED);
    Accounts early = fine.withCurrentYear(FundingYear.of(2025));
    assertThat(rate(early).outcome()).isEqualTo(NOT_JUDGED);
    assertThat(rate(early).reason())
        .isEqualTo("reserves of two years before to three years after are not all given");
    Accounts deficit = trust(1, -7, 1, 1, 1, 1).withCurrentYear(FundingYear.of(2025));
    assertThat(rate(deficit).figure()).hasValue(-7);
    assertThat(rate(deficit).reason()).isEqualTo("reserves are negative");
    Accounts late = fine.withCurrentYear(FundingYear.of(2040));
    assertThat(rate(late).outcome()).isEqualTo(NOT_JUDGED);
    Accounts timeless = Accounts.of(OrganisationKind.TRUST, fine.years());
    assertThat(rate(timeless).reason()).isEqualTo("the current year is not given");
    assertThat(rate(timeless).year()).isEqualTo(FundingYear.of(2029));
  }

  /** A past year that came to 0 has no label and counts for nothing. */
  @Example
  void anOutturnOfNothingHasNoLabel() {
    Accounts fall = trust(2000, 1880, 1760, 1640, 1520, 1400);
    ForecastOutturn nothing = new ForecastOutturn(CURRENT, 100, 0);
    ForecastOutturn above = new ForecastOutturn(CURRENT, ABOVE, 100);
    assertThat(rate(fall.withOutturns(List.of(nothing, nothing, above))).outcome())
        .isEqualTo(AMBER);
    assertThat(rate(fall.withOutturns(List.of(nothing))).outcome()).isEqualTo(RED);
  }

  /**
   * The same more in every year leaves the slope and never makes the rating worse. Without a slope,
   * a deficit may give way to nothing.
   */
  @Property
  void moreReserveInEveryYearNeverMakesTheRatingWorse(
      @ForAll @Size(6) List<@IntRange(min = -300, max = 300) Integer> reserves,
      @ForAll @IntRange(min = 0, max = 400) int more) {
    double[] less = reserves.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] greater = reserves.stream().mapToDouble(reserve -> reserve + more).toArray();
    Outcome before = rate(trust(less)).outcome();
    Outcome after = rate(trust(greater)).outcome();
    boolean nothingLeftToSay = before == RED && after == NOT_JUDGED;
    assertThat(after.compareTo(before) <= 0 || nothingLeftToSay).isTrue();
  }

  private static Verdict rate(Accounts accounts) {
    List<Verdict> verdicts = STANDARD.judge(accounts);
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  private static Accounts trust(double... reserves) {
    return Years.accounts(OrganisationKind.TRUST, reserves).withCurrentYear(CURRENT);
  }

  private static Accounts withForecasts(Accounts accounts, double... forecasts) {
    List<ForecastOutturn> outturns = new ArrayList<>();
    for (int i = 0; i < forecasts.length; i++) {
      outturns.add(new ForecastOutturn(FundingYear.of(2020 + i), forecasts[i], 100));
    }
    return accounts.withOutturns(outturns);
  }

  private static Accounts withStaffCost(Accounts accounts, int year, double staffCost) {
    return replace(accounts, year, 1_000_000, staffCost);
  }

  private static Accounts withoutIncome(Accounts accounts, int year) {
    return replace(accounts, year, 0, 900_000);
  }

  private static Accounts replace(Accounts accounts, int year, double income, double staffCost) {
    List<YearFigures> years = new ArrayList<>(accounts.years());
    years.replaceAll(
        figures ->
            figures.year().start() == year
                ? YearFigures.of(figures.year(), 0, income, 0, staffCost)
                    .withClosingReserve(figures.closingReserve())
                : figures);
    return Accounts.of(OrganisationKind.TRUST, years).withCurrentYear(CURRENT);
  }
}
