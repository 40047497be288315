package org.perpupil.rates;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;

/**
 * The national rates of one edition: a funding year, or a proposal that never became one. Years
 * before the national formula have the rates of grants alone.
 *
 * <p>Every figure carries its unit, its status and its source, so that whatever rests on an
 * unverified one can say so. The books are data files in this package's resources. Immutable and
 * thread-safe.
 */
public final class RateBook {
  /** The first funding year that a national formula paid; earlier books hold grants alone. */
  private static final FundingYear FIRST_FORMULA = FundingYear.of(2018);

  private static final ImmutableMap<String, RateBook> BOOKS = load();
  private static final ImmutableMap<String, RateBook> FORMULAS =
      ImmutableMap.copyOf(Maps.filterValues(BOOKS, RateBook::hasFormula));

  private final String edition;
  private final String title;
  private final FundingYear rulesOf;
  private final String fingerprint;
  private final ImmutableMap<String, Rate> rates;

  private RateBook(
      String edition,
      String title,
      FundingYear rulesOf,
      String fingerprint,
      ImmutableMap<String, Rate> rates) {
    this.edition = edition;
    this.title = title;
    this.rulesOf = rulesOf;
    this.fingerprint = fingerprint;
    this.rates = rates;
  }

  /**
   * Returns the book of an edition of the national formula.
   *
   * @param edition a funding year such as {@code 2025-26}, or {@code 2016-12-proposal}
   * @throws ProblemsException when there is no such edition; names those there are
   */
  public static RateBook national(String edition) {
    return find(
        FORMULAS,
        "national rate book",
        edition,
        "the year lies before the national formula or after the last rates known here");
  }

  /** Returns the names of all editions of the national formula, oldest first; unmodifiable. */
  public static List<String> editions() {
    return FORMULAS.keySet().asList();
  }

  /**
   * Returns any book, also one of a year before the national formula, which holds the rates of
   * grants alone.
   *
   * @param name one of {@link #names}
   * @throws ProblemsException when there is no such book; names those there are
   */
  public static RateBook named(String name) {
    return find(BOOKS, "rate book", name, "no rates of that year are known here");
  }

  /** Returns the names of all books, oldest first; unmodifiable. */
  public static List<String> names() {
    return BOOKS.keySet().asList();
  }

  /** Returns a short fingerprint of all books and area costs, for the stamp on outputs. */
  public static String version() {
    StringBuilder all = new StringBuilder();
    BOOKS.values().forEach(book -> all.append(book.fingerprint));
    all.append(fingerprint(AreaCosts.data()));
    return fingerprint(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the name of this edition. */
  public String edition() {
    return edition;
  }

  /** Returns what this edition is, in a few words. */
  public String title() {
    return title;
  }

  /** Returns the funding year whose rules hold for these rates. */
  public FundingYear rulesOf() {
    return rulesOf;
  }

  /** Returns every rate, in the order of the data file; unmodifiable. */
  public Collection<Rate> rates() {
    return rates.values();
  }

  /** Returns a rate, or nothing when this edition has none of that name. */
  public Optional<Rate> find(String name) {
    return Optional.ofNullable(rates.get(name));
  }

  /**
   * Returns a rate.
   *
   * @throws ProblemsException when this edition has none of that name; names the nearest
   */
  public Rate rate(String name) {
    return find(name).orElseThrow(() -> new ProblemsException(missing(name)));
  }

  private Problem missing(String name) {
    return Problem.error(
        "national rate book " + edition,
        "",
        "the rate " + name,
        Names.advice(
            name,
            rates.keySet(),
            "another year has it; this one knows " + rates.size() + " rates so far"));
  }

  @Override
  public String toString() {
    return "RateBook[" + edition + ", " + rates.size() + " rates]";
  }

  private boolean hasFormula() {
    return rulesOf.compareTo(FIRST_FORMULA) >= 0;
  }

  private static RateBook find(
      ImmutableMap<String, RateBook> books, String place, String name, String otherwise) {
    Optional<FundingYear> year = FundingYear.find(name);
    RateBook book = books.get(year.map(FundingYear::toString).orElse(name));
    if (book == null) {
      throw new ProblemsException(
          Problem.error(
              place,
              name,
              "one of " + String.join(", ", books.keySet()),
              // A year that is written as one is no slip of another.
              year.isPresent() ? otherwise : Names.advice(name, books.keySet(), otherwise)));
    }
    return book;
  }

  private static ImmutableMap<String, RateBook> load() {
    ImmutableMap.Builder<String, RateBook> books = ImmutableMap.builder();
    for (String[] row : DataFile.rows(DataFile.bytes("editions.csv"))) {
      byte[] data = DataFile.bytes(row[0] + ".csv");
      ImmutableMap.Builder<String, Rate> rates = ImmutableMap.builder();
      for (String[] rate : DataFile.rows(data)) {
        double value = Double.parseDouble(rate[1]);
        rates.put(rate[0], new Rate(rate[0], value, rate[2], RateStatus.parse(rate[3]), rate[4]));
      }
      books.put(
          row[0],
          new RateBook(
              row[0], row[2], FundingYear.parse(row[1]), fingerprint(data), rates.build()));
    }
    return books.build();
  }

  private static String fingerprint(byte[] data) {
    return Hashing.sha256().hashBytes(data).toString().substring(0, 8);
  }
}
