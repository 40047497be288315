package org.perpupil.io.csv;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.IdentifierSet;
import org.perpupil.problem.check.Identifiers;
import org.perpupil.problem.check.Names;

/** The cells of one row by column, and a place for what is wrong with them. */
public final class Cells {
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private static final Pattern WHOLE_WITH_DECIMALS = Pattern.compile("\\d+\\.0+");

  /** The one column that holds days. */
  private static final String START = "start";

  private static final ImmutableMap<String, String> FLAGS =
      ImmutableMap.of("yes", "true", "y", "true", "no", "false", "n", "false");

  private final String file;
  private final int line;
  private final Map<String, Integer> columns;
  private final List<String> values;
  private final List<Problem> problems;
  private final Set<String> required;
  private final Set<String> wrongColumns;
  private final Set<String> warnedColumns = new HashSet<>();
  private final Set<String> dates = new HashSet<>();
  private final Map<String, String> readAs = new HashMap<>();
  private final Columns known;
  private final int problemsBefore;
  private @Nullable String place;

  /**
   * Creates the cells of a row; blank ones are absent.
   *
   * @param known the columns of the file, and how its rows are read
   * @param problems where what is wrong is added
   */
  Cells(String file, int line, Columns known, List<String> values, List<Problem> problems) {
    this.file = file;
    this.line = line;
    this.known = known;
    this.columns = known.places();
    this.values = values;
    this.required = known.required();
    this.wrongColumns = new HashSet<>(known.missing());
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  /**
   * The columns of a file, the same for all its rows.
   *
   * @param places where each column stands among the values
   * @param required columns that may not be blank
   * @param missing columns that the file should have and lacks, which is reported once for all rows
   * @param ranges the limits of each column of numbers
   * @param hasPoint whether nothing says that the file may have commas for points
   * @param readings where it is added how cells were read that are usually written otherwise
   * @param words those that columns may hold, as far as they were looked for
   */
  record Columns(
      Map<String, Integer> places,
      Set<String> required,
      Set<String> missing,
      Map<String, Range> ranges,
      boolean hasPoint,
      Readings readings,
      Map<List<String>, FoldedNames> words) {
    /** Returns words to find, which are the same in every row. */
    FoldedNames folded(List<String> some) {
      return words.computeIfAbsent(some, FoldedNames::of);
    }
  }

  /** Returns file and line. */
  public String place() {
    if (place == null) {
      place = file + ", line " + line;
    }
    return place;
  }

  /** Returns the line on which the row starts. */
  public int line() {
    return line;
  }

  /** Returns the text of a cell; lines that a spreadsheet broke it into are read as one. */
  public Optional<String> text(String column) {
    String written = textOrEmpty(column);
    if (isPlain(written)) {
      return written.isEmpty() ? Optional.empty() : Optional.of(written);
    }
    String value = LINE_BREAK.matcher(written).replaceAll(" ");
    checkControls(column, value);
    return Optional.of(value);
  }

  /** Reports a cell that a spreadsheet holds as a date, in a column that holds none. */
  void date(String column) {
    if (!column.equals(START)) {
      error(
          column,
          textOrEmpty(column),
          "what was written there before a spreadsheet made a date of it",
          "the cells of the column need the format text; then write it again");
      dates.add(column);
    }
  }

  /** Returns a code as it was before a spreadsheet took it for a number with decimals. */
  public String code(String column, String written) {
    if (!WHOLE_WITH_DECIMALS.matcher(written).matches()) {
      return written;
    }
    String code = written.substring(0, written.indexOf('.'));
    told(column, written, code, "a code without decimals");
    return code;
  }

  /** Adds that a cell was read otherwise than it is written, which is told once for its column. */
  public void told(String column, String written, String read, String expected) {
    known.readings().add(column, place(column), written, read, expected);
  }

  /**
   * Returns one of some words as files have it, whatever its capitals, spaces and punctuation; the
   * text of the cell when it is none of them.
   */
  public String word(String column, List<String> words) {
    String value = required(column);
    if (value.isEmpty() || words.contains(value)) {
      return value;
    }
    for (String word : words) {
      if (value.equalsIgnoreCase(word)) {
        return value;
      }
    }
    Optional<String> word = known.folded(words).find(value);
    word.ifPresent(found -> told(column, value, found, "a word as files have it"));
    return word.orElse(value);
  }

  /** Returns the identifier in a cell that must not be blank, or an empty text. */
  public String identifier(String column, IdentifierSet known) {
    String id = code(column, required(column));
    check(column, id, known);
    return id;
  }

  /** Returns the identifier in a cell, if it is not blank. */
  public Optional<String> optionalIdentifier(String column, IdentifierSet known) {
    Optional<String> id = text(column).map(text -> code(column, text));
    id.ifPresent(given -> check(column, given, known));
    return id;
  }

  /** Returns a cell that must not be blank, or an empty text after reporting it. */
  public String required(String column) {
    String value = textOrEmpty(column);
    if (value.isEmpty() && !wrongColumns.contains(column)) {
      error(
          column, "", "a value in every row", "its value was not copied, or the row is left over");
    }
    checkControls(column, value);
    return value;
  }

  /** Returns a number of a column whose limits are for the reader of the row to check. */
  public OptionalDouble number(String column, String expected) {
    String value = textOrEmpty(column);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    Range range = Objects.requireNonNull(known.ranges().get(column), column);
    return number(column, value, range, expected);
  }

  /** Returns the number that a part of a cell is. */
  public OptionalDouble part(String column, String part, Range range, String expected) {
    return number(column, part, range, expected);
  }

  private OptionalDouble number(String column, String value, Range range, String expected) {
    OptionalDouble plain = Numbers.parse(value);
    Optional<String> either = Optional.empty();
    if (plain.isPresent()) {
      either = known.hasPoint() ? Optional.empty() : NumberText.eitherOf(value);
      if (either.isEmpty()) {
        return plain;
      }
    }
    NumberText text = NumberText.of(value, range, known.hasPoint());
    if (either.isEmpty() && text.plain().isPresent()) {
      readAs.put(column, text.plain().get());
      known.readings().add(column, place(column), value, text.plain().get(), "a plain number");
      return text.value();
    }
    error(
        column,
        value,
        expected,
        either
            .or(text::advice)
            .orElseGet(
                () ->
                    Numbers.advice(
                        value, required.contains(column) ? Numbers.WORD : Numbers.UNKNOWN)));
    return OptionalDouble.empty();
  }

  /**
   * Returns a number that is not above its limits; one that is not usual is warned of. What one
   * below 0 means where that cannot be, and so what to say of it, is for the reader of the row.
   */
  public OptionalDouble number(String column, Range range) {
    String text = textOrEmpty(column);
    OptionalDouble number =
        text.isEmpty() ? OptionalDouble.empty() : number(column, text, range, range.expected());
    if (number.isEmpty()) {
      return number;
    }
    double value = number.getAsDouble();
    if ((value > range.least() || range.least() < 0) && !range.accepts(value)) {
      error(column, text, range.expected(), range.advice(value));
      return OptionalDouble.empty();
    }
    if (!range.isUsual(value) && warnedColumns.add(column)) {
      range.warning(place(column), text, value).ifPresent(problems::add);
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
      Optional<String> label = known.folded(labels).find(value);
      found = label.flatMap(find);
      if (found.isPresent()) {
        told(column, value, label.orElseThrow(), "one of " + String.join(", ", labels));
        return found;
      }
      String expected = "one of " + String.join(", ", labels);
      error(column, value, expected, Names.advice(value, labels, "it belongs in another column"));
    }
    return found;
  }

  /** Returns whether a cell says true or false, or yes or no, in capitals or not. */
  public Optional<Boolean> flag(String column) {
    String value = textOrEmpty(column);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String plain = FLAGS.get(value.toLowerCase(Locale.ROOT));
    if (plain != null) {
      told(column, value, plain, "true or false");
      return Optional.of(Boolean.valueOf(plain));
    }
    return choice(
        column,
        text ->
            text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty(),
        List.of("true", "false"));
  }

  public void error(String column, String value, String expected, String advice) {
    if (dates.contains(column)) {
      return;
    }
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
              asWritten(problem.value(), column),
              problem.expected(),
              problem.advice()));
    }
  }

  /** Returns what a problem is about as its cell has it, where it was read from the whole cell. */
  private String asWritten(String value, String column) {
    String written = textOrEmpty(column);
    OptionalDouble number = Numbers.parse(value);
    return number.isPresent() && number.equals(Numbers.parse(readAs.getOrDefault(column, written)))
        ? written
        : value;
  }

  /** Returns whether something was reported of a column already. */
  public boolean isWrong(String column) {
    return wrongColumns.contains(column);
  }

  public boolean hasErrors() {
    for (int i = problemsBefore; i < problems.size(); i++) {
      if (problems.get(i).isError()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reports an identifier that is new and cannot be told from another, or holds what nobody sees.
   */
  private void check(String column, String id, IdentifierSet known) {
    if (id.isEmpty() || wrongColumns.contains(column)) {
      return;
    }
    if (known.place(id).isPresent()) {
      return;
    }
    if ("=+-@".indexOf(id.charAt(0)) >= 0) {
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

  /** Returns whether every character is one of those that nearly all cells have. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  private void checkControls(String column, String value) {
    if (isPlain(value)) {
      return;
    }
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
