package org.perpupil.rates;

import com.google.common.collect.ImmutableSortedMap;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Rates that change on dates of their own: each holds from its date until the next of its name.
 *
 * <p>Immutable and thread-safe.
 */
public final class DatedRates {
  private static final DatedRates EMPLOYMENT = load();

  private final ImmutableSortedMap<String, ImmutableSortedMap<LocalDate, Entry>> rates;

  private DatedRates(Map<String, NavigableMap<LocalDate, Entry>> rates) {
    ImmutableSortedMap.Builder<String, ImmutableSortedMap<LocalDate, Entry>> builder =
        ImmutableSortedMap.naturalOrder();
    rates.forEach((name, entries) -> builder.put(name, ImmutableSortedMap.copyOfSorted(entries)));
    this.rates = builder.buildOrThrow();
  }

  /**
   * Returns the rates of employing people in England: teachers' pay scales, teachers' pension and
   * national insurance.
   *
   * <p>National insurance changes on 6 April in law and on 1 April here, so that months stay whole.
   */
  public static DatedRates employment() {
    return EMPLOYMENT;
  }

  /** Returns all names; unmodifiable. */
  public Set<String> names() {
    return rates.keySet();
  }

  /** Returns a rate on a date, or nothing when there is none of that name then. */
  public Optional<Rate> find(String name, LocalDate date) {
    ImmutableSortedMap<LocalDate, Entry> entries = rates.get(name);
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
    return "DatedRates[" + rates.size() + " names]";
  }

  private Problem missing(String name, LocalDate date) {
    ImmutableSortedMap<LocalDate, Entry> entries = rates.get(name);
    if (entries == null) {
      return Problem.error(
          "rates of employment",
          name,
          "the name of one of " + rates.size() + " rates",
          Names.advice(name, rates.keySet(), "the point or the area has another name"));
    }
    return Problem.error(
        "rates of employment, " + name,
        date.toString(),
        "a date from "
            + entries.firstKey()
            + " to "
            + entries.values().asList().get(entries.size() - 1).until(),
        "an assumption about later years is needed");
  }

  private record Entry(Rate rate, LocalDate until) {}

  private static DatedRates load() {
    Map<String, NavigableMap<LocalDate, Entry>> rates = new TreeMap<>();
    for (String[] row : DataFile.rows(DataFile.bytes("employment.csv"))) {
      LocalDate until = row[2].isEmpty() ? LocalDate.MAX : LocalDate.parse(row[2]);
      add(rates, row[0], row[1], until, row[3], row[4], row[5], row[6]);
    }
    for (String[] row : DataFile.rows(DataFile.bytes("teacher-pay.csv"))) {
      String name = PayArea.parse(row[1]).scaleName(row[2]);
      LocalDate until = LocalDate.parse(row[0]).plusYears(1).minusDays(1);
      add(rates, name, row[0], until, row[3], "GBP per year, full time", row[4], row[5]);
    }
    return new DatedRates(rates);
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
