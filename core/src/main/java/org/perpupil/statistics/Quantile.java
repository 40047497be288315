package org.perpupil.statistics;

/**
 * A quantile of the worlds that were run, known to within the bin of a histogram.
 *
 * <p>The quantile is the least value with at least the probability of all values at or below it.
 * Where it lies among values outside the histogram, its limits are the extremes of all values.
 *
 * @param probability 0 to 1
 * @param value a value between the limits, in a line by rank within the bin
 * @param low the quantile is not below this
 * @param high the quantile is not above this
 */
public record Quantile(double probability, double value, double low, double high) {
  /** Returns how far the value may be off: the width of the bin, or less at an extreme. */
  public double binWidth() {
    return high - low;
  }
}
