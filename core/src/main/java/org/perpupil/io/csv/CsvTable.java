package org.perpupil.io.csv;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.perpupil.io.Source;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Identifiers;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.text.CsvRows;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A CSV file with a header row: UTF-8, comma, double quotes (RFC 4180), a BOM allowed. */
public final class CsvTable {
  /** More columns than any file has, and characters than any cell. */
  private static final int MOST_COLUMNS = 1000;

  private static final int MOST_CHARACTERS = 10_000;

  /** What some spreadsheets write for commas. */
  private static final CharMatcher SEPARATORS = CharMatcher.anyOf(";\t");

  private final Source file;
  private final ImmutableList<String> header;
  private final ImmutableSet<String> required;
  private final ImmutableSet<String> missing;
  private final ImmutableList<Row> rows;

  private CsvTable(
      Source file,
      List<String> header,
      Collection<String> required,
      Set<String> missing,
      List<Row> rows) {
    this.file = file;
    this.header = ImmutableList.copyOf(header);
    this.required = ImmutableSet.copyOf(required);
    this.missing = ImmutableSet.copyOf(missing);
    this.rows = ImmutableList.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @param template the columns that the file may and must have
   * @param problems where what is wrong is added
   * @return empty when the file cannot be used at all
   */
  public static Optional<CsvTable> read(Source file, Template template, List<Problem> problems) {
    Optional<String> text = TextReader.read(file, ReadableFile.LIMIT, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    try (CsvRows lines = CsvRows.of(text.get())) {
      while (lines.next()) {
        rows.add(new Row(lines.line(), lines.cells().stream().map(FormulaGuard::read).toList()));
      }
    } catch (JacksonException e) {
      problems.add(
          Problem.error(
              file + lineOf(e),
              "text that is not CSV",
              "comma-separated values with a quote at both ends of a quoted value",
              "a quotation mark is missing or stands in the middle of a value"));
      return Optional.empty();
    }
    if (rows.size() < 2) {
      problems.add(
          Problem.error(
              file.toString(),
              rows.isEmpty() ? "" : "a header only",
              "a header row and at least one row below it",
              "the file was saved before its rows were pasted"));
      return Optional.empty();
    }
    List<String> header = rows.get(0).values().stream().map(Identifiers::normalised).toList();
    Optional<Problem> wrongHeader = problem(file, header, rows.get(0));
    if (wrongHeader.isPresent()) {
      problems.add(wrongHeader.get());
      return Optional.empty();
    }
    if (header.size() > MOST_COLUMNS) {
      problems.add(
          Problem.error(
              file + ", line 1",
              header.size() + " columns",
              "at most " + MOST_COLUMNS + " columns",
              "the file is laid out across, or its line ends were lost"));
      return Optional.empty();
    }
    if (!isOfTheFormat(header, template)) {
      problems.add(
          Problem.error(
              file + ", line 1",
              "none of the columns of this file",
              "a header such as " + String.join(", ", required(template)),
              "it is another file, or its first row is not the header"));
      return Optional.empty();
    }
    if (header.size() == 1 && header.get(0).matches(".*[;\t].*")) {
      problems.add(
          Problem.error(
              file + ", line 1",
              header.get(0),
              "columns that commas keep apart",
              "the spreadsheet wrote semicolons or tabs; choose commas when it saves"));
      return Optional.empty();
    }
    checkHeader(file, header, template.columnNames(), problems);
    Set<String> missing = new HashSet<>();
    for (Template.Column column : template.columns()) {
      if (column.required() && !header.contains(column.name())) {
        missing.add(column.name());
        problems.add(
            Problem.error(
                file + ", line 1",
                "",
                "the column " + column.name(),
                "it has another name here: " + String.join(", ", header)));
      }
    }
    List<Row> whole = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      Optional<Problem> problem = problem(file, header, row);
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else {
        whole.add(row);
      }
    }
    return Optional.of(new CsvTable(file, header, required(template), missing, whole));
  }

  /** Returns what is wrong with a row as a whole. */
  private static Optional<Problem> problem(Source file, List<String> header, Row row) {
    String place = file + ", line " + row.line();
    if (row.values().size() != header.size()) {
      return Optional.of(
          Problem.error(
              place,
              row.values().size() + " values",
              header.size() + " values, as many as the header has columns",
              "a value with a comma in it needs quotation marks around it"));
    }
    for (int i = 0; i < header.size(); i++) {
      if (row.values().get(i).length() > MOST_CHARACTERS) {
        return Optional.of(
            Problem.error(
                place + ", column " + (i + 1),
                row.values().get(i).length() + " characters",
                "at most " + MOST_CHARACTERS + " characters",
                "a quotation mark is left over, so that many lines were read as one value"));
      }
    }
    return Optional.empty();
  }

  /** Returns whether any column is known; what stands in other files is not shown to anybody. */
  private static boolean isOfTheFormat(List<String> header, Template template) {
    return header.stream()
        .flatMap(column -> Splitter.on(SEPARATORS).splitToList(column).stream())
        .map(String::strip)
        .anyMatch(
            column ->
                template.columnNames().contains(column)
                    || Names.nearest(column, template.columnNames()).isPresent());
  }

  private static List<String> required(Template template) {
    return template.columns().stream()
        .filter(Template.Column::required)
        .map(Template.Column::name)
        .toList();
  }

  private static String lineOf(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
  }

  public List<String> header() {
    return header;
  }

  /** Hands every row below the header to a reader, those with too many or too few cells apart. */
  public void forEachRow(List<Problem> problems, Consumer<Cells> reader) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(header.get(i), i);
    }
    for (Row row : rows) {
      reader.accept(
          new Cells(
              file.toString(), row.line(), columns, row.values(), required, missing, problems));
    }
  }

  /** One row: the line on which it starts and its values, in the order of the header. */
  private record Row(int line, List<String> values) {}

  private static void checkHeader(
      Source file, List<String> header, Collection<String> known, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    ImmutableSet<String> knownNames = ImmutableSet.copyOf(known);
    for (String column : header) {
      String place = file + ", line 1, column " + column;
      if (!knownNames.contains(column)) {
        problems.add(
            Problem.error(
                place,
                column,
                "a column that this file can have",
                Names.advice(
                    column,
                    knownNames,
                    "it is not needed; the file's template lists the columns that are known")));
      } else if (!seen.add(column)) {
        problems.add(
            Problem.error(
                place,
                column,
                "each column once",
                "one of the two was meant to have another name"));
      }
    }
  }
}
