package org.perpupil.statistics;

import java.util.OptionalDouble;

/**
 * What many worlds say of a measure, in its unit; only worlds in which it had a value count.
 *
 * @param name the measure's
 * @param worlds how many had a value, 1 or more
 * @param missing how many had none
 * @param mean within half the measure's step of the mean of the values
 * @param standardDeviation of a sample; empty with one world
 * @param minimum the least value
 * @param maximum the greatest value
 * @param deficit worlds below the measure's threshold, counted one by one
 * @param expectedShortfall the mean, over all worlds with a value, of how far the measure is below
 *     its threshold; 0 for a world that is not below it
 */
public record MeasureResult(
    String name,
    int worlds,
    int missing,
    double mean,
    OptionalDouble standardDeviation,
    double minimum,
    double maximum,
    Proportion deficit,
    double expectedShortfall) {

  /**
   * Returns the standard deviation divided by the root of worlds: right for pseudo-random worlds,
   * too cautious for a Latin hypercube or Sobol sequence. Empty with one world.
   */
  public OptionalDouble standardError() {
    return standardDeviation.isPresent()
        ? OptionalDouble.of(standardDeviation.getAsDouble() / Math.sqrt(worlds))
        : OptionalDouble.empty();
  }

  /** Returns the mean shortfall of the worlds that have one; empty when none has. */
  public OptionalDouble shortfallInDeficit() {
    return deficit.hits() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(expectedShortfall / deficit.value());
  }
}
