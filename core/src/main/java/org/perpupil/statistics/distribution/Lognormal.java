package org.perpupil.statistics.distribution;

import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.StandardNormal;

/** A distribution whose natural logarithm is normal. */
final class Lognormal extends Distribution {
  private final double logMean;
  private final double logDeviation;

  private Lognormal(double logMean, double logDeviation) {
    this.logMean = logMean;
    this.logDeviation = logDeviation;
  }

  static Lognormal of(double logMean, double logDeviation) {
    new NumberChecks("lognormal distribution")
        .finite("mean of the logarithm", logMean)
        .aboveZero("standard deviation of the logarithm", logDeviation)
        .throwIfAny();
    return new Lognormal(logMean, logDeviation);
  }

  @Override
  public double quantile(double u) {
    return StrictMath.exp(logMean + logDeviation * StandardNormal.quantile(u));
  }

  @Override
  public double cumulative(double x) {
    return x <= 0 ? 0 : StandardNormal.cumulative(z(x));
  }

  @Override
  double partialMean(double x) {
    return x <= 0 ? 0 : mean() * StandardNormal.cumulative(z(x) - logDeviation);
  }

  @Override
  public double mean() {
    return StrictMath.exp(logMean + logDeviation * logDeviation / 2);
  }

  @Override
  public double minimum() {
    return 0;
  }

  @Override
  public double maximum() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lognormal that
        && logMean == that.logMean
        && logDeviation == that.logDeviation;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(logMean) * 31 + Double.hashCode(logDeviation);
  }

  @Override
  public String toString() {
    return "lognormal whose logarithm has mean "
        + logMean
        + " and standard deviation "
        + logDeviation;
  }

  private double z(double x) {
    return (StrictMath.log(x) - logMean) / logDeviation;
  }
}
