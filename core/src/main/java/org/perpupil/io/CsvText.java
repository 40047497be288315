package org.perpupil.io;

import java.util.List;
import org.perpupil.text.CsvWriter;

/**
 * CSV text, row by row: comma, double quotes where needed, line feeds; no cell that a spreadsheet
 * takes for a formula, see {@link FormulaGuard}.
 */
final class CsvText {
  private final CsvWriter rows = new CsvWriter();

  void row(List<String> values) {
    rows.row(values.stream().map(FormulaGuard::written).toList());
  }

  /** Returns the text of all rows; no row may follow. */
  String text() {
    return rows.text();
  }
}
