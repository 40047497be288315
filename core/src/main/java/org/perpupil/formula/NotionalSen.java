package org.perpupil.formula;

import java.util.Map;

/**
 * Notional SEN: a percentage of each line, named by the authority, times the fringe. *
 *
 * <p>Source: follows from a published statement.
 */
final class NotionalSen {
  private NotionalSen() {}

  /** Returns the pounds of a school, or NaN when the formula names no percentage. */
  static double of(Evaluation evaluation, int row) {
    Map<Line, Double> shares = evaluation.formula().senShares();
    if (shares.isEmpty()) {
      return Double.NaN;
    }
    double sum = 0;
    for (Map.Entry<Line, Double> share : shares.entrySet()) {
      sum += evaluation.amount(share.getKey(), row) * share.getValue();
    }
    return evaluation.rounding().money(sum * Fringe.multiplier(evaluation.formula()));
  }
}
