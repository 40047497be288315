package org.perpupil.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of every distribution. */
@Tag("slow")
class DistributionProperties {
  private static final int PARTS = 20_000;

  @Provide
  static Arbitrary<Distribution> distributions() {
    Arbitrary<Distribution> simple =
        Arbitraries.of(
            Distribution.uniform(-1, 4),
            Distribution.triangular(-2, 0, 3),
            Distribution.normal(1, 2),
            Distribution.lognormal(0, 0.5),
            Distribution.empirical(-1, 0.5, 0.5, 2),
            Distribution.constant(0.25),
            Distribution.discrete(new double[] {0, 3}, new double[] {0.9, 0.1}));
    Arbitrary<Distribution> mixed =
        simple
            .list()
            .ofSize(2)
            .map(parts -> Distribution.mixture(new double[] {0.25, 0.75}, parts));
    Arbitrary<Distribution> either = Arbitraries.oneOf(simple, mixed);
    return Arbitraries.oneOf(either, either.map(whole -> Distribution.truncated(whole, -1.5, 3)));
  }

  /** The quantile is the least value with at least u at or below it. */
  @Property(tries = 300)
  void quantileInvertsCumulative(
      @ForAll("distributions") Distribution distribution,
      @ForAll @IntRange(min = 1, max = 9_999) int tenThousandths) {
    double u = tenThousandths / 10_000.0;
    double value = distribution.quantile(u);
    double slack = 1e-9 * (1 + Math.abs(value));
    assertThat(distribution.cumulative(value + slack)).isGreaterThanOrEqualTo(u - 1e-12);
    assertThat(distribution.below(value - slack)).isLessThanOrEqualTo(u + 1e-12);
    assertThat(value).isBetween(distribution.minimum(), distribution.maximum());
  }

  @Property(tries = 300)
  void quantilesRise(
      @ForAll("distributions") Distribution distribution,
      @ForAll @DoubleRange(min = 0, max = 1) double u,
      @ForAll @DoubleRange(min = 0, max = 1) double v) {
    assertThat(distribution.quantile(Math.min(u, v)))
        .isLessThanOrEqualTo(distribution.quantile(Math.max(u, v)) + 1e-9);
  }

  @Property(tries = 60)
  void meanIsThatOfItsQuantiles(@ForAll("distributions") Distribution distribution) {
    double sum = 0;
    for (int i = 0; i < PARTS; i++) {
      sum += distribution.quantile((i + 0.5) / PARTS);
    }
    assertThat(distribution.mean()).isCloseTo(sum / PARTS, within(1e-3));
  }

  @Property(tries = 100)
  void partialMeanGrowsByValueTimesProbability(
      @ForAll("distributions") Distribution distribution,
      @ForAll @DoubleRange(min = -3, max = 5) double x) {
    double width = 1e-4;
    double gained = distribution.partialMean(x + width) - distribution.partialMean(x);
    double probability = distribution.cumulative(x + width) - distribution.cumulative(x);
    assertThat(gained)
        .isCloseTo((x + width / 2) * probability, within(width * probability + 1e-12));
  }

  @Property(tries = 100)
  void equalWhenMadeAlike(@ForAll("distributions") Distribution distribution) {
    Distribution again = Distribution.truncated(distribution, -1, 2.5);
    assertThat(again)
        .isEqualTo(Distribution.truncated(distribution, -1, 2.5))
        .hasSameHashCodeAs(Distribution.truncated(distribution, -1, 2.5))
        .isNotEqualTo(Distribution.truncated(distribution, -1, 2.6))
        .isNotEqualTo(Distribution.truncated(distribution, -0.9, 2.5));
    Distribution mixture = Distribution.mixture(new double[] {1}, List.of(distribution));
    assertThat(mixture)
        .isEqualTo(Distribution.mixture(new double[] {1}, List.of(distribution)))
        .hasSameHashCodeAs(Distribution.mixture(new double[] {1}, List.of(distribution)))
        .isNotEqualTo(distribution);
  }
}
