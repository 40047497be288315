package org.perpupil.formula.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Rounding in binary gives the decimal result over the range that {@link Pence} promises. */
class PenceProperties {
  @Property(tries = 3000)
  void eightDecimalsUpToFiveMillion(
      @ForAll @LongRange(min = -500_000_000_000_000L, max = 500_000_000_000_000L) long units) {
    roundsAsDecimal(BigDecimal.valueOf(units, 8));
  }

  @Property(tries = 3000)
  void tiesAndTheirNeighbours(
      @ForAll @LongRange(min = -500_000_000, max = 499_999_999) long pence,
      @ForAll @IntRange(min = -1, max = 1) int neighbour) {
    roundsAsDecimal(BigDecimal.valueOf(pence * 1_000_000 + 500_000 + neighbour, 8));
  }

  @Property(tries = 3000)
  void productsOfRateShareAndPupils(
      @ForAll @IntRange(min = 1, max = 700_000) int rateInPence,
      @ForAll @IntRange(min = 0, max = 1_000_000) int shareInMillionths,
      @ForAll @IntRange(min = 0, max = 700) int pupils) {
    BigDecimal exact =
        BigDecimal.valueOf(rateInPence, 2)
            .multiply(BigDecimal.valueOf(shareInMillionths, 6))
            .multiply(BigDecimal.valueOf(pupils));
    double binary = rateInPence / 100.0 * (shareInMillionths / 1e6) * pupils;
    assertThat(Pence.round(binary)).isEqualTo(halfUp(exact, 2));
  }

  @Property(tries = 3000)
  void sharesThatMakeTies(
      @ForAll @IntRange(min = 1, max = 700) int hundreds,
      @ForAll @IntRange(min = 0, max = 10_000) int shareInTenThousandths,
      @ForAll @IntRange(min = 1, max = 700) int pupils) {
    // A rate in half pounds and a share of four decimals often leave exactly half a penny.
    BigDecimal exact =
        BigDecimal.valueOf(hundreds * 50L + 50, 2)
            .multiply(BigDecimal.valueOf(shareInTenThousandths, 4))
            .multiply(BigDecimal.valueOf(pupils));
    double binary = (hundreds * 50L + 50) / 100.0 * (shareInTenThousandths / 1e4) * pupils;
    assertThat(Pence.round(binary)).isEqualTo(halfUp(exact, 2));
  }

  @Property(tries = 1000)
  void wholePenceStay(@ForAll @LongRange(min = -100_000_000_000L, max = 100_000_000_000L) long n) {
    assertThat(Pence.round(n / 100.0)).isEqualTo(n / 100.0);
  }

  @Property(tries = 3000)
  void sharesToSixDecimals(@ForAll @LongRange(min = 0, max = 1_000_000_000) long billionths) {
    BigDecimal share = BigDecimal.valueOf(billionths, 9);
    assertThat(Pence.roundShare(share.doubleValue())).isEqualTo(halfUp(share, 6));
  }

  @Property(tries = 1000)
  void sharesOnTies(@ForAll @IntRange(min = 0, max = 999_999) int millionths) {
    BigDecimal share = BigDecimal.valueOf(millionths * 10L + 5, 7);
    assertThat(Pence.roundShare(share.doubleValue())).isEqualTo(halfUp(share, 6));
  }

  private static void roundsAsDecimal(BigDecimal pounds) {
    assertThat(Pence.round(pounds.doubleValue())).as("%s", pounds).isEqualTo(halfUp(pounds, 2));
  }

  private static double halfUp(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.HALF_UP).doubleValue();
  }
}
