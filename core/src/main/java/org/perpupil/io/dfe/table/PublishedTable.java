package org.perpupil.io.dfe.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.text.CsvRows;
import tools.jackson.core.JacksonException;

/**
 * The rows of a published file as they stand, header among them.
 *
 * @param file where it was read
 * @param rows all rows that hold anything
 */
public record PublishedTable(Path file, List<Row> rows) {
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

  private static Optional<PublishedTable> text(PublishedFile published, List<Problem> problems) {
    Path file = published.path();
    String text = PublishedText.of(published);
    List<Row> rows = new ArrayList<>();
    try (CsvRows lines = CsvRows.of(text)) {
      while (lines.next()) {
        if (!isBlank(lines.cells())) {
          rows.add(new Row(lines.line(), lines.cells()));
        }
      }
    } catch (JacksonException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "text that is not CSV after line "
                  + (rows.isEmpty() ? 0 : rows.get(rows.size() - 1).line()),
              "comma-separated values with a quote at both ends of a quoted value",
              "a quotation mark is missing or stands in the middle of a value"));
      return Optional.empty();
    }
    return Optional.of(new PublishedTable(file, rows));
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
