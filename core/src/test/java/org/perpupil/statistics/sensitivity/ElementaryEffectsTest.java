package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.sensitivity.Statistic.EFFECT_DEVIATION;
import static org.perpupil.statistics.sensitivity.Statistic.MEAN_ABSOLUTE_EFFECT;
import static org.perpupil.statistics.sensitivity.Statistic.MEAN_EFFECT;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;

/** Elementary effects of models whose effects are known. */
class ElementaryEffectsTest {
  @Property(tries = 100)
  void aLinearModelHasItsCoefficientsAndNoDeviation(
      @ForAll @Size(min = 1, max = 6) List<@DoubleRange(min = -1e4, max = 1e4) Double> slopes,
      @ForAll @IntRange(min = 1, max = 4) int halfLevels,
      @ForAll long seed) {
    ElementaryEffects analysis =
        ElementaryEffects.of(TestFunctions.units(slopes.size()), 8, 2 * halfLevels, seed, 0);
    SensitivityResult result =
        run(
            analysis,
            x -> {
              double sum = 1e5;
              for (int k = 0; k < x.length; k++) {
                sum += slopes.get(k) * x[k];
              }
              return sum;
            });
    for (int k = 0; k < slopes.size(); k++) {
      assertThat(find(result, k, MEAN_EFFECT).value()).isCloseTo(slopes.get(k), within(1e-6));
      assertThat(find(result, k, MEAN_ABSOLUTE_EFFECT).value())
          .isCloseTo(Math.abs(slopes.get(k)), within(1e-6));
      assertThat(find(result, k, EFFECT_DEVIATION))
          .isEqualTo(new Estimate("Morris 1991", 0, 0, 0, OptionalDouble.of(0)));
      assertThat(find(result, k, MEAN_EFFECT).low()).isEqualTo(find(result, k, MEAN_EFFECT).high());
    }
  }

  /** With two levels and whole numbers no rounding arises, so mu is exact to the bit. */
  @Example
  void wholeNumbersAreExact() {
    SensitivityResult result =
        run(ElementaryEffects.of(TestFunctions.units(3), 10, 2, 0, 0), x -> 3 * x[0] - 5 * x[1]);
    assertThat(find(result, 0, MEAN_EFFECT).value()).isEqualTo(3);
    assertThat(find(result, 1, MEAN_EFFECT).value()).isEqualTo(-5);
    assertThat(find(result, 1, MEAN_ABSOLUTE_EFFECT).value()).isEqualTo(5);
    for (Statistic statistic : List.of(MEAN_EFFECT, MEAN_ABSOLUTE_EFFECT, EFFECT_DEVIATION)) {
      assertThat(find(result, 2, statistic).value()).isZero();
      assertThat(find(result, 2, statistic).isConverged()).isTrue();
    }
    assertThat(result.warnings()).isEmpty();
    assertThat(find(result, 0, MEAN_ABSOLUTE_EFFECT).estimator()).isEqualTo("Campolongo 2007");
    assertThat(result.design().rows()).isEqualTo(40);
  }

  /**
   * For y = x1 x2 on two levels the effect of x1 is x2, 0 or 1. With a share q of ones in r effects
   * the mean is q and the variance q (1 - q) r / (r - 1).
   */
  @Example
  void aProductDeviates() {
    int r = 200;
    SensitivityResult result =
        run(ElementaryEffects.of(TestFunctions.units(2), r, 2, 6, 0), x -> x[0] * x[1]);
    for (int k = 0; k < 2; k++) {
      double share = find(result, k, MEAN_EFFECT).value();
      assertThat(share).isCloseTo(0.5, within(0.1));
      assertThat(find(result, k, MEAN_ABSOLUTE_EFFECT).value()).isCloseTo(share, within(1e-12));
      assertThat(find(result, k, EFFECT_DEVIATION).value())
          .isCloseTo(Math.sqrt(share * (1 - share) * r / (r - 1)), within(1e-12));
      assertThat(0.5)
          .isBetween(find(result, k, MEAN_EFFECT).low(), find(result, k, MEAN_EFFECT).high());
    }
  }

  /**
   * For y = (2x - 1)^2 on four levels x moves 0 to 2/3 or 1/3 to 1: y moves from 1 to 1/9 or back,
   * an effect of -4/3 or 4/3. Signs cancel in mu and not in mu*.
   */
  @Example
  void signsCancelInTheMeanOnly() {
    SensitivityResult result =
        run(
            ElementaryEffects.of(TestFunctions.units(1), 100, 4, 11, 0),
            x -> (2 * x[0] - 1) * (2 * x[0] - 1));
    assertThat(find(result, 0, MEAN_EFFECT).value()).isBetween(-0.5, 0.5);
    assertThat(find(result, 0, MEAN_ABSOLUTE_EFFECT).value()).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(find(result, 0, EFFECT_DEVIATION).value()).isBetween(1.2, 1.4);
  }

  /** Effects are given for the whole range, with a margin too. */
  @Example
  void aMarginStaysAwayFromTheEnds() {
    List<SensitivityInput> inputs =
        List.of(
            new SensitivityInput("award", u -> Math.log(u / (1 - u))),
            SensitivityInput.uniform("roll", 0, 100));
    assertThatThrownBy(() -> ElementaryEffects.of(inputs, 8, 4, 0, 0))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.place())
                    .containsExactly("award, quantile 0", "award, quantile 1"));
    ElementaryEffects analysis = ElementaryEffects.of(inputs, 8, 4, 0, 0.125);
    double[] u = new double[2];
    for (int i = 0; i < analysis.design().rows(); i++) {
      analysis.design().row(i, u);
      assertThat(u).satisfies(point -> assertThat(point).containsAnyOf(0.125, 0.375, 0.625, 0.875));
    }
    assertThat(find(run(analysis, x -> 2 * x[1]), "roll", MEAN_EFFECT).value())
        .isCloseTo(200, within(1e-9));
  }

  @Property(tries = 50)
  void aTrajectoryMovesEachInputOnceByHalfTheGrid(
      @ForAll @IntRange(min = 1, max = 7) int inputs,
      @ForAll @IntRange(min = 1, max = 4) int halfLevels,
      @ForAll long seed) {
    int levels = 2 * halfLevels;
    Design design = ElementaryEffects.of(TestFunctions.units(inputs), 4, levels, seed, 0).design();
    double step = levels / (2.0 * (levels - 1));
    double[] before = new double[inputs];
    double[] after = new double[inputs];
    for (int t = 0; t < 4; t++) {
      int[] moves = new int[inputs];
      for (int i = 0; i < inputs; i++) {
        design.row(t * (inputs + 1L) + i, before);
        design.row(t * (inputs + 1L) + i + 1, after);
        for (int k = 0; k < inputs; k++) {
          assertThat(after[k]).isBetween(0.0, 1.0);
          if (after[k] != before[k]) {
            moves[k]++;
            assertThat(Math.abs(after[k] - before[k])).isCloseTo(step, within(1e-12));
          }
        }
      }
      assertThat(moves).containsOnly(1);
    }
  }

  /** Every level, every order and both directions occur. */
  @Example
  void trajectoriesDiffer() {
    Trajectories walks = new Trajectories(2, 4, 0, 0);
    int firstMovesFirst = 0;
    int firstRises = 0;
    int startsAtZero = 0;
    double[] u = new double[2];
    for (int t = 0; t < 400; t++) {
      firstMovesFirst += walks.order(t)[0] == 0 ? 1 : 0;
      firstRises += walks.rises(t, 0) ? 1 : 0;
      walks.point(t * 3L, u);
      startsAtZero += u[0] == 0 ? 1 : 0;
    }
    assertThat(firstMovesFirst).isBetween(160, 240);
    assertThat(firstRises).isBetween(160, 240);
    assertThat(startsAtZero).isBetween(65, 135);
  }

  @Example
  void aConstantModelHasAWarningAndZeros() {
    for (double value : new double[] {0, 0.1, -5e6}) {
      SensitivityResult result =
          run(
              ElementaryEffects.of(TestFunctions.units(2), 8, 4, 1, 0),
              x -> (value - 1e-9 * value * x[0]) + 1e-9 * value * x[0]);
      assertThat(result.findings()).hasSize(6);
      assertThat(result.findings()).allMatch(finding -> finding.estimate().value() == 0);
      assertThat(result.warnings())
          .singleElement()
          .satisfies(warning -> assertThat(warning.place()).isEqualTo("output, every row"));
    }
  }

  @Example
  void theSameSeedGivesTheSameBitsAndHalfIsTheFirstHalf() {
    ToDoubleFunction<double[]> model = TestFunctions::ishigami;
    List<SensitivityInput> inputs = TestFunctions.ishigamiInputs();
    SensitivityResult one = run(ElementaryEffects.of(inputs, 16, 4, 0, 0), model);
    assertThat(run(ElementaryEffects.of(inputs, 16, 4, 0, 0), model).findings())
        .isEqualTo(one.findings());
    assertThat(run(ElementaryEffects.of(inputs, 16, 4, 1, 0), model).findings())
        .isNotEqualTo(one.findings());
    SensitivityResult half = run(ElementaryEffects.of(inputs, 8, 4, 0, 0), model);
    for (int i = 0; i < one.findings().size(); i++) {
      assertThat(one.findings().get(i).estimate().atHalf().getAsDouble())
          .isCloseTo(half.findings().get(i).estimate().value(), within(1e-9));
    }
    ElementaryEffects other =
        ElementaryEffects.of(inputs, 16, 4, 0, 0).withBootstrap(new Bootstrap(100, 0.9, 0));
    assertThat(run(other, model).bootstrap().resamples()).isEqualTo(100);
    assertThat(other.toString()).contains("Morris 1991, 4 levels, margin 0");
  }

  private static SensitivityResult run(
      ElementaryEffects analysis, ToDoubleFunction<double[]> model) {
    Design design = analysis.design();
    return analysis.result(design, design.evaluate(model));
  }

  private static Estimate find(SensitivityResult result, int input, Statistic statistic) {
    return find(result, "x" + (input + 1), statistic);
  }

  private static Estimate find(SensitivityResult result, String input, Statistic statistic) {
    return result.find(input, statistic).orElseThrow();
  }
}
