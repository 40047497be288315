package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.Result;
import org.perpupil.SensitivityEstimates;
import org.perpupil.Workspace;

/** Java and the command line find the same of a plan's inputs, of all schools and of one. */
class SensitivityFromJavaTest {
  private static final String PLAN = "deficit-risk.sweep.yaml";
  private static final Workspace WEXMOOR = Workspace.open(Run.WEXMOOR);

  @TempDir private Path folder;

  @Test
  void elementaryEffectsAreThoseOfTheCommand() throws Exception {
    SensitivityEstimates effects = WEXMOOR.elementaryEffects(PLAN);
    assertThat(effects.toCsv()).isEqualTo(written("morris"));
    assertThat(effects.statistics()).containsExactly("mu", "mu_star", "sigma");
    assertThat(effects.measure()).isEqualTo("closing_reserve 2029-30");
    // Twenty trajectories, each a step for every input.
    assertThat(effects.runs()).isEqualTo(20 * (effects.ranked("mu").size() + 1));
    assertThat(new ArrayList<>(effects.ranked("mu_star").values()))
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(effects.warnings()).isNotEmpty();
    assertThat(WEXMOOR.elementaryEffects(PLAN, "Alderbrook Primary").toCsv())
        .isEqualTo(written("morris", "--id", "W01"))
        .contains("\nschool,W01,closing_reserve,2029-30,");
  }

  @Test
  void indicesAreThoseOfTheCommand() throws Exception {
    SensitivityEstimates indices = WEXMOOR.sobolIndices(PLAN, "W01", 32);
    assertThat(indices.toCsv()).isEqualTo(written("sobol", "--size", "32", "--id", "W01"));
    assertThat(indices.statistics()).containsExactly("first_order", "total_order");
    Map<String, Double> total = indices.ranked("total_order");
    assertThat(total).hasSize(indices.runs() / 32 - 2);
    assertThat(WEXMOOR.sobolIndices(PLAN, 32).toCsv()).isEqualTo(written("sobol", "--size", "32"));
    assertThat(indices.toString()).startsWith("SensitivityEstimates[closing_reserve 2029-30, ");
    assertThatThrownBy(() -> indices.ranked("mu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistic 'mu', expected one of [first_order, total_order]");
  }

  /** A ranking of one school names the school, also where its authority has no other. */
  @Test
  void aRankingIsOfTheSchool() throws Exception {
    Result ranking = WEXMOOR.rank(PLAN, "W01");
    assertThat(ranking.toCsv())
        .isEqualTo(written("tornado", "--id", "W01"))
        .contains("\nschool,W01,");
  }

  private String written(String method, String... more) throws Exception {
    Path out = folder.resolve(method + more.length + ".csv");
    List<String> words = new ArrayList<>(List.of("sensitivity", "--method", method));
    words.addAll(List.of("--plan", Run.WEXMOOR.resolve(PLAN).toString(), "--out", out.toString()));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readString(out, UTF_8);
  }
}
