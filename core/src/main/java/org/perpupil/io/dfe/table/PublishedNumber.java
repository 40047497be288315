package org.perpupil.io.dfe.table;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.rates.data.DataFiles;

/**
 * A number as published files print it, and how far it may be from what was rounded.
 *
 * @param value the number; NaN where it is not known or no number
 * @param halfUnit half of its last printed digit; NaN where there is no number
 * @param kind what the cell holds
 */
public record PublishedNumber(double value, double halfUnit, Kind kind) {
  private static final ImmutableMap<String, Kind> MARKS =
      DataFiles.rows(DataFiles.bytes(PublishedNumber.class, "not-known.csv")).stream()
          .collect(
              ImmutableMap.toImmutableMap(
                  row -> row[0].toLowerCase(Locale.ROOT),
                  row -> Kind.valueOf(row[1].toUpperCase(Locale.ROOT).replace(' ', '_'))));

  private static final Pattern NUMBER =
      Pattern.compile("(-?)£?(-?)((?:\\d{1,3}(?:,\\d{3})+)|\\d+)(?:\\.(\\d+))?");

  /** Files keep about ten significant digits. */
  private static final double TEN_DIGITS = 5e-10;

  private static final double PENNY = 0.005;

  /** What a cell holds. */
  public enum Kind {
    /** A number. */
    NUMBER,
    /** A mark that says that there is no such figure for this school. */
    NOT_APPLICABLE,
    /** A mark that stands for a figure that is kept back, or nothing. */
    NOT_KNOWN,
    /** Something else. */
    WRONG
  }

  /** Returns pounds and pence. */
  public static PublishedNumber of(double value) {
    return new PublishedNumber(value, PENNY, Kind.NUMBER);
  }

  /** Reads a cell; a thousands separator and a pound sign may stand in it. */
  public static PublishedNumber parse(String cell) {
    String text = cell.strip();
    double plain = plain(text);
    if (!Double.isNaN(plain)) {
      return of(plain, decimals(text), text.startsWith("-"));
    }
    Kind mark = text.isEmpty() ? Kind.NOT_KNOWN : MARKS.get(text.toLowerCase(Locale.ROOT));
    if (mark != null) {
      return none(mark);
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.matches() || (!number.group(1).isEmpty() && !number.group(2).isEmpty())) {
      return none(Kind.WRONG);
    }
    String decimals = number.group(4) == null ? "" : number.group(4);
    double value =
        Double.parseDouble(
            number.group(3).replace(",", "") + (decimals.isEmpty() ? "" : "." + decimals));
    boolean negative = !number.group(1).isEmpty() || !number.group(2).isEmpty();
    return of(value, decimals.length(), negative);
  }

  private static PublishedNumber of(double value, int decimals, boolean negative) {
    double printed = decimals > 2 ? 0.5 * Math.pow(10, -decimals) : PENNY;
    return new PublishedNumber(
        negative ? -value : value, Math.max(printed, TEN_DIGITS * value), Kind.NUMBER);
  }

  /** Returns the size of a number of digits and at most one point, as nearly all are, else NaN. */
  private static double plain(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    if (text.length() == first || point == first || point == text.length() - 1) {
      return Double.NaN;
    }
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && i != point) {
        return Double.NaN;
      }
    }
    return Math.abs(Double.parseDouble(text));
  }

  private static int decimals(String text) {
    int point = text.indexOf('.');
    return point < 0 ? 0 : text.length() - point - 1;
  }

  /** Returns whether there is a number. */
  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  private static PublishedNumber none(Kind kind) {
    return new PublishedNumber(Double.NaN, Double.NaN, kind);
  }
}
