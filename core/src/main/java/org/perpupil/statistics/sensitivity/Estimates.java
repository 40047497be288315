package org.perpupil.statistics.sensitivity;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.perpupil.statistics.random.CounterRandom;

/**
 * Statistics at full size, at half size and for every resample.
 *
 * <p>Resamples are worked out in blocks, on all processors; each depends on its own number alone,
 * so that neither changes a bit.
 */
final class Estimates {
  private static final long RESAMPLES = 3;

  /** Resamples worked out together. */
  private static final int BLOCK = 32;

  private final double level;
  private final double[] full;
  private final double[] half;
  private final double[][] resampled;

  private Estimates(double level, double[] full, double[] half, double[][] resampled) {
    this.level = level;
    this.full = full;
    this.half = half;
    this.resampled = resampled;
  }

  /**
   * Returns the estimates.
   *
   * @param units the sample's size
   * @param count how many statistics there are
   */
  static Estimates of(int units, int count, Bootstrap bootstrap, WeightedStatistics statistics) {
    int[] weights = new int[units];
    Arrays.fill(weights, 0, units / 2, 1);
    double[] half = new double[count];
    statistics.compute(weights, half);
    Arrays.fill(weights, 1);
    double[] full = new double[count];
    statistics.compute(weights, full);

    double[][][] blocks = new double[(bootstrap.resamples() + BLOCK - 1) / BLOCK][][];
    Arrays.parallelSetAll(
        blocks, block -> resample(block * BLOCK, units, count, bootstrap, statistics));
    double[][] resampled = new double[count][bootstrap.resamples()];
    for (int r = 0; r < bootstrap.resamples(); r++) {
      for (int k = 0; k < count; k++) {
        resampled[k][r] = blocks[r / BLOCK][r % BLOCK][k];
      }
    }
    return new Estimates(bootstrap.level(), full, half, resampled);
  }

  /** Returns the statistics of a block of resamples, each drawn from numbers of its own. */
  private static double[][] resample(
      int from, int units, int count, Bootstrap bootstrap, WeightedStatistics statistics) {
    int size = Math.min(BLOCK, bootstrap.resamples() - from);
    long key = CounterRandom.key(bootstrap.seed(), RESAMPLES);
    int[][] weightings = new int[size][units];
    for (int r = 0; r < size; r++) {
      int[] weights = weightings[r];
      long first = (long) (from + r) * units;
      for (int j = 0; j < units; j++) {
        weights[CounterRandom.below(key, first + j, units)]++;
      }
    }
    double[][] each = new double[size][count];
    statistics.computeEach(weightings, each);
    return each;
  }

  /** Returns a statistic; absent when it, or more than half of its resamples, has no value. */
  Optional<Estimate> get(int index, String estimator) {
    double[] defined =
        Arrays.stream(resampled[index]).filter(value -> !Double.isNaN(value)).toArray();
    if (Double.isNaN(full[index]) || 2 * defined.length < resampled[index].length) {
      return Optional.empty();
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(defined);
    OptionalDouble atHalf =
        Double.isNaN(half[index]) ? OptionalDouble.empty() : OptionalDouble.of(half[index]);
    double tail = 50 * (1 - level);
    return Optional.of(
        new Estimate(
            estimator,
            full[index],
            percentile.evaluate(tail),
            percentile.evaluate(100 - tail),
            atHalf));
  }
}
