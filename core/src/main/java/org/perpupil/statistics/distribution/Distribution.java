package org.perpupil.statistics.distribution;

import java.util.List;

/**
 * What an assumption may be, and how likely.
 *
 * <p>Everything is drawn through {@link #quantile}, the inverse of the cumulative distribution, so
 * that a copula, a Latin hypercube and a Sobol sequence all work. Values are in the unit of the
 * assumption. Immutable and thread-safe.
 */
public abstract sealed class Distribution
    permits Uniform, Triangular, Normal, Lognormal, Truncated, Mixture, Discrete {
  Distribution() {}

  /**
   * Returns the distribution in which every value between two is as likely.
   *
   * @throws org.perpupil.problem.ProblemsException unless low is below high
   */
  public static Distribution uniform(double low, double high) {
    return Uniform.of(low, high);
  }

  /**
   * Returns the distribution whose density rises in a line from low to mode and falls to high.
   *
   * @throws org.perpupil.problem.ProblemsException unless low is below high and mode from low to
   *     high
   */
  public static Distribution triangular(double low, double mode, double high) {
    return Triangular.of(low, mode, high);
  }

  /**
   * Returns a normal distribution.
   *
   * @throws org.perpupil.problem.ProblemsException unless the standard deviation is above 0
   */
  public static Distribution normal(double mean, double standardDeviation) {
    return Normal.of(mean, standardDeviation);
  }

  /**
   * Returns the distribution whose natural logarithm is normal.
   *
   * @param logMean mean of the logarithm; its exponential is the median
   * @param logStandardDeviation standard deviation of the logarithm
   * @throws org.perpupil.problem.ProblemsException unless the standard deviation is above 0
   */
  public static Distribution lognormal(double logMean, double logStandardDeviation) {
    return Lognormal.of(logMean, logStandardDeviation);
  }

  /**
   * Returns another distribution given that it lies from low to high, both included: what lies
   * outside is spread over what lies inside, not put on the limits.
   *
   * @throws org.perpupil.problem.ProblemsException unless low is below high and the distribution
   *     has at least 1e-9 of its probability between them
   */
  public static Distribution truncated(Distribution of, double low, double high) {
    return Truncated.of(of, low, high);
  }

  /**
   * Returns the distribution of a sample: each value as likely as it is frequent. Quantiles are
   * sample values, never between two.
   *
   * @throws org.perpupil.problem.ProblemsException when the sample is empty or not finite
   */
  public static Distribution empirical(double... sample) {
    return Discrete.sample(sample);
  }

  /**
   * Returns the distribution of some values with a probability each.
   *
   * @param weights one for each value, adding up to 1 within 1e-9
   * @throws org.perpupil.problem.ProblemsException when they do not, or one is not a probability
   */
  public static Distribution discrete(double[] values, double[] weights) {
    return Discrete.of(values, weights);
  }

  /** Returns the distribution that is always one value. */
  public static Distribution constant(double value) {
    return Discrete.always(value);
  }

  /**
   * Returns the distribution that is one of several, with a probability each.
   *
   * @param weights one for each part, adding up to 1 within 1e-9
   * @throws org.perpupil.problem.ProblemsException when they do not, or one is not a probability
   */
  public static Distribution mixture(double[] weights, List<Distribution> parts) {
    return Mixture.of(weights, parts);
  }

  /**
   * Returns the least value that has at least a probability at or below it.
   *
   * @param u 0 to 1; 0 gives {@link #minimum}, 1 gives {@link #maximum}
   */
  public abstract double quantile(double u);

  /** Returns the probability of a value at or below x. */
  public abstract double cumulative(double x);

  /** Returns the mean. */
  public abstract double mean();

  /** Returns the least value there is; negative infinity when there is none. */
  public abstract double minimum();

  /** Returns the greatest value there is; infinity when there is none. */
  public abstract double maximum();

  /** Returns the distribution in words. */
  @Override
  public abstract String toString();

  /** Returns the probability of a value below x: less than {@link #cumulative} where x has some. */
  double below(double x) {
    return cumulative(x);
  }

  /** Returns the mean over all values of "the value where it is at or below x, else 0". */
  abstract double partialMean(double x);

  /** Returns, in order, the values that have a probability of their own. */
  double[] atoms() {
    return new double[0];
  }
}
