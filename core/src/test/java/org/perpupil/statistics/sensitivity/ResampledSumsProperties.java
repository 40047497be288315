package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Resamples that are worked out together, and on several threads, come to the bits of one. */
class ResampledSumsProperties {
  private static final int UNITS = 40;

  @Property(tries = 100)
  void sumsOfSeveralWeightingsAreThoseOfEach(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int inputs,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll FirstOrderEstimator estimator) {
    double[] outputs = random.doubles((long) UNITS * (inputs + 2), -3, 9).toArray();
    SobolSums sums = SobolSums.of(outputs, inputs, estimator);
    int[][] weightings = new int[size][];
    for (int r = 0; r < size; r++) {
      weightings[r] = random.ints(UNITS, 0, 4).toArray();
    }
    double[][] together = new double[size][2 * inputs];
    sums.computeEach(weightings, together);
    for (int r = 0; r < size; r++) {
      double[] alone = new double[2 * inputs];
      sums.compute(weightings[r], alone);
      assertThat(together[r]).isEqualTo(alone);
      double[] wanted =
          naive(outputs, inputs, weightings[r], estimator == FirstOrderEstimator.JANSEN);
      assertThat(together[r]).containsExactly(wanted, within(1e-12));
    }
  }

  @Property(tries = 10)
  void intervalsAreTheSameOnOneThreadAndOnFour(@ForAll Random random) throws Exception {
    double[] outputs = random.doubles(UNITS * 4L, -3, 9).toArray();
    SobolSums sums = SobolSums.of(outputs, 2, FirstOrderEstimator.SALTELLI_2010);
    Bootstrap bootstrap = new Bootstrap(333, 0.95, 5);
    Estimates one = on(1, sums, bootstrap);
    Estimates four = on(4, sums, bootstrap);
    for (int k = 0; k < 4; k++) {
      assertThat(four.get(k, "any")).isEqualTo(one.get(k, "any"));
    }
  }

  private static Estimates on(int threads, SobolSums sums, Bootstrap bootstrap) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> Estimates.of(UNITS, 4, bootstrap, sums)).get();
    } finally {
      pool.shutdownNow();
    }
  }

  /** The sums of one weighting, unit by unit. */
  private static double[] naive(double[] outputs, int inputs, int[] weights, boolean jansen) {
    double mean = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      mean += outputs[unit * (inputs + 2)] + outputs[unit * (inputs + 2) + 1];
    }
    mean = mean * (inputs + 2) / (2.0 * outputs.length);
    double[] indices = new double[2 * inputs];
    for (int k = 0; k < inputs; k++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      double difference = 0;
      double product = 0;
      double fromA = 0;
      double fromB = 0;
      for (int unit = 0; unit < UNITS; unit++) {
        double w = weights[unit];
        double a = outputs[unit * (inputs + 2)] - mean;
        double b = outputs[unit * (inputs + 2) + 1] - mean;
        double both = outputs[unit * (inputs + 2) + 2 + k] - mean;
        count += w;
        sum += w * (a + b);
        squares += w * (a * a + b * b);
        difference += w * (both - a);
        product += b * (w * (both - a));
        fromA += (both - a) * (w * (both - a));
        fromB += w * (b - both) * (b - both);
      }
      double m = sum / (2 * count);
      double variance = squares / (2 * count) - m * m;
      double explained =
          jansen ? variance - fromB / (2 * count) : (product - m * difference) / count;
      indices[k] = explained / variance + 0.0;
      indices[inputs + k] = fromA / (2 * count) / variance;
    }
    return indices;
  }
}
