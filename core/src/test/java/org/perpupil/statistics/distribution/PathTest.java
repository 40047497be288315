package org.perpupil.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.perpupil.statistics.random.StandardNormal;
import org.perpupil.statistics.sampling.Sampler;

/** Paths over years, worked by hand and in the mean of many draws. */
class PathTest {
  private static final int DRAWS = 1 << 16;

  /** At u = 0.5 shocks are 0: the distance halves from 4, so 2, 1 and 0.5 above the means. */
  @Test
  void withoutShocksTheDistanceFades() {
    Path path = Path.autoregressive(new double[] {3, 3, 2}, 0.5, 1, 4);
    assertThat(fill(path, 0.5, 0.5, 0.5)).containsExactly(new double[] {5, 4, 2.5}, within(1e-12));
    assertThat(path.years()).isEqualTo(3);
    assertThat(path.uniforms()).isEqualTo(3);
    assertThat(path.minimum()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(path.maximum()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** One standard deviation up, then none: 2 above, then 0.25 x 2. */
  @Test
  void aShockLastsByThePersistence() {
    Path path = Path.autoregressive(new double[] {0, 10}, 0.25, 2, 0);
    double up = StandardNormal.cumulative(1);
    assertThat(fill(path, up, 0.5)).containsExactly(new double[] {2, 10.5}, within(1e-9));
  }

  /** A floor holds the value back, not the distance that next year inherits. */
  @Test
  void limitsHoldValuesOnly() {
    Path path = Path.autoregressive(new double[] {1, 4}, 0.5, 1, -6, 0, 2);
    assertThat(fill(path, 0.5, 0.5)).containsExactly(new double[] {0, 2}, within(1e-12));
    assertThat(fill(Path.autoregressive(new double[] {1, 4}, 0.5, 1, -6, 0, 9), 0.5, 0.5)[1])
        .isCloseTo(2.5, within(1e-12));
    assertThat(path.minimum()).isZero();
    assertThat(path.maximum()).isEqualTo(2);
    assertThat(path.toString()).contains("0.5").contains("[1.0, 4.0]");
  }

  /** Variance after n years is shock^2 (1 - p^2n) / (1 - p^2); year to year correlation from p. */
  @Test
  void momentsAreThoseOfTheProcess() {
    double persistence = 0.5;
    double shock = 1.5;
    Path path = Path.autoregressive(new double[] {3, 3, 3, 3}, persistence, shock, 0);
    double[][] draws = draws(path);
    for (int year = 0; year < 4; year++) {
      int y = year;
      double expected =
          shock
              * shock
              * (1 - Math.pow(persistence, 2 * (year + 1)))
              / (1 - persistence * persistence);
      assertThat(mean(i -> draws[i][y])).isCloseTo(3, within(0.01));
      assertThat(mean(i -> square(draws[i][y] - 3))).isCloseTo(expected, within(0.02));
    }
    double shared = mean(i -> (draws[i][2] - 3) * (draws[i][3] - 3));
    double before = shock * shock * (1 - Math.pow(persistence, 6)) / (1 - square(persistence));
    assertThat(shared).isCloseTo(persistence * before, within(0.02));
  }

  /** A pension step of 5 or 7 points: in the first year with 0.2, the second 0.5, else never. */
  @Test
  void aJumpComesOnceAndStays() {
    Path path = Path.jump(new double[] {0.2, 0.5, 0}, Distribution.empirical(5, 7));
    assertThat(fill(path, 0.9, 0.4)).containsExactly(5, 5, 5);
    assertThat(fill(path, 0.79, 0.6)).containsExactly(0, 7, 7);
    assertThat(fill(path, 0.31, 0.6)).containsExactly(0, 7, 7);
    assertThat(fill(path, 0.29, 0.6)).containsExactly(0, 0, 0);
    assertThat(path.uniforms()).isEqualTo(2);
    assertThat(path.years()).isEqualTo(3);
    assertThat(path.minimum()).isZero();
    assertThat(path.maximum()).isEqualTo(7);
    assertThat(path).hasToString("jump with probabilities [0.2, 0.5, 0.0] to one of [5.0, 7.0]");
    double[][] draws = draws(path);
    assertThat(mean(i -> draws[i][0] > 0 ? 1 : 0)).isCloseTo(0.2, within(0.01));
    assertThat(mean(i -> draws[i][2] > 0 ? 1 : 0)).isCloseTo(0.7, within(0.01));
  }

  /** From policy 0: stays with 0.8. From policy 1: back with 0.1. */
  @Test
  void regimesFollowTheirChain() {
    double[][] transitions = {{0.8, 0.2}, {0.1, 0.9}};
    Path path = Path.regimes(new double[] {10, 20}, 0, transitions, 3);
    assertThat(fill(path, 0.79, 0.81, 0.11)).containsExactly(10, 20, 20);
    assertThat(fill(path, 0.81, 0.09, 0.5)).containsExactly(20, 10, 10);
    assertThat(path.years()).isEqualTo(3);
    assertThat(path.uniforms()).isEqualTo(3);
    assertThat(path.minimum()).isEqualTo(10);
    assertThat(path.maximum()).isEqualTo(20);
    assertThat(path).hasToString("one of the regimes [10.0, 20.0] a year, from 10.0, for 3 years");
    double[][] draws = draws(path);
    assertThat(mean(i -> draws[i][1] == 10 ? 1 : 0)).isCloseTo(0.66, within(0.01));
  }

  @Test
  void aPathIsWrittenWhereItIsAsked() {
    double[] values = {-1, -1, -1, -1};
    Path.jump(new double[] {1, 0}, Distribution.constant(3))
        .fill(new double[] {0, 0.5, 0.5}, 1, values, 1);
    assertThat(values).containsExactly(-1, 3, 3, -1);
  }

  @Test
  void nonsenseIsRefused() {
    assertProblems(
        () -> Path.autoregressive(new double[0], 50, 0, Double.NaN),
        "autoregressive path, means|",
        "autoregressive path, persistence|50",
        "autoregressive path, shock|0",
        "autoregressive path, start|NaN");
    assertProblems(
        () -> Path.autoregressive(new double[] {1}, -1, 1, 0, 2, 1),
        "autoregressive path, persistence|-1",
        "autoregressive path, high|1");
    assertProblems(
        () -> Path.jump(new double[] {0.7, 0.7}, Distribution.constant(1)),
        "jump, probabilities|1.4");
    assertProblems(
        () -> Path.jump(new double[] {-0.1}, Distribution.constant(1)), "jump, probability 1|-0.1");
    assertProblems(
        () -> Path.jump(new double[0], Distribution.constant(1)), "jump, probabilities|");
    assertProblems(
        () -> Path.regimes(new double[] {1, 2}, 2, new double[][] {{1}}, 0),
        "regimes, start|2",
        "regimes, transitions|1",
        "regimes, years|0");
    assertProblems(
        () -> Path.regimes(new double[] {1, 2}, -1, new double[][] {{1, 0}, {0, 1}}, 1),
        "regimes, start|-1");
    assertProblems(
        () -> Path.regimes(new double[] {1, 2}, 1, new double[][] {{1, 0}, {0.5, 0.6}}, 1),
        "regimes, transitions 2, weights|1.1");
    assertProblems(
        () -> Path.regimes(new double[0], 0, new double[0][], 1),
        "regimes, values|",
        "regimes, start|0");
  }

  private static double[] fill(Path path, double... u) {
    double[] values = new double[path.years()];
    path.fill(u, 0, values, 0);
    return values;
  }

  private static double[][] draws(Path path) {
    Sampler.Cursor cursor = Sampler.sobolSequence(1, path.uniforms()).cursor();
    double[] u = new double[path.uniforms()];
    double[][] draws = new double[DRAWS][];
    for (int i = 0; i < DRAWS; i++) {
      cursor.fill(i, u, 0);
      draws[i] = fill(path, u);
    }
    return draws;
  }

  private static double mean(IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += value.applyAsDouble(i);
    }
    return sum / DRAWS;
  }

  private static double square(double x) {
    return x * x;
  }
}
