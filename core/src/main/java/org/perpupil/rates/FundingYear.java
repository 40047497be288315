package org.perpupil.rates;

import java.time.Year;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * A funding year, named after the two calendar years it touches: 2017-18.
 *
 * <p>It funds maintained schools from April of its first calendar year and academies from September
 * of it. Immutable and thread-safe; ordered by time.
 *
 * @param start the first calendar year, 2017 for 2017-18
 */
public record FundingYear(int start) implements Comparable<FundingYear> {
  private static final Pattern LABEL =
      Pattern.compile("(\\d{4}) ?[-/\\u2010-\\u2013\\u2212] ?(\\d{2}|\\d{4})");

  private static final int EARLIEST = 1990;
  private static final int LATEST = 2100;

  /** Checks that the year lies between 1990 and 2100. */
  public FundingYear {
    if (start < EARLIEST || start > LATEST) {
      throw new ProblemsException(
          Problem.error(
              "funding year",
              Integer.toString(start),
              "a first calendar year from 1990 to 2100",
              "it was typed with a digit too few or too many"));
    }
  }

  /** Returns the last year that there is, with which ends what holds from a year on. */
  public static FundingYear last() {
    return new FundingYear(LATEST);
  }

  /** Returns the year that starts in the given calendar year. */
  public static FundingYear of(int start) {
    return new FundingYear(start);
  }

  /**
   * Returns the year of a label such as {@code 2017-18}, {@code 2017/18}, {@code 2017-2018} or
   * {@code 2017/2018}, with any hyphen or a dash.
   *
   * @throws ProblemsException when the text is no such label
   */
  public static FundingYear parse(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        "funding year",
                        label,
                        "two calendar years in a row from " + EARLIEST + " on, such as 2017-18",
                        advice(label, LABEL.matcher(label).matches()))));
  }

  /** Returns the year of a label as {@link #parse} reads it, or nothing when it is none. */
  public static Optional<FundingYear> find(String label) {
    Matcher matcher = LABEL.matcher(label);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int start = Integer.parseInt(matcher.group(1));
    int next = start + 1;
    int second = Integer.parseInt(matcher.group(2));
    boolean inRange = start >= EARLIEST && start <= LATEST;
    boolean inRow = second == (matcher.group(2).length() == 2 ? next % 100 : next);
    return inRange && inRow ? Optional.of(of(start)) : Optional.empty();
  }

  private static String advice(String label, boolean isLabel) {
    if (isLabel) {
      return "one of its two years was mistyped";
    }
    Matcher within = LABEL.matcher(label);
    Optional<FundingYear> part = within.find() ? find(within.group()) : Optional.empty();
    if (part.isPresent() && !label.matches("\\d+[-/.]\\d+[-/.]\\d+.*")) {
      return "'" + part.get() + "' was meant, and what stands beside it is left over";
    }
    if (label.matches("[12]\\d{3}")) {
      return "it is one calendar year; the funding year that begins in it is "
          + label
          + "-"
          + String.format(Locale.ROOT, "%02d", (Integer.parseInt(label) + 1) % 100);
    }
    return label.matches(
            "\\d{5}|.*[A-Za-z]{3}.*\\d.*|.*\\d.*[A-Za-z]{3}.*|\\d+[-/.]\\d+[-/.]\\d+.*")
        ? "a spreadsheet turned the year into a date; format the column as text"
        : "both its calendar years were meant, with a hyphen between";
  }

  /** Returns whether this year comes before the one that starts in the given calendar year. */
  public boolean isBefore(int calendarYear) {
    return start < calendarYear;
  }

  /**
   * Returns the days of the year: 366 where it holds 29 February, whether it begins in April or in
   * September, else 365.
   */
  public int days() {
    return Year.isLeap(start + 1L) ? 366 : 365;
  }

  @Override
  public int compareTo(FundingYear other) {
    return Integer.compare(start, other.start);
  }

  /** Returns the label, such as {@code 2017-18}. */
  @Override
  public String toString() {
    int end = (start + 1) % 100;
    return start + (end < 10 ? "-0" : "-") + end;
  }
}
