package org.perpupil.statistics;

import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.StandardNormal;

/**
 * In how many of some worlds a thing happened: exact counts, and what they say of its probability.
 *
 * @param hits worlds in which it happened
 * @param worlds worlds in all, 1 or more
 */
public record Proportion(int hits, int worlds) {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException unless hits are from 0 to worlds, and worlds 1 or more
   */
  public Proportion {
    if (worlds < 1 || hits < 0 || hits > worlds) {
      throw new IllegalArgumentException(hits + " of " + worlds + " worlds");
    }
  }

  /** Returns hits divided by worlds. */
  public double value() {
    return (double) hits / worlds;
  }

  /** Returns the standard error for independent worlds; 0 when it always or never happened. */
  public double standardError() {
    return Math.sqrt(value() * (1 - value()) / worlds);
  }

  /**
   * Returns the Wilson score interval, which has a width even when the thing always or never
   * happened. It is for independent worlds; a Latin hypercube or Sobol sequence does better.
   *
   * <p>Source: E. B. Wilson, Probable Inference (1927).
   *
   * @param confidence above 0 and below 1: 0.95
   * @throws org.perpupil.problem.ProblemsException when it is not
   */
  public Interval interval(double confidence) {
    new NumberChecks("interval")
        .that(
            confidence > 0 && confidence < 1,
            "confidence",
            confidence,
            "a number above 0 and below 1",
            "a percentage was given, divide it by 100")
        .throwIfAny();
    double z = StandardNormal.quantile((1 + confidence) / 2);
    double share = z * z / worlds;
    double centre = (value() + share / 2) / (1 + share);
    double half =
        z / (1 + share) * Math.sqrt(value() * (1 - value()) / worlds + share / worlds / 4);
    // The ends are exactly 0 and 1 where it never or always happened.
    return new Interval(
        hits == 0 ? 0 : Math.max(0, centre - half),
        hits == worlds ? 1 : Math.min(1, centre + half));
  }
}
