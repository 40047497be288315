package org.perpupil.formula;

/**
 * The London fringe: a local multiplier on pupil-led money and the lump sum.
 *
 * <p>It leaves sparsity, split sites, PFI, business rates and the minimum level's top-up alone.
 *
 * <p>Source: follows from a published statement.
 */
final class Fringe {
  private Fringe() {}

  static void pay(Evaluation evaluation) {
    double multiplier = multiplier(evaluation.formula());
    if (multiplier != 1) {
      for (int i = 0; i < evaluation.size(); i++) {
        double pounds =
            pounds(multiplier, evaluation.pupilLed(i), evaluation.amount(Line.LUMP_SUM, i));
        evaluation.set(Line.FRINGE, i, evaluation.rounding().money(pounds));
      }
    }
  }

  /** Returns what a multiplier adds. */
  static double pounds(double multiplier, double pupilLed, double lumpSum) {
    return (multiplier - 1) * (pupilLed + lumpSum);
  }

  /** Returns the multiplier, 1 outside the fringe. */
  static double multiplier(Formula formula) {
    return formula.value(Parameter.FRINGE).orElse(1);
  }
}
