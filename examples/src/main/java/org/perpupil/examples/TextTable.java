package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Visible;

/** A table of text with aligned columns; nothing in a cell steers a terminal. */
final class TextTable {
  private static final String GAP = "  ";

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
    int[] widths = new int[alignment.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      out.println(line(rows.get(i), widths));
      if (rules.contains(i + 1)) {
        out.println(dashes(widths));
      }
    }
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      boolean right = alignment.charAt(i) == 'r';
      line.append(right ? padding + row.get(i) : row.get(i) + padding).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String dashes(int[] widths) {
    List<String> dashes = new ArrayList<>();
    for (int width : widths) {
      dashes.add("-".repeat(width));
    }
    return String.join(GAP, dashes);
  }
}
