package org.perpupil.io.csv;

import com.google.common.collect.ImmutableSet;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.perpupil.text.CsvRows;
import org.perpupil.text.NotCsvException;

/**
 * The rows of a text that hold anything. Only where they start is kept beside the text; a row's
 * cells are made whenever it is asked for, since those of a large file take ten times its size. Not
 * thread-safe.
 */
final class TextRows extends AbstractList<TableRows.Row> implements RandomAccess {
  private static final int FIRST_ROOM = 1 << 10;

  private final CsvRows text;
  private int[] starts = new int[FIRST_ROOM];
  private int[] lines = new int[FIRST_ROOM];
  private int size;

  private TextRows(CsvRows text) {
    this.text = text;
  }

  /**
   * Returns the rows of a text.
   *
   * @throws NotCsvException when it is not CSV to its end
   */
  static TextRows of(String text, char separator) {
    TextRows rows = new TextRows(CsvRows.of(text, separator));
    while (rows.text.next()) {
      if (!rows.isBlank()) {
        rows.addPlace();
      }
    }
    return rows;
  }

  private boolean isBlank() {
    for (int cell = 0; cell < text.size(); cell++) {
      if (text.length(cell) > 0 && !TableRows.Row.isBlank(FormulaGuard.read(text.cell(cell)))) {
        return false;
      }
    }
    return true;
  }

  private void addPlace() {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
    }
    starts[size] = text.start();
    lines[size] = text.line();
    size++;
  }

  @Override
  public TableRows.Row get(int row) {
    text.go(starts[row], lines[row]);
    List<String> cells = new ArrayList<>(text.size());
    for (int cell = 0; cell < text.size(); cell++) {
      cells.add(FormulaGuard.read(text.cell(cell)));
    }
    return new TableRows.Row(lines[row], cells, ImmutableSet.of());
  }

  @Override
  public int size() {
    return size;
  }
}
