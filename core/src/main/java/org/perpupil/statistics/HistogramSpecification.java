package org.perpupil.statistics;

import org.perpupil.problem.check.NumberChecks;

/**
 * What is counted of one output of a model.
 *
 * <p>Values are added up as integers, in steps of a power of two that is at most {@code binWidth /
 * 65,536}: that is what makes sums the same in any order. A mean is within half a step of the mean
 * of the values. Immutable and thread-safe.
 *
 * @param name what it is, with its unit
 * @param low where the first bin of its histogram begins
 * @param binWidth width of a bin, above 0, in the measure's unit; quantiles are known to within it
 * @param bins number of bins, 0 or more; with none there are no quantiles. What lies outside is
 *     counted as below or above
 * @param threshold what a deficit is below: 0 pounds for a balance
 */
public record HistogramSpecification(
    String name, double low, double binWidth, int bins, double threshold) {
  private static final int STEPS_IN_BIN = 65_536;

  /**
   * Checks the parts.
   *
   * @throws org.perpupil.problem.ProblemsException when one is not as said
   */
  public HistogramSpecification {
    new NumberChecks("measure " + name)
        .finite("low", low)
        .that(
            binWidth > 0 && Double.isFinite(low + binWidth * bins),
            "bin width",
            binWidth,
            "a number above 0",
            "the ends of the histogram are swapped")
        .that(bins >= 0, "bins", bins, "0 or more", "a sign is wrong")
        .finite("threshold", threshold)
        .throwIfAny();
  }

  /**
   * Returns a measure with a histogram from low to high, and a threshold of 0.
   *
   * @param bins 1 or more
   * @throws org.perpupil.problem.ProblemsException unless low is below high
   */
  public static HistogramSpecification of(String name, double low, double high, int bins) {
    new NumberChecks("measure " + name)
        .less("low", low, "high", high)
        .that(bins > 0, "bins", bins, "1 or more", "a measure without histogram was meant")
        .throwIfAny();
    return new HistogramSpecification(name, low, (high - low) / bins, bins, 0);
  }

  /**
   * Returns a measure without a histogram, and with a threshold of 0: means and probabilities only,
   * in a tenth of the memory.
   *
   * @param precision a difference that does not matter, in the measure's unit
   */
  public static HistogramSpecification withoutHistogram(String name, double precision) {
    return new HistogramSpecification(name, 0, precision * STEPS_IN_BIN, 0, 0);
  }

  /** Returns the same measure with another threshold. */
  public HistogramSpecification withThreshold(double newThreshold) {
    return new HistogramSpecification(name, low, binWidth, bins, newThreshold);
  }

  /** Returns the step in which values are added up: a power of two. */
  public double step() {
    return Math.scalb(1.0, Math.getExponent(binWidth / STEPS_IN_BIN));
  }
}
