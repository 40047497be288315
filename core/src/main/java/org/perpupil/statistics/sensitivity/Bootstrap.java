package org.perpupil.statistics.sensitivity;

import org.perpupil.problem.Problem;

/**
 * How intervals are found: the sample is drawn again from itself, with replacement, and the
 * interval reaches from one percentile of the estimates to another (Efron 1979).
 *
 * <p>Sobol points fill the cube more evenly than independent ones, which a bootstrap cannot see:
 * with them the intervals are wider than the error.
 *
 * @param resamples how often, at least 100
 * @param level the part of the resampled estimates inside the interval, above 0 and below 1
 * @param seed decides the draws; the same seed gives the same interval
 */
public record Bootstrap(int resamples, double level, long seed) {
  /** 1,000 resamples, 95%, seed 0. */
  public static final Bootstrap STANDARD = new Bootstrap(1_000, 0.95, 0);

  /**
   * Checks the ranges.
   *
   * @throws org.perpupil.problem.ProblemsException when one lies outside
   */
  public Bootstrap {
    new Settings()
        .atLeast("resamples", resamples, 100, "the standard 1000 will do")
        .require(
            level > 0 && level < 1,
            "level",
            Problem.plain(level),
            "a share above 0 and below 1",
            "it is a percentage; 95% is 0.95")
        .check();
  }
}
