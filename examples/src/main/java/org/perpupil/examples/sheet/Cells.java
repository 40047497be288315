package org.perpupil.examples.sheet;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Worksheet;

/**
 * Cells of a sheet: what a table has as a plain number is a number and shows the decimals that the
 * table has, so that what adds up there adds up as shown; all else is text.
 */
final class Cells {
  /** Columns that name something: theirs are texts, though all should look like numbers. */
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "la_code",
          "name",
          "la_name",
          "year",
          "basis",
          "line",
          "status",
          "remarks",
          "phase",
          "trust",
          "block",
          "course",
          "grouping",
          "group",
          "figure",
          "price_base",
          "measure",
          "lever",
          "moved",
          "left",
          "level",
          "method",
          "input",
          "statistic",
          "estimator",
          "rate",
          "worst_id",
          "seed",
          "code",
          "scale",
          "point",
          "month",
          "line_3y",
          "number",
          "title");

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*|[1-9]\\d{0,2}(,\\d{3})+)(\\.\\d+)?");

  /** More than these, and a spreadsheet leaves some out. */
  private static final int MOST_DIGITS = 15;

  private static final int MOST_DECIMALS = 8;
  private static final int LONGEST_TEXT = 32_767;
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Cells() {}

  /** Returns whether a column names something. */
  static boolean isName(String header) {
    return NAMES.contains(header);
  }

  /** Puts a cell of a table into a sheet. */
  static void put(Worksheet sheet, int row, int column, String header, String cell) {
    if (cell.isEmpty()) {
      return;
    }
    Optional<BigDecimal> number = isName(header) ? Optional.empty() : number(cell);
    if (number.isPresent()) {
      sheet.value(row, column, number.get());
      sheet.style(row, column).format(format(number.get())).set();
    } else {
      text(sheet, row, column, cell);
    }
  }

  /** Puts a text into a sheet. */
  static void text(Worksheet sheet, int row, int column, String text) {
    sheet.value(row, column, allowed(text));
    if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
      // Otherwise it would become a formula as soon as somebody edits it.
      sheet.style(row, column).format("@").set();
    }
  }

  /** Returns the number that a cell is, if a spreadsheet can hold it as one. */
  static Optional<BigDecimal> number(String cell) {
    if (!NUMBER.matcher(cell).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(cell.replace(",", ""));
    boolean isWhole = number.scale() <= 0;
    return isWhole && number.precision() > MOST_DIGITS ? Optional.empty() : Optional.of(number);
  }

  /** Returns how a number is shown: its own decimals, thousands parted. */
  private static String format(BigDecimal number) {
    if (number.scale() > MOST_DECIMALS) {
      return "General";
    }
    return number.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(number.scale());
  }

  /** Returns a text without what no workbook can hold. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder();
    text.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(allowed::appendCodePoint);
    if (allowed.length() > LONGEST_TEXT) {
      allowed.setLength(LONGEST_TEXT - 1);
      allowed.append('\u2026');
    }
    return allowed.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
