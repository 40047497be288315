package org.perpupil.statistics.distribution;

import org.perpupil.problem.check.NumberChecks;

/** Every value between two is as likely. */
final class Uniform extends Distribution {
  private final double low;
  private final double high;

  private Uniform(double low, double high) {
    this.low = low;
    this.high = high;
  }

  static Uniform of(double low, double high) {
    new NumberChecks("uniform distribution").less("low", low, "high", high).throwIfAny();
    return new Uniform(low, high);
  }

  @Override
  public double quantile(double u) {
    return Math.min(high, low + u * (high - low));
  }

  @Override
  public double cumulative(double x) {
    return Math.max(0, Math.min(1, (x - low) / (high - low)));
  }

  @Override
  double partialMean(double x) {
    double end = Math.max(low, Math.min(high, x));
    return (end - low) * (end + low) / (2 * (high - low));
  }

  @Override
  public double mean() {
    return low + (high - low) / 2;
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
    return other instanceof Uniform that && low == that.low && high == that.high;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(low) * 31 + Double.hashCode(high);
  }

  @Override
  public String toString() {
    return "uniform from " + low + " to " + high;
  }
}
