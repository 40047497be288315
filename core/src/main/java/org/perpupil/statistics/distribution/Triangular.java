package org.perpupil.statistics.distribution;

import java.util.Objects;
import org.perpupil.problem.check.NumberChecks;

/** A density that rises in a line to the mode and falls in a line from it. */
final class Triangular extends Distribution {
  private final double low;
  private final double mode;
  private final double high;
  private final double atMode;

  private Triangular(double low, double mode, double high) {
    this.low = low;
    this.mode = mode;
    this.high = high;
    this.atMode = (mode - low) / (high - low);
  }

  static Triangular of(double low, double mode, double high) {
    new NumberChecks("triangular distribution")
        .less("low", low, "high", high)
        .that(
            // Limits that are swapped leave no number to expect.
            low >= high || (mode >= low && mode <= high),
            "mode",
            mode,
            "a number from " + low + " to " + high,
            "low, mode and high are in another order")
        .throwIfAny();
    return new Triangular(low, mode, high);
  }

  @Override
  public double quantile(double u) {
    return u < atMode
        ? low + Math.sqrt(u * (high - low) * (mode - low))
        : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
  }

  @Override
  public double cumulative(double x) {
    if (x <= low) {
      return 0;
    }
    if (x >= high) {
      return 1;
    }
    return x < mode
        ? (x - low) * (x - low) / ((high - low) * (mode - low))
        : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
  }

  /** A triangle cut off at x has its mean a third of the way from x to its tip. */
  @Override
  double partialMean(double x) {
    if (x <= low) {
      return 0;
    }
    if (x >= high) {
      return mean();
    }
    if (x < mode) {
      return cumulative(x) * (low + 2 * x) / 3;
    }
    double above = 1 - cumulative(x);
    return mean() - above * (high + 2 * x) / 3;
  }

  @Override
  public double mean() {
    return (low + mode + high) / 3;
  }

  @Override
  public double minimum() {
    return low;
  }

  @Override
  public double maximum() {
    return high;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Triangular that
        && low == that.low
        && mode == that.mode
        && high == that.high;
  }

  @Override
  public int hashCode() {
    return Objects.hash(low, mode, high);
  }

  @Override
  public String toString() {
    return "triangular from " + low + " by " + mode + " to " + high;
  }
}
