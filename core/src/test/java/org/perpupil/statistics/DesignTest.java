package org.perpupil.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.sensitivity.Bootstrap;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.FirstOrderEstimator;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.statistics.sensitivity.Sampling;
import org.perpupil.statistics.sensitivity.SobolIndices;
import org.perpupil.statistics.sensitivity.StandardisedRegression;
import org.perpupil.statistics.sensitivity.Statistic;
import org.perpupil.statistics.sensitivity.TestFunctions;

/** A design tells itself apart from others, and an analysis takes no outputs but its own. */
class DesignTest {
  private static final SobolIndices ANALYSIS = SobolIndices.of(TestFunctions.units(2), 8, 0);

  /** Rows of base point 3: A, B, then A with its first and with its second coordinate from B. */
  @Test
  void rowsOfTheSaltelliDesign() {
    double[] both = new double[4];
    Sampling.SHIFTED_SOBOL.points(4, 0).point(3, both);
    double[][] expected = {
      {both[0], both[1]}, {both[2], both[3]}, {both[2], both[1]}, {both[0], both[3]}
    };
    double[] u = new double[2];
    for (int kind = 0; kind < 4; kind++) {
      ANALYSIS.design().row(3 * 4 + kind, u);
      assertThat(u).containsExactly(expected[kind]);
    }
    assertThat(ANALYSIS.design().rows()).isEqualTo(32);
  }

  @Test
  void equalDesignsHaveEqualFingerprints() {
    Design design = ANALYSIS.design();
    Design again = SobolIndices.of(TestFunctions.units(2), 8, 0).design();
    assertThat(again).isEqualTo(design).hasSameHashCodeAs(design).isNotEqualTo("design");
    assertThat(design.fingerprint()).hasSize(64).isEqualTo(again.fingerprint());
    assertThat(design.inputs()).extracting(SensitivityInput::name).containsExactly("x1", "x2");
    assertThat(design.method()).isEqualTo("Saltelli 2010, Sobol sequence with random shift");
    assertThat(design.toString()).contains("N = 8, 32 runs, seed 0, 2 inputs");
  }

  @Test
  void whateverChangesTheRunChangesTheFingerprint() {
    List<SensitivityInput> units = TestFunctions.units(2);
    List<Design> designs = new ArrayList<>();
    designs.add(ANALYSIS.design());
    designs.add(SobolIndices.of(units, 16, 0).design());
    designs.add(SobolIndices.of(units, 8, 1).design());
    designs.add(SobolIndices.of(units, 8, 0, Sampling.PSEUDO_RANDOM).design());
    designs.add(SobolIndices.of(TestFunctions.units(3), 8, 0).design());
    designs.add(SobolIndices.of(TestFunctions.uniforms(2, 0, 2), 8, 0).design());
    designs.add(
        SobolIndices.of(List.of(units.get(0), SensitivityInput.uniform("y", 0, 1)), 8, 0).design());
    designs.add(ElementaryEffects.of(units, 8, 4, 0).design());
    designs.add(ElementaryEffects.of(units, 8, 6, 0).design());
    designs.add(ElementaryEffects.of(units, 8, 4, 0, 0.02).design());
    designs.add(StandardisedRegression.of(units, 32, 0).design());
    designs.add(OneAtATime.of(units).design());
    designs.add(OneAtATime.of(units, 0.05, 0.9).design());
    assertThat(designs).extracting(Design::fingerprint).doesNotHaveDuplicates();
  }

  @Test
  void estimatorAndBootstrapDoNot() {
    assertThat(ANALYSIS.withFirstOrder(FirstOrderEstimator.JANSEN).design())
        .isEqualTo(ANALYSIS.design());
    assertThat(ANALYSIS.withBootstrap(new Bootstrap(100, 0.9, 3)).design())
        .isEqualTo(ANALYSIS.design());
  }

  @Test
  void outputsOfAnotherDesignAreRefused() {
    Design other = SobolIndices.of(TestFunctions.units(2), 8, 1).design();
    assertThatThrownBy(() -> ANALYSIS.result(other, new double[32]))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("seed 1")
        .hasMessageContaining("Maybe the size, the seed or the inputs were changed");
    assertThatThrownBy(() -> ANALYSIS.result(ANALYSIS.design(), new double[31]))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("'31 outputs', expected 32, one for each row")
        .hasMessageContaining("Maybe the run stopped early");
  }

  @Test
  void problemsOfAllMeasuresAreReportedTogether() {
    double[] gaps = new double[32];
    gaps[4] = Double.NaN;
    gaps[9] = Double.POSITIVE_INFINITY;
    double[] gap = new double[32];
    gap[31] = Double.NEGATIVE_INFINITY;
    Map<String, double[]> outputs = new LinkedHashMap<>();
    outputs.put("gaps", gaps);
    outputs.put("fine", new double[32]);
    outputs.put("gap", gap);
    outputs.put("short", new double[3]);
    assertThatThrownBy(() -> ANALYSIS.results(ANALYSIS.design(), outputs))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> {
              assertThat(e.problems())
                  .extracting(Problem::place)
                  .containsExactly("gaps, row 4 and 1 more", "gap, row 31", "short");
              assertThat(e.problems())
                  .extracting(Problem::value)
                  .containsExactly("NaN", "-Infinity", "3 outputs");
            });
  }

  @Test
  void rowsOutsideAreRefused() {
    Design design = ANALYSIS.design();
    assertThatThrownBy(() -> design.row(-1, new double[2])).hasMessage("row -1, expected 0 to 31");
    assertThatThrownBy(() -> design.row(32, new double[2])).hasMessage("row 32, expected 0 to 31");
    assertThatThrownBy(() -> design.row(0, new double[3]))
        .hasMessage("an array of 3, expected one place for each input, 2");
  }

  @Test
  void settingsThatDoNotFitAreReportedTogether() {
    SensitivityInput twice = SensitivityInput.uniform("x", 0, 1);
    assertThatThrownBy(() -> SobolIndices.of(List.of(twice, twice), 3, 0))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems()).extracting(Problem::value).containsExactly("x", "3"));
    assertThatThrownBy(() -> ElementaryEffects.of(List.of(), 3, 5, 0, 0.5))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::place)
                    .containsExactly("inputs", "trajectories", "levels", "margin"));
    assertThatThrownBy(() -> ElementaryEffects.of(List.of(twice), 4, 0, 0, -0.1))
        .hasMessageContaining("levels: found '0'")
        .hasMessageContaining("margin: found '-0.1'");
    assertThatThrownBy(() -> StandardisedRegression.of(List.of(twice), 11, 0))
        .hasMessageContaining("size: found '11', expected 12 or more");
    assertThatThrownBy(() -> SobolIndices.of(TestFunctions.units(501), 1 << 23, 0))
        .hasMessageContaining("runs: found '4219469824', expected fewer than 2^31")
        .hasMessageContaining("found '1002 coordinates', expected at most 1000");
    assertThatThrownBy(() -> new Bootstrap(99, 95, 0))
        .hasMessageContaining("resamples: found '99', expected 100 or more")
        .hasMessageContaining("Maybe it is a percentage; 95% is 0.95");
    assertThatThrownBy(() -> new Bootstrap(100, 0, 0)).hasMessageContaining("level");
  }

  @Test
  void inputsNeedANameAndARange() {
    assertThatThrownBy(() -> SensitivityInput.uniform(" ", 0, 1))
        .hasMessageContaining("without a name");
    for (double[] range : new double[][] {{1, 1}, {2, 1}, {0, Double.NaN}, {-1e308, 1e308}}) {
      assertThatThrownBy(() -> SensitivityInput.uniform("x", range[0], range[1]))
          .hasMessageStartingWith("x from ");
    }
    assertThat(SensitivityInput.uniform("x", 2, 4).quantile().applyAsDouble(0.25)).isEqualTo(2.5);
  }

  @Test
  void namesInFilesDiffer() {
    assertThat(Statistic.values()).extracting(Statistic::fileName).doesNotHaveDuplicates();
    assertThat(Statistic.MEAN_ABSOLUTE_EFFECT.fileName()).isEqualTo("mu_star");
  }
}
