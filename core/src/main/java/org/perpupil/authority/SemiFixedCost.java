package org.perpupil.authority;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * A yearly cost that falls only in part, and in steps, when pupils leave.
 *
 * <p>Cost of n pupils = fixed + step cost × ⌈n / pupils per step⌉ + per pupil × n. A team of which
 * one member serves 5,000 pupils is a step; a licence priced per pupil is not. Immutable and
 * thread-safe.
 *
 * @param fixed pounds a year, whoever leaves
 * @param perPupil pounds a year for each pupil
 * @param pupilsPerStep pupils that one step serves; infinite when there are no steps
 * @param stepCost pounds a year for each step begun
 */
public record SemiFixedCost(double fixed, double perPupil, double pupilsPerStep, double stepCost) {
  /** What a step may be fuller by without a second one, against binary error. */
  private static final double BINARY_ERROR = 1e-9;

  /** Checks that no part is negative. */
  public SemiFixedCost {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("fixed", fixed, problems);
    Amounts.notNegative("per_pupil", perPupil, problems);
    Amounts.notNegative("step_cost", stepCost, problems);
    if (!(pupilsPerStep > 0)) {
      problems.add(
          Problem.error(
              "pupils_per_step",
              Problem.plain(pupilsPerStep),
              "more than 0 pupils",
              "there are no steps; leave step and step cost out"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns a cost without steps: pounds a year, and pounds a year for each pupil. */
  public static SemiFixedCost of(double fixed, double perPupil) {
    return new SemiFixedCost(fixed, perPupil, Double.POSITIVE_INFINITY, 0);
  }

  /** Returns the same cost with steps: pounds a year for each number of pupils begun. */
  public SemiFixedCost withSteps(double pupilsPerStep, double stepCost) {
    return new SemiFixedCost(fixed, perPupil, pupilsPerStep, stepCost);
  }

  /** Returns the pounds a year for a number of pupils; only the fixed part without any. */
  public double pounds(double pupils) {
    double steps = Math.ceil(Math.max(0, pupils / pupilsPerStep - BINARY_ERROR));
    return fixed + stepCost * steps + perPupil * pupils;
  }
}
