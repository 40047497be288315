package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Two worlds add up as written: lines, years, schools, groups, causes, and all of it printed. */
@Tag("slow")
class ScenarioCastingTest {
  private static final String LAST = "2028-29";
  private static final String NAME = "name: %s\nleaves_out: the rest\n";

  /** Some of everything: prices, pay, rolls, rates, a trust joined, grant pooled. */
  private static final String MUCH =
      NAME.formatted("much")
          + "conversions:\n"
          + "  - {school: W07, on: 2026-09-01, trust: Fenway Trust}\n"
          + "  - {school: W09, on: 2027-04-01}\n"
          + "pooling: {trust: Tessel Schools, share: 0.1, need: disadvantage}\n"
          + "changes:\n"
          + "  - {assumption: pay.teacher_award_percent, set: {2027-28: 3.7, 2028-29: 3.1}}\n"
          + "  - {assumption: prices.cpi_percent, add: {2026-27: 0.3, 2027-28: 0.7}}\n"
          + "  - {assumption: formula.local_uplift_percent, add: {2027-28: -0.7}}\n"
          + "  - {assumption: pupils.intake_growth_percent, add: {2026-27: -3, 2027-28: -1}}\n";

  private static final String NATIONAL =
      NAME.formatted("national")
          + "constants:\n  formula.national_uplift_percent: 2.1\n"
          + "formula:\n  2026-27: nff:2025-26\n";

  @TempDir private static Path generated;

  @TempDir private Path folder;

  private static Stream<Arguments> runs() throws IOException {
    List<Arguments> runs = new ArrayList<>();
    for (CastingCases authority : CastingCases.all(generated).toList()) {
      runs.add(Arguments.of(authority, MUCH, "", List.of("--group", "authority")));
      runs.add(Arguments.of(authority, MUCH, NATIONAL, List.of("--group", "trust", "--real")));
    }
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everySumIsThatOfItsParts(
      CastingCases authority, String scenario, String against, List<String> options)
      throws IOException {
    Path out = folder.resolve("out");
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(authority.projected("2025-26.." + LAST));
    arguments.addAll(List.of("--scenario", file("scenario.yaml", scenario)));
    if (!against.isEmpty()) {
      arguments.addAll(List.of("--against", file("against.yaml", against)));
    }
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(options);
    String text = CastingCases.of(arguments).out();

    YearsAsWritten.of(Printed.csv(out.resolve("baseline.csv")), "amount").addUp();
    YearsAsWritten.of(Printed.csv(out.resolve("scenario.csv")), "amount").addUp();
    List<Map<String, String>> rows = Printed.csv(out.resolve("difference.csv"));
    Map<String, YearsAsWritten> worlds = differences(rows, out);
    lines(Printed.csv(out.resolve("lines.csv")), text);
    JsonNode summary = Printed.json(out.resolve("summary.json"));
    BigDecimal change = reserves(worlds.get("difference"));
    BigDecimal causes = BigDecimal.ZERO;
    for (JsonNode cause : summary.get("closing_reserves_by_cause")) {
      causes = causes.add(cause.decimalValue());
    }
    Printed.same(causes, change, "causes of the summary");
    groups(Printed.csv(out.resolve("groups.csv")), worlds);
    screen(text, worlds, options.contains("--real"));
  }

  private static Map<String, YearsAsWritten> differences(List<Map<String, String>> rows, Path out)
      throws IOException {
    Map<String, YearsAsWritten> worlds = new LinkedHashMap<>();
    for (String column : List.of("baseline", "scenario", "difference")) {
      worlds.put(column, YearsAsWritten.of(rows, column));
      worlds.get(column).addUp();
    }
    for (Map<String, String> row : rows) {
      Printed.same(
          Printed.number(row.get("scenario")).subtract(Printed.number(row.get("baseline"))),
          Printed.number(row.get("difference")),
          row);
    }
    for (String world : List.of("baseline", "scenario")) {
      YearsAsWritten alone = YearsAsWritten.of(Printed.csv(out.resolve(world + ".csv")), "amount");
      worlds
          .get(world)
          .lines()
          .forEach(
              (when, amounts) -> {
                Map<String, BigDecimal> same = alone.lines().get(when);
                if (same != null) {
                  same.forEach((line, amount) -> Printed.same(amount, amounts.get(line), when));
                }
              });
    }
    return worlds;
  }

  private static void lines(List<Map<String, String>> rows, String text) {
    Map<String, BigDecimal[]> sums = new LinkedHashMap<>();
    BigDecimal last = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (Map<String, String> row : rows) {
      BigDecimal[] sum =
          sums.computeIfAbsent(
              row.get("id") + row.get("year"),
              key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
      for (int i = 0; i < 3; i++) {
        String column = List.of("baseline", "scenario", "difference").get(i);
        BigDecimal amount = Printed.number(row.get(column));
        if (row.get("line").equals("budget_share")) {
          Printed.same(sum[i], amount, row);
        }
        sum[i] = sum[i].add(amount);
      }
      if (row.get("line").equals("budget_share")) {
        BigDecimal change = Printed.number(row.get("difference"));
        all = all.add(change);
        last = row.get("year").equals(LAST) ? last.add(change) : last;
      }
    }
    Printed.Table table = Printed.table(text, "Which lines of the formula move");
    List<String> together = table.row("budget shares as paid");
    Printed.same(Printed.number(together.get(1)), last, "lines of the last year");
    Printed.same(Printed.number(together.get(2)), all, "lines of all years");
    for (int column : List.of(1, 2)) {
      Printed.same(
          Printed.sum(table.column(column, line -> !line.get(0).equals("budget shares as paid"))),
          Printed.number(together.get(column)),
          "which lines move");
    }
  }

  private static void groups(List<Map<String, String>> rows, Map<String, YearsAsWritten> worlds) {
    Map<String, BigDecimal> values =
        rows.stream()
            .collect(
                Collectors.toMap(
                    row ->
                        String.join(
                            " ",
                            row.get("grouping"),
                            row.get("year"),
                            row.get("figure"),
                            row.get("price_base").startsWith("cash") ? "cash" : "real",
                            row.get("measure")),
                    row -> Printed.number(row.get("value")),
                    BigDecimal::add,
                    LinkedHashMap::new));
    values.forEach(
        (key, value) -> {
          String[] words = key.split(" ", -1);
          boolean isSum =
              List.of("schools", "gain", "lose", "unchanged", "pupils", "before", "after", "change")
                  .contains(words[4]);
          if (isSum) {
            Printed.same(value, values.get(key.replaceFirst("^\\S+", "all")), key);
          }
          if (words[4].equals("change")) {
            String start = key.substring(0, key.length() - "change".length());
            Printed.same(
                value, values.get(start + "after").subtract(values.get(start + "before")), key);
          }
        });
    for (String figure : List.of("income", "closing_reserve")) {
      for (String column : List.of("baseline", "scenario", "difference")) {
        String measure =
            Map.of("baseline", "before", "scenario", "after", "difference", "change").get(column);
        Map<String, BigDecimal> byYear = byYear(worlds.get(column), figure);
        byYear.forEach(
            (year, sum) ->
                Printed.same(
                    values.get("all " + year + " " + figure + " cash " + measure), sum, year));
      }
    }
    byYear(worlds.get("baseline"), "pupils")
        .forEach(
            (year, sum) ->
                Printed.same(values.get("all " + year + " income cash pupils"), sum, year));
  }

  private static void screen(String text, Map<String, YearsAsWritten> worlds, boolean inReal) {
    Printed.Table schools = Printed.table(text, "Reserve at the end of " + LAST);
    BigDecimal changes = BigDecimal.ZERO;
    List<List<String>> shown = schools.where(line -> Printed.isNumber(line.get(2)));
    for (List<String> line : shown) {
      BigDecimal change = Printed.number(line.get(4));
      Printed.same(Printed.number(line.get(3)).subtract(Printed.number(line.get(2))), change, line);
      changes = changes.add(change);
    }
    BigDecimal together = Printed.number(Printed.table(text, "What did it").row("together").get(1));
    Printed.same(together, reserves(worlds.get("difference")), "together");
    Printed.same(
        Printed.sum(
            Printed.table(text, "What did it").column(1, line -> !line.get(0).equals("together"))),
        together,
        "what did it");
    Printed.Table groups = Printed.table(text, "Gain or loss in the reserve");
    BigDecimal[] all = new BigDecimal[2];
    BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO};
    int base = -1;
    for (List<String> line : groups.where(row -> Printed.isNumber(row.get(5)))) {
      if (line.get(1).equals("all")) {
        all[++base] = Printed.number(line.get(5));
      } else {
        sums[base] = sums[base].add(Printed.number(line.get(5)));
      }
    }
    Printed.same(all[0], sums[0], "groups in cash");
    Printed.same(all[1], sums[1], "groups in real terms");
    Printed.same(all[0], together, "groups and causes");
    if (shown.size() < 60) {
      Printed.same(changes, inReal ? all[1] : all[0], "schools and groups");
    }
    Printed.Table from = Printed.table(text, "From one to the other");
    List<List<String>> steps = from.where(line -> Printed.isNumber(line.get(2)));
    Printed.same(
        Printed.sum(steps.subList(0, steps.size() - 1).stream().map(line -> line.get(2))),
        Printed.number(steps.get(steps.size() - 1).get(2)),
        "from one to the other");
  }

  private static BigDecimal reserves(YearsAsWritten difference) {
    return byYear(difference, "closing_reserve").get(LAST);
  }

  private static Map<String, BigDecimal> byYear(YearsAsWritten world, String line) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    world
        .sums(line)
        .forEach((when, sum) -> sums.merge(when.replaceFirst(" .*", ""), sum, BigDecimal::add));
    return sums;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8).toString();
  }
}
