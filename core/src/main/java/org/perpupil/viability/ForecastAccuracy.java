package org.perpupil.viability;

import java.util.Optional;

/**
 * How a trust's outturn compared with its forecast, as DfE labels it: 100 less the forecast in
 * percent of the outturn.
 *
 * <p>Source: DfE, Financial Benchmarking and Insights Tool, ForecastRiskResponse.cs.
 */
public enum ForecastAccuracy {
  /** Below -10. */
  SIGNIFICANTLY_BELOW,
  /** From -10 to below -5. */
  BELOW,
  /** From -5 to below 5. */
  STABLE,
  /** From 5 to below 10. */
  ABOVE,
  /** 10 and more. */
  SIGNIFICANTLY_ABOVE;

  /**
   * Returns the label of an outturn.
   *
   * @param forecast the reserve forecast, in pounds
   * @param actual the reserve that came, in pounds
   * @return nothing when the outturn is 0
   */
  public static Optional<ForecastAccuracy> of(double forecast, double actual) {
    if (actual == 0) {
      return Optional.empty();
    }
    double percent = 100 * (actual - forecast) / actual;
    if (percent < -10) {
      return Optional.of(SIGNIFICANTLY_BELOW);
    }
    if (percent < -5) {
      return Optional.of(BELOW);
    }
    if (percent < 5) {
      return Optional.of(STABLE);
    }
    return Optional.of(percent < 10 ? ABOVE : SIGNIFICANTLY_ABOVE);
  }
}
