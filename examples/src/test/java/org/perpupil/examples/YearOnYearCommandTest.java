package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This year against last, printed, written and explained for one school. */
class YearOnYearCommandTest {
  private static final List<String> CAUSES =
      List.of(
          "pupils",
          "needs",
          "given_money",
          "area_cost",
          "formula",
          "rates",
          "baseline",
          "protection");

  @TempDir private Path folder;
  private String schools = "";
  private String formulas = "";

  /** Last year: W05 had 600 pupils and W09 no business rates, W03 was not there, W98 was. */
  @BeforeEach
  void writeLastYear() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of(Run.SCHOOLS), UTF_8).stream()
            .filter(row -> !row.startsWith("W03,"))
            .map(row -> row.startsWith("W05,") ? row.replaceFirst(",622,", ",600,") : row)
            .flatMap(
                row ->
                    row.startsWith("W01,")
                        ? Stream.of(row, row.replace("W01,Alderbrook", "W98,Old"))
                        : Stream.of(row))
            .toList();
    schools = Files.write(folder.resolve("last.csv"), rows, UTF_8).toString();
    String text = Files.readString(Path.of(Run.FORMULAS), UTF_8);
    formulas =
        Files.writeString(
                folder.resolve("last-formulas.csv"),
                text.replace("2025-26,999,Wexmoor,3862,", "2024-25,999,Wexmoor,3800,"),
                UTF_8)
            .toString();
  }

  private Run compare(String... more) {
    String[] start = {
      "compare",
      "--from-schools",
      schools,
      "--from",
      formulas,
      "--schools",
      Run.SCHOOLS,
      "--to",
      Run.FORMULAS
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void causesAddUpAndSchoolsOfOneYearStandApart() throws IOException {
    Path out = folder.resolve("change.csv");
    Run run = compare("--group", "phase", "--out", out.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("Wexmoor formula 2024-25 -> Wexmoor formula 2025-26")
        .containsPattern("in the earlier year alone, not compared: 1, £[0-9,.]+: W98 Old")
        .containsPattern("in the later year alone, not compared: 1, £[0-9,.]+: W03 ")
        .contains("20 schools in both years: ");
    List<Map<String, String>> rows = Printed.csv(out);
    assertThat(rows).hasSize(22);
    BigDecimal all = BigDecimal.ZERO;
    for (Map<String, String> row : rows) {
      if (row.get("status").equals("both years")) {
        BigDecimal change = new BigDecimal(row.get("change"));
        Printed.same(sum(row), change, row.get("id"));
        all = all.add(change);
      } else {
        assertThat(row.get("change")).isEmpty();
      }
    }
    List<Map<String, String>> groups = Printed.csv(folder.resolve("change.groups.csv"));
    for (Map<String, String> group : groups) {
      Printed.same(sum(group), new BigDecimal(group.get("change")), group.get("group"));
    }
    Printed.same(new BigDecimal(groups.get(0).get("change")), all, "all");
    Printed.same(
        Printed.json(folder.resolve("change.summary.json")).get("change").decimalValue(),
        all,
        "summary");
    Printed.Table why = Printed.table(run.out(), "why, over all schools");
    Printed.same(Printed.number(why.row("change").get(1)), all, "printed");
  }

  /** The lines of each cause are its pounds, and each line goes from before to after. */
  @Test
  void oneSchoolIsExplainedToThePenny() {
    Run run = compare("--explain", "W05");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("W05 Harbour Primary, 600 pupils before, 622 now: £");
    Printed.Table lines = Printed.table(run.out(), "line");
    List<List<String>> rows = lines.where(row -> Printed.isNumber(row.get(1)));
    List<String> total = rows.get(rows.size() - 1);
    for (int column = 1; column < total.size(); column++) {
      int at = column;
      Printed.same(
          Printed.sum(rows.subList(0, rows.size() - 1).stream().map(row -> row.get(at))),
          Printed.number(total.get(at)),
          column);
    }
    for (List<String> row : rows) {
      Printed.same(
          Printed.sum(row.subList(1, row.size() - 1).stream()),
          Printed.number(row.get(row.size() - 1)),
          row);
    }
  }

  @Test
  void theSameYearHasNoCauses() {
    Run run =
        Run.of(
            "compare",
            "--from-schools",
            Run.SCHOOLS,
            "--from",
            Run.FORMULAS,
            "--schools",
            Run.SCHOOLS,
            "--to",
            Run.FORMULAS);
    assertThat(run.out()).contains("21 schools in both years: 0 gain, 0 lose, 21 unchanged");
  }

  /** Rates that no text confirms are named, and how many schools of each year rest on them. */
  @Test
  void whatIsNotConfirmedReachesTheUser() {
    Path out = folder.resolve("national.csv");
    Run run =
        Run.of(
            "compare",
            "--from-schools",
            schools,
            "--from",
            "nff:2024-25",
            "--schools",
            Run.SCHOOLS,
            "--to",
            "nff:2025-26",
            "--out",
            out.toString());
    String rate = "lump_sum_primary of the national funding formula 2024-25";
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("Not confirmed by any published text", rate);
    assertThat(
            Printed.json(folder.resolve("national.summary.json"))
                .get("schools_before_resting_on_unverified")
                .get(rate)
                .intValue())
        .isPositive();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(compare("--explain", "W55").err())
        .contains(
            "--explain: found 'W55', expected the identifier or the name of one of 20 schools");
    assertThat(compare("--cap-percent", "3").code()).isEqualTo(2);
    Run both =
        Run.of(
            "compare",
            "--from-schools",
            "nowhere.csv",
            "--from",
            formulas,
            "--schools",
            "neither.csv",
            "--to",
            Run.FORMULAS);
    assertThat(both.err()).contains("nowhere.csv", "neither.csv");
    assertThat(
            Run.of(
                    "compare",
                    "--schools",
                    Run.SCHOOLS,
                    "--from",
                    Run.FORMULAS,
                    "--to",
                    Run.FORMULAS,
                    "--explain",
                    "W01")
                .code())
        .isEqualTo(2);
  }

  private static BigDecimal sum(Map<String, String> row) {
    return Printed.sum(CAUSES.stream().map(row::get));
  }
}
