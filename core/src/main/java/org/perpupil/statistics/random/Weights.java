package org.perpupil.statistics.random;

import java.util.Arrays;
import org.perpupil.problem.check.NumberChecks;

/** Checks probabilities that add up to 1. */
public final class Weights {
  /** Room for decimals that are not exact in binary, and for thirds written with ten digits. */
  private static final double TOLERANCE = 1e-9;

  private Weights() {}

  public static void check(String place, double[] weights, int wanted, String what) {
    NumberChecks checks = new NumberChecks(place);
    checks.that(
        weights.length == wanted && wanted > 0,
        "weights",
        Integer.toString(weights.length),
        "one for each " + what + ", at least one",
        "one " + what + " or weight is missing");
    for (int i = 0; i < weights.length; i++) {
      checks.probability("weight " + (i + 1), weights[i]);
    }
    double sum = Arrays.stream(weights).sum();
    checks.that(
        !(Math.abs(sum - 1) > TOLERANCE),
        "weights",
        sum,
        "a sum of 1",
        "each has to be divided by " + sum);
    checks.throwIfAny();
  }
}
