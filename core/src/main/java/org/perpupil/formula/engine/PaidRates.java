package org.perpupil.formula.engine;

import org.perpupil.formula.RoundingRules;

/** What a national rate is for each school: times its area cost, or as it stands. */
final class PaidRates {
  private static final PaidRates AS_THEY_STAND = new PaidRates(new double[0], RoundingRules.none());

  private final double[] areaCost;
  private final RoundingRules rounding;

  private PaidRates(double[] areaCost, RoundingRules rounding) {
    this.areaCost = areaCost;
    this.rounding = rounding;
  }

  /** Returns rates that no area cost multiplies, because there is none or it is in the columns. */
  static PaidRates asTheyStand() {
    return AS_THEY_STAND;
  }

  /** Returns rates times area cost, rounded as the rules say. */
  static PaidRates timesAreaCost(double[] areaCost, RoundingRules rounding) {
    return new PaidRates(areaCost, rounding);
  }

  /**
   * Returns what a rate is for a school.
   *
   * @param multiplied whether area cost multiplies it
   */
  double rate(double rate, boolean multiplied, int row) {
    if (!multiplied || areaCost.length == 0 || areaCost[row] == 1) {
      return rate;
    }
    return rounding.areaCostRate(rate * areaCost[row]);
  }
}
