package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.formula.Line;
import tools.jackson.databind.JsonNode;

/** Comparisons add up as written: causes, schools, groups and the table on the screen. */
class ComparisonCastingTest {
  @TempDir private static Path generated;

  @TempDir private Path folder;

  private static Stream<Arguments> comparisons() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (CastingCases authority : CastingCases.all(generated).toList()) {
      all.add(Arguments.of(authority, List.of("--to", "nff:2025-26", "--group", "authority")));
      all.add(
          Arguments.of(
              authority,
              List.of("--to", "nff:2022-23", "--protections", "book", "--group", "trust")));
      all.add(
          Arguments.of(
              authority,
              List.of("--to", "nff:2025-26", "--rounding", "none", "--group", "region")));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void everySumIsThatOfItsParts(CastingCases authority, List<String> options) throws IOException {
    Path out = folder.resolve("c.csv");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare",
                "--schools",
                authority.file("schools.csv"),
                "--from",
                authority.file("formulas.csv"),
                "--out",
                out.toString()));
    arguments.addAll(options);
    String text = CastingCases.of(arguments).out();
    List<Map<String, String>> rows = Printed.csv(out);
    for (Map<String, String> row : rows) {
      BigDecimal change = Printed.number(row.get("change"));
      Printed.same(
          Printed.number(row.get("after")).subtract(Printed.number(row.get("before"))),
          change,
          row.get("id"));
      BigDecimal causes = Printed.number(row.get("area_cost"));
      for (Line line : Line.values()) {
        causes = causes.add(Printed.number(row.get(line.fileName())));
      }
      Printed.same(causes, change, row.get("id"));
    }
    summary(rows);
    groups(rows);
    screen(text, rows);
    assertThat(Printed.hasSignedZero(text)).isFalse();
  }

  private void summary(List<Map<String, String>> rows) {
    JsonNode summary = Printed.json(folder.resolve("c.summary.json"));
    for (String column : List.of("before", "after", "change")) {
      Printed.same(summary.get(column).decimalValue(), sum(rows, column), column);
    }
    BigDecimal causes = BigDecimal.ZERO;
    for (Map.Entry<String, JsonNode> cause : summary.get("causes").properties()) {
      causes = causes.add(cause.getValue().decimalValue());
      Printed.same(cause.getValue().decimalValue(), sum(rows, cause.getKey()), cause.getKey());
    }
    Printed.same(causes, summary.get("change").decimalValue(), "causes");
  }

  private void groups(List<Map<String, String>> rows) throws IOException {
    List<Map<String, String>> groups = Printed.csv(folder.resolve("c.groups.csv"));
    for (String measure :
        List.of("schools", "gain", "lose", "unchanged", "pupils", "before", "after", "change")) {
      BigDecimal all = value(groups, "all", measure);
      for (String grouping : List.of("authority", "trust", "phase", "region", "need")) {
        Printed.same(value(groups, grouping, measure), all, grouping, measure);
      }
      if (rows.get(0).containsKey(measure)) {
        Printed.same(sum(rows, measure), all, measure);
      }
    }
  }

  private static void screen(String text, List<Map<String, String>> rows) {
    Printed.Table schools = Printed.tables(text).get(0);
    List<String> all = schools.row("all");
    List<List<String>> shown =
        schools.where(line -> Printed.isNumber(line.get(2)) && !line.get(0).equals("all"));
    for (List<String> line : shown) {
      Printed.same(
          Printed.number(line.get(3)).subtract(Printed.number(line.get(2))),
          Printed.number(line.get(4)),
          line);
    }
    for (int column = 1; column <= 4; column++) {
      String name = List.of("pupils", "before", "after", "change").get(column - 1);
      Printed.same(Printed.number(all.get(column)), sum(rows, name), name);
      if (shown.size() == rows.size()) {
        int at = column;
        Printed.same(
            Printed.sum(shown.stream().map(line -> line.get(at))),
            Printed.number(all.get(column)),
            name);
      }
    }
    Printed.Table why = Printed.table(text, "why, over all schools");
    for (int column = 1; column <= 2; column++) {
      Printed.same(
          Printed.sum(why.column(column, line -> !line.get(0).equals("change"))),
          Printed.number(why.row("change").get(column)),
          "why",
          column);
    }
    Printed.same(
        Printed.number(why.row("change").get(1)), Printed.number(all.get(4)), "why and all");
    List<Printed.Table> tables = Printed.tables(text);
    Printed.Table groups = tables.get(tables.size() - 1);
    for (int column : List.of(2, 3, 4, 5)) {
      Printed.same(
          Printed.sum(groups.column(column, line -> !line.get(1).equals("all"))),
          Printed.number(groups.row("cash", "all").get(column)),
          "groups",
          column);
    }
  }

  private static BigDecimal value(
      List<Map<String, String>> groups, String grouping, String measure) {
    return Printed.sum(
        groups.stream()
            .filter(row -> row.get("grouping").equals(grouping))
            .filter(row -> row.get("measure").equals(measure))
            .map(row -> row.get("value")));
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return Printed.sum(rows.stream().map(row -> row.get(column)));
  }
}
