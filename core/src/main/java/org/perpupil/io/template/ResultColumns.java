package org.perpupil.io.template;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Line;
import org.perpupil.impact.years.YearCause;
import org.perpupil.io.csv.CsvText;
import org.perpupil.projection.Measure;
import org.perpupil.statistics.sensitivity.Statistic;

/**
 * Every column of every table of results, and the words that stand in columns of words: what it
 * means and in which unit.
 *
 * <p>Names that are declared elsewhere (lines of the formula, codes, measures, statistics, columns
 * of files to fill in) come from there with their meaning.
 */
public final class ResultColumns {
  private static final Splitter PARTS = Splitter.on('|').trimResults();
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final ImmutableList<Column> ALL = load();

  private ResultColumns() {}

  /**
   * A column, or a word that stands in it.
   *
   * @param command what writes it, with what tells its tables apart
   * @param file the name of the table, in which NAME is that of {@code --out}
   * @param column its name; {@code *} at its end stands for anything, as in columns that are named
   *     by what they hold
   * @param word a word that stands in it; blank for the column itself; {@code *} at its end stands
   *     for anything
   * @param unit what it counts; blank for words and names
   * @param meaning what it is
   */
  public record Column(
      String command, String file, String column, String word, String unit, String meaning) {
    /** Returns the same of another table. */
    Column in(String otherCommand, String otherFile) {
      return new Column(otherCommand, otherFile, column, word, unit, meaning);
    }

    /** Returns whether this tells of a column. */
    public boolean isOf(String found) {
      return fits(column, found);
    }

    /** Returns whether this tells what a word of the column means. */
    public boolean isOfWord(String found) {
      return fits(word, found);
    }

    private static boolean fits(String told, String found) {
      return told.endsWith("*")
          ? found.startsWith(told.substring(0, told.length() - 1))
          : told.equals(found);
    }
  }

  /** Returns all of them, by command and file; unmodifiable. */
  public static List<Column> all() {
    return ALL;
  }

  /** Returns the table as CSV text with a header. */
  public static String toCsv() {
    CsvText csv = new CsvText();
    csv.row(List.of("command", "file", "column", "word", "unit", "meaning"));
    for (Column one : ALL) {
      csv.row(
          List.of(one.command(), one.file(), one.column(), one.word(), one.unit(), one.meaning()));
    }
    return csv.text();
  }

  private static ImmutableList<Column> load() {
    List<Column> all = new ArrayList<>();
    List<Column> groups = new ArrayList<>();
    String command = "";
    String file = "";
    String column = "";
    for (String row : rows()) {
      if (row.isBlank() || row.startsWith("#")) {
        continue;
      }
      if (row.startsWith("[")) {
        List<String> parts = PARTS.splitToList(row.substring(1, row.length() - 1));
        command = parts.get(0);
        file = parts.size() > 1 ? parts.get(1) : "";
      } else if (row.startsWith("@words ")) {
        for (Column word : taken(row.substring("@words ".length()), command, file, groups)) {
          all.add(new Column(command, file, column, word.column(), word.unit(), word.meaning()));
        }
      } else if (row.startsWith("@")) {
        all.addAll(taken(row.substring(1), command, file, groups));
      } else if (row.startsWith(" ")) {
        List<String> parts = PARTS.splitToList(row);
        into(command, all, groups)
            .add(new Column(command, file, column, parts.get(0), "", parts.get(1)));
      } else {
        List<String> parts = PARTS.splitToList(row);
        column = parts.get(0);
        into(command, all, groups)
            .add(new Column(command, file, column, "", parts.get(1), parts.get(2)));
      }
    }
    return ImmutableList.copyOf(all);
  }

  /** Columns that several tables have alike stand apart, below {@code @groups}. */
  private static List<Column> into(String command, List<Column> all, List<Column> groups) {
    return command.equals("@groups") ? groups : all;
  }

  private static List<String> rows() {
    try {
      return Resources.readLines(
          Objects.requireNonNull(ResultColumns.class.getResource("columns.txt")),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns columns that are declared elsewhere. */
  private static List<Column> taken(
      String words, String command, String file, List<Column> groups) {
    List<String> all = WORDS.splitToList(words);
    List<Column> columns = new ArrayList<>();
    switch (all.get(0)) {
      case "lines" -> {
        Set<String> left = new HashSet<>(all.subList(1, all.size()));
        Line.values().stream()
            .filter(line -> !left.contains(line.fileName()))
            .forEach(line -> columns.add(of(command, file, line.fileName(), line.label())));
      }
      case "changes" ->
          Line.values()
              .forEach(
                  line ->
                      columns.add(
                          of(command, file, line.fileName(), line.label() + ", its change")));
      case "causes" ->
          Arrays.stream(YearCause.values())
              .forEach(
                  cause ->
                      columns.add(
                          of(command, file, cause.fileName(), "change by " + cause.label())));
      case "budget" -> {
        for (Measure measure : Measure.values()) {
          columns.add(
              new Column(command, file, measure.fileName(), "", measure.unit(), meaning(measure)));
        }
        codes(command, file, columns);
      }
      case "codes" -> codes(command, file, columns);
      case "statistics" -> {
        for (Statistic statistic : Statistic.values()) {
          columns.add(new Column(command, file, statistic.fileName(), "", "", statistic.words()));
        }
      }
      case "groups" -> groups.forEach(one -> columns.add(one.in(command, file)));
      default -> {
        Template template = Template.find(all.get(1)).orElseThrow();
        for (Template.Column column : template.columns()) {
          columns.add(
              new Column(command, file, column.name(), "", column.expected(), column.meaning()));
        }
      }
    }
    return columns;
  }

  private static void codes(String command, String file, List<Column> columns) {
    for (BudgetCode code : BudgetCode.values()) {
      columns.add(of(command, file, code.code(), code.title()));
    }
  }

  private static Column of(String command, String file, String name, String meaning) {
    return new Column(command, file, name, "", "pounds", meaning);
  }

  private static String meaning(Measure measure) {
    return switch (measure) {
      case PUPILS -> "pupils whom the year's budget share counts";
      case INCOME -> "all income codes less E30";
      case EXPENDITURE -> "all expenditure codes but E30";
      case IN_YEAR_BALANCE -> "income less expenditure";
      case OPENING_RESERVE -> "revenue reserve when the year begins";
      case CLOSING_RESERVE -> "revenue reserve when the year ends";
    };
  }
}
