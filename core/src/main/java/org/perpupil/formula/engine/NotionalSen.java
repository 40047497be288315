package org.perpupil.formula.engine;

import java.util.Map;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;

/**
 * Notional SEN: a percentage of each line, named by the authority, times the fringe.
 *
 * <p>Source: follows from a published statement.
 */
final class NotionalSen {
  private NotionalSen() {}

  /**
   * Returns the pounds of a school, or NaN when the formula names no percentage.
   *
   * @param fringe the school's multiplier
   */
  static double of(
      Formula formula, RoundingRules rounding, double[][] lines, int row, double fringe) {
    if (formula.senShares().isEmpty()) {
      return Double.NaN;
    }
    double sum = 0;
    for (Map.Entry<Line, Double> share : formula.senShares().entrySet()) {
      sum += lines[share.getKey().index()][row] * share.getValue();
    }
    return rounding.total(sum * fringe);
  }
}
