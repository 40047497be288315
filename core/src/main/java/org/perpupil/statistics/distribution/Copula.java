package org.perpupil.statistics.distribution;

import java.util.Arrays;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.StandardNormal;

/**
 * What makes several uniform numbers move together, leaving each uniform: a Gaussian copula.
 *
 * <p>Correlations are those of the normal numbers behind the uniform ones. Between two assumptions
 * that are not normal, the correlation of their values is a little nearer to 0. Immutable and
 * thread-safe.
 */
public final class Copula {
  /** An eigenvalue at or below this is 0 but for rounding. */
  private static final double SMALLEST_EIGENVALUE = 1e-10;

  private final double[][] triangle;

  private Copula(double[][] triangle) {
    this.triangle = triangle;
  }

  /**
   * Returns the Gaussian copula of a correlation matrix.
   *
   * @param correlation symmetric, 1 on its diagonal, positive definite
   * @throws org.perpupil.problem.ProblemsException when it is not so; when it is not positive
   *     definite, with its smallest eigenvalue and how far correlations have to shrink
   */
  public static Copula gaussian(double[][] correlation) {
    checkEntries(correlation);
    RealMatrix matrix = MatrixUtils.createRealMatrix(correlation);
    double smallest =
        Arrays.stream(new EigenDecomposition(matrix).getRealEigenvalues()).min().orElseThrow();
    double shrink = Math.floor(1000 / (1 - smallest)) / 1000;
    new NumberChecks("correlation matrix")
        .that(
            smallest > SMALLEST_EIGENVALUE,
            "smallest eigenvalue",
            smallest,
            "a number above 0, so that the correlations can hold together",
            "every correlation has to shrink, to less than "
                + Problem.plain(shrink)
                + " of what it is")
        .throwIfAny();
    return new Copula(new CholeskyDecomposition(matrix).getL().getData());
  }

  private static void checkEntries(double[][] correlation) {
    NumberChecks checks = new NumberChecks("correlation matrix");
    int size = correlation.length;
    checks.that(size > 0, "rows", size, "at least one", "no assumption was named");
    for (int i = 0; i < size; i++) {
      checks.that(
          correlation[i].length == size,
          "row " + (i + 1),
          correlation[i].length,
          size + " columns, as many as rows",
          "one correlation is missing");
    }
    checks.throwIfAny();
    for (int i = 0; i < size; i++) {
      checks.that(
          correlation[i][i] == 1,
          "row " + (i + 1) + ", column " + (i + 1),
          correlation[i][i],
          "1, the correlation with itself",
          "covariances were given");
      for (int j = 0; j < i; j++) {
        double value = correlation[i][j];
        String part = "row " + (i + 1) + ", column " + (j + 1);
        checks
            .that(
                value >= -1 && value <= 1,
                part,
                value,
                "a correlation from -1 to 1",
                "a percentage was given, divide it by 100")
            .that(
                Double.compare(value, correlation[j][i]) == 0,
                part,
                value,
                "the same as in row " + (j + 1) + ", column " + (i + 1),
                "only one of the two was changed");
      }
    }
    checks.throwIfAny();
  }

  /** Returns how many numbers it joins. */
  public int dimension() {
    return triangle.length;
  }

  /**
   * Makes independent uniform numbers move together, in place and without allocation.
   *
   * @param u uniform numbers above 0 and below 1
   * @param offset what to add to each position
   * @param positions where in u the numbers stand, as many as {@link #dimension}; the first keeps
   *     its value but for rounding
   */
  public void apply(double[] u, int offset, int[] positions) {
    int size = triangle.length;
    for (int i = 0; i < size; i++) {
      int at = offset + positions[i];
      u[at] = StandardNormal.quantile(u[at]);
    }
    // From the last row up, so that the numbers which a row needs are not yet changed.
    for (int i = size - 1; i >= 0; i--) {
      double[] row = triangle[i];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += row[j] * u[offset + positions[j]];
      }
      u[offset + positions[i]] = StandardNormal.cumulativeInside(sum);
    }
  }

  @Override
  public String toString() {
    return "Gaussian copula of " + triangle.length + " numbers";
  }
}
