package org.perpupil.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal rounding as a person with pencil and paper does it; remembers results close to a tie. */
final class NaiveRounding {
  static final MathContext EXACT = MathContext.DECIMAL128;

  /** Binary arithmetic cannot be held to a penny for exact values nearer than this to a tie. */
  private static final BigDecimal TOO_CLOSE = new BigDecimal("2e-8");

  private static final BigDecimal HALF_A_PENNY = new BigDecimal("0.005");

  private final RoundingRules rules;
  private boolean closeToTie;

  NaiveRounding(RoundingRules rules) {
    this.rules = rules;
  }

  static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }

  static BigDecimal pence(BigDecimal pounds) {
    return pounds.setScale(2, RoundingMode.HALF_UP);
  }

  /** Returns whether an amount lay within a hair of a tie without being one. */
  boolean closeToTie() {
    return closeToTie;
  }

  BigDecimal line(BigDecimal pounds) {
    return rules.linesToPence() ? watchedPence(pounds) : pounds;
  }

  BigDecimal share(double share) {
    return share(decimal(share));
  }

  BigDecimal share(BigDecimal share) {
    return rules.sharesToSixDecimals() ? share.setScale(6, RoundingMode.HALF_UP) : share;
  }

  BigDecimal areaCostRate(BigDecimal rate, BigDecimal areaCost) {
    BigDecimal adjusted = rate.multiply(areaCost);
    return rules.areaCostRatesToPence() ? watchedPence(adjusted) : adjusted;
  }

  BigDecimal unit(BigDecimal pounds) {
    return rules.guaranteeUnitsToPence() ? watchedPence(pounds) : pounds;
  }

  private BigDecimal watchedPence(BigDecimal pounds) {
    // Division leaves 34 digits, so an exact tie may look like 0.00499…; 20 decimals heal that.
    BigDecimal healed = pounds.setScale(20, RoundingMode.HALF_UP);
    BigDecimal beyond = healed.abs().remainder(new BigDecimal("0.01")).subtract(HALF_A_PENNY).abs();
    closeToTie |= beyond.signum() != 0 && beyond.compareTo(TOO_CLOSE) < 0;
    return pence(healed);
  }
}
