package org.perpupil.statistics.sensitivity;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Standardised coefficients and R squared of ordinary least squares, from weighted rows.
 *
 * <p>The coefficients solve the normal equations of standardised columns: the correlations between
 * inputs times the coefficients are the correlations with the output. The inputs of a design are
 * nearly uncorrelated, so those equations lose no digits, and a resample costs one pass.
 */
final class RegressionSums implements WeightedStatistics {
  /** A variance below this part of the whole sample's is rounding. */
  private static final double NO_VARIANCE = 1e-12;

  /** Inputs whose pivot is below this are combinations of each other. */
  private static final double SINGULAR = 1e-9;

  private final double[] columns;
  private final int width;

  private RegressionSums(double[] columns, int width) {
    this.columns = columns;
    this.width = width;
  }

  /**
   * Returns the sums.
   *
   * @param columns for each row its inputs and then its output, row by row, each column already
   *     with mean 0 and variance 1
   * @param width inputs and output
   */
  static RegressionSums of(double[] columns, int width) {
    return new RegressionSums(columns, width);
  }

  /** Writes the coefficients, then R squared; all NaN when a column does not vary. */
  @Override
  public void compute(int[] weights, double[] into) {
    double[] sums = new double[width];
    double[] products = new double[width * width];
    double count = 0;
    for (int j = 0; j < weights.length; j++) {
      if (weights[j] > 0) {
        count += weights[j];
        add(weights[j], j * width, sums, products);
      }
    }
    Optional<RealMatrix> correlations = correlations(sums, products, count);
    int inputs = width - 1;
    if (correlations.isEmpty()) {
      Arrays.fill(into, Double.NaN);
      return;
    }
    RealMatrix between = correlations.get().getSubMatrix(0, inputs - 1, 0, inputs - 1);
    RealVector withOutput = correlations.get().getColumnVector(inputs).getSubVector(0, inputs);
    DecompositionSolver solver = new LUDecomposition(between, SINGULAR).getSolver();
    if (!solver.isNonSingular()) {
      Arrays.fill(into, Double.NaN);
      return;
    }
    RealVector coefficients = solver.solve(withOutput);
    for (int k = 0; k < inputs; k++) {
      into[k] = coefficients.getEntry(k);
    }
    into[inputs] = coefficients.dotProduct(withOutput);
  }

  private void add(int weight, int row, double[] sums, double[] products) {
    for (int a = 0; a < width; a++) {
      double weighted = weight * columns[row + a];
      sums[a] += weighted;
      for (int b = 0; b <= a; b++) {
        products[a * width + b] += weighted * columns[row + b];
      }
    }
  }

  /** Returns the correlations of all columns, or nothing when one of them does not vary. */
  private Optional<RealMatrix> correlations(double[] sums, double[] products, double count) {
    double[][] matrix = new double[width][width];
    double[] deviations = new double[width];
    for (int a = 0; a < width; a++) {
      double mean = sums[a] / count;
      double variance = products[a * width + a] / count - mean * mean;
      if (variance <= NO_VARIANCE) {
        return Optional.empty();
      }
      deviations[a] = Math.sqrt(variance);
      for (int b = 0; b <= a; b++) {
        double covariance = products[a * width + b] / count - mean * sums[b] / count;
        matrix[a][b] = covariance / (deviations[a] * deviations[b]);
        matrix[b][a] = matrix[a][b];
      }
    }
    return Optional.of(new Array2DRowRealMatrix(matrix, false));
  }
}
