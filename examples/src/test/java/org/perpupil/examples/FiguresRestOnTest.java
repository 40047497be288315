package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Money that no budget states is named by every command that projects, on the screen and in its
 * summary; in Wexmoor free infant meals and the PE and sport premium.
 */
@Tag("slow")
class FiguresRestOnTest {
  private static final String BUDGETS =
      "--schools data/wexmoor/schools.csv --formulas data/wexmoor/formulas.csv"
          + " --budgets data/wexmoor/budgets.csv --staff data/wexmoor/staff.csv"
          + " --assumptions data/wexmoor/assumptions.yaml --years 2025-26..2027-28";
  private static final String ORGANISED =
      BUDGETS
          + " --trusts data/wexmoor/trusts.csv --services data/wexmoor/services.csv"
          + " --authorities data/wexmoor/authorities.csv";
  private static final String FIRST =
      "Added to budgets that do not state it, with the schools that it was added to:\n"
          + "  universal infant free school meals (I18d): ";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "project|" + BUDGETS + "|12",
        "run|--scenario data/wexmoor/flat-cash.scenario.yaml|12",
        "options|" + ORGANISED + " --trust Fenway_Trust --id W01 --from 2026-09-01|12",
        "trust|" + ORGANISED + " --trust Fenway_Trust|12",
        "authority|" + ORGANISED + " --leave when-better-off --trust Fenway_Trust|12",
        "sweep|--plan PLAN|12",
        "sensitivity|--plan PLAN --method tornado|12",
        "sensitivity|--plan PLAN --method regression --size 128 --id W01|1",
      })
  void everyCommandNamesWhatWasAdded(String command, String words, String schools)
      throws IOException {
    List<String> call = new ArrayList<>(List.of(command));
    for (String word : Pattern.compile(" ").splitAsStream(words).toList()) {
      call.add(word.equals("PLAN") ? plan() : word.replace('_', ' '));
    }
    boolean isFolder = command.equals("run");
    call.addAll(List.of("--out", folder.resolve(isFolder ? "out" : "out.csv").toString()));
    Run run = Run.of(call.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains(FIRST + schools + "\n", "  PE and sport premium (I18d): ");
    Path summary = folder.resolve(isFolder ? "out/summary.json" : "out.summary.json");
    assertThat(Files.readString(summary, UTF_8))
        .containsPattern(
            "\"schools_with_lines_added\" : \\{\\s+\"universal infant free school meals"
                + " \\(I18d\\)\" : "
                + schools
                + ",")
        .contains("\"schools_taken_to_hold_meals_and_sport\" : ");
  }

  @Test
  void aSolverNamesThoseOfItsSchool() {
    String words = BUDGETS + " --largest prices.cpi_percent --keep closing_reserve>=0";
    for (String id : List.of("W01", "W16")) {
      Run run = Run.of(("solve --id " + id + " " + words).split(" "));
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err().contains(FIRST + "1\n")).isEqualTo(id.equals("W01"));
      assertThat(run.err())
          .contains("  staff.follow_classes = 1 share: 1\n")
          .doesNotContain("prices.cpi_percent");
    }
  }

  @Test
  void anAuthorityWithoutAProjectionRestsOnNone() {
    Run run =
        Run.of(
            ("authority " + BUDGETS + " --authorities data/wexmoor/authorities.csv --leave by-size")
                .split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.err()).doesNotContain("Added to budgets");
  }

  private String plan() throws IOException {
    Run.copyWexmoor(folder);
    String text = Files.readString(folder.resolve("deficit-risk.sweep.yaml"), UTF_8);
    return Files.writeString(
            folder.resolve("p.yaml"), text.replaceAll("worlds: \\d+", "worlds: 8"), UTF_8)
        .toString();
  }
}
