package org.perpupil.viability;

import java.util.Optional;
import org.perpupil.rates.FundingYear;

/**
 * What a trust forecast for a past year, and what came. Immutable and thread-safe.
 *
 * @param year the year
 * @param forecast the closing reserve forecast, in pounds
 * @param actual the closing reserve that came, in pounds
 */
public record ForecastOutturn(FundingYear year, double forecast, double actual) {
  /** Checks that both are finite. */
  public ForecastOutturn {
    if (!Double.isFinite(forecast + actual)) {
      throw new IllegalArgumentException(
          year + ": forecast " + forecast + ", outturn " + actual + ", expected finite numbers");
    }
  }

  /** Returns DfE's label; nothing when the outturn is 0. */
  public Optional<ForecastAccuracy> accuracy() {
    return ForecastAccuracy.of(forecast, actual);
  }
}
