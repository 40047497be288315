package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a folder whose authority solves a scaling, commands agree or say why they do not. */
class TermsLeftOutTest {
  private static final String UNSOLVED = "affordability: found 'scaling', expected given";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    file(
        "perpupil.yaml",
        "schools: s.csv",
        "formulas: f.csv",
        "budgets: b.csv",
        "assumptions: y.yaml",
        "authorities: a.csv",
        "years: 2025-26..2026-27");
    file(
        "s.csv",
        "id,la_code,phase,governance,year_groups_primary,year_groups_secondary,"
            + "pupils_primary,pupils_ks3,pupils_ks4,mfg_baseline_per_pupil",
        "A,999,primary,maintained,7,0,210,0,0,4050",
        "C,999,primary,maintained,7,0,210,0,0,3800");
    file(
        "f.csv",
        "year,la_code,basic_primary,lump_sum_primary,mppl_primary,mppl_ks3,mppl_ks4,mfg_percent,"
            + "gains_cap_percent",
        "2025-26,999,4000,140000,1,1,1,0,1");
    file("b.csv", "id,code,amount", "A,OB01,0", "A,E19,900000", "C,OB01,0", "C,E19,500000");
    file("y.yaml", "assumptions:", "  formula.local_uplift_percent: 2");
    file("a.csv", "la_code,affordability,dedelegation_per_primary_pupil", "999,scaling,28");
    file(
        "x.scenario.yaml",
        "name: dearer",
        "leaves_out: nothing",
        "changes:",
        "  - {assumption: prices.cpi_percent, add: 1}");
  }

  private void file(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", UTF_8);
  }

  private Run run(String... words) {
    return Run.of(
        Stream.concat(Stream.of(words), Stream.of("--in", folder.toString()))
            .toArray(String[]::new));
  }

  /** A is lifted by 50 for each of 210 pupils, which C's gain above the cap pays for. */
  @Test
  void aStatementPaysWhatTheAllocationPays() {
    Run allocated = run("allocate");
    List<String> lines = allocated.out().lines().toList();
    List<String> header = List.of(lines.get(0).split(",", -1));
    for (String line : lines.subList(1, 3)) {
      List<String> cells = List.of(line.split(",", -1));
      boolean isLifted = cells.get(0).equals("A");
      assertThat(cells.get(header.indexOf("budget_share")))
          .isEqualTo(isLifted ? "990500.00" : "969500.00");
      assertThat(cells.get(header.indexOf("budget_share_after_dedelegation")))
          .isEqualTo(isLifted ? "984620.00" : "963620.00");
      Run statement = run("statement", "--id", cells.get(0));
      assertThat(statement.out())
          .contains(pounds(cells.get(header.indexOf("budget_share"))))
          .contains(pounds(cells.get(header.indexOf("budget_share_after_dedelegation"))));
    }
  }

  private static String pounds(String cell) {
    return String.format(Locale.ROOT, "%,.2f", Double.parseDouble(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --scenario x.scenario.yaml",
        "compare --to nff:2025-26",
        "authority --leave by-size",
        "solve --id C --largest pay.teacher_award_percent --in-years 2026-27"
            + " --keep closing_reserve>=-900000"
      })
  void whatIsNotSolvedIsSaid(String command) {
    String[] words =
        command.replace("x.scenario", folder.resolve("x.scenario").toString()).split(" ");
    assertThat(run(words).err()).contains(UNSOLVED);
  }

  @Test
  void aProjectionSaysThatLeviesStayInTheShare() {
    assertThat(run("project").err())
        .contains("scaling solved")
        .contains("note: authority 999: found 'de-delegation or a levy for its duties'")
        .doesNotContain(UNSOLVED);
  }
}
