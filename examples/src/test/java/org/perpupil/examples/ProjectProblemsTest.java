package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the project command does when something is wrong: messages, exit codes, no file harmed. */
class ProjectProblemsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W01,E19, | W01,E199, | column code: found 'E199', expected a code | 'E19' was meant",
        "W01,I03, | W91,I03, | column id: found 'W91', expected the identifier of a school |"
            + " missing",
        "W01,OB01,171600 | W01,B02, | column amount: found nothing | ",
      })
  void aBudgetThatIsWrongIsPlacedAndAdvisedOn(
      String old, String changed, String message, String advice) throws IOException {
    String all = Files.readString(Path.of(ProjectCommandTest.BUDGETS), UTF_8);
    Path budgets = folder.resolve("budgets.csv");
    assertThat(all).contains(old);
    Files.writeString(budgets, all.replaceFirst("\\Q" + old + "\\E", changed), UTF_8);
    Run run =
        ProjectCommandTest.with(
            budgets.toString(), "--years", "2025-26", "--out", folder.resolve("p.csv").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("error: " + budgets).contains(message).contains("\nMaybe ");
    assertThat(run.err()).contains(advice == null ? "" : advice);
    onlyThere(budgets);
  }

  @Test
  void aBudgetWithoutAnOpeningBalanceHasNoReserves() throws IOException {
    Path old = Path.of(ProjectCommandTest.BUDGETS);
    Path budgets =
        Files.write(
            folder.resolve("budgets.csv"),
            Files.readAllLines(old, UTF_8).stream()
                .filter(line -> !line.startsWith("W01,OB01"))
                .toList(),
            UTF_8);
    Run run = ProjectCommandTest.with(budgets.toString(), "--years", "2025-26");
    Run explained =
        ProjectCommandTest.with(budgets.toString(), "--years", "2025-26", "--explain", "W01");

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("budgets.csv, school W01, code OB01: found nothing, expected the opening balance")
        .contains("a row with OB01 and 0 says so")
        .containsPattern("financial 2025-26: 1 schools, .* expenditure; reserves are not known");
    assertThat(run.out()).contains("?: not known").containsPattern("W01 [^\n]*\\?");
    assertThat(explained.out())
        .containsPattern("in-year balance +-?[0-9,]+\\.[0-9]{2}\n")
        .containsPattern("closing reserve +\\?\n");
  }

  @Test
  void yearsWithoutAFormulaNeedAnUplift() throws IOException {
    Path assumptions =
        Files.writeString(
            folder.resolve("a.yaml"),
            "assumptions:\n  formula.local_uplift_percent: {2026-27: 2}\n",
            UTF_8);
    Run run =
        ProjectCommandTest.with(
            ProjectCommandTest.BUDGETS,
            "--years",
            "2025-26..2027-28",
            "--out",
            folder.resolve("p.csv").toString());
    Run without = project(assumptions, "2025-26..2028-29");

    assertThat(run.code()).isZero();
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err())
        .contains("assumption formula.local_uplift_percent: found 'not set for 2027-28, 2028-29'")
        .contains("Maybe a line such as \"formula.local_uplift_percent: 1.5\"");
  }

  @Test
  void yearsBeforeTheFormulaAreAnError() throws IOException {
    Run run = project(Path.of(ProjectCommandTest.ASSUMPTIONS), "2023-24..2025-26");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "error: years: found '2023-24..2025-26', expected a first year that the formulas");
    onlyThere();
  }

  @Test
  void staffWithoutAPayScaleForTheDateAreAnError() throws IOException {
    Path schools =
        Files.writeString(
            folder.resolve("s.csv"),
            "id,la_code,phase,year_groups_primary,year_groups_secondary,pupils_primary,pupils_ks3,"
                + "pupils_ks4\nA1,999,primary,7,0,210,0,0\n",
            UTF_8);
    Path formulas =
        Files.writeString(
            folder.resolve("f.csv"), "year,la_code,basic_primary\n2013-14,999,3000\n", UTF_8);
    Path budgets = Files.writeString(folder.resolve("b.csv"), "id,code,amount\nA1,OB01,0\n", UTF_8);
    Path staff =
        Files.writeString(
            folder.resolve("t.csv"),
            "id,role,scale,point,fte\nA1,teacher,rest-of-england,M1,1\n",
            UTF_8);
    Run run =
        Run.of(
            "project",
            "--schools",
            schools.toString(),
            "--formulas",
            formulas.toString(),
            "--budgets",
            budgets.toString(),
            "--staff",
            staff.toString(),
            "--years",
            "2013-14",
            "--out",
            folder.resolve("p.csv").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "error: staff of school A1: found 'M1, rest-of-england, April-August 2013', expected a")
        .contains("Maybe the scale of that year is not known");
    onlyThere(schools, formulas, budgets, staff);
  }

  @Test
  void noSchoolWithABudgetIsAnError() throws IOException {
    Path budgets =
        Files.writeString(folder.resolve("b.csv"), "id,code,amount\nW01,OB01,0\n", UTF_8);
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    Path schools =
        Files.writeString(
            folder.resolve("s.csv"), all.substring(0, all.indexOf("\nW02,") + 1), UTF_8);
    // The one school that has a budget cannot be paid: a share that the formula needs is blank.
    Files.writeString(schools, Files.readString(schools, UTF_8).replace("0.110048,", ","), UTF_8);
    Path out = folder.resolve("p.csv");
    Run run =
        Run.of(
            "project",
            "--schools",
            schools.toString(),
            "--formulas",
            Run.FORMULAS,
            "--budgets",
            budgets.toString(),
            "--years",
            "2025-26",
            "--out",
            out.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("failed: W01: fsm_primary is blank")
        .contains("error: no school could be projected; nothing is written");
    onlyThere(budgets, schools);
  }

  @Test
  void anUnknownSchoolCannotBeExplained() {
    Run run = ProjectCommandTest.wexmoor("--years", "2025-26", "--explain", "W144");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "--explain: found 'W144', expected the identifier or the name of one of 21 schools")
        .contains("Maybe 'W14' was meant.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"budgets.csv", "staff.csv", "assumptions.yaml"})
  void noInputIsReplaced(String name) throws IOException {
    for (String file : List.of("budgets.csv", "staff.csv", "assumptions.yaml")) {
      Files.copy(Run.WEXMOOR.resolve(file), folder.resolve(file));
    }
    String before = Files.readString(folder.resolve(name), UTF_8);
    Run run =
        Run.of(
            "project",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--budgets",
            folder.resolve("budgets.csv").toString(),
            "--staff",
            folder.resolve("staff.csv").toString(),
            "--assumptions",
            folder.resolve("assumptions.yaml").toString(),
            "--years",
            "2025-26",
            "--out",
            folder.resolve(name).toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("expected a file that is not read");
    assertThat(Files.readString(folder.resolve(name), UTF_8)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--years 2025-26..2024-25",
        "--years 2025..2026",
        "--years 2025-26 --wide",
        "--years 2025-26 --codes aar",
        "--years 2025-26 --out x.csv --codes cfa",
        "--years 2025-26 --basis calendar",
        "--years 2025-26 --periods 0",
        ""
      })
  void badUsageIsCodeTwo(String options) {
    Run run =
        ProjectCommandTest.wexmoor(options.isEmpty() ? new String[0] : options.split(" ", -1));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isNotEmpty();
    assertThat(run.out()).isEmpty();
  }

  private Run project(Path assumptions, String years) {
    return Run.of(
        "project",
        "--schools",
        Run.SCHOOLS,
        "--formulas",
        Run.FORMULAS,
        "--budgets",
        ProjectCommandTest.BUDGETS,
        "--assumptions",
        assumptions.toString(),
        "--years",
        years);
  }

  private void onlyThere(Path... files) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      assertThat(found).containsExactlyInAnyOrder(files);
    }
  }
}
