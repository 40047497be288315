package org.perpupil.rates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;

/**
 * Rates that change on dates of their own: each holds from its date until the next of its name.
 *
 * <p>Immutable and thread-safe.
 */
public final class DatedRates {
  private static final ImmutableList<FromBooks> FROM_BOOKS =
      ImmutableList.of(
          new FromBooks(
              "pupil_premium_primary",
              Month.APRIL,
              List.of("pupil_premium_primary", "pupil_premium_primary_final")),
          new FromBooks("pupil_premium_secondary", Month.APRIL, List.of("pupil_premium_secondary")),
          new FromBooks(
              "education_services_grant_academy",
              Month.SEPTEMBER,
              List.of(
                  "esg_general_rate_academies",
                  "esg_general_rate_academies_ay_2014_15",
                  "esg_general_rate")),
          new FromBooks("uifsm_meal_rate", Month.SEPTEMBER, List.of("uifsm_meal_rate")));

  /** The number of the last point of the leadership scale. */
  private static final int LAST_LEADER = 43;

  private static final String PAY = "GBP per year, full time";
  private static final String BETWEEN =
      "in even steps of percent between the published ends of the scale, L1 and L43";

  private static final DatedRates EMPLOYMENT = loadEmployment();
  private static final DatedRates GRANTS = loadGrants();

  private final String title;

  /** By name and date; a tree finds the last entry before a day without making a map of those. */
  private final ImmutableMap<String, TreeMap<LocalDate, Entry>> rates;

  private DatedRates(String title, Map<String, NavigableMap<LocalDate, Entry>> rates) {
    this.title = title;
    ImmutableMap.Builder<String, TreeMap<LocalDate, Entry>> builder = ImmutableMap.builder();
    rates.forEach((name, entries) -> builder.put(name, new TreeMap<>(entries)));
    this.rates = builder.build();
  }

  /**
   * Returns the rates of employing people in England: teachers' pay scales, teachers' pension and
   * national insurance.
   *
   * <p>National insurance changes on the 6th of a month in law and on the 1st here, so that months
   * stay whole. Of the leadership scale the ends are published, L1 and L43; the points between them
   * are here too, in even steps of percent and unverified, where both ends of the year are known.
   */
  public static DatedRates employment() {
    return EMPLOYMENT;
  }

  /**
   * Returns the rates of grants beside the formula, and the price of the risk protection
   * arrangement: by financial or by academic year, as the unit says.
   *
   * <p>The pupil premium, the education services grant and, where a book has it, the rate of a free
   * meal are those of the {@link RateBook} of the year.
   */
  public static DatedRates grants() {
    return GRANTS;
  }

  /** Returns all names; unmodifiable. */
  public Set<String> names() {
    return rates.keySet();
  }

  /** Returns a rate on a date, or nothing when there is none of that name then. */
  public Optional<Rate> find(String name, LocalDate date) {
    TreeMap<LocalDate, Entry> entries = rates.get(name);
    if (entries == null) {
      return Optional.empty();
    }
    Map.Entry<LocalDate, Entry> entry = entries.floorEntry(date);
    return entry == null || entry.getValue().until().isBefore(date)
        ? Optional.empty()
        : Optional.of(entry.getValue().rate());
  }

  /**
   * Returns a rate on a date.
   *
   * @throws ProblemsException when there is none; says from when to when there is, or names the
   *     nearest
   */
  public Rate at(String name, LocalDate date) {
    return find(name, date).orElseThrow(() -> new ProblemsException(missing(name, date)));
  }

  @Override
  public String toString() {
    return "DatedRates[" + title + ", " + rates.size() + " names]";
  }

  private Problem missing(String name, LocalDate date) {
    TreeMap<LocalDate, Entry> entries = rates.get(name);
    if (entries == null) {
      return Problem.error(
          title,
          name,
          "the name of one of " + rates.size() + " rates",
          Names.advice(name, rates.keySet(), "the point or the area has another name"));
    }
    return Problem.error(
        title + ", " + name,
        date.toString(),
        "a date from " + entries.firstKey() + " to " + entries.lastEntry().getValue().until(),
        "an assumption about later years is needed");
  }

  private record Entry(Rate rate, LocalDate until) {}

  private static DatedRates loadEmployment() {
    Map<String, NavigableMap<LocalDate, Entry>> rates = rows("employment.csv");
    for (String[] row : DataFile.rows(DataFile.bytes("teacher-pay.csv"))) {
      String name = PayArea.parse(row[1]).scaleName(row[2]);
      LocalDate until = LocalDate.parse(row[0]).plusYears(1).minusDays(1);
      add(rates, name, row[0], until, row[3], PAY, row[4], row[5]);
    }
    for (PayArea area : PayArea.values()) {
      addLeadership(rates, area);
    }
    return new DatedRates("rates of employment", rates);
  }

  private static NavigableMap<LocalDate, Entry> of(
      Map<String, NavigableMap<LocalDate, Entry>> rates, String name) {
    return rates.getOrDefault(name, Collections.emptyNavigableMap());
  }

  /** Adds the points between the ends of the leadership scale, in even steps of percent. */
  private static void addLeadership(
      Map<String, NavigableMap<LocalDate, Entry>> rates, PayArea area) {
    NavigableMap<LocalDate, Entry> ends = of(rates, area.scaleName("L" + LAST_LEADER));
    of(rates, area.scaleName("L1"))
        .forEach(
            (from, first) -> {
              Entry last = ends.get(from);
              for (int point = 2; last != null && point < LAST_LEADER; point++) {
                double steps = (point - 1) / (double) (LAST_LEADER - 1);
                double lowest = first.rate().value();
                double pounds = lowest * Math.pow(last.rate().value() / lowest, steps);
                String name = area.scaleName("L" + point);
                Rate rate = new Rate(name, Math.round(pounds), PAY, RateStatus.UNVERIFIED, BETWEEN);
                rates
                    .computeIfAbsent(name, key -> new TreeMap<>())
                    .put(from, new Entry(rate, first.until()));
              }
            });
  }

  private static DatedRates loadGrants() {
    Map<String, NavigableMap<LocalDate, Entry>> rates = rows("grants.csv");
    for (String name : RateBook.names()) {
      RateBook book = RateBook.named(name);
      if (name.equals(book.rulesOf().toString())) {
        FROM_BOOKS.forEach(grant -> grant.add(book, rates));
      }
    }
    return new DatedRates("rates of grants", rates);
  }

  /**
   * A grant whose rates the books hold, under names of their own in some years.
   *
   * @param first the month that a year of the grant begins with
   * @param bookNames what books call it; the first that a book has counts
   */
  private record FromBooks(String name, Month first, List<String> bookNames) {
    void add(RateBook book, Map<String, NavigableMap<LocalDate, Entry>> rates) {
      LocalDate from = LocalDate.of(book.rulesOf().start(), first, 1);
      bookNames.stream()
          .flatMap(bookName -> book.find(bookName).stream())
          .findFirst()
          .ifPresent(
              rate ->
                  rates
                      .computeIfAbsent(name, key -> new TreeMap<>())
                      .put(from, new Entry(rate, from.plusYears(1).minusDays(1))));
    }
  }

  private static Map<String, NavigableMap<LocalDate, Entry>> rows(String file) {
    Map<String, NavigableMap<LocalDate, Entry>> rates = new TreeMap<>();
    for (String[] row : DataFile.rows(DataFile.bytes(file))) {
      LocalDate until = row[2].isEmpty() ? LocalDate.MAX : LocalDate.parse(row[2]);
      add(rates, row[0], row[1], until, row[3], row[4], row[5], row[6]);
    }
    return rates;
  }

  private static void add(
      Map<String, NavigableMap<LocalDate, Entry>> rates,
      String name,
      String from,
      LocalDate until,
      String value,
      String unit,
      String status,
      String source) {
    Rate rate = new Rate(name, Double.parseDouble(value), unit, RateStatus.parse(status), source);
    rates
        .computeIfAbsent(name, key -> new TreeMap<>())
        .put(LocalDate.parse(from), new Entry(rate, until));
  }
}
