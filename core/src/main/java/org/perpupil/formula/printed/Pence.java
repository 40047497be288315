package org.perpupil.formula.printed;

/**
 * Pounds rounded to whole pence as published statements round them: half up in decimal.
 *
 * <p>A product of a rate in pence, a share of six decimals and whole pupils has at most eight
 * decimals, so it lies on half a penny or at least 1e-8 away from it. Adding 5e-9 before rounding
 * therefore gives the decimal result whenever the product's binary error is smaller than that,
 * which it is for lines up to £5 million; larger lines have whole pupils and no share, and are
 * exact. Where the product has more decimals, as with an area cost multiplier that is not rounded,
 * an amount less than 5e-9 below half a penny is rounded up.
 */
public final class Pence {
  private static final double BELOW_NEXT_DECIMAL = 5e-9;

  private Pence() {}

  /** Returns the pounds rounded to whole pence, halves away from zero. */
  public static double round(double pounds) {
    double pence = Math.floor((Math.abs(pounds) + BELOW_NEXT_DECIMAL) * 100 + 0.5);
    return Math.copySign(pence / 100, pounds) + 0.0;
  }

  /** Returns a share rounded to six decimals, halves up. */
  public static double roundShare(double share) {
    return Math.floor((share + 1e-12) * 1e6 + 0.5) / 1e6;
  }
}
