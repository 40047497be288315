package org.perpupil.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays the columns of a table out for a width.
 *
 * <p>Columns that name a row, those at the left before the first number, are cut where they take
 * too much; texts go on in lines below; numbers are whole. A column without a heading, or with one
 * that occurs twice, stays with the one at its left.
 */
final class TableBlocks {
  private static final String GAP = TextTable.GAP;
  private static final int MOST_KEYS = 2;
  private static final int LEAST_NAME = 20;
  private static final int LEAST_TEXT = 24;

  private final String alignment;
  private final List<List<String>> rows;
  private final int limit;
  private final int[] widths;

  private TableBlocks(String alignment, List<List<String>> rows, int limit) {
    this.alignment = alignment;
    this.rows = rows;
    this.limit = limit;
    this.widths = new int[alignment.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
  }

  /** Returns the blocks of a table, at least one. */
  static List<Block> of(String alignment, List<List<String>> rows, int limit) {
    return new TableBlocks(alignment, rows, limit).blocks();
  }

  /** Some columns of a table, and how wide each is. */
  record Block(String alignment, List<Integer> columns, List<Integer> widths, int keys) {
    /** Returns whether a row holds something beside its name here, or is a heading of others. */
    boolean says(List<String> row) {
      return columns.stream().skip(keys).anyMatch(column -> !cell(row, column).isEmpty())
          || row.stream().skip(keys).allMatch(String::isEmpty);
    }

    /** Returns a row, in more than one line where a text is longer than its column. */
    List<String> lines(List<String> row) {
      List<List<String>> cells = new ArrayList<>();
      int most = 1;
      for (int i = 0; i < columns.size(); i++) {
        char kind = alignment.charAt(columns.get(i));
        List<String> lines = fit(cell(row, columns.get(i)), kind, widths.get(i));
        cells.add(lines);
        most = Math.max(most, lines.size());
      }
      List<String> lines = new ArrayList<>();
      for (int at = 0; at < most; at++) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
          String text = at < cells.get(i).size() ? cells.get(i).get(at) : "";
          String padding = " ".repeat(Math.max(0, widths.get(i) - text.length()));
          boolean right = alignment.charAt(columns.get(i)) == 'r';
          line.append(right ? padding + text : text + padding).append(GAP);
        }
        lines.add(line.toString().stripTrailing());
      }
      return lines;
    }

    String dashes() {
      return String.join(GAP, widths.stream().map("-"::repeat).toList());
    }

    private static List<String> fit(String cell, char kind, int width) {
      if (cell.length() <= width || kind == 'r') {
        return List.of(cell);
      }
      if (kind == 'l') {
        return List.of(cut(cell, width));
      }
      // A path or an address is of use only as a whole.
      return Screen.wrapped(cell, width).stream()
          .map(line -> line.contains("/") ? line : cut(line, width))
          .toList();
    }

    /** Returns what there is room for. */
    private static String cut(String text, int width) {
      return text.length() <= width ? text : text.substring(0, width - 1) + "\u2026";
    }

    private static String cell(List<String> row, int column) {
      return column < row.size() ? row.get(column) : "";
    }
  }

  private List<Block> blocks() {
    List<Integer> all = IntStream.range(0, widths.length).boxed().toList();
    int over = total(all) - limit;
    if (over <= 0) {
      return List.of(block(all, keys()));
    }
    // Names that are a little shorter may be all that it takes.
    int least = Math.max(LEAST_NAME, widths[0] * 2 / 3);
    if (alignment.charAt(0) != 'r' && widths[0] - over >= least) {
      widths[0] -= over;
      return List.of(block(all, keys()));
    }
    int keys = keys();
    cutKeys(keys);
    List<Integer> names = all.subList(0, keys);
    List<Block> blocks = new ArrayList<>();
    List<Integer> columns = new ArrayList<>(names);
    for (List<Integer> together : groups(keys)) {
      List<Integer> wider = new ArrayList<>(columns);
      wider.addAll(together);
      if (columns.size() > keys && !fits(wider)) {
        blocks.add(block(columns, keys));
        columns = new ArrayList<>(names);
      }
      for (int column : together) {
        columns.add(column);
        shrink(columns, column);
      }
    }
    blocks.add(block(columns, keys));
    return List.copyOf(blocks);
  }

  /** Returns whether columns have room, the last of them as a text of several lines. */
  private boolean fits(List<Integer> columns) {
    int total = total(columns);
    int last = columns.get(columns.size() - 1);
    return total <= limit
        || (alignment.charAt(last) == 't' && widths[last] - (total - limit) >= LEAST_TEXT);
  }

  /** Makes a column of text as narrow as the room that is left in its block. */
  private void shrink(List<Integer> columns, int column) {
    int over = total(columns) - limit;
    if (over > 0 && alignment.charAt(column) != 'r') {
      widths[column] = Math.max(Math.min(widths[column], LEAST_TEXT), widths[column] - over);
    }
  }

  private void cutKeys(int keys) {
    int room = limit * 2 / 5;
    for (int i = 1; i < keys; i++) {
      room -= widths[i] + GAP.length();
    }
    if (alignment.charAt(0) != 'r') {
      widths[0] = Math.min(widths[0], Math.max(room, LEAST_NAME));
    }
  }

  /** Returns how many columns name a row: those before the first number, one at least. */
  private int keys() {
    int keys = 0;
    while (keys < alignment.length() && alignment.charAt(keys) == 'l') {
      keys++;
    }
    boolean hasNumbers = keys < alignment.length() && alignment.charAt(keys) == 'r';
    boolean hasRoom = keys == MOST_KEYS && widths[1] <= limit / 4;
    return hasNumbers && hasRoom ? keys : 1;
  }

  /** Returns the other columns, those together that must not be parted. */
  private List<List<Integer>> groups(int keys) {
    List<String> heading = rows.get(0);
    List<List<Integer>> groups = new ArrayList<>();
    for (int column = keys; column < widths.length; column++) {
      String text = Block.cell(heading, column);
      boolean isAlone =
          groups.isEmpty()
              || (!text.isEmpty() && heading.stream().filter(text::equals).count() == 1);
      if (isAlone) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(column);
    }
    // Together they may be too wide for any block.
    List<List<Integer>> parted = new ArrayList<>();
    for (List<Integer> group : groups) {
      List<Integer> whole = new ArrayList<>(IntStream.range(0, keys).boxed().toList());
      whole.addAll(group);
      if (fits(whole)) {
        parted.add(group);
      } else {
        group.forEach(column -> parted.add(List.of(column)));
      }
    }
    return parted;
  }

  private int total(List<Integer> columns) {
    return columns.stream().mapToInt(column -> widths[column] + GAP.length()).sum() - GAP.length();
  }

  private Block block(List<Integer> columns, int keys) {
    return new Block(
        alignment,
        List.copyOf(columns),
        columns.stream().map(column -> widths[column]).toList(),
        keys);
  }
}
