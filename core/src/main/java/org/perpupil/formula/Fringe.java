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
    double extra = multiplier(evaluation.formula()) - 1;
    if (extra != 0) {
      for (int i = 0; i < evaluation.size(); i++) {
        double pounds = extra * (evaluation.pupilLed(i) + evaluation.amount(Line.LUMP_SUM, i));
        evaluation.set(Line.FRINGE, i, evaluation.rounding().money(pounds));
      }
    }
  }

  /** Returns the multiplier, 1 outside the fringe. */
  static double multiplier(Formula formula) {
    return formula.value(Parameter.FRINGE).orElse(1);
  }
}
