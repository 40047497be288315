package org.perpupil.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import java.util.List;
import org.perpupil.statistics.distribution.Copula;

/**
 * What varies together: a Gaussian copula over some variations.
 *
 * @param labels of the variations, in the order of the matrix
 * @param matrix symmetric, 1 on its diagonal, positive definite
 */
public record Correlation(List<String> labels, List<List<Double>> matrix) {
  /** Copies the lists. */
  public Correlation {
    labels = List.copyOf(labels);
    matrix = matrix.stream().map(row -> List.copyOf(row)).collect(ImmutableList.toImmutableList());
  }

  /** Returns the correlation of two variations. */
  public static Correlation of(String first, String second, double correlation) {
    return new Correlation(
        List.of(first, second), List.of(List.of(1.0, correlation), List.of(correlation, 1.0)));
  }

  /**
   * Returns the copula.
   *
   * @throws org.perpupil.problem.ProblemsException when the matrix is not as said
   */
  public Copula copula() {
    return Copula.gaussian(matrix.stream().map(Doubles::toArray).toArray(double[][]::new));
  }
}
