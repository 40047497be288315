package org.perpupil.statistics.sensitivity;

import java.util.Arrays;

/**
 * Second-order indices from weighted base points: what two inputs explain together, less what each
 * explains alone.
 *
 * <p>Source: Saltelli (2002), Computer Physics Communications 145, 280-297, equation 18 and theorem
 * 2, with the first order of Saltelli et al. (2010).
 */
final class PairSums implements WeightedStatistics {
  /** A variance below this part of the mean square is rounding. */
  private static final double NO_VARIANCE = 1e-12;

  /** For each base point, centred: A, B, A with each column from B, B with each column from A. */
  private final double[] outputs;

  private final int inputs;

  private PairSums(double[] outputs, int inputs) {
    this.outputs = outputs;
    this.inputs = inputs;
  }

  static PairSums of(double[] outputs, int inputs) {
    int stride = 2 * inputs + 2;
    double sum = 0;
    for (int row = 0; row < outputs.length; row += stride) {
      sum += outputs[row] + outputs[row + 1];
    }
    double mean = sum * stride / (2.0 * outputs.length);
    return new PairSums(Arrays.stream(outputs).map(value -> value - mean).toArray(), inputs);
  }

  /** Returns how many pairs some inputs make. */
  static int pairs(int inputs) {
    return inputs * (inputs - 1) / 2;
  }

  /** Returns the outputs of the rows that first and total order need. */
  static double[] withoutPairs(double[] outputs, int inputs) {
    int stride = 2 * inputs + 2;
    int kept = inputs + 2;
    int points = outputs.length / stride;
    double[] rows = new double[points * kept];
    for (int point = 0; point < points; point++) {
      System.arraycopy(outputs, point * stride, rows, point * kept, kept);
    }
    return rows;
  }

  /** Writes an index for each pair, first and second, first and third, and so on. */
  @Override
  public void compute(int[] weights, double[] into) {
    double count = 0;
    double sum = 0;
    double squares = 0;
    double[] first = new double[inputs];
    double[] together = new double[pairs(inputs)];
    double[] ofA = new double[inputs];
    double[] ofB = new double[inputs];
    int row = 0;
    for (int weight : weights) {
      if (weight > 0) {
        double a = outputs[row];
        double b = outputs[row + 1];
        count += weight;
        sum += weight * (a + b);
        squares += weight * (a * a + b * b);
        int pair = 0;
        for (int j = 0; j < inputs; j++) {
          double withColumn = outputs[row + 2 + inputs + j];
          first[j] += weight * b * (outputs[row + 2 + j] - a);
          ofA[j] += weight * (outputs[row + 2 + j] - a);
          ofB[j] += weight * (withColumn - b);
          for (int k = j + 1; k < inputs; k++) {
            together[pair++] += weight * (withColumn * outputs[row + 2 + k] - a * b);
          }
        }
      }
      row += 2 * inputs + 2;
    }
    double mean = sum / (2 * count);
    double variance = squares / (2 * count) - mean * mean;
    if (variance <= NO_VARIANCE * squares / (2 * count)) {
      Arrays.fill(into, Double.NaN);
      return;
    }
    int pair = 0;
    for (int j = 0; j < inputs; j++) {
      for (int k = j + 1; k < inputs; k++) {
        // As if the outputs of these points were centred by themselves.
        double both = together[pair] - mean * (ofB[j] + ofA[k]);
        double alone = first[j] + first[k] - mean * (ofA[j] + ofA[k]);
        into[pair] = (both - alone) / count / variance + 0.0;
        pair++;
      }
    }
  }
}
