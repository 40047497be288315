package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a budget does not tell is blank wherever it would stand: no opening balance (W01,
 * maintained, and W02, an academy), and no spending either (W03).
 */
@Tag("slow")
class HalfKnownBudgetsTest {
  @TempDir private Path folder;

  @BeforeEach
  void leaveOut() throws IOException {
    Run.copyWexmoor(folder);
    Path budgets = folder.resolve("budgets.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(budgets, UTF_8));
    lines.removeIf(line -> line.matches("W0[123],(OB0|B0).*|W03,E.*"));
    Files.write(budgets, lines, UTF_8);
    Path staff = folder.resolve("staff.csv");
    List<String> posts = new ArrayList<>(Files.readAllLines(staff, UTF_8));
    posts.removeIf(line -> line.startsWith("W03,"));
    Files.write(staff, posts, UTF_8);
    Files.writeString(
        folder.resolve("actuals.csv"),
        "id,code,month,amount\nW01,E16,2025-08,10000\nW02,E16,2025-12,500\nW03,I01,2025-08,9\n",
        UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--monthly",
        "--staffing",
        "--actuals FOLDER/actuals.csv",
        "--codes bfr",
        "--codes aar --monthly --staffing --actuals FOLDER/actuals.csv"
      })
  void everyTableIsMade(String options) throws IOException {
    for (String where : List.of("--out FOLDER/p.csv", "--out FOLDER/p.xlsx")) {
      assertThat(project(where + " " + options).code()).isZero();
    }
    for (String id : List.of("W01", "W02", "W03")) {
      Run run = project("--explain " + id + " " + options.replaceFirst("--codes \\w+", ""));
      assertThat(run.err()).doesNotContain("fault of the program");
      assertThat(run.code()).as(run.err()).isZero();
    }
  }

  @Test
  void monthsHaveNoCashWhereNobodyKnowsTheReserve() throws IOException {
    assertThat(project("--out FOLDER/p.csv --monthly").code()).isZero();
    List<String> months = Files.readAllLines(folder.resolve("p.monthly.csv"), UTF_8);
    assertThat(months.get(0)).endsWith(",receipts,payments,net,cash");
    for (String line : months.subList(1, months.size())) {
      String[] cells = line.split(",", -1);
      List<String> last =
          Arrays.asList(cells).subList(cells.length - 4, cells.length).stream()
              .map(cell -> cell.isEmpty() ? "blank" : "known")
              .toList();
      assertThat(last)
          .as(line)
          .isEqualTo(
              switch (cells[0]) {
                case "W01", "W02" -> List.of("known", "known", "known", "blank");
                case "W03" -> List.of("known", "blank", "blank", "blank");
                default -> List.of("known", "known", "known", "known");
              });
    }
    assertThat(project("--explain W01 --monthly").out())
        .contains("Cash is not known: the budget states no opening balance or no spending.")
        .doesNotContain("Least cash");
    assertThat(project("--explain W04 --monthly").out()).contains("Least cash: ");
  }

  @Test
  void anOutturnHasNoReserveWhereNobodyKnowsIt() throws IOException {
    assertThat(project("--out FOLDER/p.csv --actuals FOLDER/actuals.csv").code()).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("p.outturn.csv"), UTF_8);
    assertThat(rows)
        .filteredOn(row -> row.startsWith("W01,"))
        .anyMatch(row -> row.contains("in_year_balance,"));
    assertThat(rows)
        .filteredOn(row -> row.contains(",closing_reserve,"))
        .isNotEmpty()
        .allMatch(row -> row.endsWith(",closing_reserve,,,,,,,"));
    assertThat(rows)
        .filteredOn(row -> row.startsWith("W03,"))
        .isNotEmpty()
        .noneMatch(row -> row.contains("balance"));
  }

  @Test
  void aForecastReturnHasNoReserveWhereNobodyKnowsIt() throws IOException {
    assertThat(project("--out FOLDER/p.csv --codes bfr").code()).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("p.csv"), UTF_8);
    assertThat(rows)
        .filteredOn(row -> row.startsWith("W02,430,"))
        .isNotEmpty()
        .allMatch(row -> row.endsWith(",,,"));
  }

  @Test
  void aPageOfAChoiceSaysWhatIsMissing() {
    Run run =
        Run.of(
            "report",
            "school",
            "--in",
            folder.toString(),
            "--id",
            "W01",
            "--trust",
            "Fenway Trust",
            "--from",
            "2026-09-01",
            "--out",
            folder.resolve("page.html").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("school W01, code OB01: found nothing, expected an opening balance");
  }

  private Run project(String options) {
    String line = "project --in FOLDER --force " + options;
    String[] words = line.strip().split(" +", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("FOLDER", folder.toString());
    }
    return Run.of(words);
  }
}
