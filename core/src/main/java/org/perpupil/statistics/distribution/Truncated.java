package org.perpupil.statistics.distribution;

import java.util.Arrays;
import java.util.Objects;
import org.perpupil.problem.check.NumberChecks;

/** Another distribution, given that it lies from low to high. */
final class Truncated extends Distribution {
  /** Less probability than this is lost in the rounding of quantiles. */
  private static final double LEAST_PROBABILITY = 1e-9;

  private final Distribution whole;
  private final double low;
  private final double high;
  private final double before;
  private final double upTo;
  private final double inside;

  private Truncated(Distribution whole, double low, double high) {
    this.whole = whole;
    this.low = low;
    this.high = high;
    this.before = whole.below(low);
    this.upTo = whole.cumulative(high);
    this.inside = upTo - before;
  }

  static Truncated of(Distribution whole, double low, double high) {
    new NumberChecks("truncated distribution").less("low", low, "high", high).throwIfAny();
    Truncated truncated = new Truncated(whole, low, high);
    new NumberChecks("truncated distribution, " + whole)
        .that(
            truncated.inside >= LEAST_PROBABILITY,
            "probability",
            truncated.inside,
            "at least 1e-9 of it from " + low + " to " + high,
            "the limits are in another unit than the distribution")
        .throwIfAny();
    return truncated;
  }

  @Override
  public double quantile(double u) {
    if (u <= 0 || u >= 1) {
      return u <= 0 ? minimum() : maximum();
    }
    // Rounding must not reach a value that lies outside.
    double inWhole = Math.min(upTo, Math.max(Math.nextUp(before), before + u * inside));
    return Math.max(low, Math.min(high, whole.quantile(inWhole)));
  }

  @Override
  public double cumulative(double x) {
    return x < low ? 0 : Math.min(1, (whole.cumulative(Math.min(x, high)) - before) / inside);
  }

  @Override
  double below(double x) {
    return x <= low ? 0 : x > high ? 1 : Math.min(1, (whole.below(x) - before) / inside);
  }

  @Override
  double partialMean(double x) {
    if (x < low) {
      return 0;
    }
    double atLow = low * (whole.cumulative(low) - before);
    double beforeLow = whole.partialMean(low) - atLow;
    return (whole.partialMean(Math.min(x, high)) - beforeLow) / inside;
  }

  @Override
  double[] atoms() {
    return Arrays.stream(whole.atoms()).filter(atom -> atom >= low && atom <= high).toArray();
  }

  @Override
  public double mean() {
    return partialMean(high);
  }

  /** The limit, or where values begin when there are none near it. */
  @Override
  public double minimum() {
    double least = whole.quantile(Math.nextUp(before));
    return least <= low + rounding(low) ? low : least;
  }

  @Override
  public double maximum() {
    double most = whole.quantile(upTo);
    return most >= high - rounding(high) ? high : most;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Truncated that
        && whole.equals(that.whole)
        && low == that.low
        && high == that.high;
  }

  @Override
  public int hashCode() {
    return Objects.hash(whole, low, high);
  }

  @Override
  public String toString() {
    return whole + ", truncated to " + low + " to " + high;
  }

  private static double rounding(double limit) {
    return LEAST_PROBABILITY * (1 + Math.abs(limit));
  }
}
