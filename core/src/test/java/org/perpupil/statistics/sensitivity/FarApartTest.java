package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;

/** Trajectories that are chosen among many. */
class FarApartTest {
  private static final int INPUTS = 5;
  private static final int CANDIDATES = 40;

  private static double[][] points(UnitRows rows, int trajectory) {
    double[][] points = new double[INPUTS + 1][INPUTS];
    for (int place = 0; place <= INPUTS; place++) {
      rows.row((long) trajectory * (INPUTS + 1) + place, points[place]);
    }
    return points;
  }

  private interface UnitRows {
    void row(long index, double[] u);
  }

  private static double spread(UnitRows rows, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        sum += Math.pow(FarApart.distance(points(rows, i), points(rows, j)), 2);
      }
    }
    return sum;
  }

  @Test
  void theFirstTwoAreTheFarthestAndTheRestIsMoreSpreadThanChance() {
    Trajectories all = new Trajectories(INPUTS, 4, 0, 7);
    long[] chosen = FarApart.choose(all, INPUTS, CANDIDATES, 8);
    assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(8);
    assertThat(Arrays.stream(chosen).allMatch(one -> one >= 0 && one < CANDIDATES)).isTrue();
    double farthest = 0;
    for (int i = 0; i < CANDIDATES; i++) {
      for (int j = i + 1; j < CANDIDATES; j++) {
        farthest =
            Math.max(farthest, FarApart.distance(points(all::point, i), points(all::point, j)));
      }
    }
    Trajectories walks = new Trajectories(INPUTS, 4, 0, 7, chosen);
    assertThat(FarApart.distance(points(walks::point, 0), points(walks::point, 1)))
        .isEqualTo(farthest);
    assertThat(spread(walks::point, 8)).isGreaterThan(1.1 * spread(all::point, 8));
    // The first of more are the same.
    assertThat(FarApart.choose(all, INPUTS, CANDIDATES, 5))
        .containsExactly(Arrays.copyOf(chosen, 5));
  }

  @Test
  void effectsOfChosenTrajectoriesAreThoseOfTheirMoves() {
    ElementaryEffects analysis =
        ElementaryEffects.of(TestFunctions.units(INPUTS), 6, 4, 3, 0, CANDIDATES);
    Design design = analysis.design();
    assertThat(design.method()).endsWith("far apart among 40");
    assertThat(design)
        .isNotEqualTo(ElementaryEffects.of(TestFunctions.units(INPUTS), 6, 4, 3, 0).design());
    double[] slopes = {3, -2, 0.5, 0, 8};
    SensitivityResult result =
        analysis.result(
            design,
            design.evaluate(
                x -> {
                  double sum = 0;
                  for (int k = 0; k < x.length; k++) {
                    sum += slopes[k] * x[k];
                  }
                  return sum;
                }));
    for (int k = 0; k < INPUTS; k++) {
      String input = "x" + (k + 1);
      assertThat(result.find(input, Statistic.MEAN_EFFECT).orElseThrow().value())
          .isCloseTo(slopes[k], within(1e-9));
      assertThat(result.find(input, Statistic.EFFECT_DEVIATION).orElseThrow().value()).isZero();
    }
  }

  @Test
  void candidatesAreMoreThanTrajectoriesAndNotTooMany() {
    for (int wrong : List.of(-1, 6, 5, ElementaryEffects.MOST_CANDIDATES + 1)) {
      assertThatThrownBy(() -> ElementaryEffects.of(TestFunctions.units(2), 6, 4, 3, 0, wrong))
          .hasMessageContaining("candidates: found '" + wrong + "'");
    }
  }

  @Test
  void fewerTrajectoriesThanLevelsAreWarnedOf() {
    assertThat(warnings(6, 8))
        .anySatisfy(
            warning -> {
              assertThat(warning.place()).isEqualTo("output, trajectories");
              assertThat(warning.value()).isEqualTo("6");
              assertThat(warning.expected()).contains("as many as levels or more, 8");
            });
    assertThat(warnings(8, 8)).noneMatch(warning -> warning.place().endsWith("trajectories"));
  }

  private static List<Problem> warnings(int trajectories, int levels) {
    ElementaryEffects analysis =
        ElementaryEffects.of(TestFunctions.units(3), trajectories, levels, 1, 0);
    return analysis
        .result(analysis.design(), analysis.design().evaluate(x -> x[0] * x[1] + x[2]))
        .warnings();
  }
}
