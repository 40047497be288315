package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Puts one thing wrong into a file: a cell, a header, a row or the place of one. */
public final class CellFuzz {
  private static final List<String> CELLS =
      List.of("", " ", "z", "SUPP", "c", "-", "0", "1", "99999.99", "-7", "abc", "1e3", "12%");

  private CellFuzz() {}

  /** Returns a text with one cell or row changed. */
  public static String mutated(String text, Random random) {
    List<List<String>> rows = new ArrayList<>();
    text.lines().forEach(line -> rows.add(new ArrayList<>(CsvCells.split(line))));
    int at = random.nextInt(rows.size());
    List<String> row = rows.get(at);
    int cell = random.nextInt(row.size());
    switch (random.nextInt(8)) {
      case 0 -> rows.remove(at);
      case 1 -> rows.add(at, new ArrayList<>(row));
      case 2 -> row.remove(cell);
      case 3 -> row.add(cell, "");
      case 4 -> row.set(cell, row.get(random.nextInt(row.size())));
      case 5 -> row.set(cell, row.get(cell) + "0");
      default -> row.set(cell, CELLS.get(random.nextInt(CELLS.size())));
    }
    StringBuilder written = new StringBuilder();
    for (List<String> cells : rows) {
      List<String> quoted = new ArrayList<>();
      cells.forEach(one -> quoted.add(one.contains(",") ? '"' + one + '"' : one));
      written.append(String.join(",", quoted)).append('\n');
    }
    return written.toString();
  }
}
