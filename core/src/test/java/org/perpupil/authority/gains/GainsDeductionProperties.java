package org.perpupil.authority.gains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The scaling and the cap that take a wanted sum, by hand and against a search. */
class GainsDeductionProperties {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final double[] UNIT = {110, 120, 150};
  private static final double[] BASELINE = {100, 100, Double.NaN};
  private static final double[] PUPILS = {100, 50, 1000};
  private static final double[] LIMIT = {NONE, 300, NONE};

  /** Above 5%: 5 × 100 = 500 and 15 × 50 = 750, of which 300 may go; the third is still growing. */
  @Example
  void takesGainsAboveTheCapUpToTheLimit() {
    assertThat(pounds(0.05, 1)).isCloseTo(800, within(1e-9));
    assertThat(pounds(0.05, 0.3)).isCloseTo(150 + 225, within(1e-9));
    assertThat(pounds(0.2, 1)).isCloseTo(0, within(1e-9));
    assertThat(pounds(NONE, 1)).isZero();
    assertThat(GainsDeduction.pounds(UNIT, BASELINE, PUPILS, LIMIT, 1, 2, 0.05, 1)).isEqualTo(300);
  }

  /** 550 of 1,250 would be 44%, which takes 330 of the second; so 300 there and 250 of 500. */
  @Example
  void scalingAllowsForTheLimit() {
    assertThat(scaling(0.05, 375)).isCloseTo(0.3, within(1e-12));
    assertThat(scaling(0.05, 550)).isCloseTo(0.5, within(1e-12));
    assertThat(scaling(0.05, 800)).isCloseTo(1, within(1e-12));
    assertThat(scaling(0.05, 800.01)).isNaN();
    assertThat(scaling(0.05, 0)).isZero();
    assertThat(scaling(0.2, 1)).isNaN();
  }

  /** All schools at their limit, exactly. */
  @Example
  void scalingMayBringEverySchoolToItsLimit() {
    double[] limit = {100, 300, NONE};
    double scaling = GainsDeduction.scaling(UNIT, BASELINE, PUPILS, limit, 0, 3, 0.05, 400);
    assertThat(GainsDeduction.pounds(UNIT, BASELINE, PUPILS, limit, 0, 3, 0.05, scaling))
        .isCloseTo(400, within(1e-9));
    assertThat(GainsDeduction.scaling(UNIT, BASELINE, PUPILS, limit, 0, 3, 0.05, 401)).isNaN();
  }

  /** 300 of the second, whose gain is 600 at 8%, and 2 × 100 of the first. */
  @Example
  void capAllowsForTheLimit() {
    assertThat(cap(0, 500)).isCloseTo(0.08, within(1e-12));
    assertThat(cap(0, 300)).isCloseTo(0.14, within(1e-12));
    assertThat(cap(0, 100)).isCloseTo(0.18, within(1e-12));
    assertThat(cap(0.05, 800)).isCloseTo(0.05, within(1e-12));
    assertThat(cap(0.05, 801)).isNaN();
    assertThat(cap(0, 0)).isEqualTo(NONE);
  }

  /**
   * A guarantee of −5%: the first may lose 20, which it does at a cap of −2%; the second any sum.
   * 15 of each is a cap of −1.5%, and beyond −2% only the second loses more.
   */
  @Example
  void capsBelowNothingAllowForTheLimit() {
    double[] hundred = {100, 100};
    double[] ten = {10, 10};
    double[] limit = {20, NONE};
    assertThat(GainsDeduction.cap(hundred, hundred, ten, limit, 0, 2, -0.05, 30))
        .isCloseTo(-0.015, within(1e-12));
    assertThat(GainsDeduction.cap(hundred, hundred, ten, limit, 0, 2, -0.05, 50))
        .isCloseTo(-0.03, within(1e-12));
  }

  @Property(tries = 1000)
  void takeTheWantedSumWheneverGainsAllowIt(@ForAll long seed) {
    Random random = new Random(seed);
    int schools = 1 + random.nextInt(30);
    double[] unit = new double[schools];
    double[] baseline = new double[schools];
    double[] pupils = new double[schools];
    double[] limit = new double[schools];
    for (int i = 0; i < schools; i++) {
      baseline[i] = random.nextInt(8) == 0 ? Double.NaN : 3000 + random.nextInt(4000);
      unit[i] = (3000 + random.nextInt(5000)) / (random.nextInt(9) == 0 ? 2.0 : 1.0);
      pupils[i] = random.nextInt(9) == 0 ? 0 : random.nextInt(2000) / 2.0;
      limit[i] = random.nextBoolean() ? NONE : random.nextInt(4) * 40_000.0;
    }
    double lowest = random.nextInt(40) / 1000.0 - 0.015;
    double most = GainsDeduction.pounds(unit, baseline, pupils, limit, 0, schools, lowest, 1);
    double wanted = most * (random.nextInt(5) == 0 ? 1.01 : random.nextDouble()) + 0.5;
    double scaling =
        GainsDeduction.scaling(unit, baseline, pupils, limit, 0, schools, lowest, wanted);
    double cap = GainsDeduction.cap(unit, baseline, pupils, limit, 0, schools, lowest, wanted);
    if (wanted > most) {
      assertThat(scaling).isNaN();
      assertThat(cap).isNaN();
      return;
    }
    assertThat(scaling).isBetween(0.0, 1.0);
    assertThat(cap).isGreaterThanOrEqualTo(lowest);
    assertThat(GainsDeduction.pounds(unit, baseline, pupils, limit, 0, schools, lowest, scaling))
        .isCloseTo(wanted, within(1e-6));
    assertThat(GainsDeduction.pounds(unit, baseline, pupils, limit, 0, schools, cap, 1))
        .isCloseTo(wanted, within(1e-6));
  }

  private static double pounds(double cap, double scaling) {
    return GainsDeduction.pounds(UNIT, BASELINE, PUPILS, LIMIT, 0, 3, cap, scaling);
  }

  private static double scaling(double cap, double wanted) {
    return GainsDeduction.scaling(UNIT, BASELINE, PUPILS, LIMIT, 0, 3, cap, wanted);
  }

  private static double cap(double lowest, double wanted) {
    return GainsDeduction.cap(UNIT, BASELINE, PUPILS, LIMIT, 0, 3, lowest, wanted);
  }
}
