package org.perpupil.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.junit.jupiter.api.Test;

/** Each distribution against Commons Math, or worked by hand. */
class DistributionTest {
  @Test
  void knownDistributionsAreThoseOfCommonsMath() {
    assertSame(Distribution.uniform(-2, 6), new UniformRealDistribution(-2, 6));
    assertSame(Distribution.triangular(1, 2, 7), new TriangularDistribution(1, 2, 7));
    assertSame(Distribution.triangular(1, 1, 7), new TriangularDistribution(1, 1, 7));
    assertSame(Distribution.triangular(1, 7, 7), new TriangularDistribution(1, 7, 7));
    assertSame(Distribution.normal(3, 2), new NormalDistribution(3, 2));
    assertSame(Distribution.lognormal(0.5, 0.3), new LogNormalDistribution(0.5, 0.3));
  }

  @Test
  void endsAreThoseOfTheSupport() {
    assertThat(Distribution.uniform(0.1, 0.7).quantile(1)).isEqualTo(0.7);
    assertThat(Distribution.triangular(1, 2, 7).quantile(0)).isEqualTo(1);
    assertThat(Distribution.triangular(1, 2, 7).quantile(1)).isEqualTo(7);
    assertThat(Distribution.normal(0, 1).minimum()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Distribution.normal(0, 1).maximum()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Distribution.lognormal(0, 1).minimum()).isZero();
    assertThat(Distribution.lognormal(0, 1).maximum()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Distribution.lognormal(0, 1).cumulative(-1)).isZero();
    assertThat(Distribution.lognormal(0, 1).partialMean(0)).isZero();
  }

  /** Sorted 1, 2, 2, 5: a quarter of the sample is 1, up to three quarters 2, the rest 5. */
  @Test
  void aSampleIsDrawnByRank() {
    Distribution sample = Distribution.empirical(5, 2, 1, 2);
    assertThat(sample.quantile(0)).isEqualTo(1);
    assertThat(sample.quantile(0.25)).isEqualTo(1);
    assertThat(sample.quantile(0.2501)).isEqualTo(2);
    assertThat(sample.quantile(0.75)).isEqualTo(2);
    assertThat(sample.quantile(0.7501)).isEqualTo(5);
    assertThat(sample.quantile(1)).isEqualTo(5);
    assertThat(sample.mean()).isEqualTo(2.5);
    assertThat(sample.minimum()).isEqualTo(1);
    assertThat(sample.maximum()).isEqualTo(5);
    assertThat(sample.cumulative(0.9)).isZero();
    assertThat(sample.cumulative(2)).isEqualTo(0.75);
    assertThat(sample.cumulative(3)).isEqualTo(0.75);
    assertThat(sample.below(2)).isEqualTo(0.25);
    assertThat(sample.below(3)).isEqualTo(0.75);
    assertThat(sample.below(9)).isEqualTo(1);
  }

  /** A value given twice has both weights; one of weight 0 is never drawn, not even at the end. */
  @Test
  void valuesHaveTheirWeights() {
    Distribution two =
        Distribution.discrete(new double[] {4, 1, 4, 9}, new double[] {0.25, 0.5, 0.25, 0});
    assertThat(two.quantile(0.5)).isEqualTo(1);
    assertThat(two.quantile(0.51)).isEqualTo(4);
    assertThat(two.maximum()).isEqualTo(4);
    assertThat(two.mean()).isEqualTo(2.5);
    assertThat(Distribution.constant(3).quantile(0.2)).isEqualTo(3);
    assertThat(Distribution.constant(3).mean()).isEqualTo(3);
  }

  /** The mean of a standard normal above 0 is the root of 2 over pi; its median is z of 0.75. */
  @Test
  void aHalfNormalIsWorkedByHand() {
    Distribution half = Distribution.truncated(Distribution.normal(0, 1), 0, 50);
    assertThat(half.mean()).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-12));
    assertThat(half.quantile(0.5)).isCloseTo(0.6744897501960817, within(1e-12));
    assertThat(half.minimum()).isZero();
    assertThat(half.maximum()).isEqualTo(50);
    assertThat(half.quantile(0)).isZero();
    assertThat(half.quantile(1)).isEqualTo(50);
  }

  /** Between 1 and 3 of 0, 1, 2, 3, 4, both included: 1, 2 and 3 with a third each. */
  @Test
  void truncationKeepsValuesAtItsLimits() {
    Distribution cut = Distribution.truncated(Distribution.empirical(0, 1, 2, 3, 4), 1, 3);
    assertThat(cut.mean()).isCloseTo(2, within(1e-12));
    assertThat(cut.quantile(0.3)).isEqualTo(1);
    assertThat(cut.quantile(0.34)).isEqualTo(2);
    assertThat(cut.quantile(0.99)).isEqualTo(3);
    assertThat(cut.cumulative(0.9)).isZero();
    assertThat(cut.cumulative(1)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(cut.cumulative(9)).isEqualTo(1);
    assertThat(cut.below(1)).isZero();
    assertThat(cut.below(2)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(cut.below(3.5)).isEqualTo(1);
    assertThat(cut.partialMean(0.5)).isZero();
    assertThat(cut.partialMean(2)).isCloseTo(1, within(1e-12));
    assertThat(cut.atoms()).containsExactly(1, 2, 3);
  }

  /** Limits between values: what is drawn is a value, never a limit. */
  @Test
  void truncationBetweenValuesGivesValuesOnly() {
    Distribution cut = Distribution.truncated(Distribution.empirical(1, 2, 3), 1.5, 2.5);
    assertThat(cut.minimum()).isEqualTo(2);
    assertThat(cut.maximum()).isEqualTo(2);
    for (double u : new double[] {0, 1e-16, 0.5, 1 - 1e-16, 1}) {
      assertThat(cut.quantile(u)).as("u %s", u).isEqualTo(2);
    }
  }

  /** 0 with 0.3; else uniform from 0 to 10: cumulative(x) = 0.3 + 0.07 x. */
  @Test
  void aMixtureIsInvertedAcrossItsParts() {
    Distribution mixture =
        Distribution.mixture(
            new double[] {0.3, 0.7, 0},
            List.of(
                Distribution.constant(0), Distribution.uniform(0, 10), Distribution.normal(0, 1)));
    assertThat(mixture.quantile(0.2)).isZero();
    assertThat(mixture.quantile(0.3)).isZero();
    assertThat(mixture.quantile(0.37)).isCloseTo(1, within(1e-12));
    assertThat(mixture.quantile(0.93)).isCloseTo(9, within(1e-12));
    assertThat(mixture.mean()).isCloseTo(3.5, within(1e-12));
    assertThat(mixture.minimum()).isZero();
    assertThat(mixture.maximum()).isEqualTo(10);
    assertThat(mixture.below(0)).isZero();
    assertThat(mixture.cumulative(0)).isCloseTo(0.3, within(1e-15));
  }

  /** Atoms at -1, 0 and 4 in a uniform from -2 to 2, each part a half, each atom a sixth. */
  @Test
  void valuesWithTheirOwnProbabilityAreHitExactly() {
    Distribution mixture =
        Distribution.mixture(
            new double[] {0.5, 0.5},
            List.of(Distribution.uniform(-2, 2), Distribution.empirical(0, -1, 4)));
    assertThat(mixture.quantile(0.2)).isEqualTo(-1);
    assertThat(mixture.quantile(0.5)).isEqualTo(0);
    assertThat(mixture.quantile(0.9)).isEqualTo(4);
    assertThat(mixture.quantile(0.0625)).isCloseTo(-1.5, within(1e-12));
    // 0.125 + 1/6 lie at or below -1; 0.0625 more is half a unit further.
    assertThat(mixture.quantile(0.1875 + 1 / 6.0)).isCloseTo(-0.5, within(1e-12));
    assertThat(mixture.quantile(0.625 + 1 / 3.0 - 0.125)).isCloseTo(2, within(1e-9));
  }

  @Test
  void wordsSayWhatItIs() {
    assertThat(Distribution.uniform(1, 2)).hasToString("uniform from 1.0 to 2.0");
    assertThat(Distribution.triangular(1, 2, 3)).hasToString("triangular from 1.0 by 2.0 to 3.0");
    assertThat(Distribution.lognormal(0, 1).toString()).contains("0.0").contains("1.0");
    assertThat(Distribution.constant(1)).hasToString("always 1.0");
    assertThat(Distribution.empirical(1, 2)).hasToString("one of [1.0, 2.0]");
    assertThat(Distribution.empirical(1, 2, 3, 4, 5, 6))
        .hasToString("one of 6 values from 1.0 to 6.0");
    assertThat(
            Distribution.mixture(
                new double[] {1}, List.of(Distribution.truncated(Distribution.normal(0, 1), 0, 1))))
        .hasToString(
            "mixture [1.0] of [normal with mean 0.0 and standard deviation 1.0, truncated to 0.0"
                + " to 1.0]");
  }

  private static void assertSame(Distribution distribution, RealDistribution expected) {
    assertThat(distribution.mean()).isCloseTo(expected.getNumericalMean(), within(1e-12));
    for (double u = 0.01; u < 1; u += 0.01) {
      // Some of Commons Math's quantiles are searched for and good to 1e-9 only.
      double value = expected.inverseCumulativeProbability(u);
      assertThat(distribution.quantile(u)).as("u %s", u).isCloseTo(value, within(1e-9));
      assertThat(distribution.cumulative(value))
          .isCloseTo(expected.cumulativeProbability(value), within(1e-12));
    }
    double far = 100;
    assertThat(distribution.cumulative(far)).isCloseTo(1, within(1e-12));
    assertThat(distribution.cumulative(-far)).isCloseTo(0, within(1e-12));
    assertThat(distribution.partialMean(-far)).isCloseTo(0, within(1e-12));
    assertThat(distribution.partialMean(far)).isCloseTo(distribution.mean(), within(1e-9));
  }
}
