package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.sensitivity.Statistic.FIRST_ORDER;
import static org.perpupil.statistics.sensitivity.Statistic.SECOND_ORDER;
import static org.perpupil.statistics.sensitivity.Statistic.TOTAL_ORDER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;

/** What two inputs explain together, against functions whose indices are known. */
class SecondOrderTest {
  private static final Bootstrap QUICK = new Bootstrap(100, 0.95, 0);

  @ParameterizedTest
  @EnumSource(
      value = Sampling.class,
      names = {"SHIFTED_SOBOL", "SCRAMBLED_SOBOL"})
  void ishigami(Sampling sampling) {
    SobolIndices analysis =
        SobolIndices.withSecondOrder(TestFunctions.ishigamiInputs(), 8192, 3, sampling)
            .withBootstrap(QUICK);
    Design design = analysis.design();
    assertThat(design.rows()).isEqualTo(8192 * 8);
    SensitivityResult result = analysis.result(design, design.evaluate(TestFunctions::ishigami));
    // All of the total order of x3 is what it does with x1.
    assertThat(result.find("x1", "x3", SECOND_ORDER).orElseThrow().value())
        .isCloseTo(0.24368366, within(0.02));
    assertThat(result.find("x1", "x2", SECOND_ORDER).orElseThrow().value())
        .isCloseTo(0, within(0.02));
    assertThat(result.find("x2", "x3", SECOND_ORDER).orElseThrow().value())
        .isCloseTo(0, within(0.02));
    for (int k = 0; k < 3; k++) {
      String input = "x" + (k + 1);
      assertThat(result.find(input, FIRST_ORDER).orElseThrow().value())
          .isCloseTo(TestFunctions.ISHIGAMI_FIRST[k], within(0.01));
      assertThat(result.find(input, TOTAL_ORDER).orElseThrow().value())
          .isCloseTo(TestFunctions.ISHIGAMI_TOTAL[k], within(0.01));
    }
    assertThat(result.find("x3", "x1", SECOND_ORDER)).isEmpty();
  }

  /** Of G the index of a pair is the product of what both are, over the variance. */
  @Test
  void sobolG() {
    SobolIndices analysis =
        SobolIndices.withSecondOrder(TestFunctions.units(4), 16_384, 1, Sampling.SCRAMBLED_SOBOL)
            .withBootstrap(QUICK);
    Design design = analysis.design();
    SensitivityResult result = analysis.result(design, design.evaluate(TestFunctions::g));
    double variance = 1;
    double[] parts = new double[4];
    for (int k = 0; k < 4; k++) {
      parts[k] = 1 / (3 * (1 + TestFunctions.G[k]) * (1 + TestFunctions.G[k]));
      variance *= 1 + parts[k];
    }
    for (int j = 0; j < 4; j++) {
      for (int k = j + 1; k < 4; k++) {
        assertThat(result.find("x" + (j + 1), "x" + (k + 1), SECOND_ORDER).orElseThrow().value())
            .as(j + " with " + k)
            .isCloseTo(parts[j] * parts[k] / (variance - 1), within(0.01));
      }
    }
  }

  @Test
  void firstAndTotalOrderAreThoseWithoutPairs() {
    SobolIndices pairs =
        SobolIndices.withSecondOrder(TestFunctions.ishigamiInputs(), 64, 5, Sampling.SHIFTED_SOBOL);
    SobolIndices alone = SobolIndices.of(TestFunctions.ishigamiInputs(), 64, 5);
    SensitivityResult with =
        pairs.result(pairs.design(), pairs.design().evaluate(TestFunctions::ishigami));
    SensitivityResult without =
        alone.result(alone.design(), alone.design().evaluate(TestFunctions::ishigami));
    assertThat(with.findings()).containsAll(without.findings()).hasSize(6 + 3);
    assertThat(with.design()).isNotEqualTo(without.design());
  }

  @Test
  void aLargeMeanTakesNoDigitsOfAPair() {
    SobolIndices pairs =
        SobolIndices.withSecondOrder(
            TestFunctions.ishigamiInputs(), 256, 5, Sampling.SHIFTED_SOBOL);
    Design design = pairs.design();
    SensitivityResult plain = pairs.result(design, design.evaluate(TestFunctions::ishigami));
    SensitivityResult moved =
        pairs.result(design, design.evaluate(x -> 1e6 + TestFunctions.ishigami(x)));
    Estimate one = plain.find("x1", "x3", SECOND_ORDER).orElseThrow();
    Estimate other = moved.find("x1", "x3", SECOND_ORDER).orElseThrow();
    assertThat(other.value()).isCloseTo(one.value(), within(1e-6));
    assertThat(other.low()).isCloseTo(one.low(), within(1e-6));
    assertThat(other.high()).isCloseTo(one.high(), within(1e-6));
  }

  @Test
  void onePairTakesTwoInputs() {
    assertThatThrownBy(
            () ->
                SobolIndices.withSecondOrder(TestFunctions.units(1), 64, 1, Sampling.SHIFTED_SOBOL))
        .hasMessageContaining("inputs: found '1', expected two or more");
  }

  /** One output in many hides what all others say, so that the orders change places. */
  @Test
  void aFirstOrderAboveItsTotalOrderIsWarnedOf() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(2), 64, 1).withBootstrap(QUICK);
    Design design = analysis.design();
    double[] outputs = new double[design.rows()];
    for (int point = 0; point < 64; point++) {
      double b = point % 2 == 0 ? 1 : -1;
      // Whatever B is, A with a column of B is nearly A, and still goes B's way.
      outputs[4 * point] = 0.01 * b;
      outputs[4 * point + 1] = b;
      outputs[4 * point + 2] = 0.9 * b;
      outputs[4 * point + 3] = 0.01 * b;
    }
    SensitivityResult result = analysis.result(design, outputs);
    Estimate first = result.find("x1", FIRST_ORDER).orElseThrow();
    Estimate total = result.find("x1", TOTAL_ORDER).orElseThrow();
    assertThat(first.low()).isGreaterThan(total.high());
    assertThat(result.warnings())
        .filteredOn(warning -> warning.place().equals("output, x1, first_order"))
        .extracting(Problem::expected)
        .anySatisfy(expected -> assertThat(expected).startsWith("at most its total order"));
    assertThat(
            run(TestFunctions::ishigami).warnings().stream()
                .filter(warning -> warning.expected().startsWith("at most its total order")))
        .isEmpty();
  }

  private static SensitivityResult run(java.util.function.ToDoubleFunction<double[]> model) {
    SobolIndices analysis =
        SobolIndices.of(TestFunctions.ishigamiInputs(), 256, 1).withBootstrap(QUICK);
    return analysis.result(analysis.design(), analysis.design().evaluate(model));
  }
}
