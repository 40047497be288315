package org.perpupil.io.csv;

import java.util.List;
import org.perpupil.text.CsvWriter;

/**
 * CSV text, row by row: comma, double quotes where needed, line feeds; no cell that a spreadsheet
 * takes for a formula, see {@link FormulaGuard}.
 */
public final class CsvText {
  private final CsvWriter rows = new CsvWriter();

  public void row(List<String> values) {
    rows.row(values.stream().map(FormulaGuard::written).toList());
  }

  /** Returns the text of all rows; no row may follow. */
  public String text() {
    return rows.text();
  }
}
