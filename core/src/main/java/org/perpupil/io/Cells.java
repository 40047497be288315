package org.perpupil.io;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;

/** The cells of one row by column, and a place for what is wrong with them. */
final class Cells {
  private final String file;
  private final int line;
  private final Map<String, Integer> columns;
  private final List<String> values;
  private final List<Problem> problems;
  private final Set<String> wrongColumns;
  private final int problemsBefore;

  /**
   * Creates the cells of a row; blank ones are absent.
   *
   * @param columns where each column stands among the values
   * @param missing columns that the file should have and lacks, which is reported once for all rows
   * @param problems where what is wrong is added
   */
  Cells(
      String file,
      int line,
      Map<String, Integer> columns,
      List<String> values,
      Set<String> missing,
      List<Problem> problems) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.values = values;
    this.wrongColumns = new HashSet<>(missing);
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  /** Returns file and line. */
  String place() {
    return file + ", line " + line;
  }

  /** Returns the line on which the row starts. */
  int line() {
    return line;
  }

  Optional<String> text(String column) {
    String value = textOrEmpty(column);
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Returns a cell that must not be blank, or an empty text after reporting it. */
  String required(String column) {
    String value = textOrEmpty(column);
    if (value.isEmpty() && !wrongColumns.contains(column)) {
      error(column, "", "a value in every row", "the row is left over; delete it");
    }
    return value;
  }

  OptionalDouble number(String column, String expected) {
    String value = textOrEmpty(column);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble number = Numbers.parse(value);
    if (number.isEmpty()) {
      error(column, value, expected, Numbers.advice(value));
    }
    return number;
  }

  <T> Optional<T> choice(String column, Function<String, Optional<T>> find, List<String> labels) {
    String value = textOrEmpty(column);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> found = find.apply(value);
    if (found.isEmpty()) {
      String expected = "one of " + String.join(", ", labels);
      error(column, value, expected, Names.advice(value, labels, "it belongs in another column"));
    }
    return found;
  }

  Optional<Boolean> flag(String column) {
    return choice(
        column,
        value ->
            value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                ? Optional.of(Boolean.valueOf(value))
                : Optional.empty(),
        List.of("true", "false"));
  }

  void error(String column, String value, String expected, String advice) {
    wrongColumns.add(column);
    problems.add(Problem.error(place(column), value, expected, advice));
  }

  /**
   * Adds a problem found elsewhere, whose place ends with the name of a column; not where the cell
   * itself could not be read, since the other problem follows from that.
   */
  void report(Problem problem) {
    String column = problem.place().substring(problem.place().lastIndexOf(", ") + 1).strip();
    if (!wrongColumns.contains(column)) {
      problems.add(
          new Problem(
              problem.severity(),
              place(column),
              asWritten(column, problem.value()),
              problem.expected(),
              problem.advice()));
    }
  }

  /** Returns the text of a cell where a number was read from it, so that the user finds it. */
  private String asWritten(String column, String value) {
    String written = textOrEmpty(column);
    OptionalDouble number = Numbers.parse(value);
    return number.isPresent() && number.equals(Numbers.parse(written)) ? written : value;
  }

  boolean hasErrors() {
    return problems.subList(problemsBefore, problems.size()).stream().anyMatch(Problem::isError);
  }

  private String place(String column) {
    return place() + ", column " + column;
  }

  private String textOrEmpty(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : values.get(index).strip();
  }
}
