package org.perpupil.authority.gains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What a solver says of too little, too much and nothing to pay for. */
class GainsSolverTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /** One school of ten pupils, paid 100 for each and now 250: it gains 1,500. */
  private static GainsSolver solver() {
    return GainsSolver.of(
        new double[] {250}, new double[] {100}, new double[] {10}, new double[] {NONE}, 1);
  }

  @Test
  void whatGainsCannotPayForIsMissingUntilSolvedAnew() {
    GainsSolver solver = solver();
    assertThat(solver.scalingPercent(1600, 1)).isEqualTo(100);
    assertThat(solver.shortfall()).isEqualTo(100);
    assertThat(solver.scalingPercent(750, 1)).isCloseTo(50, within(1e-9));
    assertThat(solver.shortfall()).isZero();
    // Above 10% it gains 250 − 110 for each.
    assertThat(solver.capPercent(10, 1500, 1)).isEqualTo(10);
    assertThat(solver.shortfall()).isEqualTo(100);
    assertThat(solver.capPercent(10, 1000, 1)).isCloseTo(50, within(1e-9));
    assertThat(solver.shortfall()).isZero();
  }

  @Test
  void theToleranceItselfIsNotMissing() {
    GainsSolver solver = solver();
    assertThat(solver.scalingPercent(1500.5, 0.5)).isEqualTo(100);
    assertThat(solver.shortfall()).isZero();
    assertThat(solver.capPercent(0, 1500.5, 0.5)).isZero();
    assertThat(solver.shortfall()).isZero();
  }

  /** A cap of 100% takes 500, the least that a cap in a formula can take. */
  @Test
  void onlyMoreThanIsWantedIsTooWeak() {
    GainsSolver solver = solver();
    assertThat(solver.capPercent(0, 499, 0)).isGreaterThan(100);
    assertThat(solver.isTooWeak()).isTrue();
    assertThat(solver.capPercent(0, 500, 0)).isCloseTo(100, within(1e-9));
    assertThat(solver.isTooWeak()).isFalse();
  }

  @Test
  void withoutAGuaranteeThereIsNoCap() {
    GainsSolver solver = solver();
    assertThat(solver.capPercent(0, 1, 0)).isGreaterThan(100);
    assertThat(solver.capPercent(0, 0, 0)).isNaN();
    assertThat(solver.isTooWeak()).isFalse();
    assertThat(solver.scalingPercent(0, 0)).isZero();
  }

  /** 50 pupils at 120 after 100: a limit of 300 is met at a cap of 14%, 200 are taken at 16%. */
  @Test
  void oneSchoolMeetsItsLimit() {
    double[] unit = {120};
    double[] baseline = {100};
    double[] pupils = {50};
    double[] limit = {300};
    assertThat(GainsSolver.of(unit, baseline, pupils, limit, 1).capPercent(0, 200, 0))
        .isCloseTo(16, within(1e-9));
    assertThat(GainsDeduction.cap(unit, baseline, pupils, limit, 0, 1, 0, 200))
        .isCloseTo(0.16, within(1e-12));
  }
}
