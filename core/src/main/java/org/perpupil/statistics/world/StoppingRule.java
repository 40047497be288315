package org.perpupil.statistics.world;

import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.Accumulator;

/**
 * Stop when the standard error of a measure is below a limit.
 *
 * @param measure index of the measure
 * @param standardError the limit, above 0, in the measure's unit
 */
public record StoppingRule(int measure, double standardError) {
  /**
   * Checks the limit.
   *
   * @throws org.perpupil.problem.ProblemsException when it is not above 0
   */
  public StoppingRule {
    new NumberChecks("stopping rule")
        .that(
            standardError > 0,
            "standard error",
            standardError,
            "a number above 0",
            "the precision was left out")
        .throwIfAny();
  }

  /** Returns whether the results are precise enough; never with less than two values. */
  boolean isMet(Accumulator results) {
    return results
        .result(measure)
        .map(result -> result.standardError())
        .filter(error -> error.isPresent() && error.getAsDouble() < standardError)
        .isPresent();
  }
}
