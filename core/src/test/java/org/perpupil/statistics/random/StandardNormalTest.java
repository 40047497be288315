package org.perpupil.statistics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The fast normal distribution against Commons Math. */
class StandardNormalTest {
  private static final NormalDistribution EXPECTED = new NormalDistribution();

  @Test
  void cumulativeIsThatOfCommonsMath() {
    for (double z = -12; z <= 12; z += 0.01) {
      double expected = EXPECTED.cumulativeProbability(z);
      assertThat(StandardNormal.cumulative(z)).as("z %s", z).isCloseTo(expected, within(1e-14));
    }
  }

  /** Far out, where the probability is tiny, digits still count: 6.2210e-16 at -8. */
  @Test
  void tailsKeepTheirDigits() {
    for (double z = -30; z <= -1; z += 0.25) {
      double expected = EXPECTED.cumulativeProbability(z);
      if (z > -9) {
        assertThat(StandardNormal.cumulative(z) / expected).as("z %s", z).isCloseTo(1, within(0.1));
      }
      double asymptotic = StandardNormal.density(z) / -z * (1 - 1 / (z * z) + 3 / Math.pow(z, 4));
      if (z < -7) {
        assertThat(StandardNormal.cumulative(z) / asymptotic).isCloseTo(1, within(2e-4));
      }
    }
    assertThat(StandardNormal.cumulative(-8)).isCloseTo(6.2210e-16, within(1e-20));
    assertThat(StandardNormal.cumulative(-38)).isZero();
    assertThat(StandardNormal.cumulative(38)).isEqualTo(1);
  }

  @Test
  void quantileUndoesCumulative() {
    for (double u = 0.001; u < 1; u += 0.001) {
      assertThat(StandardNormal.cumulative(StandardNormal.quantile(u))).isCloseTo(u, within(1e-13));
      assertThat(StandardNormal.quantile(u))
          .isCloseTo(EXPECTED.inverseCumulativeProbability(u), within(1e-12));
    }
    assertThat(StandardNormal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(StandardNormal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void insideIsNeverAnEnd() {
    assertThat(StandardNormal.cumulativeInside(40)).isEqualTo(1 - 0x1p-53).isLessThan(1);
    assertThat(StandardNormal.cumulativeInside(-40)).isEqualTo(0x1p-53);
    assertThat(StandardNormal.cumulativeInside(0)).isCloseTo(0.5, within(1e-15));
  }
}
