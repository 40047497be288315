package org.perpupil.budget.cost;

import java.time.LocalDate;
import java.util.Optional;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.Rate;

/**
 * The apprenticeship levy of an employer: a percentage of all its pay above an allowance.
 *
 * <p>The allowance is the employer's and not a school's: the authority is the employer of most
 * maintained schools, a trust that of all its academies, the governing body that of a
 * voluntary-aided or foundation school and of an academy by itself.
 *
 * <p>Source: Finance Act 2016, part 6; rate and allowance with their own sources in {@link
 * DatedRates#employment}.
 */
public final class ApprenticeshipLevy {
  private static final String PERCENT = "apprenticeship_levy_percent";
  private static final String ALLOWANCE = "apprenticeship_levy_allowance";

  private ApprenticeshipLevy() {}

  /**
   * Returns the levy of a year in pounds, at the rates of a date: 0 before April 2017 and for
   * employers whose allowance covers it.
   *
   * @param pay all pay of the employer in a year, in pounds
   */
  public static double annual(double pay, LocalDate date) {
    Optional<Rate> percent = DatedRates.employment().find(PERCENT, date);
    if (percent.isEmpty()) {
      return 0;
    }
    double allowance = DatedRates.employment().at(ALLOWANCE, date).value();
    return Math.max(0, pay * percent.get().value() / 100 - allowance);
  }
}
