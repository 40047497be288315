package org.perpupil.authority.affordability;

import org.perpupil.problem.check.Amounts;

/** Whether the arrays of a choice of rates fit together. */
final class MinimaxRatesChecks {
  private MinimaxRatesChecks() {}

  static void shapes(
      double[][] coefficients,
      double[] constant,
      double[] current,
      double[] lowest,
      double[] highest) {
    int schools = constant.length;
    Amounts.sameLength(schools, current);
    Amounts.sameLength(lowest.length, highest);
    if (schools == 0 || coefficients.length != schools) {
      throw new IllegalArgumentException(
          coefficients.length
              + " rows of coefficients for "
              + schools
              + " schools, expected one for each and at least one");
    }
    for (double[] row : coefficients) {
      Amounts.sameLength(lowest.length, row);
      for (double coefficient : row) {
        if (!(coefficient >= 0)) {
          throw new IllegalArgumentException(
              "coefficient " + coefficient + ", expected units that are not negative");
        }
      }
    }
  }
}
