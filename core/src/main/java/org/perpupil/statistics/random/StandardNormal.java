package org.perpupil.statistics.random;

import org.apache.commons.math3.special.Erf;

/**
 * The standard normal distribution, fast enough to be used for every draw.
 *
 * <p>Uses no arithmetic that differs between machines, so its bits do not either.
 *
 * <p>Source of {@link #cumulative}: J. F. Hart, Computer Approximations (1968), algorithm 5666, as
 * given by G. West, Better approximations to cumulative normal functions (2005).
 */
public final class StandardNormal {
  private static final double SQRT_2 = Math.sqrt(2);
  private static final double SMALLEST = 0x1p-53;

  private StandardNormal() {}

  /**
   * Returns the value that a standard normal is below with a probability.
   *
   * @param u 0 to 1; 0 gives negative, 1 positive infinity
   */
  public static double quantile(double u) {
    return SQRT_2 * Erf.erfInv(2 * u - 1);
  }

  /** Returns the probability of a standard normal at or below z, within 1e-14. */
  public static double cumulative(double z) {
    double x = Math.abs(z);
    double upper = x > 37 ? 0 : upper(x);
    return z > 0 ? 1 - upper : upper;
  }

  /** Returns the same, but never 0 or 1, so that every quantile of it is finite. */
  public static double cumulativeInside(double z) {
    return Math.min(1 - SMALLEST, Math.max(SMALLEST, cumulative(z)));
  }

  /** Returns the density at z. */
  public static double density(double z) {
    return StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  }

  private static double upper(double x) {
    double exponential = StrictMath.exp(-x * x / 2);
    if (x >= 7.07106781186547) {
      double fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
      return exponential / fraction / 2.506628274631;
    }
    double top = 3.52624965998911E-02 * x + 0.700383064443688;
    top = top * x + 6.37396220353165;
    top = top * x + 33.912866078383;
    top = top * x + 112.079291497871;
    top = top * x + 221.213596169931;
    top = top * x + 220.206867912376;
    double bottom = 8.83883476483184E-02 * x + 1.75566716318264;
    bottom = bottom * x + 16.064177579207;
    bottom = bottom * x + 86.7807322029461;
    bottom = bottom * x + 296.564248779674;
    bottom = bottom * x + 637.333633378831;
    bottom = bottom * x + 793.826512519948;
    bottom = bottom * x + 440.413735824752;
    return exponential * top / bottom;
  }
}
