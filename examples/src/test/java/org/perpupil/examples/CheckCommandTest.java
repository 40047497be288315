package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked is what commands then do: the same problems, the same schools left out. */
class CheckCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Run.copyWexmoor(folder);
  }

  @Test
  void everyFileOfWexmoorIsRight() {
    Run run =
        check(
            "--trusts",
            at("trusts.csv"),
            "--authorities",
            at("authorities.csv"),
            "--services",
            at("services.csv"),
            "--standard",
            "maintained-deficit");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("schools: 21\n", "projection: 21 schools would do, 0 would fail")
        .endsWith("errors: 0, warnings: 0\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void eachTargetIsTriedByItself() throws IOException {
    change("schools.csv", "0.110048,", ",");
    Run run =
        Run.of(
            "check",
            "--schools",
            at("schools.csv"),
            "--formulas",
            at("formulas.csv"),
            "--nff",
            "2025-26",
            "--nff",
            "2018-19");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains(at("formulas.csv") + ": 20 schools would do, 1 would fail")
        .contains("nff:2025-26: 20 schools would do, 1 would fail")
        .contains("nff:2018-19: ");
    assertThat(run.err())
        .contains("formulas.csv: would fail: W01: fsm_primary is blank")
        .contains("nff:2025-26: would fail: W01: fsm_primary is blank");
  }

  /** Every school that a command leaves out was named by the check, for the same reason. */
  @ParameterizedTest
  @ValueSource(strings = {"allocate", "project"})
  void theCheckPredictsWhatTheCommandLeavesOut(String command) throws IOException {
    change("schools.csv", "0.110048,", ",");
    Run check = check();
    List<String> call = new ArrayList<>(List.of(command));
    call.addAll(List.of("--schools", at("schools.csv"), "--formulas", at("formulas.csv")));
    if (command.equals("project")) {
      call.addAll(List.of("--budgets", at("budgets.csv"), "--staff", at("staff.csv")));
      call.addAll(List.of("--assumptions", at("assumptions.yaml"), "--years", "2025-26..2030-31"));
    }
    Run run = Run.of(call.toArray(String[]::new));
    List<String> failed =
        run.err()
            .lines()
            .filter(line -> line.startsWith("failed: "))
            .map(line -> line.substring("failed: ".length()))
            .toList();
    assertThat(failed).isNotEmpty();
    String target = command.equals("project") ? "projection" : at("formulas.csv");
    failed.forEach(
        line -> assertThat(check.err()).contains(target + ": would fail: " + line + "\n"));
    assertThat(check.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schools.csv | W02, | W01, | an identifier that no other school has",
        "formulas.csv | 2025-26,999 | 2025-26,998 | an authority that has a formula",
        "budgets.csv | W01,E01 | W0X,E01 | the identifier of a school in the schools file",
        "staff.csv | administrative | administrativ | one of",
        "assumptions.yaml | prices.cpi_percent | prices.cpi_percnt | the name of an assumption",
        "trusts.csv | percent | percnt | one of percent",
        "authorities.csv | given | givn | one of given",
        "services.csv | projected | projectd | one of",
      })
  void anErrorInAnyFileIsFound(String file, String right, String wrong, String expected)
      throws IOException {
    change(file, right, wrong);
    Run run =
        check(
            "--trusts",
            at("trusts.csv"),
            "--authorities",
            at("authorities.csv"),
            "--services",
            at("services.csv"));
    assertThat(run.err()).contains(at(file)).contains(expected);
    assertThat(run.out()).doesNotContain("errors: 0");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aPlanAndAScenarioAreTried() throws IOException {
    Run plan = Run.of("check", "--plan", at("stay-or-leave.sweep.yaml"));
    assertThat(plan.out())
        .contains("plan: 21 schools would do, 0 would fail", "errors: 0, warnings: 0");
    assertThat(plan.code()).isZero();
    Run scenario = Run.of("check", "--scenario", at("trust-pooling.scenario.yaml"));
    assertThat(scenario.out())
        .contains("baseline: 21 schools would do, 0 would fail")
        .contains("scenario: 21 schools would do, 0 would fail");
    assertThat(scenario.code()).isZero();

    change("schools.csv", "0.110048,", ",");
    Run failing = Run.of("check", "--plan", at("stay-or-leave.sweep.yaml"));
    assertThat(failing.err()).contains("plan: would fail: W01: ");
    assertThat(failing.code()).isEqualTo(3);
    change("leave-one-by-one.scenario.yaml", "every_months: 12", "every_months: 12.9");
    Run wrong = Run.of("check", "--plan", at("stay-or-leave.sweep.yaml"));
    assertThat(wrong.err()).contains("found '12.9', expected 6, 12 or 24 months");
    assertThat(wrong.code()).isEqualTo(1);
  }

  @Test
  void optionsGoBeforeAScenariosOwnBaseline() {
    Run run =
        Run.of("check", "--scenario", at("flat-cash.scenario.yaml"), "--years", "2025-26..2026-27");
    assertThat(run.err()).contains("found '2028-29', expected a year from 2025-26 to 2027-28");
    assertThat(run.code()).isEqualTo(1);
  }

  /** What only the formula that takes over pays is missing in the scenario alone. */
  @Test
  void aSchoolThatTheScenarioAloneCannotPayIsTold() throws IOException {
    Path schools = folder.resolve("schools.csv");
    Path formulas = folder.resolve("formulas.csv");
    String first = Table.read(schools).cell(0, "mobility_primary");
    Table.read(schools)
        .map("mobility_primary", cell -> cell.equals(first) ? "" : cell)
        .write(schools);
    Table.read(formulas).map("mobility_primary", cell -> "").write(formulas);
    String scenario = at("hard-nff-in-one-step.scenario.yaml");
    Run run = Run.of("run", "--scenario", scenario);
    String failed = "W01: scenario: mobility_primary is blank";
    assertThat(run.err())
        .contains("failed: " + failed)
        .contains("schools: 21 read = 20 projected + 1 failed");
    assertThat(run.code()).isEqualTo(3);
    Run check = Run.of("check", "--scenario", scenario);
    assertThat(check.err()).contains("scenario: would fail: " + failed);
    assertThat(check.out()).contains("baseline: 21 schools would do, 0 would fail");
    assertThat(check.code()).isEqualTo(3);
  }

  /** What is projected is projected by each formula that is given. */
  @Test
  void eachFormulaIsProjected() throws IOException {
    Run run = check("--nff", "2025-26");
    assertThat(run.out())
        .contains("projection by " + at("formulas.csv") + ": 21 schools would do, 0 would fail")
        .contains("projection by nff:2025-26: 21 schools would do, 0 would fail");
    assertThat(run.code()).isZero();
    Path assumptions = folder.resolve("assumptions.yaml");
    String text = Files.readString(assumptions, UTF_8);
    Files.writeString(assumptions, text.replaceFirst("(?m)^  formula.national_.*\\n", ""), UTF_8);
    Run without = check("--nff", "2025-26");
    assertThat(without.err()).contains("formula.national_uplift_percent");
    assertThat(without.code()).isEqualTo(1);
  }

  @Test
  void failuresMayBeAllowedUnlessNoSchoolIsLeft() throws IOException {
    change("schools.csv", "0.110048,", ",");
    List<String> files = List.of("check", "--schools", at("schools.csv"), "--allow-failures");
    assertThat(run(files, "--formulas", at("formulas.csv")).code()).isZero();
    Table schools = Table.read(folder.resolve("schools.csv"));
    schools
        .map("lpa_primary", cell -> "")
        .map("lpa_secondary", cell -> "")
        .write(folder.resolve("schools.csv"));
    Run none = run(files, "--from", at("formulas.csv"), "--to", "nff:2025-26");
    assertThat(none.out()).contains(" to nff:2025-26: 0 schools would do, 21 would fail");
    assertThat(none.err()).contains("would fail: W02: before: lpa_primary is blank");
    assertThat(none.code()).isEqualTo(1);
  }

  /** Files of form that fit, a formula that asks for what two schools lack, and one for all. */
  @Test
  void eachTargetFailsSchoolsOfItsOwn() throws IOException {
    Path schools = folder.resolve("schools.csv");
    Table all = Table.read(schools).rows(0, 5);
    List<String> two = List.of(all.cell(0, "id"), all.cell(1, "id"));
    Table changed =
        new Table(
            all.header(),
            all.rows().stream()
                .map(row -> blank(all, row, "fsm_primary", two.contains(row.get(0))))
                .map(row -> blank(all, row, "lpa_primary", true))
                .toList());
    changed.write(schools);
    Path formulas = folder.resolve("formulas.csv");
    Table.read(formulas).map("lpa_primary", cell -> "").write(formulas);
    List<String> files = List.of("check", "--schools", at("schools.csv"));
    Run check =
        run(
            files,
            "--formulas",
            at("formulas.csv"),
            "--from",
            at("formulas.csv"),
            "--to",
            "nff:2025-26");
    assertThat(check.out())
        .contains("formulas.csv: 3 schools would do, 2 would fail")
        .contains("to nff:2025-26: 0 schools would do, 5 would fail");
    assertThat(check.code()).isEqualTo(3);
  }

  private static List<String> blank(Table table, List<String> row, String column, boolean blank) {
    List<String> cells = new ArrayList<>(row);
    if (blank) {
      cells.set(table.column(column), "");
    }
    return cells;
  }

  private static Run run(List<String> options, String... more) {
    List<String> call = new ArrayList<>(options);
    call.addAll(List.of(more));
    return Run.of(call.toArray(String[]::new));
  }

  @Test
  void yearsAndSlipsAreWarnedOf() throws IOException {
    change("schools.csv", ",21400,", ",2140000,");
    change("assumptions.yaml", "2031-32: 2}", "2041-42: 2}");
    Run run = check("--years", "2025-26..2026-27");
    assertThat(run.err())
        .contains("column rates: found '2140000', expected up to about ")
        .contains("Maybe the decimal point slipped; 21400 was meant.")
        .contains("expected years from 2025-26 to 2027-28, which the run looks at");
    assertThat(run.out()).endsWith("errors: 0, warnings: 2\n");
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--formulas data/wexmoor/formulas.csv",
        "--schools data/wexmoor/schools.csv --staff data/wexmoor/staff.csv",
        "--schools data/wexmoor/schools.csv --trusts data/wexmoor/trusts.csv",
        "--schools data/wexmoor/schools.csv --budgets data/wexmoor/budgets.csv",
        "--schools data/wexmoor/schools.csv --years 2025-26",
        "--schools data/wexmoor/schools.csv --from nff:2025-26",
        "--schools data/wexmoor/schools.csv --from nff:2025-26 --to nope.csv --cap-percent 3",
        "--from nff:2024-25 --to nff:2025-26",
        "--schools data/wexmoor/schools.csv --nff 2025-26 --trust 'Fenway Trust'",
        "--schools data/wexmoor/schools.csv --nff 2025-26 --affordability cap",
        "--schools data/wexmoor/schools.csv --nff 2025-26 --join W01=2026-09-01",
        "--schools data/wexmoor/schools.csv --against data/wexmoor/flat-cash.scenario.yaml",
        "--scenario data/wexmoor/flat-cash.scenario.yaml --trusts data/wexmoor/trusts.csv"
      })
  void whatDoesNotGoTogetherIsMisuse(String options) {
    List<String> call = new ArrayList<>(List.of("check"));
    call.addAll(List.of(options.isEmpty() ? new String[0] : options.split(" ", -1)));
    assertThat(Run.of(call.toArray(String[]::new)).code()).isEqualTo(2);
  }

  private Run check(String... more) {
    List<String> call = new ArrayList<>(List.of("check"));
    call.addAll(List.of("--schools", at("schools.csv"), "--formulas", at("formulas.csv")));
    call.addAll(List.of("--budgets", at("budgets.csv"), "--staff", at("staff.csv")));
    call.addAll(List.of("--assumptions", at("assumptions.yaml")));
    List<String> all = List.of(more);
    if (!all.contains("--years")) {
      call.addAll(List.of("--years", "2025-26..2030-31"));
    }
    call.addAll(all);
    return Run.of(call.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void change(String name, String right, String wrong) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file, UTF_8);
    assertThat(text).contains(right);
    Files.writeString(file, text.replaceFirst(Pattern.quote(right), wrong), UTF_8);
  }
}
