package org.perpupil.projection.prices;

import java.time.LocalDate;
import java.time.Month;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.Rate;

/** Published rates of grants on a timeline. */
public final class GrantRates {
  private static final int EARLIEST = 2013;

  private GrantRates() {}

  /**
   * Returns the rates of consecutive years, NaN where none is published.
   *
   * @param month April for financial years, September for academic ones
   * @param firstYear the index of the first year, -1 for the one before the projection
   */
  public static double[] published(
      Timeline timeline, String name, Month month, int firstYear, int count) {
    double[] rates = new double[count];
    for (int j = 0; j < count; j++) {
      rates[j] = at(name, month, timeline.start() + firstYear + j);
    }
    return rates;
  }

  /**
   * Returns the same, so that the first is always there: the last one published before it, else the
   * first one after it, else 1.
   */
  public static double[] startingKnown(
      Timeline timeline, String name, Month month, int firstYear, int count) {
    double[] rates = published(timeline, name, month, firstYear, count);
    for (int back = 1;
        Double.isNaN(rates[0]) && timeline.start() + firstYear - back >= EARLIEST;
        back++) {
      rates[0] = at(name, month, timeline.start() + firstYear - back);
    }
    for (int j = 1; Double.isNaN(rates[0]) && j < count; j++) {
      rates[0] = rates[j];
    }
    rates[0] = Double.isNaN(rates[0]) ? 1 : rates[0];
    return rates;
  }

  private static double at(String name, Month month, int year) {
    return DatedRates.grants()
        .find(name, LocalDate.of(year, month, 1))
        .map(Rate::value)
        .orElse(Double.NaN);
  }
}
