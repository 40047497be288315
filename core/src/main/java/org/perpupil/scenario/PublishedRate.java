package org.perpupil.scenario;

import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.FundingYear;

/**
 * The dated rate that is known of the years to some date, so that an assumption is about later
 * years unless it names one of them.
 *
 * @param rates where the rate stands
 * @param name its name there
 * @param month when its years begin
 */
record PublishedRate(DatedRates rates, String name, Month month) {

  /** Returns the rate that the register names: rates, name and month, such as {@code april}. */
  static PublishedRate parse(String text) {
    String[] parts = text.split("/", -1);
    DatedRates rates =
        switch (parts[0]) {
          case "employment" -> DatedRates.employment();
          case "grants" -> DatedRates.grants();
          default -> throw new IllegalStateException("no such rates: " + text);
        };
    return new PublishedRate(rates, parts[1], Month.valueOf(parts[2].toUpperCase(Locale.ROOT)));
  }

  boolean isKnown(FundingYear year) {
    return rates.find(name, LocalDate.of(year.start(), month, 1)).isPresent();
  }
}
