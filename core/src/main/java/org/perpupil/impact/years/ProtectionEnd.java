package org.perpupil.impact.years;

import java.util.Optional;
import org.perpupil.formula.printed.Pence;
import org.perpupil.rates.FundingYear;

/** The year in which a school's protection runs out. */
public final class ProtectionEnd {
  private ProtectionEnd() {}

  /**
   * Returns the first year without protection after a year with some.
   *
   * <p>Protection that comes back later does not move the year. A year without a figure neither
   * starts nor ends protection.
   *
   * @param first the year of the first amount
   * @param amounts what protection adds to one school in pounds, one amount a year in a row; less
   *     than half a penny is none; NaN where there is no figure
   * @return nothing when the school was never protected, or still is in the last year
   */
  public static Optional<FundingYear> of(FundingYear first, double[] amounts) {
    boolean wasProtected = false;
    for (int i = 0; i < amounts.length; i++) {
      boolean isProtected = Pence.round(amounts[i]) > 0;
      if (wasProtected && !isProtected && !Double.isNaN(amounts[i])) {
        return Optional.of(FundingYear.of(first.start() + i));
      }
      wasProtected |= isProtected;
    }
    return Optional.empty();
  }
}
