package org.perpupil.statistics.distribution;

import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.StandardNormal;

/** A normal distribution. */
final class Normal extends Distribution {
  private final double mean;
  private final double deviation;

  private Normal(double mean, double deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  static Normal of(double mean, double deviation) {
    new NumberChecks("normal distribution")
        .finite("mean", mean)
        .aboveZero("standard deviation", deviation)
        .throwIfAny();
    return new Normal(mean, deviation);
  }

  @Override
  public double quantile(double u) {
    return mean + deviation * StandardNormal.quantile(u);
  }

  @Override
  public double cumulative(double x) {
    return StandardNormal.cumulative((x - mean) / deviation);
  }

  @Override
  double partialMean(double x) {
    double z = (x - mean) / deviation;
    return mean * StandardNormal.cumulative(z) - deviation * StandardNormal.density(z);
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double minimum() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double maximum() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Normal that && mean == that.mean && deviation == that.deviation;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(mean) * 31 + Double.hashCode(deviation);
  }

  @Override
  public String toString() {
    return "normal with mean " + mean + " and standard deviation " + deviation;
  }
}
