package org.perpupil.io.dfe.infer;

import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.OptionalDouble;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/**
 * The national rates beside which local ones are read: those of the year, else of the newest year
 * before it, else of the oldest.
 */
public final class NationalRates {
  /** Names that differ between the books, which count EAL over three years, and formulas. */
  private static final ImmutableMap<String, String> BOOK_NAMES =
      ImmutableMap.of("eal_primary", "eal3_primary", "eal_secondary", "eal3_secondary");

  private final RateBook book;
  private final boolean ofTheYear;

  private NationalRates(RateBook book, boolean ofTheYear) {
    this.book = book;
    this.ofTheYear = ofTheYear;
  }

  public static NationalRates of(FundingYear year) {
    RateBook book =
        RateBook.editions().stream()
            .map(RateBook::national)
            .filter(b -> b.edition().equals(b.rulesOf().toString()))
            .filter(
                b -> b.find("basic_primary").isPresent() && b.find("lump_sum_primary").isPresent())
            .min(
                Comparator.comparingInt(
                    b ->
                        b.rulesOf().compareTo(year) <= 0
                            ? year.start() - b.rulesOf().start()
                            : 1000 + b.rulesOf().start() - year.start()))
            .orElseThrow();
    return new NationalRates(book, book.rulesOf().equals(year));
  }

  public boolean isOfTheYear() {
    return ofTheYear;
  }

  public FundingYear year() {
    return book.rulesOf();
  }

  /** Returns a rate under the name that formulas have for it. */
  public OptionalDouble find(String parameter) {
    return book.find(BOOK_NAMES.getOrDefault(parameter, parameter))
        .map(rate -> OptionalDouble.of(rate.value()))
        .orElse(OptionalDouble.empty());
  }
}
