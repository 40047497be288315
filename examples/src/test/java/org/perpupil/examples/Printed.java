package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands wrote or printed, read back as a reader with a ruler would: text and decimals. */
final class Printed {
  private static final Pattern CELL =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"(,|\n)|([^,\n]*)(,|\n)");
  private static final Pattern RULE = Pattern.compile("-+(  -+)*");
  private static final Pattern NUMBER = Pattern.compile("[-+]?£?-?[0-9][0-9,]*(\\.[0-9]+)?%?");

  private static final Pattern SIGNED_ZERO = Pattern.compile("(?<![0-9,])[-+]0(\\.0+)?(?![0-9.])");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Printed() {}

  /** Returns the rows of a CSV file by column, in order. */
  static List<Map<String, String>> csv(Path file) throws IOException {
    return csv(Files.readString(file, UTF_8));
  }

  /** Returns the rows of CSV text by column, in order. */
  static List<Map<String, String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    Matcher cell = CELL.matcher(text);
    while (cell.find()) {
      boolean quoted = cell.group(2) != null;
      row.add(quoted ? cell.group(1).replace("\"\"", "\"") : cell.group(3));
      if ((quoted ? cell.group(2) : cell.group(4)).equals("\n")) {
        rows.add(row);
        row = new ArrayList<>();
      }
    }
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> each : rows.subList(1, rows.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < each.size(); i++) {
        cells.put(rows.get(0).get(i), each.get(i));
      }
      named.add(cells);
    }
    return named;
  }

  /** Returns JSON text with numbers as they are written. */
  static JsonNode json(Path file) {
    return JSON.readTree(file);
  }

  /** Returns whether a text has a zero with a sign, such as -0.00. */
  static boolean hasSignedZero(String text) {
    return SIGNED_ZERO.matcher(text).find();
  }

  /** Returns a number as it is written: pound signs, separators and signs of gains are none. */
  static BigDecimal number(String text) {
    assertThat(text).matches(NUMBER);
    return new BigDecimal(text.replaceAll("[£,+%]", ""));
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Returns the sum of numbers as they are written. */
  static BigDecimal sum(Stream<String> numbers) {
    return numbers.map(Printed::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Checks that two ways to a figure end at the same decimal number. */
  static void same(BigDecimal one, BigDecimal other, Object... where) {
    assertThat(one).as(List.of(where).toString()).isEqualByComparingTo(other);
  }

  /** Returns whole pounds, halves away from zero. */
  static BigDecimal whole(BigDecimal pounds) {
    return pounds.setScale(0, RoundingMode.HALF_UP);
  }

  /**
   * A table of text.
   *
   * @param lines the lines around its rules, titles included, cut where the rules say
   */
  record Table(List<List<String>> lines) {
    /** Returns the cells of the first line whose first cells are these. */
    List<String> row(String... start) {
      return find(start)
          .orElseThrow(() -> new AssertionError(List.of(start) + " is none of " + lines));
    }

    Optional<List<String>> find(String... start) {
      return lines.stream()
          .filter(line -> line.subList(0, start.length).equals(List.of(start)))
          .findFirst();
    }

    /** Returns the lines that a condition holds for. */
    List<List<String>> where(Predicate<List<String>> condition) {
      return lines.stream().filter(condition).toList();
    }

    /** Returns the cells of one column in lines that have a number there. */
    Stream<String> column(int column, Predicate<List<String>> condition) {
      return where(condition).stream().map(line -> line.get(column)).filter(Printed::isNumber);
    }
  }

  /** Returns every table of a text, in order. */
  static List<Table> tables(String text) {
    List<Table> tables = new ArrayList<>();
    for (String block : text.split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      Optional<String> rule = lines.stream().filter(Printed::isRule).findFirst();
      if (rule.isPresent()) {
        tables.add(
            new Table(
                lines.stream()
                    .filter(line -> !isRule(line))
                    .map(line -> cut(line, rule.get()))
                    .toList()));
      }
    }
    return tables;
  }

  /** Returns the one table that has a line with this in its first cells or title, blanks aside. */
  static Table table(String text, String start) {
    return tables(text).stream()
        .filter(
            table ->
                table.lines().stream()
                    .anyMatch(line -> bare(String.join("", line)).startsWith(bare(start))))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table with '" + start + "' in\n" + text));
  }

  private static String bare(String text) {
    return text.replace(" ", "");
  }

  private static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  /** Cuts a line at the columns of a rule; what stands beyond belongs to the last one. */
  private static List<String> cut(String line, String rule) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (at < rule.length()) {
      int end = rule.indexOf("  ", at);
      int next = end < 0 ? rule.length() : end + 2;
      String cell =
          at >= line.length()
              ? ""
              : end < 0 ? line.substring(at) : line.substring(at, Math.min(next, line.length()));
      cells.add(cell.strip());
      at = next;
    }
    return cells;
  }
}
