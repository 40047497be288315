package org.perpupil.text;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a CSV text from its top to its end: comma or another separator, double quotes (RFC
 * 4180). Empty lines are passed over. Not thread-safe.
 *
 * <p>Cells become texts when they are asked for, so that going through a file makes no garbage.
 */
public final class CsvRows {
  private static final char QUOTE = '"';

  private final String text;
  private final char separator;

  /** What comes next, and its line. */
  private int at;

  private int lineAt = 1;

  /** Where the row starts, and its line. */
  private int start;

  private int line;

  /** Where each cell starts and ends, without its quotation marks. */
  private int[] bounds = new int[64];

  /** Which cells hold two quotation marks in place of each one. */
  private boolean[] doubled = new boolean[32];

  private int size;

  private CsvRows(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** Opens a text, before its first row. */
  public static CsvRows of(String text) {
    return of(text, ',');
  }

  /**
   * Opens a text, before its first row.
   *
   * @param separator what stands between the cells of a row
   */
  public static CsvRows of(String text, char separator) {
    return new CsvRows(text, separator);
  }

  /**
   * Goes on to the next row; returns false at the end.
   *
   * @throws NotCsvException when the text is not CSV here
   */
  public boolean next() {
    passOverEmptyLines();
    size = 0;
    if (at == text.length()) {
      return false;
    }
    start = at;
    line = lineAt;
    boolean goesOn = true;
    while (goesOn) {
      goesOn = cell();
    }
    return true;
  }

  /**
   * Goes to a row that was found before.
   *
   * @param place its {@link #start()}
   * @param lineOfPlace its {@link #line()}
   */
  public void go(int place, int lineOfPlace) {
    at = place;
    lineAt = lineOfPlace;
    boolean unused = next();
  }

  /** Returns the line on which the row starts, from 1. */
  public int line() {
    return line;
  }

  /** Returns where in the text the row starts, from 0. */
  public int start() {
    return start;
  }

  /** Returns how many cells the row has. */
  public int size() {
    return size;
  }

  /** Returns how many characters of the text are a cell's, which may be more than it has. */
  public int length(int cell) {
    return bounds[2 * cell + 1] - bounds[2 * cell];
  }

  /** Returns a cell of the row. */
  public String cell(int cell) {
    String written = text.substring(bounds[2 * cell], bounds[2 * cell + 1]);
    return doubled[cell] ? written.replace("\"\"", "\"") : written;
  }

  /** Returns the cells of the row; unmodifiable. */
  public List<String> cells() {
    ImmutableList.Builder<String> cells = ImmutableList.builderWithExpectedSize(size);
    for (int i = 0; i < size; i++) {
      cells.add(cell(i));
    }
    return cells.build();
  }

  /** Goes to the first character of the next row, past empty lines and spaces before the row. */
  private void passOverEmptyLines() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isLineEnd(c)) {
        lineEnd();
      } else if (c == ' ' && c != separator) {
        at++;
      } else {
        return;
      }
    }
  }

  /** Reads a cell and what ends it; returns whether another one follows. */
  private boolean cell() {
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
      doubled = Arrays.copyOf(doubled, 2 * doubled.length);
    }
    doubled[size] = false;
    int quote = at < text.length() && isSpace(text.charAt(at)) ? pastSpaces(at) : at;
    if (quote < text.length() && text.charAt(quote) == QUOTE) {
      at = quote + 1;
      quoted();
    } else {
      bounds[2 * size] = at;
      while (at < text.length() && !ends(text.charAt(at))) {
        at++;
      }
      bounds[2 * size + 1] = at;
    }
    size++;
    if (at == text.length()) {
      return false;
    }
    if (text.charAt(at) == separator) {
      at++;
      return true;
    }
    lineEnd();
    return false;
  }

  /** Reads what stands between quotation marks, and any spaces after it. */
  private void quoted() {
    bounds[2 * size] = at;
    while (true) {
      if (at == text.length()) {
        throw new NotCsvException("a quotation mark is missing", lineAt);
      }
      char c = text.charAt(at);
      if (c == QUOTE) {
        if (at + 1 == text.length() || text.charAt(at + 1) != QUOTE) {
          break;
        }
        doubled[size] = true;
        at += 2;
      } else if (isLineEnd(c)) {
        lineEnd();
      } else {
        at++;
      }
    }
    bounds[2 * size + 1] = at;
    at = pastSpaces(at + 1);
    if (at < text.length() && !ends(text.charAt(at))) {
      throw new NotCsvException("something follows a quotation mark", lineAt);
    }
  }

  private boolean ends(char c) {
    return c == separator || isLineEnd(c);
  }

  private boolean isSpace(char c) {
    return (c == ' ' || c == '\t') && c != separator;
  }

  /** Returns where spaces, and what controls devices, end. */
  private int pastSpaces(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) <= ' ' && !ends(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Goes past the end of a line, of one character or two. */
  private void lineEnd() {
    boolean two = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    at += two ? 2 : 1;
    lineAt++;
  }
}
