package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.sensitivity.Statistic.FIRST_ORDER;
import static org.perpupil.statistics.sensitivity.Statistic.TOTAL_ORDER;
import static org.perpupil.statistics.sensitivity.TestFunctions.G;
import static org.perpupil.statistics.sensitivity.TestFunctions.ISHIGAMI_FIRST;
import static org.perpupil.statistics.sensitivity.TestFunctions.ISHIGAMI_TOTAL;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;

/** Variance-based indices against functions whose indices are known. */
@Tag("slow")
class SobolIndicesTest {
  @ParameterizedTest
  @EnumSource(FirstOrderEstimator.class)
  void ishigami(FirstOrderEstimator estimator) {
    SobolIndices analysis =
        SobolIndices.of(TestFunctions.ishigamiInputs(), 4_096, 1).withFirstOrder(estimator);
    SensitivityResult result = run(analysis, TestFunctions::ishigami);
    for (int k = 0; k < 3; k++) {
      Estimate first = find(result, k, FIRST_ORDER);
      Estimate total = find(result, k, TOTAL_ORDER);
      assertThat(first.value()).isCloseTo(ISHIGAMI_FIRST[k], within(0.01));
      assertThat(total.value()).isCloseTo(ISHIGAMI_TOTAL[k], within(0.01));
      assertThat(ISHIGAMI_FIRST[k]).isBetween(first.low(), first.high());
      assertThat(ISHIGAMI_TOTAL[k]).isBetween(total.low(), total.high());
      assertThat(first.estimator()).isEqualTo(estimator.published());
      assertThat(total.estimator()).isEqualTo("Jansen 1999");
      assertThat(first.isConverged() && total.isConverged()).isTrue();
    }
    assertThat(result.design().rows()).isEqualTo(4_096 * 5);
    assertThat(result.design().size()).isEqualTo(4_096);
    assertThat(result.design().seed()).hasValue(1);
    assertThat(result.bootstrap()).isEqualTo(new Bootstrap(1_000, 0.95, 0));
    assertThat(result.measure()).isEqualTo("output");
    assertThat(result.ranked(TOTAL_ORDER))
        .extracting(Finding::input)
        .containsExactly("x1", "x2", "x3");
    assertThat(result.ranked(FIRST_ORDER).get(0).input()).isEqualTo("x2");
    assertThat(result.overall()).isEmpty();
    assertThat(analysis.toString()).contains("N = 4096").contains(estimator.published());
  }

  /** The total-order figures that are published for these constants, to their last digit. */
  @Test
  void theClosedFormOfGIsThePublishedOne() {
    double[] published = {.787144, .242198, .034317, .010460, .000105};
    for (int k = 0; k < published.length; k++) {
      assertThat(TestFunctions.gTotal(k)).isCloseTo(published[k], within(5e-7));
    }
  }

  @Test
  void sobolG() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(G.length), 4_096, 3);
    SensitivityResult result = run(analysis, TestFunctions::g);
    for (int k = 0; k < G.length; k++) {
      Estimate first = find(result, k, FIRST_ORDER);
      Estimate total = find(result, k, TOTAL_ORDER);
      assertThat(first.value()).isCloseTo(TestFunctions.gFirst(k), within(0.01));
      assertThat(total.value()).isCloseTo(TestFunctions.gTotal(k), within(0.01));
      assertThat(TestFunctions.gFirst(k)).isBetween(first.low(), first.high());
      assertThat(TestFunctions.gTotal(k)).isBetween(total.low(), total.high());
    }
  }

  /** With independent points the intervals are honest: of 20 runs about one in twenty fails. */
  @Test
  void intervalsCoverTheTruthAboutAsOftenAsTheySay() {
    int covered = 0;
    Bootstrap bootstrap = new Bootstrap(200, 0.95, 5);
    for (int seed = 0; seed < 20; seed++) {
      SobolIndices analysis =
          SobolIndices.of(TestFunctions.ishigamiInputs(), 512, seed, Sampling.PSEUDO_RANDOM)
              .withBootstrap(bootstrap);
      SensitivityResult result = run(analysis, TestFunctions::ishigami);
      for (int k = 0; k < 3; k++) {
        covered += covers(find(result, k, FIRST_ORDER), ISHIGAMI_FIRST[k]) ? 1 : 0;
        covered += covers(find(result, k, TOTAL_ORDER), ISHIGAMI_TOTAL[k]) ? 1 : 0;
      }
    }
    assertThat(covered).isBetween(105, 119);
  }

  /** y = 2 x1 + x2 over the unit range: variances 4/12 and 1/12. */
  @ParameterizedTest
  @EnumSource(FirstOrderEstimator.class)
  void aLargeMeanTakesNoDigits(FirstOrderEstimator estimator) {
    SobolIndices analysis =
        SobolIndices.of(TestFunctions.units(2), 1_024, 2).withFirstOrder(estimator);
    SensitivityResult small = run(analysis, x -> 2 * x[0] + x[1]);
    SensitivityResult large = run(analysis, x -> 1e9 + (2 * x[0] + x[1]));
    for (int k = 0; k < 2; k++) {
      double expected = k == 0 ? 0.8 : 0.2;
      assertThat(find(small, k, FIRST_ORDER).value()).isCloseTo(expected, within(0.01));
      assertThat(find(small, k, TOTAL_ORDER).value()).isCloseTo(expected, within(0.01));
      assertThat(find(large, k, FIRST_ORDER).value())
          .isCloseTo(find(small, k, FIRST_ORDER).value(), within(1e-6));
      assertThat(find(large, k, TOTAL_ORDER).high())
          .isCloseTo(find(small, k, TOTAL_ORDER).high(), within(1e-6));
    }
  }

  @Test
  void anInputThatDoesNothingIsExactlyZero() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(3), 64, 9);
    SensitivityResult result = run(analysis, x -> Math.exp(x[0]) * x[2]);
    Estimate nothing = new Estimate("Jansen 1999", 0, 0, 0, OptionalDouble.of(0));
    assertThat(find(result, 1, TOTAL_ORDER)).isEqualTo(nothing);
    assertThat(find(result, 1, FIRST_ORDER).value()).isZero();
    assertThat(find(result, 1, FIRST_ORDER).isConverged()).isTrue();
    assertThat(result.warnings()).noneMatch(warning -> warning.place().contains("x2"));
  }

  @Test
  void aConstantModelHasAWarningAndNoIndices() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(3), 64, 9);
    for (ToDoubleFunction<double[]> model :
        List.<ToDoubleFunction<double[]>>of(
            x -> 0, x -> 7.1, x -> 7.1 + 1e-15 * x[0], x -> (7.1 - x[0]) + x[0])) {
      SensitivityResult result = run(analysis, model);
      assertThat(result.findings()).isEmpty();
      assertThat(result.find("x1", TOTAL_ORDER)).isEmpty();
      assertThat(result.warnings())
          .singleElement()
          .satisfies(
              warning -> {
                assertThat(warning.isError()).isFalse();
                assertThat(warning.place()).isEqualTo("output, every row");
                assertThat(warning.expected()).isEqualTo("outputs that vary");
              });
    }
  }

  /** The value at half N is that of an analysis of half the size. */
  @Test
  void halfTheSizeIsTheFirstHalf() {
    SobolIndices full = SobolIndices.of(TestFunctions.ishigamiInputs(), 256, 4);
    SobolIndices half = SobolIndices.of(TestFunctions.ishigamiInputs(), 128, 4);
    SensitivityResult ofFull = run(full, TestFunctions::ishigami);
    SensitivityResult ofHalf = run(half, TestFunctions::ishigami);
    for (int k = 0; k < 3; k++) {
      for (Statistic statistic : List.of(FIRST_ORDER, TOTAL_ORDER)) {
        assertThat(find(ofFull, k, statistic).atHalf().getAsDouble())
            .isCloseTo(find(ofHalf, k, statistic).value(), within(1e-9));
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherDoesNot() {
    SensitivityResult one = ishigami(0, Bootstrap.STANDARD);
    assertThat(ishigami(0, Bootstrap.STANDARD).findings()).isEqualTo(one.findings());
    assertThat(ishigami(1, Bootstrap.STANDARD).findings()).isNotEqualTo(one.findings());
    SensitivityResult other = ishigami(0, new Bootstrap(1_000, 0.95, 1));
    assertThat(find(other, 0, FIRST_ORDER).value()).isEqualTo(find(one, 0, FIRST_ORDER).value());
    assertThat(find(other, 0, FIRST_ORDER).low()).isNotEqualTo(find(one, 0, FIRST_ORDER).low());
    SensitivityResult narrow = ishigami(0, new Bootstrap(1_000, 0.5, 0));
    assertThat(find(narrow, 0, FIRST_ORDER).low()).isGreaterThan(find(one, 0, FIRST_ORDER).low());
    assertThat(find(narrow, 0, FIRST_ORDER).high()).isLessThan(find(one, 0, FIRST_ORDER).high());
  }

  /** Of several measures, one after the other gives what all at once gives. */
  @Test
  void severalMeasuresAtOnce() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(2), 64, 4);
    Design design = analysis.design();
    Map<String, double[]> outputs = new LinkedHashMap<>();
    outputs.put("sum", design.evaluate(x -> x[0] + x[1]));
    outputs.put("product", design.evaluate(x -> x[0] * x[1]));
    var results = analysis.results(design, outputs);
    assertThat(results.keySet()).containsExactly("sum", "product");
    assertThat(results.get("product").measure()).isEqualTo("product");
    assertThat(results.get("product").findings())
        .isEqualTo(run(analysis, x -> x[0] * x[1]).findings());
    assertThat(results.get("sum").findings()).isEqualTo(run(analysis, x -> x[0] + x[1]).findings());
  }

  @Test
  void aNegativeIndexIsSaidToBeNoise() {
    SensitivityResult result =
        firstSeed(seed -> SobolIndices.of(TestFunctions.ishigamiInputs(), 64, seed), 2);
    assertThat(find(result, 2, FIRST_ORDER).value()).isNegative();
    assertThat(find(result, 2, FIRST_ORDER).high()).isPositive();
    assertThat(result.warnings())
        .filteredOn(warning -> warning.place().equals("output, x3, first_order"))
        .extracting(Problem::advice)
        .anyMatch(
            advice ->
                advice.matches(
                    "it is 0 and this is noise, as its interval -0.[0-9]{1,6} to 0.[0-9]{1,6} holds"
                        + " 0; more runs help"));
    assertThat(result.toString()).contains("6 findings");
  }

  /** Outputs that were shuffled can make B and A-with-B opposites: far below 0. */
  @Test
  void anIndexFarBelowZeroIsSaidNotToMatch() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(1), 64, 1);
    double[] outputs = analysis.design().evaluate(x -> x[0]);
    for (int row = 2; row < outputs.length; row += 3) {
      outputs[row] = 1 - outputs[row];
    }
    SensitivityResult result = analysis.result(analysis.design(), outputs);
    assertThat(find(result, 0, FIRST_ORDER).high()).isNegative();
    assertThat(result.warnings())
        .extracting(Problem::advice)
        .anyMatch(advice -> advice.contains("outputs and rows do not match"));
  }

  /** The first half of the outputs is constant: nothing converged there. */
  @Test
  void whatOnlyTheSecondHalfShowsHasNotConverged() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(1), 64, 1);
    double[] outputs = analysis.design().evaluate(x -> x[0]);
    Arrays.fill(outputs, 0, outputs.length / 2, 0.25);
    SensitivityResult result = analysis.result(analysis.design(), outputs);
    assertThat(find(result, 0, TOTAL_ORDER).atHalf()).isEmpty();
    assertThat(find(result, 0, TOTAL_ORDER).isConverged()).isFalse();
    assertThat(result.warnings())
        .extracting(Problem::advice)
        .anyMatch(advice -> advice.contains("double it"));
  }

  /** A and B are constant and only a mixed row is not: no variance to share out. */
  @Test
  void indicesWithoutVarianceAreAbsentWithAWarning() {
    SobolIndices analysis = SobolIndices.of(TestFunctions.units(1), 64, 1);
    double[] outputs = new double[analysis.design().rows()];
    outputs[2] = 1;
    SensitivityResult result = analysis.result(analysis.design(), outputs);
    assertThat(result.findings()).isEmpty();
    assertThat(result.warnings())
        .extracting(Problem::place)
        .containsExactly("output, x1, first_order", "output, x1, total_order");
  }

  @Test
  void aSizeThatIsNoPowerOfTwoIsWorthALook() {
    SobolIndices odd = SobolIndices.of(TestFunctions.units(1), 100, 1);
    assertThat(run(odd, x -> x[0]).warnings())
        .anySatisfy(
            warning -> {
              assertThat(warning.place()).isEqualTo("output, N");
              assertThat(warning.value()).isEqualTo("100");
              assertThat(warning.advice()).startsWith("64 was meant");
            });
    SobolIndices random = SobolIndices.of(TestFunctions.units(1), 100, 1, Sampling.PSEUDO_RANDOM);
    assertThat(run(random, x -> x[0]).warnings())
        .noneMatch(warning -> warning.place().equals("output, N"));
  }

  /** About half of all seeds give an estimate below 0 for an index of 0. */
  private static SensitivityResult firstSeed(IntFunction<SobolIndices> analyses, int input) {
    for (int seed = 0; ; seed++) {
      SensitivityResult result = run(analyses.apply(seed), TestFunctions::ishigami);
      if (find(result, input, FIRST_ORDER).value() < 0) {
        return result;
      }
    }
  }

  private static SensitivityResult ishigami(long seed, Bootstrap bootstrap) {
    SobolIndices analysis =
        SobolIndices.of(TestFunctions.ishigamiInputs(), 64, seed).withBootstrap(bootstrap);
    return run(analysis, TestFunctions::ishigami);
  }

  private static SensitivityResult run(SobolIndices analysis, ToDoubleFunction<double[]> model) {
    Design design = analysis.design();
    return analysis.result(design, design.evaluate(model));
  }

  private static boolean covers(Estimate estimate, double truth) {
    return truth >= estimate.low() && truth <= estimate.high();
  }

  private static Estimate find(SensitivityResult result, int input, Statistic statistic) {
    return result.find("x" + (input + 1), statistic).orElseThrow();
  }
}
