package org.perpupil.statistics.sensitivity;

import java.util.Arrays;

/**
 * First- and total-order indices from weighted base points.
 *
 * <p>The outputs are centred first: an index is a small difference between products, and a large
 * mean would leave it no digits. What a base point adds to each sum is worked out once, whatever
 * its weight.
 */
final class SobolSums implements WeightedStatistics {
  /** A variance below this part of the mean square is rounding. */
  private static final double NO_VARIANCE = 1e-12;

  /** Base points whose terms stay in the nearest cache while several weightings are added up. */
  private static final int TILE = 64;

  /** Sums before those of each input: outputs of A and B, and their squares. */
  private static final int BOTH = 0;

  private static final int SQUARES = 1;
  private static final int INPUTS = 2;

  /** By base point, its term of each sum. */
  private final double[][] terms;

  private final int inputs;
  private final boolean jansen;

  private SobolSums(double[][] terms, int inputs, boolean jansen) {
    this.terms = terms;
    this.inputs = inputs;
    this.jansen = jansen;
  }

  /**
   * Returns the sums.
   *
   * @param outputs for each base point: A, B, then A with each column in turn from B
   */
  static SobolSums of(double[] outputs, int inputs, FirstOrderEstimator estimator) {
    int stride = inputs + 2;
    double sum = 0;
    for (int row = 0; row < outputs.length; row += stride) {
      sum += outputs[row] + outputs[row + 1];
    }
    double mean = sum * stride / (2.0 * outputs.length);
    boolean jansen = estimator == FirstOrderEstimator.JANSEN;
    double[][] terms = new double[outputs.length / stride][];
    for (int unit = 0; unit < terms.length; unit++) {
      terms[unit] = terms(outputs, unit * stride, mean, inputs, jansen);
    }
    return new SobolSums(terms, inputs, jansen);
  }

  /** Returns what a base point adds: of all, then of each input three sums. */
  private static double[] terms(
      double[] outputs, int row, double mean, int inputs, boolean jansen) {
    double[] terms = new double[INPUTS + 3 * inputs];
    double a = outputs[row] - mean;
    double b = outputs[row + 1] - mean;
    terms[BOTH] = a + b;
    terms[SQUARES] = a * a + b * b;
    for (int k = 0; k < inputs; k++) {
      double both = outputs[row + 2 + k] - mean;
      terms[INPUTS + k] = jansen ? (b - both) * (b - both) : b * (both - a);
      terms[INPUTS + inputs + k] = (both - a) * (both - a);
      terms[INPUTS + 2 * inputs + k] = both - a;
    }
    return terms;
  }

  /** Writes the first-order indices, then the total-order ones; all NaN without variance. */
  @Override
  public void compute(int[] weights, double[] into) {
    computeEach(new int[][] {weights}, new double[][] {into});
  }

  @Override
  public void computeEach(int[][] weightings, double[][] into) {
    double[][] sums = new double[weightings.length][INPUTS + 3 * inputs];
    double[] counts = new double[weightings.length];
    for (int from = 0; from < terms.length; from += TILE) {
      int end = Math.min(terms.length, from + TILE);
      for (int r = 0; r < weightings.length; r++) {
        counts[r] += add(weightings[r], from, end, sums[r]);
      }
    }
    for (int r = 0; r < weightings.length; r++) {
      indices(counts[r], sums[r], into[r]);
    }
  }

  /** Adds the terms of some base points; returns their weight. */
  private double add(int[] weights, int from, int end, double[] sums) {
    int count = 0;
    for (int unit = from; unit < end; unit++) {
      int weight = weights[unit];
      if (weight > 0) {
        count += weight;
        addTimes(weight, terms[unit], sums);
      }
    }
    return count;
  }

  private static void addTimes(double weight, double[] terms, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * terms[i];
    }
  }

  private void indices(double count, double[] sums, double[] into) {
    double mean = sums[BOTH] / (2 * count);
    double square = sums[SQUARES] / (2 * count);
    double variance = square - mean * mean;
    if (variance <= NO_VARIANCE * square) {
      Arrays.fill(into, Double.NaN);
      return;
    }
    for (int k = 0; k < inputs; k++) {
      double first = sums[INPUTS + k];
      double total = sums[INPUTS + inputs + k];
      double difference = sums[INPUTS + 2 * inputs + k];
      double explained =
          jansen ? variance - first / (2 * count) : (first - mean * difference) / count;
      // Adding 0 turns a negative zero into a plain one.
      into[k] = explained / variance + 0.0;
      into[inputs + k] = total / (2 * count) / variance;
    }
  }
}
