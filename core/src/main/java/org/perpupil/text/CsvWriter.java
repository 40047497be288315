package org.perpupil.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV text, row by row: comma, double quotes where a cell needs them, line feeds. Either kept as a
 * text, or written on as it comes, so that it need not fit into memory. Not thread-safe.
 */
public final class CsvWriter {
  /** Text waits until there is as much of it, so that it is written on in few steps. */
  private static final int CHARACTERS_AT_ONCE = 1 << 13;

  private final StringBuilder text = new StringBuilder();
  private final @Nullable Writer out;
  private boolean isInRow;

  /** Creates a writer that keeps the text. */
  public CsvWriter() {
    this.out = null;
  }

  /** Creates a writer that hands the text on; the other one stays open. */
  public CsvWriter(Writer out) {
    this.out = out;
  }

  /**
   * Adds a row below those before.
   *
   * @throws UncheckedIOException when it cannot be written on
   */
  public void row(List<String> cells) {
    for (String cell : cells) {
      cell(cell);
    }
    endRow();
  }

  /** Adds a cell to the row that is being written. */
  public void cell(String cell) {
    if (isInRow) {
      text.append(',');
    }
    isInRow = true;
    add(cell);
  }

  /**
   * Ends the row that is being written.
   *
   * @throws UncheckedIOException when it cannot be written on
   */
  public void endRow() {
    isInRow = false;
    text.append('\n');
    if (out != null && text.length() >= CHARACTERS_AT_ONCE) {
      write(out);
    }
  }

  /** Returns the text of all rows that were not written on yet. */
  public String text() {
    return text.toString();
  }

  /**
   * Writes on what is left.
   *
   * @throws UncheckedIOException when it cannot be written on
   */
  public void end() {
    if (out != null) {
      write(out);
    }
  }

  private void write(Writer to) {
    try {
      to.write(text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }

  private void add(String cell) {
    if (!needsQuotes(cell)) {
      text.append(cell);
      return;
    }
    text.append('"');
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '"') {
        text.append('"');
      }
      text.append(c);
    }
    text.append('"');
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
