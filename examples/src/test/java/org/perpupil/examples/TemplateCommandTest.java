package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.template.FieldTable;

/** Files to start from: they are read, fit each other, and pay what they say. */
class TemplateCommandTest {
  @TempDir private Path folder;

  private String file(String name, String... words) throws IOException {
    Run run = Run.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.writeString(folder.resolve(name), run.out(), UTF_8).toString();
  }

  @Test
  void examplesFitEachOther() throws IOException {
    String schools = file("schools.csv", "template", "schools", "--example");
    String formulas = file("formulas.csv", "template", "formulas", "--nff", "2025-26");
    String budgets = file("budgets.csv", "template", "budgets", "--example");
    String staff = file("staff.csv", "template", "staff", "--example");
    String plan = file("my.sweep.yaml", "template", "sweep");
    for (List<String> words :
        List.of(
            List.of("check", "--schools", schools, "--formulas", formulas, "--nff", "2025-26"),
            List.of(
                "check",
                "--schools",
                schools,
                "--formulas",
                formulas,
                "--budgets",
                budgets,
                "--staff",
                staff,
                "--years",
                "2025-26"),
            List.of("check", "--plan", plan, "--method", "tornado"))) {
      Run check = Run.of(words.toArray(String[]::new));
      assertThat(check.code()).as(check.err()).isZero();
      assertThat(check.out()).contains("errors: 0, warnings: 0\n");
    }
  }

  /** With one area cost for all, line by line and to the penny, whatever the year. */
  @ParameterizedTest
  @CsvSource({
    "2018-19, 1",
    "2020-21, 1.0523",
    "2021-22, 1",
    "2022-23, 1.18",
    "2023-24, 1.0523",
    "2024-25, 1",
    "2025-26, 1",
    "2025-26, 1.214031"
  })
  void theNationalFormulaAsALocalOnePaysTheSame(String year, String areaCost) throws IOException {
    String formulas =
        file("f.csv", "template", "formulas", "--nff", year, "--la", "999", "--aca", areaCost);
    String schools =
        Table.read(Path.of(Run.SCHOOLS))
            .mapCells(
                (column, cell) ->
                    column.equals("aca")
                        ? areaCost
                        : column.matches("mfg_.*|floor_.*|previous_.*") ? "" : cell)
            .write(folder.resolve("schools.csv"));
    Path national = folder.resolve("n.csv");
    Path local = folder.resolve("l.csv");
    String[] start = {"allocate", "--schools", schools, "--out"};
    Run one = Run.of(start[0], start[1], start[2], start[3], national.toString(), "--nff", year);
    Run two =
        Run.of(start[0], start[1], start[2], start[3], local.toString(), "--formulas", formulas);
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(two.code()).as(two.err()).isZero();
    Table ours = Table.read(local);
    Table theirs = Table.read(national);
    int compared = 0;
    for (String column : theirs.header()) {
      boolean isProtection = column.matches("mfg_.*|floor_.*|gains_.*|notional_sen|status");
      if (ours.header().contains(column) && !isProtection) {
        for (int row = 0; row < theirs.rows().size(); row++) {
          assertThat(ours.cell(row, column))
              .as(column + " of " + ours.cell(row, "id"))
              .isEqualTo(theirs.cell(row, column));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void severalAuthoritiesAreSeveralRows() {
    Run run = Run.of("template", "formulas", "--nff", "2025-26", "--la", "201", "--la", "202");
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out()).contains("\n2025-26,201,201,3847,", "\n2025-26,202,202,3847,");
  }

  @Test
  void budgetCodesAreThoseThatAreRead() {
    List<String> codes =
        Run.of("template", "budget-codes")
            .out()
            .lines()
            .skip(2)
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(codes)
        .containsExactlyElementsOf(
            FieldTable.all().stream()
                .map(FieldTable.Field::name)
                .filter(name -> name.startsWith(FieldTable.AMOUNT_OF))
                .map(name -> name.substring(FieldTable.AMOUNT_OF.length()))
                .toList())
        .contains("E01", "I18d", "grant:free_infant_meals");
  }

  @ParameterizedTest
  @CsvSource({
    "template schools --nff 2025-26",
    "template formulas --aca 1",
    "template trusts --example"
  })
  void whatDoesNotGoTogetherIsMisuse(String line) {
    assertThat(Run.of(line.split(" ")).code()).isEqualTo(2);
  }
}
