package org.perpupil.formula;

/**
 * The range that a local rate may lie in, from 2023-24 on.
 *
 * <p>A local formula uses the national factors only and moves each rate a tenth of the gap closer
 * to the national rate each year; within 2.5% counts as mirroring it. That the range reaches to
 * 2.5% or nine tenths of last year's distance on either side is unverified: no published text was
 * found. Immutable and thread-safe.
 *
 * <p>Source: the tenth and the 2.5% from the regulations for 2023-24, SI 2023/59.
 *
 * @param lowest pounds
 * @param highest pounds
 */
public record AllowedRange(double lowest, double highest) {
  private static final double MIRRORS = 0.025;
  private static final double KEPT_DISTANCE = 0.9;

  /**
   * Returns the range of a rate.
   *
   * @param nationalRate this year's national rate in pounds, before area cost
   * @param areaCost the area cost adjustment
   * @param lastYearDistance how far last year's local rate lay from the national rate with area
   *     cost, as a fraction of it: 0.1 for 10% above or below
   * @throws IllegalArgumentException when an argument is negative or no number
   */
  public static AllowedRange of(double nationalRate, double areaCost, double lastYearDistance) {
    if (!(nationalRate >= 0 && areaCost > 0 && lastYearDistance >= 0)) {
      throw new IllegalArgumentException(
          "rate "
              + nationalRate
              + ", area cost "
              + areaCost
              + ", distance "
              + lastYearDistance
              + "; expected numbers that are not negative");
    }
    double target = nationalRate * areaCost;
    double distance = Math.max(MIRRORS, KEPT_DISTANCE * lastYearDistance);
    return new AllowedRange(Math.max(0, target * (1 - distance)), target * (1 + distance));
  }

  /** Returns whether a local rate in pounds lies in the range. */
  public boolean contains(double rate) {
    return rate >= lowest && rate <= highest;
  }
}
