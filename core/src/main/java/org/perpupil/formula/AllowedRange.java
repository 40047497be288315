package org.perpupil.formula;

/**
 * The range that a local rate may lie in, from 2023-24 on.
 *
 * <p>A local formula uses the national factors only and moves each rate a tenth of the gap closer
 * to the national rate each year; within 2.5% counts as mirroring it. How the range is worked out
 * is {@link UnverifiedRule#ALLOWED_RANGE unverified}. Immutable and thread-safe.
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
   */
  public static AllowedRange of(double nationalRate, double areaCost, double lastYearDistance) {
    double target = nationalRate * areaCost;
    double distance = Math.max(MIRRORS, KEPT_DISTANCE * Math.abs(lastYearDistance));
    return new AllowedRange(target * (1 - distance), target * (1 + distance));
  }

  /** Returns whether a local rate in pounds lies in the range. */
  public boolean contains(double rate) {
    return rate >= lowest && rate <= highest;
  }
}
