package org.perpupil.io.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes CSV as it is written by {@link CsvText} and hands its rows on one by one, cells as a
 * workbook holds them. Keeps one row at a time. Not thread-safe.
 */
public final class CsvSplitter extends OutputStream {
  /** Takes the cells of a row. */
  public interface RowTaker {
    /** Takes one; the list is the taker's to keep. */
    void take(List<String> cells) throws IOException;
  }

  private final RowTaker rows;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private List<String> cells = new ArrayList<>();
  private boolean isQuoted;

  /** Whether the last byte was a quote within quotes: their end, or half of a quote. */
  private boolean mayEnd;

  public CsvSplitter(RowTaker rows) {
    this.rows = rows;
  }

  @Override
  public void write(int b) throws IOException {
    if (mayEnd) {
      mayEnd = false;
      if (b == '"') {
        cell.write(b);
        return;
      }
      isQuoted = false;
    }
    if (isQuoted) {
      if (b == '"') {
        mayEnd = true;
      } else {
        cell.write(b);
      }
    } else if (b == '"') {
      isQuoted = true;
    } else if (b == ',') {
      endCell();
    } else if (b == '\n') {
      endCell();
      List<String> row = cells;
      cells = new ArrayList<>();
      rows.take(row);
    } else {
      cell.write(b);
    }
  }

  private void endCell() {
    cells.add(FormulaGuard.inWorkbook(cell.toString(StandardCharsets.UTF_8)));
    cell.reset();
  }
}
