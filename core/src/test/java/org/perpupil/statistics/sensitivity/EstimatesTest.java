package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Bootstrap intervals of statistics whose spread is known. */
class EstimatesTest {
  /**
   * The mean of 0, 1, ..., 399 is 199.5; of the first half 99.5. Its standard error is the standard
   * deviation 115.47 over the root of 400, 5.77: 95% reach 11.3 to either side.
   */
  @Test
  void theMeanOfWholeNumbers() {
    Estimate mean = mean(new Bootstrap(2_000, 0.95, 0));
    assertThat(mean.estimator()).isEqualTo("mean");
    assertThat(mean.value()).isEqualTo(199.5);
    assertThat(mean.atHalf()).hasValue(99.5);
    assertThat(mean.low()).isCloseTo(199.5 - 11.3, within(1.0));
    assertThat(mean.high()).isCloseTo(199.5 + 11.3, within(1.0));
    assertThat(mean.isConverged()).isFalse();
    Estimate half = mean(new Bootstrap(2_000, 0.5, 0));
    assertThat(half.low()).isCloseTo(199.5 - 0.6745 * 5.77, within(0.6));
  }

  @Test
  void resamplesDrawAsManyAsThereAre() {
    Estimates.of(
        10,
        1,
        Bootstrap.STANDARD,
        (weights, into) -> {
          assertThat(Arrays.stream(weights).sum()).isIn(5, 10);
          assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
        });
  }

  /** One unit is missing from (1 - 1/n)^n, about 36%, of resamples; two from 59%. */
  @Test
  void aStatisticWithoutAValueInMostResamplesIsAbsent() {
    Estimates estimates =
        Estimates.of(
            50,
            3,
            Bootstrap.STANDARD,
            (weights, into) -> {
              into[0] = weights[49] == 0 ? Double.NaN : 1;
              into[1] = weights[48] * weights[49] == 0 ? Double.NaN : 1;
              into[2] = Double.NaN;
            });
    assertThat(estimates.get(0, "one"))
        .hasValue(new Estimate("one", 1, 1, 1, OptionalDouble.empty()));
    assertThat(estimates.get(1, "two")).isEmpty();
    assertThat(estimates.get(2, "none")).isEmpty();
  }

  @Test
  void convergedIsWithinTheIntervalOrRounding() {
    assertThat(at(1).isConverged()).isTrue();
    assertThat(at(3).isConverged()).isTrue();
    assertThat(at(1 - 1e-10).isConverged()).isTrue();
    assertThat(at(3 + 1e-10).isConverged()).isTrue();
    assertThat(at(1 - 1e-6).isConverged()).isFalse();
    assertThat(at(3 + 1e-6).isConverged()).isFalse();
  }

  private static Estimate at(double half) {
    return new Estimate("any", 2, 1, 3, OptionalDouble.of(half));
  }

  private static Estimate mean(Bootstrap bootstrap) {
    return Estimates.of(
            400,
            1,
            bootstrap,
            (weights, into) -> {
              double sum = 0;
              int count = 0;
              for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * (double) j;
                count += weights[j];
              }
              into[0] = sum / count;
            })
        .get(0, "mean")
        .orElseThrow();
  }
}
