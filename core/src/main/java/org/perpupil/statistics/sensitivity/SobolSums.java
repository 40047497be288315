package org.perpupil.statistics.sensitivity;

import java.util.Arrays;

/**
 * First- and total-order indices from weighted base points.
 *
 * <p>The outputs are centred first: an index is a small difference between products, and a large
 * mean would leave it no digits.
 */
final class SobolSums implements WeightedStatistics {
  /** A variance below this part of the mean square is rounding. */
  private static final double NO_VARIANCE = 1e-12;

  private final double[] outputs;
  private final int inputs;
  private final boolean jansen;

  private SobolSums(double[] outputs, int inputs, boolean jansen) {
    this.outputs = outputs;
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
    double[] centred = new double[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      centred[i] = outputs[i] - mean;
    }
    return new SobolSums(centred, inputs, estimator == FirstOrderEstimator.JANSEN);
  }

  /** Writes the first-order indices, then the total-order ones; all NaN without variance. */
  @Override
  public void compute(int[] weights, double[] into) {
    computeEach(new int[][] {weights}, new double[][] {into});
  }

  /** The same for several weightings: each sum is a column over them. */
  @Override
  public void computeEach(int[][] weightings, double[][] into) {
    int size = weightings.length;
    double[] weights = new double[size];
    double[] count = new double[size];
    double[] sum = new double[size];
    double[] squares = new double[size];
    double[][] differences = new double[inputs][size];
    double[][] products = new double[inputs][size];
    double[][] fromA = new double[inputs][size];
    double[][] fromB = new double[inputs][size];
    int stride = inputs + 2;
    for (int unit = 0; unit < outputs.length / stride; unit++) {
      int row = unit * stride;
      double a = outputs[row];
      double b = outputs[row + 1];
      for (int r = 0; r < size; r++) {
        weights[r] = weightings[r][unit];
      }
      addTimes(weights, 1, count);
      addTimes(weights, a + b, sum);
      addTimes(weights, a * a + b * b, squares);
      for (int k = 0; k < inputs; k++) {
        double both = outputs[row + 2 + k];
        if (jansen) {
          addTwice(weights, b - both, b - both, fromB[k]);
        } else {
          addTimes(weights, both - a, differences[k]);
          addTwice(weights, both - a, b, products[k]);
        }
        addTwice(weights, both - a, both - a, fromA[k]);
      }
    }
    for (int r = 0; r < size; r++) {
      double mean = sum[r] / (2 * count[r]);
      double variance = squares[r] / (2 * count[r]) - mean * mean;
      if (variance <= NO_VARIANCE * squares[r] / (2 * count[r])) {
        Arrays.fill(into[r], Double.NaN);
        continue;
      }
      for (int k = 0; k < inputs; k++) {
        double explained =
            jansen
                ? variance - fromB[k][r] / (2 * count[r])
                : (products[k][r] - mean * differences[k][r]) / count[r];
        // Adding 0 turns a negative zero into a plain one.
        into[r][k] = explained / variance + 0.0;
        into[r][inputs + k] = fromA[k][r] / (2 * count[r]) / variance;
      }
    }
  }

  private static void addTimes(double[] weights, double by, double[] sums) {
    for (int r = 0; r < sums.length; r++) {
      sums[r] += weights[r] * by;
    }
  }

  private static void addTwice(double[] weights, double by, double again, double[] sums) {
    for (int r = 0; r < sums.length; r++) {
      sums[r] += weights[r] * by * again;
    }
  }
}
