package org.perpupil.io.csv;

/**
 * Keeps spreadsheets from taking a text for a formula: a text that begins with one of {@code = +
 * - @}, a tab or a carriage return is written with an apostrophe before it, and read without.
 *
 * <p>A text of that kind that begins with apostrophes already gets one more, so that every text is
 * read as it was. Plain numbers are no formulas and stay as they are.
 */
public final class FormulaGuard {
  private static final char APOSTROPHE = '\'';
  private static final String STARTS = "=+-@\t\r";

  private FormulaGuard() {}

  /** Returns a cell as it is written. */
  public static String written(String cell) {
    int at = afterApostrophes(cell);
    boolean isFormula = at < cell.length() && STARTS.indexOf(cell.charAt(at)) >= 0;
    return isFormula && Numbers.parse(cell).isEmpty() ? APOSTROPHE + cell : cell;
  }

  /** Returns a cell as it was before it was written. */
  public static String read(String cell) {
    int at = afterApostrophes(cell);
    boolean isGuarded = at > 0 && at < cell.length() && STARTS.indexOf(cell.charAt(at)) >= 0;
    return isGuarded ? cell.substring(1) : cell;
  }

  /**
   * Returns a cell, as it is written in text, as a workbook holds it, whose texts are none of a
   * spreadsheet's formulas: without the apostrophe, unless its first character is one, too. Read
   * from there by {@link #read}, it is as it was.
   */
  static String inWorkbook(String written) {
    String plain = read(written);
    return plain.startsWith("'") ? written : plain;
  }

  private static int afterApostrophes(String cell) {
    int at = 0;
    while (at < cell.length() && cell.charAt(at) == APOSTROPHE) {
      at++;
    }
    return at;
  }
}
