package org.perpupil.statistics.sensitivity;

import java.util.OptionalDouble;

/**
 * An estimated value with what is needed to trust it.
 *
 * @param estimator the formula that gave the value, by the name of who published it
 * @param value the estimate at full size
 * @param low the lower end of the bootstrap interval
 * @param high the upper end
 * @param atHalf the estimate from the first half of the sample; absent when that half does not vary
 */
public record Estimate(
    String estimator, double value, double low, double high, OptionalDouble atHalf) {
  /** Part of the value that two ways of adding up may differ by. */
  private static final double ROUNDING = 1e-9;

  /**
   * Returns whether the estimate at half size already lay within the interval, but for rounding.
   */
  public boolean isConverged() {
    double slack = ROUNDING * Math.abs(value);
    return atHalf.isPresent()
        && atHalf.getAsDouble() >= low - slack
        && atHalf.getAsDouble() <= high + slack;
  }
}
