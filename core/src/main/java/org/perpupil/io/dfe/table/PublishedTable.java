package org.perpupil.io.dfe.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.perpupil.problem.Problem;
import org.perpupil.text.CsvRows;
import org.perpupil.text.NotCsvException;

/**
 * The rows of a published file as they stand, header among them.
 *
 * @param file where it was read
 * @param rows all rows that hold anything
 */
public record PublishedTable(Path file, List<Row> rows) {
  /** More rows than a title and a header take. */
  private static final int HEAD = 25;

  /**
   * A row.
   *
   * @param line where it starts
   * @param cells its cells; not to be changed
   */
  public record Row(int line, List<String> cells) {}

  /**
   * Reads a file: one table, or the sheets of a workbook.
   *
   * @param problems where what is wrong is added
   * @return empty when the file cannot be used at all
   */
  public static List<PublishedTable> of(PublishedFile published, List<Problem> problems) {
    Path file = published.path();
    if (!PublishedText.isWorkbook(published)) {
      return text(published, problems).stream().toList();
    }
    try {
      return Workbook.sheets(published.bytes()).stream()
          .map(rows -> new PublishedTable(file, rows))
          .toList();
    } catch (IOException e) {
      problems.add(
          Problem.error(
              file.toString(),
              String.valueOf(e.getMessage()),
              "a workbook (.xlsx), or comma-separated text",
              "it is another kind of archive, or was not copied whole"));
      return List.of();
    }
  }

  /**
   * Returns the first rows of a file, enough to know it by its header; of a workbook all.
   *
   * @param problems where what is wrong is added
   */
  public static List<PublishedTable> heads(PublishedFile published, List<Problem> problems) {
    if (PublishedText.isWorkbook(published)) {
      return of(published, problems);
    }
    List<Row> rows = new ArrayList<>();
    // What is wrong further down is found when the file is read.
    boolean isRead =
        lines(
            published,
            row -> {
              rows.add(row);
              return rows.size() < HEAD;
            },
            problems);
    return isRead ? List.of(new PublishedTable(published.path(), rows)) : List.of();
  }

  /**
   * Returns the whole tables of a file whose first rows were read.
   *
   * @param heads of {@link #heads}; none where the file cannot be read, which was told then
   * @param problems where what is wrong further down is added
   */
  public static List<PublishedTable> whole(
      PublishedFile published, List<PublishedTable> heads, List<Problem> problems) {
    return heads.isEmpty() || PublishedText.isWorkbook(published) ? heads : of(published, problems);
  }

  /**
   * Reads the rows of a file one after the other, of a workbook those of its largest sheet.
   *
   * @param to given the cells of each row that holds anything
   * @param problems where what is wrong is added
   */
  public static void forEach(
      PublishedFile published, Consumer<List<String>> to, List<Problem> problems) {
    if (PublishedText.isWorkbook(published)) {
      of(published, problems).stream()
          .max(Comparator.comparingInt(sheet -> sheet.rows().size()))
          .ifPresent(sheet -> sheet.rows().forEach(row -> to.accept(row.cells())));
      return;
    }
    lines(
        published,
        row -> {
          to.accept(row.cells());
          return true;
        },
        problems);
  }

  private static Optional<PublishedTable> text(PublishedFile published, List<Problem> problems) {
    List<Row> rows = new ArrayList<>();
    return lines(published, rows::add, problems)
        ? Optional.of(new PublishedTable(published.path(), rows))
        : Optional.empty();
  }

  /** Reads rows as long as they are wanted; returns whether the text is CSV so far. */
  private static boolean lines(
      PublishedFile published, Predicate<Row> wanted, List<Problem> problems) {
    int last = 0;
    try {
      CsvRows lines = CsvRows.of(PublishedText.of(published));
      boolean goesOn = true;
      while (goesOn && lines.next()) {
        List<String> cells = lines.cells();
        if (!isBlank(cells)) {
          last = lines.line();
          goesOn = wanted.test(new Row(last, cells));
        }
      }
      return true;
    } catch (NotCsvException e) {
      problems.add(
          Problem.error(
              published.path().toString(),
              "text that is not CSV after line " + last,
              "comma-separated values with a quote at both ends of a quoted value",
              "a quotation mark is missing or stands in the middle of a value"));
      return false;
    }
  }

  /** Returns the place of a row, as problems name it. */
  public String place(Row row) {
    return file + ", line " + row.line();
  }

  private static boolean isBlank(List<String> cells) {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
