package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.formula.Line;
import tools.jackson.databind.JsonNode;

/** Allocations, statements and authorities add up as written, however they are rounded. */
@Tag("slow")
class AllocationCastingTest {
  @TempDir private static Path generated;

  @TempDir private Path folder;

  private static Stream<Arguments> roundings() throws IOException {
    List<List<String>> roundings =
        List.of(
            List.of(),
            List.of("--rounding", "none"),
            List.of("--rounding", "none", "--shares", "six", "--mfg-units", "rounded"),
            List.of("--shares", "given", "--aca-rates", "rounded", "--mfg-units", "rounded"));
    List<Arguments> all = new ArrayList<>();
    for (CastingCases authority : CastingCases.all(generated).toList()) {
      for (List<String> rounding : roundings) {
        all.add(Arguments.of(authority, rounding, "--formulas", authority.file("formulas.csv")));
        all.add(Arguments.of(authority, rounding, "--nff", "2022-23"));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("roundings")
  void linesSchoolsAndAuthoritiesAddUp(
      CastingCases authority, List<String> rounding, String option, String formula)
      throws IOException {
    Path out = folder.resolve("allocations.csv");
    Run run = allocate(authority, rounding, option, formula, "--out", out.toString());
    List<Map<String, String>> schools = Printed.csv(out);
    schools.forEach(AllocationCastingTest::identities);

    List<Map<String, String>> authorities = authorities(run);
    for (Map<String, String> row : authorities) {
      List<Map<String, String>> members =
          schools.stream()
              .filter(school -> school.get("la_code").equals(row.get("la_code")))
              .toList();
      for (String column : List.copyOf(row.keySet())) {
        if (members.get(0).containsKey(column) && !column.equals("la_code")) {
          Printed.same(
              Printed.number(row.get(column)), sum(members, column), row.get("la_code"), column);
        }
      }
      Printed.same(Printed.number(row.get("budget_share")), lines(row), "lines");
      Printed.same(
          Printed.number(row.get("guarantee_less_cap")),
          Line.of(Line.Group.PROTECTION).stream()
              .map(line -> Printed.number(row.get(line.fileName())))
              .reduce(BigDecimal.ZERO, BigDecimal::add),
          "guarantee less cap");
    }
    JsonNode summary = Printed.json(out.resolveSibling("allocations.summary.json"));
    BigDecimal byLine = BigDecimal.ZERO;
    for (Map.Entry<String, JsonNode> line : summary.get("pounds_by_line").properties()) {
      byLine = byLine.add(line.getValue().decimalValue());
      Printed.same(line.getValue().decimalValue(), sum(authorities, line.getKey()), line.getKey());
    }
    BigDecimal total = summary.get("pounds_in_total").decimalValue();
    Printed.same(byLine, total, "summary");
    Printed.same(sum(schools, "budget_share"), total, "summary");
    Matcher pounds =
        Pattern.compile("pounds: +(\\S+) by line = (\\S+) in total").matcher(run.err());
    assertThat(pounds.find()).isTrue();
    Printed.same(Printed.number(pounds.group(1)), total, "message");
    Printed.same(Printed.number(pounds.group(2)), total, "message");
    assertThat(allocate(authority, rounding, option, formula).out())
        .isEqualTo(Files.readString(out));
  }

  @ParameterizedTest
  @MethodSource("roundings")
  void statementsAddUpAndSayTheSame(
      CastingCases authority, List<String> rounding, String option, String formula) {
    List<Map<String, String>> schools =
        Printed.csv(allocate(authority, rounding, option, formula).out());
    // Every fourth school, others for another way to round, so that each is looked at.
    int turn = rounding.contains("given") ? 2 : rounding.size() / 2;
    for (int i = turn; i < 21; i += 4) {
      Map<String, String> school = schools.get(i);
      List<String> arguments =
          new ArrayList<>(
              List.of("statement", "--schools", authority.file("schools.csv"), option, formula));
      arguments.addAll(rounding);
      arguments.addAll(List.of("--id", school.get("id")));
      Printed.Table table = Printed.tables(CastingCases.of(arguments).out()).get(0);
      BigDecimal lines = BigDecimal.ZERO;
      for (List<String> line : table.lines()) {
        boolean isLine = Line.values().stream().anyMatch(x -> x.label().equals(line.get(0)));
        // A line of several parts has its amount beside the last one.
        boolean isPart = line.get(0).isEmpty();
        if ((isLine || isPart) && Printed.isNumber(line.get(4))) {
          lines = lines.add(Printed.number(line.get(4)));
        }
        subtotal(line, "Pupil-led", school, "pupil_led_total");
        subtotal(line, "School-led", school, "school_led_total");
        subtotal(line, "Before protection", school, "budget_share_before_mfg");
        subtotal(line, "after de-delegation", school, "budget_share_after_dedelegation");
      }
      BigDecimal share = Printed.number(table.row("Budget share").get(4));
      Printed.same(lines, share, school.get("id"), rounding);
      Printed.same(share, Printed.number(school.get("budget_share")), school.get("id"), rounding);
    }
  }

  /** The identities of the file contract. */
  private static void identities(Map<String, String> row) {
    BigDecimal pupilLed = lines(row, Line.Group.PUPIL_LED);
    BigDecimal schoolLed = lines(row, Line.Group.SCHOOL_LED);
    String id = row.get("id");
    Printed.same(Printed.number(row.get("pupil_led_total")), pupilLed, id);
    Printed.same(Printed.number(row.get("school_led_total")), schoolLed, id);
    BigDecimal before = Printed.number(row.get("budget_share_before_mfg"));
    Printed.same(
        before,
        pupilLed
            .add(schoolLed)
            .add(Printed.number(row.get("mppl_top_up")))
            .add(Printed.number(row.get("rates"))),
        id);
    BigDecimal share = before;
    for (String column : List.of("mfg_adjustment", "floor_top_up", "gains_cap")) {
      if (row.containsKey(column)) {
        share = share.add(Printed.number(row.get(column)));
      }
    }
    Printed.same(Printed.number(row.get("budget_share")), share, id);
  }

  private static void subtotal(
      List<String> line, String label, Map<String, String> school, String column) {
    if (line.get(0).equals("= " + label)) {
      Printed.same(Printed.number(line.get(4)), Printed.number(school.get(column)), label, school);
    }
  }

  private static BigDecimal lines(Map<String, String> row, Line.Group group) {
    return Line.of(group).stream()
        .map(line -> Printed.number(row.get(line.fileName())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal lines(Map<String, String> row) {
    return Stream.of(Line.Group.values())
        .map(group -> lines(row, group))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return Printed.sum(rows.stream().map(row -> row.get(column)));
  }

  private static Run allocate(
      CastingCases authority, List<String> rounding, String option, String formula, String... out) {
    List<String> arguments =
        new ArrayList<>(
            List.of("allocate", "--schools", authority.file("schools.csv"), option, formula));
    arguments.addAll(rounding);
    arguments.addAll(List.of(out));
    return CastingCases.of(arguments);
  }

  private List<Map<String, String>> authorities(Run run) throws IOException {
    assertThat(run.code()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      return Printed.csv(
          files
              .filter(file -> file.toString().endsWith("authorities.csv"))
              .findFirst()
              .orElseThrow());
    }
  }
}
