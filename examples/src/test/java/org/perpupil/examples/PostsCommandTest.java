package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A staff file that was cut short does not make the other posts vanish. */
class PostsCommandTest {
  @TempDir private Path folder;

  private Run run(String command, Path staff, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                command,
                "--schools",
                Run.SCHOOLS,
                "--formulas",
                Run.FORMULAS,
                "--budgets",
                Run.WEXMOOR.resolve("budgets.csv").toString(),
                "--staff",
                staff.toString(),
                "--assumptions",
                Run.WEXMOOR.resolve("assumptions.yaml").toString(),
                "--years",
                "2025-26..2026-27"));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private Path staff(int rows, String ending) throws IOException {
    List<String> lines = Files.readAllLines(Run.WEXMOOR.resolve("staff.csv"), UTF_8);
    StringBuilder text = new StringBuilder(lines.get(0)).append(",all_posts\n");
    lines
        .subList(1, rows)
        .forEach(line -> text.append(line).append(',').append(ending).append('\n'));
    return Files.writeString(folder.resolve("staff.csv"), text, UTF_8);
  }

  @Test
  void theFirstLinesOfAFileFailTheirSchool() throws IOException {
    Path some = staff(2, "");
    Run projected = run("project", some);
    String reason = "posts under E01 come to £119,647.20, but its budget states £1,141,600.00";

    assertThat(projected.code()).isEqualTo(3);
    assertThat(projected.err()).contains("failed: W01: " + reason, "20 projected + 1 failed");
    Run checked = run("check", some);
    assertThat(checked.code()).isEqualTo(3);
    assertThat(checked.err()).contains("projection: would fail: W01: " + reason);
  }

  @Test
  void differencesOfTheWholeFileArePrinted() throws IOException {
    Path out = folder.resolve("p.csv");
    Run run = run("project", Run.WEXMOOR.resolve("staff.csv"), "--out", out.toString());

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains(
            "note: W01: posts are used in place of what the budget states: E01 £1,158,313 for"
                + " £1,141,600, E03 £418,503 for £416,900");
    assertThat(Files.readString(folder.resolve("p.summary.json"), UTF_8))
        .containsPattern(
            "\"posts_and_budgets\" : \\{\\s+\"W01\" : \\{\\s+\"E01\" : \\{\\s+\"posts\" :"
                + " 1158312.75,\\s+\"budget\" : 1141600");
  }

  @Test
  void postsThatAreAllThereAreTaken() throws IOException {
    Run run = run("project", staff(2, "true"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("E01 £119,647 for £1,141,600");
  }
}
