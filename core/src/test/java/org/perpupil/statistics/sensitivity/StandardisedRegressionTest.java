package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.sensitivity.Statistic.R_SQUARED;
import static org.perpupil.statistics.sensitivity.Statistic.STANDARDISED_COEFFICIENT;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.UnitPoints;

/** Standardised regression against models that are linear and against least squares by QR. */
class StandardisedRegressionTest {
  /** Standard deviations 3, 4 and 12 of a whole of 13: coefficients 3/13, -4/13 and 12/13. */
  @Example
  void aLinearModel() {
    StandardisedRegression analysis = StandardisedRegression.of(TestFunctions.units(3), 4_096, 1);
    SensitivityResult result = run(analysis, x -> 1e6 + 3 * x[0] - 4 * x[1] + 12 * x[2]);
    double[] expected = {3 / 13.0, -4 / 13.0, 12 / 13.0};
    double squares = 0;
    for (int k = 0; k < 3; k++) {
      Estimate found = find(result, k);
      squares += found.value() * found.value();
      assertThat(found.value()).isCloseTo(expected[k], within(2e-3));
      assertThat(expected[k]).isBetween(found.low(), found.high());
      assertThat(found.estimator()).isEqualTo("ordinary least squares");
    }
    assertThat(squares).isCloseTo(1, within(2e-3));
    assertThat(result.overall().get(R_SQUARED).value()).isCloseTo(1, within(1e-12));
    assertThat(result.overall().get(R_SQUARED).isConverged()).isTrue();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.design().rows()).isEqualTo(4_096);
    assertThat(result.ranked(STANDARDISED_COEFFICIENT))
        .extracting(Finding::input)
        .containsExactly("x3", "x2", "x1");
  }

  @Property(tries = 20)
  void agreesWithLeastSquaresByDecomposition(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 60) int size) {
    List<SensitivityInput> inputs = TestFunctions.uniforms(3, -1, 4);
    StandardisedRegression analysis =
        StandardisedRegression.of(inputs, size, seed, Sampling.PSEUDO_RANDOM)
            .withBootstrap(new Bootstrap(100, 0.9, 0));
    Design design = analysis.design();
    double[] y = design.evaluate(x -> Math.exp(x[0]) + x[1] * x[2]);
    double[][] x = new double[size][3];
    for (int j = 0; j < size; j++) {
      design.values(j, x[j]);
    }
    OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
    oracle.newSampleData(y, x);
    double[] slopes = oracle.estimateRegressionParameters();
    SensitivityResult result = analysis.result(design, y);
    for (int k = 0; k < 3; k++) {
      int column = k;
      double[] values = Arrays.stream(x).mapToDouble(row -> row[column]).toArray();
      double standardised =
          slopes[k + 1] * Math.sqrt(StatUtils.variance(values) / StatUtils.variance(y));
      assertThat(find(result, k).value()).isCloseTo(standardised, within(1e-9));
    }
    assertThat(result.overall().get(R_SQUARED).value())
        .isCloseTo(oracle.calculateRSquared(), within(1e-9));
  }

  @Example
  void aModelThatIsNotLinearIsSaidToBe() {
    SensitivityResult result =
        run(
            StandardisedRegression.of(TestFunctions.units(1), 256, 0),
            x -> (2 * x[0] - 1) * (2 * x[0] - 1));
    assertThat(result.overall().get(R_SQUARED).value()).isLessThan(0.01);
    assertThat(result.warnings()).extracting(Problem::place).contains("output, r_squared");
  }

  @Example
  void aConstantModelHasAWarningAndNoCoefficients() {
    SensitivityResult result =
        run(StandardisedRegression.of(TestFunctions.units(2), 64, 0), x -> 0.1);
    assertThat(result.findings()).isEmpty();
    assertThat(result.overall()).isEmpty();
    assertThat(result.warnings()).extracting(Problem::place).containsExactly("output, every row");
  }

  @Example
  void anInputThatIsAPointIsLeftOut() {
    SensitivityInput point = new SensitivityInput("fixed", u -> 0.1);
    List<SensitivityInput> inputs = List.of(point, SensitivityInput.uniform("x1", 0, 1));
    SensitivityResult result = run(StandardisedRegression.of(inputs, 64, 0), x -> x[0] + 2 * x[1]);
    assertThat(find(result, 0).value()).isCloseTo(1, within(1e-12));
    assertThat(result.find("fixed", STANDARDISED_COEFFICIENT)).isEmpty();
    assertThat(result.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.place()).isEqualTo("output, fixed"));

    StandardisedRegression alone = StandardisedRegression.of(List.of(point), 64, 0);
    double[] outputs = new double[64];
    outputs[3] = 1;
    SensitivityResult nothing = alone.result(alone.design(), outputs);
    assertThat(nothing.findings()).isEmpty();
    assertThat(nothing.warnings()).hasSize(1);
  }

  /** Inputs that are one and the same cannot be told apart. */
  @Example
  void inputsThatMoveTogetherHaveNoCoefficients() {
    UnitSampler together =
        new UnitSampler() {
          @Override
          public String samplerName() {
            return "together";
          }

          @Override
          public int largestDimension() {
            return 2;
          }

          @Override
          public UnitPoints points(int dimension, long seed) {
            return (index, u) -> Arrays.fill(u, (index + 0.5) / 64);
          }
        };
    SensitivityResult result =
        run(StandardisedRegression.of(TestFunctions.units(2), 64, 0, together), x -> x[0] + x[1]);
    assertThat(result.findings()).isEmpty();
    assertThat(result.warnings())
        .extracting(Problem::expected)
        .containsExactly("a value", "a value");
  }

  /** The only row that varies is missing from a third of the resamples, and from half the rows. */
  @Example
  void anOutputWithOneOddRowHasNoValueAtHalf() {
    StandardisedRegression analysis = StandardisedRegression.of(TestFunctions.units(1), 64, 0);
    double[] outputs = new double[64];
    outputs[63] = 1;
    SensitivityResult result = analysis.result(analysis.design(), outputs);
    assertThat(find(result, 0).atHalf()).isEmpty();
    assertThat(find(result, 0).low()).isFinite();
  }

  @Example
  void aDistributionWithoutEndIsRefused() {
    List<SensitivityInput> inputs =
        List.of(
            new SensitivityInput(
                "endless", u -> u > 0.7 && u < 0.8 ? Double.POSITIVE_INFINITY : u));
    StandardisedRegression analysis = StandardisedRegression.of(inputs, 64, 0);
    double[] outputs = analysis.design().evaluate(x -> Math.min(x[0], 1));
    assertThatThrownBy(() -> analysis.result(analysis.design(), outputs))
        .hasMessageContaining("endless")
        .hasMessageContaining("Maybe its distribution has no end");
  }

  @Example
  void theSameSeedGivesTheSameBits() {
    SensitivityResult one = ishigami(0);
    assertThat(ishigami(0).findings()).isEqualTo(one.findings());
    assertThat(ishigami(1).findings()).isNotEqualTo(one.findings());
    assertThat(StandardisedRegression.of(TestFunctions.units(1), 64, 0).toString())
        .contains("regression, Sobol sequence");
  }

  private static SensitivityResult ishigami(long seed) {
    return run(
        StandardisedRegression.of(TestFunctions.ishigamiInputs(), 128, seed),
        TestFunctions::ishigami);
  }

  private static SensitivityResult run(
      StandardisedRegression analysis, ToDoubleFunction<double[]> model) {
    Design design = analysis.design();
    return analysis.result(design, design.evaluate(model));
  }

  private static Estimate find(SensitivityResult result, int input) {
    return result.find("x" + (input + 1), STANDARDISED_COEFFICIENT).orElseThrow();
  }
}
