package org.perpupil.io.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.perpupil.text.CsvWriter;

/**
 * CSV text, row by row: comma, double quotes where needed, line feeds; no cell that a spreadsheet
 * takes for a formula, see {@link FormulaGuard}. A table of schools is written as it is made, see
 * {@link Table}; only a short one is kept as a text.
 */
public final class CsvText {
  private final CsvWriter rows;

  /** Creates a text without rows. */
  public CsvText() {
    this(new CsvWriter());
  }

  private CsvText(CsvWriter rows) {
    this.rows = rows;
  }

  /** A table that makes its rows whenever it is written. */
  public interface Table {
    /** Adds every row, the header first. */
    void write(CsvText csv);
  }

  /** Returns a table as a text, which has to fit into memory. */
  public static String of(Table table) {
    CsvText csv = new CsvText();
    table.write(csv);
    return csv.text();
  }

  /** Writes a table as it makes its rows; the writer stays open, and is not flushed. */
  public static void write(Table table, Writer out) throws IOException {
    try {
      CsvWriter rows = new CsvWriter(out);
      table.write(new CsvText(rows));
      rows.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  public void row(List<String> values) {
    for (String value : values) {
      rows.cell(FormulaGuard.written(value));
    }
    rows.endRow();
  }

  /** Returns the text of all rows. */
  public String text() {
    return rows.text();
  }
}
