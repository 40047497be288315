package org.perpupil.examples.sheet;

/** How wide a column is, in characters, so that its cells are seen. Not thread-safe. */
final class Widths {
  private static final int LEAST = 8;
  private static final int MOST = 60;
  private static final double ROOM = 1.5;

  /** Room for the button of a filter. */
  private static final int BUTTON = 3;

  private int most = LEAST;

  /** Adds a cell of the column. */
  void add(String cell, boolean isHeader) {
    int length = cell.length();
    if (Cells.number(cell).isPresent() && cell.indexOf(',') < 0) {
      int point = cell.indexOf('.');
      int whole = point < 0 ? length : point;
      length += (whole - 1) / 3;
    }
    most = Math.max(most, length + (isHeader ? BUTTON : 0));
  }

  double of() {
    return Math.min(most, MOST) + ROOM;
  }
}
