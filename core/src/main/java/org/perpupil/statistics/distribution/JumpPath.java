package org.perpupil.statistics.distribution;

import java.util.Arrays;
import org.perpupil.problem.check.NumberChecks;

/**
 * A path that is 0 until it jumps, once at most; two uniform numbers: when, and how far.
 *
 * <p>The higher the first, the earlier the jump, so that jumps go with the high values of whatever
 * they are correlated with.
 */
final class JumpPath extends Path {
  private final double[] probabilities;
  private final Distribution size;

  private JumpPath(double[] probabilities, Distribution size) {
    this.probabilities = probabilities;
    this.size = size;
  }

  static JumpPath of(double[] probabilities, Distribution size) {
    NumberChecks checks =
        new NumberChecks("jump")
            .that(
                probabilities.length > 0,
                "probabilities",
                "",
                "one for each year",
                "the years were left out");
    for (int i = 0; i < probabilities.length; i++) {
      checks.probability("probability " + (i + 1), probabilities[i]);
    }
    double sum = Arrays.stream(probabilities).sum();
    checks
        .that(
            !(sum > 1 + 1e-9),
            "probabilities",
            sum,
            "a sum of 1 or less",
            "each was meant given that no jump came before; the path jumps once at most")
        .throwIfAny();
    return new JumpPath(probabilities.clone(), size);
  }

  @Override
  public int years() {
    return probabilities.length;
  }

  @Override
  public int uniforms() {
    return 2;
  }

  @Override
  public void fill(double[] u, int from, double[] values, int to) {
    double left = 1 - u[from];
    double value = 0;
    double cumulative = 0;
    for (int year = 0; year < probabilities.length; year++) {
      boolean before = left < cumulative;
      cumulative += probabilities[year];
      if (!before && left < cumulative) {
        value = size.quantile(u[from + 1]);
      }
      values[to + year] = value;
    }
  }

  @Override
  public double minimum() {
    return Math.min(0, size.minimum());
  }

  @Override
  public double maximum() {
    return Math.max(0, size.maximum());
  }

  @Override
  public String toString() {
    return "jump with probabilities " + Arrays.toString(probabilities) + " to " + size;
  }
}
