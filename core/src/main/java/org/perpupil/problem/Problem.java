package org.perpupil.problem;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.perpupil.problem.check.Visible;

/**
 * One thing wrong, or worth a look, in what a user gave.
 *
 * <p>Immutable and thread-safe.
 *
 * @param severity whether it stops the work
 * @param place where it is, from the outside in: a file, a line and a column, or a school and a
 *     field
 * @param file the file it is in; empty when it is in none, or that is not known
 * @param line the line of that file, from 1; empty when it is about the whole of it
 * @param column the column: its name in a table, its number from 1 in a text; empty when it is
 *     about the whole line or no column is known
 * @param value what was found there, as it was written; empty when nothing was
 * @param expected what would have been right, as the end of a sentence that begins "expected"
 * @param advice what to try, as the end of a sentence that begins "Maybe"
 */
public record Problem(
    Severity severity,
    String place,
    Optional<String> file,
    OptionalInt line,
    Optional<String> column,
    String value,
    String expected,
    String advice) {
  /** Room for a path with what stands after it; of a longer one both ends are shown. */
  private static final int LONGEST_PLACE = 400;

  /** Whole numbers below it are whole in doubles, too. */
  private static final double EXACT = 1e15;

  /** Room for a list of everything that could be meant. */
  private static final int LONGEST_TEXT = 5000;

  /** Checks that no part is null. */
  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(advice, "advice");
  }

  /** Creates a problem whose file, line and column are those that its place tells. */
  public Problem(Severity severity, String place, String value, String expected, String advice) {
    this(severity, ToldPlace.of(place), value, expected, advice);
  }

  private Problem(
      Severity severity, ToldPlace place, String value, String expected, String advice) {
    this(
        severity,
        place.words(),
        place.file(),
        place.line(),
        place.column(),
        value,
        expected,
        advice);
  }

  /** Returns a problem that stops the work. */
  public static Problem error(String place, String value, String expected, String advice) {
    return new Problem(Severity.ERROR, place, value, expected, advice);
  }

  /** Returns a problem that is worth a look and stops nothing. */
  public static Problem warning(String place, String value, String expected, String advice) {
    return new Problem(Severity.WARNING, place, value, expected, advice);
  }

  /** Returns how something was read that is usually written otherwise, and can mean that only. */
  public static Problem note(String place, String value, String expected, String advice) {
    return new Problem(Severity.NOTE, place, value, expected, advice);
  }

  /** Returns a number as users write it: all its digits, no exponent. */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    BigDecimal stripped = BigDecimal.valueOf(value).stripTrailingZeros();
    return stripped.signum() == 0 ? "0" : stripped.toPlainString();
  }

  /** Returns the same problem, its place seen from further out: {@code outer, place}. */
  public Problem within(String outer) {
    return new Problem(severity, outer + ", " + place, value, expected, advice);
  }

  /**
   * Returns problems for people to read: those of one kind in one column of a table as one, which
   * tells how many there are and where the first five stand.
   */
  public static List<Problem> grouped(List<Problem> problems) {
    return ProblemKinds.of(problems);
  }

  /** Returns whether this only tells how something was read. */
  public boolean isNote() {
    return severity == Severity.NOTE;
  }

  /** Returns whether this problem stops the work. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns place, value and what was expected as a reason, without advice. */
  public String reason() {
    String found = value.isEmpty() ? "is blank" : "is " + value;
    return place + " " + found + ", expected " + expected;
  }

  /**
   * Returns two lines: place, value and what was expected; then a line that begins "Maybe". What
   * would steer a terminal is written out and what is long is cut, see {@link Visible}.
   */
  @Override
  public String toString() {
    String kind = severity.name().toLowerCase(Locale.ROOT);
    String found = value.isEmpty() ? "found nothing" : "found '" + Visible.name(value) + "'";
    return kind
        + ": "
        + Visible.ends(place, LONGEST_PLACE)
        + ": "
        + found
        + ", expected "
        + Visible.cut(expected, LONGEST_TEXT)
        + ".\nMaybe "
        + Visible.cut(advice, LONGEST_TEXT)
        + ".";
  }
}
