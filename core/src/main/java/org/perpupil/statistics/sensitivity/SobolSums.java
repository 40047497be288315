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
    double[] differences = new double[inputs];
    double[] products = new double[inputs];
    double[] fromA = new double[inputs];
    double[] fromB = new double[inputs];
    double count = 0;
    double sum = 0;
    double squares = 0;
    int row = 0;
    for (int weight : weights) {
      double a = outputs[row];
      double b = outputs[row + 1];
      if (weight > 0) {
        count += weight;
        sum += weight * (a + b);
        squares += weight * (a * a + b * b);
        for (int k = 0; k < inputs; k++) {
          double both = outputs[row + 2 + k];
          double weighted = weight * (both - a);
          differences[k] += weighted;
          products[k] += b * weighted;
          fromA[k] += (both - a) * weighted;
          fromB[k] += weight * (b - both) * (b - both);
        }
      }
      row += inputs + 2;
    }
    double mean = sum / (2 * count);
    double variance = squares / (2 * count) - mean * mean;
    if (variance <= NO_VARIANCE * squares / (2 * count)) {
      Arrays.fill(into, Double.NaN);
      return;
    }
    for (int k = 0; k < inputs; k++) {
      double explained =
          jansen
              ? variance - fromB[k] / (2 * count)
              : (products[k] - mean * differences[k]) / count;
      // Adding 0 turns a negative zero into a plain one.
      into[k] = explained / variance + 0.0;
      into[inputs + k] = fromA[k] / (2 * count) / variance;
    }
  }
}
