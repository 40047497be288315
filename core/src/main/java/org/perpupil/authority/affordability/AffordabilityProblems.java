package org.perpupil.authority.affordability;

import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;

/** Why an authority cannot pay for a year. Pure functions, thread-safe. */
public final class AffordabilityProblems {
  private AffordabilityProblems() {}

  /**
   * Returns what is wrong when the cap is given and all above it is too little.
   *
   * @param cap the cap in percent
   * @param shortfall pounds that are missing
   * @param guarantee pounds that the guarantee costs
   */
  public static Problem tooHigh(double cap, double shortfall, double guarantee) {
    return Problem.error(
        Parameter.GAINS_CAP_PERCENT.fileName(),
        Problem.plain(cap),
        "a cap above which gains can pay for the guarantee; "
            + missing(shortfall, guarantee)
            + " at a scaling of 100",
        "the cap or the guarantee is too high, or schools of the authority are missing");
  }

  /**
   * Returns what is wrong when the cap is solved and none is low enough.
   *
   * @param percent the guarantee in percent
   * @param shortfall pounds that are missing
   * @param guarantee pounds that the guarantee costs
   */
  public static Problem tooDear(double percent, double shortfall, double guarantee) {
    return Problem.error(
        Parameter.MFG_PERCENT.fileName(),
        Problem.plain(percent),
        "a guarantee that gains can pay for; "
            + missing(shortfall, guarantee)
            + " though every gain above it is taken",
        "the guarantee is too high, or schools of the authority are missing");
  }

  /**
   * Returns what is wrong when the cap is solved and none that a formula may state is high enough.
   *
   * @param percent the guarantee in percent
   * @param guarantee pounds that it costs
   */
  public static Problem tooWeak(double percent, double guarantee) {
    return Problem.error(
        Parameter.MFG_PERCENT.fileName(),
        Problem.plain(percent),
        "a guarantee that a cap of no more than 100 can pay for; even that takes more than "
            + Affordability.pounds(guarantee)
            + ", since a school's funding for each pupil has more than doubled",
        "the baseline of that school is wrong, or the scaling can be solved instead");
  }

  /**
   * Returns what is wrong when budget shares come to more than there is.
   *
   * @param schoolsBlock pounds of the block
   * @param available pounds of it that are left for budget shares
   * @param spent pounds that they come to
   */
  public static Problem overspent(double schoolsBlock, double available, double spent) {
    return Problem.error(
        "schools_block",
        Problem.plain(schoolsBlock),
        Affordability.pounds(spent - available)
            + " more: budget shares come to "
            + Affordability.pounds(spent)
            + " and "
            + Affordability.pounds(available)
            + " are left once growth and falling-rolls funds are off",
        "the rates or the guarantee are too high, or a transfer from another block is missing");
  }

  private static String missing(double shortfall, double guarantee) {
    return Affordability.pounds(shortfall)
        + " of "
        + Affordability.pounds(guarantee)
        + " are missing";
  }
}
