package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Projections add up as written, and say the same in every layout and on the screen. */
@Tag("slow")
class ProjectionCastingTest {
  private static final String YEARS = "2025-26..2030-31";

  @TempDir private static Path generated;

  @TempDir private Path folder;

  private static Stream<CastingCases> authorities() throws IOException {
    return CastingCases.all(generated);
  }

  @ParameterizedTest
  @MethodSource("authorities")
  void everyLayoutSaysTheSame(CastingCases authority) throws IOException {
    Path tidy = folder.resolve("tidy.csv");
    Run run = authority.run("project", YEARS, "--out", tidy.toString());
    YearsAsWritten written = YearsAsWritten.of(Printed.csv(tidy), "amount");
    written.addUp();
    totals(written, summary(tidy), run.err());
    assertThat(Printed.hasSignedZero(Files.readString(tidy, UTF_8))).isFalse();

    Path wide = folder.resolve("wide.csv");
    authority.run("project", YEARS, "--wide", "--out", wide.toString());
    for (Map<String, String> row : Printed.csv(wide)) {
      Map<String, BigDecimal> amounts = written.lines().get(YearsAsWritten.key(row));
      row.forEach(
          (line, amount) -> {
            if (!amount.isEmpty() && !List.of("id", "year", "basis").contains(line)) {
              Printed.same(Printed.number(amount), amounts.get(line), row.get("id"), line);
            }
          });
      assertThat(row.keySet()).containsAll(amounts.keySet());
    }
    Path academies = folder.resolve("aar.csv");
    authority.run("project", YEARS, "--codes", "aar", "--out", academies.toString());
    byTheSummary(YearsAsWritten.of(Printed.csv(academies), "amount"), summary(academies));
    byTheSummary(written, summary(tidy));
    screen(authority.run("project", YEARS).out(), written);
    for (String id : List.of("W01", "W02", "W16", "W20")) {
      explained(authority.run("project", YEARS, "--explain", id).out(), id, written);
    }
  }

  @ParameterizedTest
  @MethodSource("authorities")
  void yearsOfOneKindAddUpToo(CastingCases authority) throws IOException {
    for (String basis : List.of("financial", "academic")) {
      Path out = folder.resolve(basis + ".csv");
      authority.run("project", "2025-26..2027-28", "--basis", basis, "--out", out.toString());
      YearsAsWritten.of(Printed.csv(out), "amount").addUp();
    }
  }

  /** Adds up by what the summary says that a total is made of. */
  private static void byTheSummary(YearsAsWritten written, JsonNode summary) {
    JsonNode totals = summary.get("lines_of_totals");
    written
        .lines()
        .forEach(
            (where, amounts) ->
                totals
                    .properties()
                    .forEach(
                        total -> {
                          BigDecimal sum =
                              sum(amounts, total.getValue().get("sum_of"))
                                  .subtract(sum(amounts, total.getValue().get("less")));
                          Printed.same(sum, amounts.get(total.getKey()), where, total.getKey());
                        }));
    assertThat(totals.properties()).hasSize(4);
  }

  private static BigDecimal sum(Map<String, BigDecimal> amounts, JsonNode lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : lines) {
      sum = sum.add(amounts.getOrDefault(line.asString(), BigDecimal.ZERO));
    }
    return sum;
  }

  /** Schools are the totals of the summary, and those of the message. */
  private static void totals(YearsAsWritten written, JsonNode summary, String messages) {
    Pattern message =
        Pattern.compile(
            "(\\S+ \\S+): \\S+ schools, (\\S+) by line = (\\S+) income less (\\S+) expenditure ="
                + " reserves from (\\S+) to (\\S+)");
    Map<String, Matcher> said = new LinkedHashMap<>();
    messages
        .lines()
        .map(message::matcher)
        .filter(Matcher::find)
        .forEach(line -> said.put(line.group(1), line));
    for (JsonNode year : summary.get("totals")) {
      String when = year.get("year").asString() + " " + year.get("basis").asString();
      for (String line :
          List.of("pupils", "income", "expenditure", "opening_reserve", "closing_reserve")) {
        Printed.same(year.get(line).decimalValue(), written.sums(line).get(when), when, line);
      }
      BigDecimal balance = written.sums("in_year_balance").get(when);
      for (String line :
          List.of("income_less_expenditure", "lines_added_up", "change_of_reserve")) {
        Printed.same(year.get(line).decimalValue(), balance, when, line);
      }
      Matcher line = said.get(year.get("basis").asString() + " " + year.get("year").asString());
      List<BigDecimal> figures = new ArrayList<>();
      for (int group = 2; group <= 6; group++) {
        figures.add(Printed.number(line.group(group)));
      }
      Printed.same(figures.get(0), balance, when);
      Printed.same(figures.get(1).subtract(figures.get(2)), balance, when);
      Printed.same(figures.get(4).subtract(figures.get(3)), balance, when);
    }
  }

  /** The table of whole pounds holds no sums: each figure is that of the file, rounded. */
  private static void screen(String text, YearsAsWritten written) {
    for (List<String> line : Printed.tables(text).get(0).where(row -> row.size() == 10)) {
      if (!Printed.isNumber(line.get(2))) {
        continue;
      }
      String id = line.get(0).replaceFirst(" .*", "");
      List<String> names = List.of("income", "expenditure", "closing_reserve");
      for (int i = 0; i < 6; i++) {
        String year = i % 2 == 0 ? "2025-26" : "2030-31";
        Map<String, BigDecimal> amounts = written.lines().get(id + " " + year + " " + line.get(1));
        Printed.same(
            Printed.number(line.get(2 + i)),
            Printed.whole(amounts.get(names.get(i / 2))),
            line,
            names.get(i / 2));
      }
    }
  }

  private static void explained(String text, String id, YearsAsWritten written) {
    Printed.Table table = Printed.tables(text).get(0);
    List<String> years = table.row("", "pounds").subList(2, table.row("", "pounds").size());
    String basis =
        text.lines().findFirst().orElseThrow().contains("September") ? "academic" : "financial";
    for (int i = 0; i < years.size(); i++) {
      Map<String, BigDecimal> amounts = written.lines().get(id + " " + years.get(i) + " " + basis);
      Map<String, BigDecimal> totals = new LinkedHashMap<>();
      BigDecimal income = BigDecimal.ZERO;
      BigDecimal expenditure = BigDecimal.ZERO;
      for (List<String> line : table.lines()) {
        if (line.get(1).equals("pounds") || !Printed.isNumber(line.get(2 + i))) {
          continue;
        }
        BigDecimal amount = Printed.number(line.get(2 + i));
        String code = line.get(0);
        if (code.isEmpty()) {
          totals.put(line.get(1).replace(' ', '_').replace('-', '_'), amount);
          continue;
        }
        boolean taken = line.get(1).startsWith("less ");
        Printed.same(taken ? amount.negate() : amount, amounts.get(code), id, code);
        if (taken || code.startsWith("I") || code.equals("POOLING")) {
          income = income.add(amount);
        } else {
          expenditure = expenditure.add(amount);
        }
      }
      YearsAsWritten.balances(totals, income, expenditure, id + " " + years.get(i));
      for (String total : List.of("income", "expenditure", "opening_reserve", "closing_reserve")) {
        Printed.same(totals.get(total), amounts.get(total), id, total);
      }
    }
  }

  private static JsonNode summary(Path file) {
    String name = file.getFileName().toString().replace(".csv", ".summary.json");
    return Printed.json(file.resolveSibling(name));
  }
}
