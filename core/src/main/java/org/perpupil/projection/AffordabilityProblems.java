package org.perpupil.projection;

import org.perpupil.formula.Parameter;
import org.perpupil.formula.Pence;
import org.perpupil.problem.Problem;

/** Why an authority cannot pay for a year. */
final class AffordabilityProblems {
  private AffordabilityProblems() {}

  /** The cap is given, and all above it is too little. */
  static Problem tooHigh(double cap, double shortfall, double guarantee) {
    return Problem.error(
        Parameter.GAINS_CAP_PERCENT.fileName(),
        Problem.plain(cap),
        "a cap above which gains can pay for the guarantee; "
            + missing(shortfall, guarantee)
            + " at a scaling of 100",
        "the cap or the guarantee is too high, or schools of the authority are missing");
  }

  /** The cap is solved, and none is low enough. */
  static Problem tooDear(double percent, double shortfall, double guarantee) {
    return Problem.error(
        Parameter.MFG_PERCENT.fileName(),
        Problem.plain(percent),
        "a guarantee that gains can pay for; "
            + missing(shortfall, guarantee)
            + " though every gain above it is taken",
        "the guarantee is too high, or schools of the authority are missing");
  }

  /** The cap is solved, and none that a formula may state is high enough. */
  static Problem tooWeak(double percent, double guarantee) {
    return Problem.error(
        Parameter.MFG_PERCENT.fileName(),
        Problem.plain(percent),
        "a guarantee that a cap of no more than 100 can pay for; even that takes more than "
            + pounds(guarantee)
            + ", since a school's funding for each pupil has more than doubled",
        "the baseline of that school is wrong, or the scaling can be solved instead");
  }

  static Problem overspent(double schoolsBlock, double available, double spent) {
    return Problem.error(
        "schools_block",
        Problem.plain(schoolsBlock),
        pounds(spent - available)
            + " more: budget shares come to "
            + pounds(spent)
            + " and "
            + pounds(available)
            + " are left once growth and falling-rolls funds are off",
        "the rates or the guarantee are too high, or a transfer from another block is missing");
  }

  private static String missing(double shortfall, double guarantee) {
    return pounds(shortfall) + " of " + pounds(guarantee) + " are missing";
  }

  private static String pounds(double pounds) {
    return Problem.plain(Pence.round(pounds)) + " pounds";
  }
}
