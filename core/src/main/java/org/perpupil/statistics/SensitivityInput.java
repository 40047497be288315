package org.perpupil.statistics;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An input that varies.
 *
 * @param name what results call it; not blank
 * @param quantile the value, in the input's own unit, that it stays below with a given probability
 *     between 0 and 1: the inverse of its distribution function. Called from several threads if the
 *     design's rows are read from several
 */
public record SensitivityInput(String name, DoubleUnaryOperator quantile) {
  /** Checks that the name is not blank. */
  public SensitivityInput {
    Objects.requireNonNull(quantile, "quantile");
    if (name.isBlank()) {
      throw new IllegalArgumentException("an input without a name, expected one");
    }
  }

  /**
   * Returns an input that takes every value of a range alike.
   *
   * @throws IllegalArgumentException unless {@code low < high}, both finite
   */
  public static SensitivityInput uniform(String name, double low, double high) {
    if (!(low < high && Double.isFinite(high - low))) {
      throw new IllegalArgumentException(
          name + " from " + low + " to " + high + ", expected a range that grows");
    }
    return new SensitivityInput(name, u -> low + u * (high - low));
  }
}
