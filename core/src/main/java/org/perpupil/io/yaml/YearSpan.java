package org.perpupil.io.yaml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/**
 * A year, or years in a row, as a key: {@code 2027-28}, {@code 2027-28..2029-30}, or {@code
 * 2027-28..} for all that follow.
 *
 * @param first the first year
 * @param last the last of several; empty for one year; far ahead for all that follow
 */
public record YearSpan(FundingYear first, Optional<FundingYear> last) {
  private static final String SPAN = "..";

  /** Reads a key; nothing, with a problem, when it is none. */
  public static Optional<YearSpan> read(String place, String key, List<Problem> problems) {
    int at = key.indexOf(SPAN);
    Optional<FundingYear> first = FundingYear.find(at < 0 ? key : key.substring(0, at).strip());
    String end = at < 0 ? "" : key.substring(at + SPAN.length()).strip();
    Optional<FundingYear> last =
        at < 0
            ? Optional.empty()
            : end.isEmpty() ? Optional.of(FundingYear.last()) : FundingYear.find(end);
    boolean isWhole = at < 0 || (last.isPresent() && first.isPresent());
    if (first.isEmpty() || !isWhole || last.filter(y -> y.compareTo(first.get()) < 0).isPresent()) {
      problems.add(
          Problem.error(
              place,
              key,
              at < 0
                  ? "a funding year such as 2026-27"
                  : "funding years such as 2026-27..2028-29, or 2026-27.. for all from then on",
              "the value holds for all years; write it right after the name then"));
      return Optional.empty();
    }
    return Optional.of(new YearSpan(first.get(), last));
  }

  /** Returns whether it has no end of its own. */
  public boolean isOpen() {
    return last.filter(FundingYear.last()::equals).isPresent();
  }

  /** Returns this, an open end before the first later one of some years. */
  public YearSpan until(Set<FundingYear> starts) {
    FundingYear next = new TreeSet<>(starts).higher(first);
    return isOpen() && next != null
        ? new YearSpan(first, Optional.of(FundingYear.of(next.start() - 1)))
        : this;
  }
}
