package org.perpupil.io.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.perpupil.problem.IdentifierSet;
import org.perpupil.problem.Identifiers;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;

/** The cells of one row by column, and a place for what is wrong with them. */
public final class Cells {
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final String file;
  private final int line;
  private final Map<String, Integer> columns;
  private final List<String> values;
  private final List<Problem> problems;
  private final Set<String> required;
  private final Set<String> wrongColumns;
  private final Set<String> warnedColumns = new HashSet<>();
  private final int problemsBefore;

  /**
   * Creates the cells of a row; blank ones are absent.
   *
   * @param columns where each column stands among the values
   * @param required columns that may not be blank
   * @param missing columns that the file should have and lacks, which is reported once for all rows
   * @param problems where what is wrong is added
   */
  Cells(
      String file,
      int line,
      Map<String, Integer> columns,
      List<String> values,
      Set<String> required,
      Set<String> missing,
      List<Problem> problems) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.values = values;
    this.required = required;
    this.wrongColumns = new HashSet<>(missing);
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  /** Returns file and line. */
  public String place() {
    return file + ", line " + line;
  }

  /** Returns the line on which the row starts. */
  public int line() {
    return line;
  }

  /** Returns the text of a cell; lines that a spreadsheet broke it into are read as one. */
  public Optional<String> text(String column) {
    String value = LINE_BREAK.matcher(textOrEmpty(column)).replaceAll(" ");
    checkControls(column, value);
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Returns the identifier in a cell that must not be blank, or an empty text. */
  public String identifier(String column, IdentifierSet known) {
    String id = required(column);
    check(column, id, known);
    return id;
  }

  /** Returns the identifier in a cell, if it is not blank. */
  public Optional<String> optionalIdentifier(String column, IdentifierSet known) {
    Optional<String> id = text(column);
    id.ifPresent(given -> check(column, given, known));
    return id;
  }

  /** Returns a cell that must not be blank, or an empty text after reporting it. */
  public String required(String column) {
    String value = textOrEmpty(column);
    if (value.isEmpty() && !wrongColumns.contains(column)) {
      error(column, "", "a value in every row", "the row is left over; delete it");
    }
    checkControls(column, value);
    return value;
  }

  public OptionalDouble number(String column, String expected) {
    String value = textOrEmpty(column);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble number = Numbers.parse(value);
    if (number.isEmpty()) {
      error(
          column,
          value,
          expected,
          Numbers.advice(value, required.contains(column) ? Numbers.WORD : Numbers.UNKNOWN));
    }
    return number;
  }

  /**
   * Returns a number that is not above its limits; one that is not usual is warned of. What one
   * below 0 means where that cannot be, and so what to say of it, is for the reader of the row.
   */
  public OptionalDouble number(String column, Range range) {
    OptionalDouble number = number(column, range.expected());
    if (number.isEmpty()) {
      return number;
    }
    double value = number.getAsDouble();
    if ((value > range.least() || range.least() < 0) && !range.accepts(value)) {
      error(column, textOrEmpty(column), range.expected(), range.advice(value));
      return OptionalDouble.empty();
    }
    if (warnedColumns.add(column)) {
      range.warning(place(column), textOrEmpty(column), value).ifPresent(problems::add);
    }
    return number;
  }

  public <T> Optional<T> choice(
      String column, Function<String, Optional<T>> find, List<String> labels) {
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

  public Optional<Boolean> flag(String column) {
    return choice(
        column,
        value ->
            value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                ? Optional.of(Boolean.valueOf(value))
                : Optional.empty(),
        List.of("true", "false"));
  }

  public void error(String column, String value, String expected, String advice) {
    wrongColumns.add(column);
    problems.add(Problem.error(place(column), value, expected, advice));
  }

  /**
   * Adds a problem found elsewhere, whose place ends with the name of a column; not where the cell
   * itself could not be read, since the other problem follows from that.
   */
  public void report(Problem problem) {
    String column = problem.place().substring(problem.place().lastIndexOf(", ") + 1).strip();
    if (!wrongColumns.contains(column)) {
      problems.add(
          new Problem(
              problem.severity(),
              place(column),
              Numbers.asWritten(problem.value(), textOrEmpty(column)),
              problem.expected(),
              problem.advice()));
    }
  }

  /** Returns whether something was reported of a column already. */
  public boolean isWrong(String column) {
    return wrongColumns.contains(column);
  }

  public boolean hasErrors() {
    return problems.subList(problemsBefore, problems.size()).stream().anyMatch(Problem::isError);
  }

  /**
   * Reports an identifier that is new and cannot be told from another, or holds what nobody sees.
   */
  private void check(String column, String id, IdentifierSet known) {
    if (id.isEmpty() || wrongColumns.contains(column)) {
      return;
    }
    boolean isNew = known.place(id).isEmpty();
    if (isNew && "=+-@".indexOf(id.charAt(0)) >= 0) {
      problems.add(
          Problem.warning(
              place(column),
              id,
              "a name that begins with a letter or a digit",
              "a spreadsheet would take it for a formula"));
    }
    Optional<Problem> problem = known.add(id, place(column));
    if (problem.isPresent()) {
      wrongColumns.add(column);
      problems.add(problem.get());
    }
  }

  private void checkControls(String column, String value) {
    // A quoted value may stand in several lines.
    Optional<String> control =
        Identifiers.controlCharacter(LINE_BREAK.matcher(value.replace('\t', ' ')).replaceAll(" "));
    if (control.isPresent() && !wrongColumns.contains(column)) {
      error(
          column,
          value,
          "text without control characters",
          "it was copied from another program, and holds " + control.get());
    }
  }

  private String place(String column) {
    return place() + ", column " + column;
  }

  private String textOrEmpty(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : Identifiers.normalised(values.get(index));
  }
}
