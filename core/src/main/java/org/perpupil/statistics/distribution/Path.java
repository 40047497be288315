package org.perpupil.statistics.distribution;

/**
 * What an assumption may be in each of several years, where one year depends on the one before.
 *
 * <p>Turns independent uniform numbers into a value for each year, in the unit of the assumption.
 * Immutable and thread-safe.
 */
public abstract sealed class Path permits AutoregressivePath, JumpPath, RegimePath {
  Path() {}

  /**
   * Returns the path that strays from a mean and comes back to it: this year's distance from the
   * mean is last year's times the persistence, plus a normal shock of its own.
   *
   * @param means the mean of each year; at least one
   * @param persistence correlation of a year's distance with the year before's, above -1, below 1
   * @param shock standard deviation of a year's own shock, above 0
   * @param start distance from the mean in the year before the first; 0 where it is not known
   * @throws org.perpupil.problem.ProblemsException when one of them is not so
   */
  public static Path autoregressive(
      double[] means, double persistence, double shock, double start) {
    return AutoregressivePath.of(
        means, persistence, shock, start, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns the same path, whose values are put on a limit when they would lie beyond it; the
   * distance that next year inherits is the one before that.
   *
   * @param low may be negative infinity
   * @param high above low; may be infinity
   * @throws org.perpupil.problem.ProblemsException when one of them is not so
   */
  public static Path autoregressive(
      double[] means, double persistence, double shock, double start, double low, double high) {
    return AutoregressivePath.of(means, persistence, shock, start, low, high);
  }

  /**
   * Returns the path that is 0 until it jumps, once at most, and stays at the size of the jump.
   *
   * @param probabilities of a jump in each year; at least one, adding up to 1 or less
   * @param size what it jumps to
   * @throws org.perpupil.problem.ProblemsException when one is not a probability, or the sum is not
   */
  public static Path jump(double[] probabilities, Distribution size) {
    return JumpPath.of(probabilities, size);
  }

  /**
   * Returns the path that is in one of several regimes each year: a Markov chain.
   *
   * @param values of each regime; at least one
   * @param start the index of the regime in the year before the first
   * @param transitions for each regime, the probability of each regime a year later; each row adds
   *     up to 1 within 1e-9
   * @param years 1 or more
   * @throws org.perpupil.problem.ProblemsException when one of them is not so
   */
  public static Path regimes(double[] values, int start, double[][] transitions, int years) {
    return RegimePath.of(values, start, transitions, years);
  }

  /** Returns the number of years. */
  public abstract int years();

  /** Returns the number of uniform numbers that a draw takes. */
  public abstract int uniforms();

  /**
   * Writes the value of each year.
   *
   * @param u uniform numbers above 0 and below 1, from {@code from} on, {@link #uniforms} of them
   * @param values where {@link #years} values go, from {@code to} on
   */
  public abstract void fill(double[] u, int from, double[] values, int to);

  /** Returns the least value that any year can have; negative infinity when there is none. */
  public abstract double minimum();

  /** Returns the greatest value that any year can have; infinity when there is none. */
  public abstract double maximum();

  /** Returns the path in words. */
  @Override
  public abstract String toString();
}
