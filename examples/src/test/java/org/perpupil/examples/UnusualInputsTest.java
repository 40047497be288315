package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.template.FieldTable;

/**
 * Numbers that cannot be, or hardly are, as commands meet them: an error with its place, or a
 * warning that names what is usual; never a stack trace, and no figure that is none.
 */
class UnusualInputsTest {
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Run.copyWexmoor(folder);
  }

  /** The first school's cell, or the formula's, or the budget's, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "formulas.csv | gains_cap_percent | 0.03 | usually -10 to 25 | a fraction; 3 percent was",
        "formulas.csv | mfg_percent | -0.015 | usually -10 to 25 | a fraction; -1.5 percent was",
        "formulas.csv | basic_primary | 386.20 | usually 1500 to 15000 | slipped; 3862 was meant",
        "formulas.csv | basic_ks3 | 54300 | usually 1500 to 15000 | slipped; 5430 was meant",
        "schools.csv | mfg_baseline_per_pupil | 45.09 | usually 1500 to 20000 | 4509 was meant",
        "schools.csv | rates | 2140000 | expected up to about | slipped; 21400 was meant",
        "schools.csv | pupils_primary | 4180 | up to 250 pupils in each of 7 year | 418 was meant",
        "schools.csv | fsm_primary | 0.9 | no greater than fsm6_primary | were swapped",
        "schools.csv | id | =1+1 | begins with a letter or a digit | take it for a formula",
      })
  void whatIsHardlyMeantIsWarnedOf(
      String file, String column, String value, String expected, String advice) throws IOException {
    set(file, column, value);
    Run run = Run.of("check", "--schools", at("schools.csv"), "--formulas", at("formulas.csv"));
    assertThat(run.err())
        .contains("warning: " + at(file) + ", line 2, column " + column + ": found '" + value)
        .contains(expected)
        .contains(advice);
    assertThat(run.out()).contains("errors: 0, warnings: ");
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prices.cpi_percent: 0.03 | usually -2 to 12 | a fraction; 3 percent was meant | 0",
        "prices.cpi_percent: {2026-27: 0.03} | usually -2 to 12 | a fraction; 3 percent was meant |"
            + " 0",
        "pay.teacher_award_percent: 28 | usually -2 to 10 | slipped; 2.8 was meant | 0",
        "pay.support_award_percent: 28 | usually -2 to 12 | slipped; 2.8 was meant | 3",
        "formula.basic_primary: 386.20 | usually 1500 to 15000 | slipped; 3862 was meant | 0",
      })
  void anAssumptionThatIsHardlyMeantIsWarnedOf(
      String line, String expected, String advice, int code) throws IOException {
    Files.writeString(
        folder.resolve("assumptions.yaml"),
        "assumptions:\n  formula.local_uplift_percent: 2\n  " + line + "\n",
        UTF_8);
    for (String command : List.of("check", "project")) {
      Run run = Run.of(projected(command, "2025-26..2026-27"));
      assertThat(run.err())
          .contains("warning: " + at("assumptions.yaml") + ", line ")
          .contains(expected)
          .contains(advice);
      // Posts at such pay miss the budget by more than they may.
      assertThat(run.code()).as(command + " " + line).isEqualTo(code);
    }
  }

  /** Pounds of an option are held to the limits of the column that they stand for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--schools-block | 1e12 | error | at most 100000000000",
        "--schools-block | -1 | error | pounds a year, 0 or more",
        "--schools-block | 99e9 | warning | usually 1000000 to 3000000000",
      })
  void poundsOfAnOptionAreHeldToTheirColumn(
      String option, String value, String severity, String expected) {
    for (String command : List.of("check", "allocate")) {
      Run run =
          Run.of(
              command,
              "--schools",
              at("schools.csv"),
              "--formulas",
              at("formulas.csv"),
              option,
              value);
      assertThat(run.err()).contains(severity + ": " + option + ": found '").contains(expected);
      assertSound(run, severity.equals("error") ? 1 : 0);
    }
  }

  @Test
  void incomeBelowNothingIsWarnedOf() throws IOException {
    Path file = folder.resolve("budgets.csv");
    String text = Files.readString(file, UTF_8);
    Files.writeString(file, text.replaceFirst("W01,I09,.*", "W01,I09,-1000000"), UTF_8);
    Run run = Run.of(projected("check", "2025-26..2030-31"));
    assertThat(run.err())
        .contains("column amount: found '-1000000', expected pounds a year, usually 0 to 25000000")
        .contains("Maybe the sign is wrong.");
    assertThat(run.code()).isZero();
  }

  @Test
  void aCharacterThatNobodySeesIsAnErrorShownAsSuch() throws IOException {
    set("schools.csv", "name", "St\0Osyth");
    Run run = Run.of("check", "--schools", at("schools.csv"), "--formulas", at("formulas.csv"));
    assertThat(run.err())
        .contains("line 2, column name")
        .contains("text without control characters")
        .doesNotContain("\0");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void bandsThatAreMoreThanAllFailTheSchool() throws IOException {
    set("schools.csv", "idaci_a_primary", "0.7");
    set("schools.csv", "idaci_b_primary", "0.7");
    Run run = Run.of("check", "--schools", at("schools.csv"), "--formulas", at("formulas.csv"));
    assertThat(run.err())
        .contains("in all bands', expected shares that add up to 1 at most")
        .contains("formulas.csv: would fail: W01: ");
    assertThat(run.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"statement", "total", "none"})
  void whatNoSchoolHasIsAnErrorWhateverTheRounding(String rounding) throws IOException {
    for (String column :
        List.of("pupils_primary", "mfg_baseline_per_pupil", "rates", "aca", "fsm_primary")) {
      Run.copyWexmoor(folder);
      for (String value : List.of("1e15", "1e12", "1e308", "-1e308", "4.9e-324")) {
        set("schools.csv", column, value);
        Run run =
            Run.of(
                "allocate",
                "--schools",
                at("schools.csv"),
                "--formulas",
                at("formulas.csv"),
                "--rounding",
                rounding);
        assertThat(run.err())
            .as(column + " " + value)
            .contains("error: " + at("schools.csv") + ", line 2, column " + column)
            .contains("'" + value + "'");
        assertSound(run, 1);
      }
    }
  }

  /** Every number of schools and formulas, given what cannot be: whole rows of it at once. */
  @ParameterizedTest
  @ValueSource(strings = {"1e308", "-1e308", "4.9e-324", "1e15", "NaN", "Infinity"})
  void everyColumnAtOnce(String value) throws IOException {
    List<String> columns = new ArrayList<>();
    for (String file : List.of("schools.csv", "formulas.csv")) {
      Table table = Table.read(folder.resolve(file));
      for (FieldTable.Field field : FieldTable.all()) {
        if ((field.file() + ".csv").equals(file) && table.header().contains(field.name())) {
          set(file, field.name(), value);
          columns.add(at(file) + ", line 2, column " + field.name() + ":");
        }
      }
    }
    assertThat(columns).hasSizeGreaterThan(60);
    for (String command : List.of("allocate", "check", "project")) {
      Run run =
          command.equals("project")
              ? Run.of(projected(command, "2025-26..2026-27"))
              : Run.of(command, "--schools", at("schools.csv"), "--formulas", at("formulas.csv"));
      assertSound(run, 1);
      assertThat(columns).as(command).allSatisfy(place -> assertThat(run.err()).contains(place));
    }
  }

  /** Amounts at the hard bound itself are paid, however they are rounded, and add up. */
  @ParameterizedTest
  @ValueSource(strings = {"statement", "total", "none"})
  void theHighestThatCanBeIsStillPaid(String rounding) throws IOException {
    for (FieldTable.Field field : FieldTable.all()) {
      String file = field.file() + ".csv";
      boolean isLarge = field.range().most() >= 100_000 && !field.name().startsWith("previous");
      if (file.equals("formulas.csv")
          && isLarge
          && Table.read(folder.resolve(file)).header().contains(field.name())) {
        set(file, field.name(), Double.toString(field.range().most()));
      }
    }
    Run run =
        Run.of(
            "allocate",
            "--schools",
            at("schools.csv"),
            "--formulas",
            at("formulas.csv"),
            "--rounding",
            rounding);
    assertSound(run, 0);
    assertThat(run.err()).contains("schools: 21 read = 21 allocated + 0 failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "trust", "options", "run", "sweep", "check"})
  void yearsThatTheRunDoesNotReachAreTold(String command) throws IOException {
    Path assumptions = folder.resolve("assumptions.yaml");
    String text = Files.readString(assumptions, UTF_8);
    Files.writeString(assumptions, text.replaceFirst("2031-32: 2}", "2041-42: 2}"), UTF_8);
    String plan =
        Files.readString(folder.resolve("deficit-risk.sweep.yaml"), UTF_8)
            .replaceAll("years: .*", "years: 2025-26..2026-27")
            .replaceAll("worlds: \\d+", "worlds: 4");
    Path file = Files.writeString(folder.resolve("short.sweep.yaml"), cut(plan), UTF_8);
    Path scenario =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            name: n
            leaves_out: o
            changes:
              - {assumption: prices.cpi_percent, set: {2026-27: 3}}
            """,
            UTF_8);
    Run run =
        switch (command) {
          case "trust" ->
              Run.of(
                  projected(
                      command,
                      "2025-26..2026-27",
                      "--trusts",
                      at("trusts.csv"),
                      "--trust",
                      "Fenway Trust"));
          case "options" ->
              Run.of(
                  projected(
                      command,
                      "2025-26..2026-27",
                      "--trusts",
                      at("trusts.csv"),
                      "--trust",
                      "Fenway Trust",
                      "--id",
                      "W01",
                      "--from",
                      "2026-04-01"));
          case "run" ->
              Run.of(projected(command, "2025-26..2026-27", "--scenario", scenario.toString()));
          case "sweep" -> Run.of("sweep", "--plan", file.toString(), "--out", at("o.csv"));
          default -> Run.of(projected(command, "2025-26..2026-27"));
        };
    assertThat(run.err())
        .contains("warning: assumptions prices.cpi_percent: found '2041-42'")
        .contains("expected years from 2025-26 to 2027-28, which the run looks at");
    assertSound(run, 0);
  }

  /** Leaves the first variation of a plan, which has no years of its own. */
  private static String cut(String plan) {
    int vary = plan.indexOf("vary:\n") + "vary:\n".length();
    int end = plan.indexOf("\nsampler:");
    return plan.substring(0, vary)
        + "  - assumption: prices.energy_percent\n    uniform: {low: 1, high: 3}\n"
        + plan.substring(end).replaceAll("(?ms)^correlate:.*?(?=^\\w)", "");
  }

  private static void assertSound(Run run, int code) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.out()).doesNotContain("Infinity", "NaN", "E308");
    assertThat(run.err())
        .doesNotContain("Exception", "\tat ", "fault of the program", "Infinity by line");
  }

  private String[] projected(String command, String years, String... more) {
    List<String> call = new ArrayList<>(List.of(command));
    call.addAll(List.of("--schools", at("schools.csv"), "--formulas", at("formulas.csv")));
    call.addAll(List.of("--budgets", at("budgets.csv"), "--staff", at("staff.csv")));
    call.addAll(List.of("--assumptions", at("assumptions.yaml"), "--years", years));
    call.addAll(List.of(more));
    return call.toArray(String[]::new);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes a value to a column of a file's first row. */
  private void set(String file, String column, String value) throws IOException {
    Table table = Table.read(folder.resolve(file));
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> cells = new ArrayList<>(rows.get(0));
    cells.set(table.column(column), value);
    rows.set(0, cells);
    new Table(table.header(), rows).write(folder.resolve(file));
  }
}
