package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolTable;

/**
 * Rates in whole pounds and at the lower end of their ranges, by hand.
 *
 * <p>Two schools of 60 and 90 pupils without needs: only basic entitlement and lump sum pay them.
 * For one sum a pound more of basic entitlement is 75 less of each lump sum, which the school of 60
 * loses 15 by and the school of 90 gains 15 by: the worst loss is smallest where both lose alike,
 * and that is where basic entitlement stays as it was.
 */
@Tag("slow")
class RoundRatesTest {
  private static final Formula NATIONAL_BEFORE = Formula.national("2023-24");
  private static final Formula NATIONAL = Formula.national("2024-25");
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(
          AffordableRatesTest.school(60, 0, "few"), AffordableRatesTest.school(90, 0, "many"));

  private static AffordableRates choose(double basic, double budget, RatePreferences preferences) {
    Formula before =
        Formula.local("Local formula 2023-24", FundingYear.of(2023))
            .set(Parameter.BASIC_PRIMARY, basic)
            .set(Parameter.LUMP_SUM_PRIMARY, 130_000)
            .build();
    return AffordableRates.choose(
        SCHOOLS, before, NATIONAL_BEFORE, NATIONAL, "Own", budget, preferences);
  }

  private static void chosen(AffordableRates rates, double basic, double lump) {
    assertThat(rate(rates, Parameter.BASIC_PRIMARY)).isEqualTo(basic);
    assertThat(rate(rates, Parameter.LUMP_SUM_PRIMARY)).isEqualTo(lump);
    assertThat(rates.spent()).isEqualTo(150 * basic + 2 * lump);
  }

  private static double rate(AffordableRates rates, Parameter rate) {
    return rates.formula().value(rate).orElseThrow();
  }

  /**
   * Pounds cut 150 × 0.987 + 2 × 0.99 = 150.03 off: enough for a pound of basic entitlement, but
   * the lump sums lost more of a pound and come first.
   */
  @Test
  void theRateThatMostWasCutOffIsRaisedFirst() {
    RatePreferences whole = RatePreferences.NONE.withWholePounds();
    chosen(choose(3500.987, 150 * 3500.987 + 2 * 132_000.99, whole), 3500, 132_001);
    chosen(choose(3500.995, 150 * 3500.995 + 2 * 132_000.8, whole), 3501, 132_000);
  }

  /** Cut by 150 × 0.01 + 2 × 0.25 = 2, which two lump sums use up; 137,760 is 102.5% of 134,400. */
  @Test
  void theLastPoundIsSpentUpToTheEndOfTheRange() {
    double highest = 1.025 * NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
    assertThat(highest).isCloseTo(137_760, within(1e-6));
    chosen(
        choose(3500.01, 150 * 3500.01 + 2 * 137_759.25, RatePreferences.NONE.withWholePounds()),
        3500,
        137_760);
  }

  /**
   * Basic entitlement was 3% above the national one, so that its lowest is no whole penny; a block
   * that pays for just that is not overspent by the next penny.
   */
  @Test
  void theLowestRatesKeepTheirFractions() {
    AffordableRates usual = choose(3500.987, 800_000, RatePreferences.NONE);
    AllowedRange basic = usual.ranges().get(Parameter.BASIC_PRIMARY);
    assertThat(basic).isNotNull();
    double national = NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();
    double distance = 3500.987 / NATIONAL_BEFORE.value(Parameter.BASIC_PRIMARY).orElseThrow() - 1;
    assertThat(basic.lowest()).isCloseTo(national * (1 - 0.9 * distance), within(1e-9));
    double lump = 0.975 * NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
    double block = pence(60 * basic.lowest()) + pence(90 * basic.lowest()) + 2 * lump;

    AffordableRates least = choose(3500.987, block, RatePreferences.NONE);
    assertThat(least.spent()).isCloseTo(block, within(1e-6));
    assertThat(rate(least, Parameter.BASIC_PRIMARY)).isEqualTo(basic.lowest());
  }

  private static double pence(double pounds) {
    return Math.rint(100 * pounds) / 100;
  }
}
