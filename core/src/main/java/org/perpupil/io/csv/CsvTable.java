package org.perpupil.io.csv;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.perpupil.io.Source;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.Identifiers;
import org.perpupil.problem.check.Names;

/** A table with a header row, as {@link TableRows} reads it. */
public final class CsvTable {
  /** More columns than any file has, and characters than any cell. */
  private static final int MOST_COLUMNS = 1000;

  private static final int MOST_CHARACTERS = 10_000;

  private final Source file;
  private final Template template;
  private final ImmutableList<String> header;
  private final ImmutableSet<String> missing;
  private final TableRows rows;

  private CsvTable(
      Source file, Template template, List<String> header, Set<String> missing, TableRows rows) {
    this.file = file;
    this.template = template;
    this.header = ImmutableList.copyOf(header);
    this.missing = ImmutableSet.copyOf(missing);
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @param template the columns that the file may and must have
   * @param problems where what is wrong is added
   * @return empty when the file cannot be used at all
   */
  public static Optional<CsvTable> read(Source file, Template template, List<Problem> problems) {
    Optional<TableRows> read = TableRows.read(file, template, problems);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<TableRows.Row> rows = read.get().rows();
    if (rows.size() < 2) {
      problems.add(
          Problem.error(
              file.toString(),
              rows.isEmpty() ? "" : "a header only",
              "a header row and at least one row below it",
              "the file was saved before its rows were pasted"));
      return Optional.empty();
    }
    String top = file + ", line " + rows.get(0).line();
    List<String> written = new ArrayList<>();
    rows.get(0).values().forEach(name -> written.add(Identifiers.normalised(name)));
    while (written.get(written.size() - 1).isEmpty()) {
      written.remove(written.size() - 1);
    }
    Optional<Problem> unusable =
        problem(file, written.size(), rows.get(0), true).or(() -> unusable(top, written, template));
    if (unusable.isPresent()) {
      problems.add(unusable.get());
      return Optional.empty();
    }
    List<String> header = header(top, written, template, problems);
    Set<String> missing = missing(top, header, written, template, problems);
    boolean mayBeShort = read.get().mayBeShort();
    // Going through all rows for it takes as long as reading them, and few files have such rows.
    Supplier<Integer> usual = Suppliers.memoize(() -> mayBeShort ? Integer.MAX_VALUE : usual(rows));
    BitSet whole = new BitSet();
    Set<Integer> withoutName = new HashSet<>();
    for (int i = 1; i < rows.size(); i++) {
      TableRows.Row fitted = fitted(rows.get(i), header.size(), usual, mayBeShort);
      Optional<Problem> problem = problem(file, header.size(), fitted, false);
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else {
        whole.set(i);
        checkNamed(file, header, fitted, withoutName, problems);
      }
    }
    List<TableRows.Row> kept =
        Lists.transform(
            Ints.asList(whole.stream().toArray()),
            row -> fitted(rows.get(row), header.size(), usual, mayBeShort));
    return Optional.of(
        new CsvTable(
            file,
            template,
            header,
            missing,
            new TableRows(kept, read.get().hasPoint(), mayBeShort)));
  }

  /**
   * Returns how many cells all rows have or the header has, blank ones at the end included: a row
   * with more of them has a value that a comma parted.
   */
  private static int usual(List<TableRows.Row> rows) {
    int least = rows.size() == 2 ? 0 : Integer.MAX_VALUE;
    for (TableRows.Row row : rows.subList(1, rows.size())) {
      least = Math.min(least, row.values().size());
    }
    return Math.max(least, rows.get(0).values().size());
  }

  /**
   * Returns a row with as many cells as the header, as far as only blank ones are too many.
   *
   * @param usual cells, blank ones included; a row with more stays as it is
   */
  private static TableRows.Row fitted(
      TableRows.Row row, int size, Supplier<Integer> usual, boolean mayBeShort) {
    List<String> values = row.values();
    int end = values.size();
    while (end > size
        && values.size() <= usual.get()
        && TableRows.Row.isBlank(values.get(end - 1))) {
      end--;
    }
    if ((end == size && values.size() == size) || (end < size && !mayBeShort)) {
      return row;
    }
    List<String> fitted = new ArrayList<>(values.subList(0, end));
    fitted.addAll(Collections.nCopies(Math.max(0, size - end), ""));
    return new TableRows.Row(row.line(), fitted, row.dates());
  }

  /** Returns what is wrong with a row as a whole. */
  private static Optional<Problem> problem(
      Source file, int size, TableRows.Row row, boolean isHeader) {
    if (!isHeader && row.values().size() != size) {
      return Optional.of(
          Problem.error(
              file + ", line " + row.line(),
              row.values().size() + " values",
              size + " values, as many as the header has columns",
              row.values().size() > size
                  ? "a value with a comma in it needs quotation marks around it"
                  : "its line was cut, or quotation marks stand around several of its values"));
    }
    for (int i = 0; i < row.values().size(); i++) {
      if (row.values().get(i).length() > MOST_CHARACTERS) {
        return Optional.of(
            Problem.error(
                file + ", line " + row.line() + ", column " + (i + 1),
                row.values().get(i).length() + " characters",
                "at most " + MOST_CHARACTERS + " characters",
                "a quotation mark is left over, so that many lines were read as one value"));
      }
    }
    return Optional.empty();
  }

  /** Returns why a header is none of this kind of file. */
  private static Optional<Problem> unusable(String top, List<String> written, Template template) {
    if (written.size() > MOST_COLUMNS) {
      return Optional.of(
          Problem.error(
              top,
              written.size() + " columns",
              "at most " + MOST_COLUMNS + " columns",
              "the file is laid out across, or its line ends were lost"));
    }
    // What stands in other files is not shown to anybody.
    FoldedNames names = FoldedNames.of(template.columnNames());
    boolean isOfTheFormat =
        written.stream()
            .anyMatch(
                column ->
                    names.find(column).isPresent()
                        || Names.nearest(column, template.columnNames()).isPresent());
    return isOfTheFormat
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                top,
                "none of the columns of this file",
                "a header such as " + String.join(", ", required(template)),
                "it is another file, or its first row is not the header"));
  }

  /** Returns the names of the columns as files have them; empty where a header cell is blank. */
  private static List<String> header(
      String top, List<String> written, Template template, List<Problem> problems) {
    ImmutableSet<String> known = ImmutableSet.copyOf(template.columnNames());
    FoldedNames names = FoldedNames.of(known);
    List<String> header = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    List<String> renamed = new ArrayList<>();
    String first = "";
    for (String name : written) {
      String column = known.contains(name) ? name : names.find(name).orElse(name);
      header.add(column);
      if (name.isEmpty()) {
        continue;
      }
      String place = top + ", column " + column;
      String twin = seen.putIfAbsent(column, name);
      if (!known.contains(column)) {
        problems.add(
            Problem.error(
                place,
                name,
                "a column that this file can have",
                Names.advice(
                    name,
                    known,
                    "it is not needed; the file's template lists the columns that are known")));
      } else if (twin != null) {
        problems.add(
            Problem.error(
                place,
                name,
                "each column once",
                twin.equals(name)
                    ? "one of the two was meant to have another name"
                    : "it and '" + twin + "' are one name; one of the two is left over"));
      } else if (!name.equals(column)) {
        first = renamed.isEmpty() ? name : first;
        renamed.add((renamed.isEmpty() ? "" : "'" + name + "' as ") + column);
      }
    }
    if (!renamed.isEmpty()) {
      problems.add(
          Problem.note(
              top,
              first,
              "names of columns as the template has them; it was read as "
                  + String.join(", ", renamed),
              "they were written for people; look whether each is the column that is meant"));
    }
    return header;
  }

  private static Set<String> missing(
      String top,
      List<String> header,
      List<String> written,
      Template template,
      List<Problem> problems) {
    Set<String> missing = new HashSet<>();
    for (String name : required(template)) {
      if (!header.contains(name)) {
        missing.add(name);
        problems.add(
            Problem.error(
                top,
                "",
                "the column " + name,
                "it has another name here: " + String.join(", ", written)));
      }
    }
    return missing;
  }

  /** Reports each column that has no name and holds something, at its first cell that does. */
  private static void checkNamed(
      Source file,
      List<String> header,
      TableRows.Row row,
      Set<Integer> reported,
      List<Problem> problems) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).isEmpty()
          && !TableRows.Row.isBlank(row.values().get(i))
          && reported.add(i)) {
        problems.add(
            Problem.error(
                file + ", line " + row.line() + ", column " + (i + 1) + ", which has no name",
                row.values().get(i),
                "a name over every column that holds anything",
                "notes stand beside the table; delete them, or name the column"));
      }
    }
  }

  private static List<String> required(Template template) {
    return template.columns().stream()
        .filter(Template.Column::required)
        .map(Template.Column::name)
        .toList();
  }

  /** Returns the names of the columns; empty where one has none. */
  public List<String> header() {
    return header;
  }

  /** Hands every row below the header to a reader, those with too many or too few cells apart. */
  public void forEachRow(List<Problem> problems, Consumer<Cells> reader) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.putIfAbsent(header.get(i), i);
    }
    Map<String, Range> ranges = new HashMap<>();
    Set<String> required = new HashSet<>();
    for (Template.Column column : template.columns()) {
      column.range().ifPresent(range -> ranges.put(column.name(), range));
      if (column.required()) {
        required.add(column.name());
      }
    }
    Readings readings = new Readings();
    Cells.Columns columns =
        new Cells.Columns(
            places, required, missing, ranges, rows.hasPoint(), readings, new HashMap<>());
    for (TableRows.Row row : rows.rows()) {
      Cells cells = new Cells(file.toString(), row.line(), columns, row.values(), problems);
      for (int date : row.dates()) {
        // A column without a name was reported.
        if (!header.get(date).isEmpty()) {
          cells.date(header.get(date));
        }
      }
      reader.accept(cells);
    }
    readings.report(problems);
  }
}
