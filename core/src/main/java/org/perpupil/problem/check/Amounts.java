package org.perpupil.problem.check;

import java.util.List;
import org.perpupil.problem.Problem;

/** Checks of numbers that users give for authorities and trusts. */
public final class Amounts {
  private Amounts() {}

  /** Adds a problem when a sum is negative, infinite or no number. */
  public static void notNegative(String place, double value, List<Problem> problems) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      problems.add(
          Problem.error(
              place,
              Problem.plain(value),
              "a number that is not negative",
              "the sign was meant to say who pays; write the amount without it"));
    }
  }

  /** Adds a problem when a share is not from 0 to 1. */
  public static void share(String place, double value, List<Problem> problems) {
    if (!(value >= 0 && value <= 1)) {
      problems.add(
          Problem.error(
              place,
              Problem.plain(value),
              "a share from 0 to 1",
              "a percentage was written; divide it by 100"));
    }
  }

  /** Adds a problem for each number of pupils that is negative or no number. */
  public static void pupils(double[] pupils, List<Problem> problems) {
    for (int i = 0; i < pupils.length; i++) {
      if (!(pupils[i] >= 0 && pupils[i] < Double.POSITIVE_INFINITY)) {
        problems.add(
            Problem.error(
                "school " + (i + 1) + ", pupils",
                Problem.plain(pupils[i]),
                "pupils that are not negative",
                "leavers were written with a minus sign"));
      }
    }
  }

  /** Checks that columns have a value for each school. */
  public static void sameLength(int schools, double[]... columns) {
    for (double[] column : columns) {
      if (column.length != schools) {
        throw new IllegalArgumentException(column.length + " values for " + schools + " schools");
      }
    }
  }

  public static double sum(double[] column) {
    double sum = 0;
    for (double value : column) {
      sum += value;
    }
    return sum;
  }
}
