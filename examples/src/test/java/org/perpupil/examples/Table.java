package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The rows of a CSV file without quotes, for tests that change them. Immutable.
 *
 * @param header names of the columns
 * @param rows cells of each row, as many as there are columns
 */
record Table(List<String> header, List<List<String>> rows) {
  Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  static Table read(Path file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      lines.add(List.of(line.split(",", -1)));
    }
    return new Table(lines.get(0), lines.subList(1, lines.size()));
  }

  /** Writes the rows to a file and returns its name. */
  String write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    return Files.writeString(file, text, UTF_8).toString();
  }

  int column(String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new AssertionError("no column " + name + " in " + header);
    }
    return column;
  }

  String cell(int row, String column) {
    return rows.get(row).get(column(column));
  }

  double number(int row, String column) {
    return Double.parseDouble(cell(row, column));
  }

  /** Returns the same rows with every cell of a column changed. */
  Table map(String column, UnaryOperator<String> change) {
    int at = column(column);
    return mapCells((name, cell) -> header.indexOf(name) == at ? change.apply(cell) : cell);
  }

  /** Returns the same rows with every cell changed, by the name of its column. */
  Table mapCells(BiFunction<String, String, String> change) {
    List<List<String>> changed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(change.apply(header.get(i), row.get(i)));
      }
      changed.add(cells);
    }
    return new Table(header, changed);
  }

  Table where(Predicate<List<String>> wanted) {
    return new Table(header, rows.stream().filter(wanted).toList());
  }

  Table rows(int from, int to) {
    return new Table(header, rows.subList(from, to));
  }

  Table and(Table more) {
    if (!header.equals(more.header)) {
      throw new AssertionError(header + " and " + more.header);
    }
    List<List<String>> all = new ArrayList<>(rows);
    all.addAll(more.rows);
    return new Table(header, all);
  }

  Table shuffled(long seed) {
    List<List<String>> mixed = new ArrayList<>(rows);
    Collections.shuffle(mixed, new Random(seed));
    return new Table(header, mixed);
  }

  /** Returns the same rows in the order of their text. */
  Table sorted() {
    List<List<String>> ordered = new ArrayList<>(rows);
    ordered.sort((a, b) -> String.join(",", a).compareTo(String.join(",", b)));
    return new Table(header, ordered);
  }
}
