package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.check.Visible;

/**
 * A table of text with aligned columns; nothing in a cell steers a terminal.
 *
 * <p>A table that is wider than the screen is printed in blocks, one below the other: each begins
 * with the columns that name a row, and goes on with as many of the others as there is room for,
 * see {@link TableBlocks}.
 */
final class TextTable {
  static final String GAP = "  ";

  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> rules = new ArrayList<>();

  /**
   * Creates a table.
   *
   * @param alignment a letter for each column: l or r for cells that are cut where they are longer
   *     than a name may be, t for texts, which stand at the left and are whole
   */
  TextTable(String alignment) {
    this.alignment = alignment;
  }

  TextTable row(String... cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      boolean isText = alignment.charAt(i) == 't';
      row.add(isText ? Visible.text(cells[i]) : Visible.name(cells[i]));
    }
    rows.add(row);
    return this;
  }

  /** Draws a line below the row that was added last. */
  TextTable rule() {
    rules.add(rows.size());
    return this;
  }

  void print(PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    boolean isFirst = true;
    for (TableBlocks.Block block : TableBlocks.of(alignment, rows, Screen.width(out))) {
      if (!isFirst) {
        out.println();
      }
      print(block, isFirst, out);
      isFirst = false;
    }
  }

  private void print(TableBlocks.Block block, boolean isFirst, PrintWriter out) {
    boolean isRuled = true;
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      // What says nothing here was said in a block above.
      if (isFirst || i == 0 || block.says(row)) {
        block.lines(row).forEach(out::println);
        isRuled = false;
      }
      if (rules.contains(i + 1) && !isRuled) {
        out.println(block.dashes());
        isRuled = true;
      }
    }
  }
}
