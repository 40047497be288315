package org.perpupil.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.SmallSweep;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.Variation;

/** Points over one number, and worlds that are given in place of those of a plan. */
class GridTest {
  private static final SweepPlan PLAN = SmallSweep.plan().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pay.teacher_award_percent=0..6/13|pay.teacher_award_percent|0|6|13",
        "' pay.teacher_award_percent 2023-24 = -1.5 .. 1e1/2 '"
            + "|pay.teacher_award_percent 2023-24|-1.5|10|2",
        "x=-3..-1/100000|x|-3|-1|100000"
      })
  void aTextIsAGrid(String text, String name, double from, double to, int size) {
    assertThat(Grid.parse(text)).isEqualTo(new Grid(name, from, to, size));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=0..6|found 'x=0..6', expected a name, an equals sign",
        "x=a..6/3|found 'x=a..6/3', expected a name",
        "=0..6/3|expected a name, an equals sign",
        "x=6..0/3|found '6..0', expected a first number below the last one",
        "x=1..1/3|found '1..1'",
        "x=0..1e999/3|expected a first number below",
        "x=0..6/1|found '1', expected 2 to 100000 points",
        "x=0..6/100001|found '100001', expected 2 to 100000 points"
      })
  void otherTextsAreTold(String text, String told) {
    assertThatThrownBy(() -> Grid.parse(text))
        .isInstanceOf(ProblemsException.class)
        .hasMessageStartingWith("error: grid: found ")
        .hasMessageContaining(told);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(() -> new Grid("x", Double.NEGATIVE_INFINITY, 0, 0))
        .isInstanceOfSatisfying(ProblemsException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void pointsAreAsFarApartAndEndAtTheLast() {
    GivenWorlds points = new Grid("x", 0.1, 0.7, 7).points();
    assertThat(points).hasToString("worlds of the grid of x");
    assertThat(points.count()).isEqualTo(7);
    double[] values = points.values();
    assertThat(values[0]).isEqualTo(0.1);
    assertThat(values[6]).isEqualTo(0.7);
    for (int i = 1; i < 7; i++) {
      assertThat(values[i] - values[i - 1]).isCloseTo(0.1, within(1e-12));
      assertThat(points.number(i)).isEqualTo(i);
      assertThat(points.at(i)).isEqualTo(i);
    }
  }

  @Test
  void aNameAloneVariesInEveryYearOrInOne() {
    assertThat(new Grid("pay.support_award_percent", 0, 6, 3).plan(PLAN).variations())
        .containsExactly(
            Variation.of("pay.support_award_percent", StatedDistribution.uniform(0, 6)));
    SweepPlan year = new Grid("pay.support_award_percent 2023-24", 0, 6, 3).plan(PLAN);
    assertThat(year.variations())
        .containsExactly(
            Variation.of("pay.support_award_percent", StatedDistribution.uniform(0, 6))
                .in(FundingYear.of(2023)));
    assertThat(year.correlations()).isEmpty();
    assertThat(year.worlds()).isEqualTo(PLAN.worlds());
  }

  @Test
  void anInputOfThePlanKeepsItsSchoolsUnlessItIsAPath() {
    Variation some =
        new Variation(
            Assumption.of("pay.support_award_percent"),
            Selector.authority("301"),
            Optional.of(FundingYear.of(2023)),
            Optional.empty(),
            StatedDistribution.uniform(-20, 40));
    SweepPlan plan = SmallSweep.plan().vary(some).build();
    Variation found = new Grid(some.label(), 1, 2, 2).plan(plan).variations().get(0);
    assertThat(found.label()).isEqualTo(some.label());
    assertThat(found.selector()).isEqualTo(Selector.authority("301"));
    assertThat(found.shape()).isEqualTo(StatedDistribution.uniform(1, 2));

    // The plan's own is a path from that year on; the grid holds in the year alone.
    Variation inYear =
        new Grid("prices.cpi_percent 2023-24", 1, 2, 2).plan(PLAN).variations().get(0);
    assertThat(inYear.shape().kind().isPath()).isFalse();
    assertThat(inYear.selector()).isEqualTo(Selector.all());
  }

  @Test
  void anUnknownNameIsTold() {
    assertThatThrownBy(() -> new Grid("prices.energy_per_cent", 0, 1, 2).plan(PLAN))
        .hasMessageContaining("grid: found 'prices.energy_per_cent'")
        .hasMessageContaining("'prices.energy_percent' was meant");
    assertThatThrownBy(() -> new Grid("nothing 2023-24", 0, 1, 2).plan(PLAN))
        .hasMessageContaining("grid: found 'nothing', expected the name of an assumption");
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 2", "1, 0, 0", "0, 1, 0"})
  void sizesThatDoNotFitAreRefused(int inputs, int values, int worlds) {
    assertThatThrownBy(() -> GivenWorlds.of("w", inputs, new double[values], new long[worlds]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(values + " numbers, expected " + inputs)
        .hasMessageContaining("each of " + worlds);
  }

  @Test
  void givenWorldsTakeThePlaceOfThePlansUnlessItStopsItself() {
    Grid grid = new Grid("prices.energy_percent", 0, 10, 5);
    SweepPlan one = grid.plan(PLAN);
    SweepPlan given = grid.points().in(one);
    assertThat(given.worlds()).isEqualTo(5);
    assertThat(given.sampler()).isEqualTo(SamplerKind.PSEUDO_RANDOM);
    assertThatThrownBy(() -> grid.points().in(PLAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 inputs, expected 4");
    Precision precision =
        new Precision(
            SweepMeasure.of(Measure.INCOME), Precision.Statistic.MEAN, SweepUnit.Level.ALL, 5);
    SweepPlan stops = one.toBuilder().stop(precision).build();
    assertThatThrownBy(() -> grid.points().in(stops))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("stop: found 'the grid of prices.energy_percent'")
        .hasMessageContaining("the key stop should be taken out");
  }

  @Test
  void digitsTellWorldsApartAndArraysAreCopied() {
    double[] values = {1, 2};
    long[] numbers = {0, 1};
    GivenWorlds worlds = GivenWorlds.of("w", 1, values, numbers);
    assertThat(worlds.digits())
        .matches("[0-9a-f]{64}")
        .isEqualTo(GivenWorlds.of("w", 1, values, numbers).digits())
        .isNotEqualTo(GivenWorlds.of("v", 1, values, numbers).digits())
        .isNotEqualTo(GivenWorlds.of("w", 1, values, new long[] {1, 0}).digits())
        .isNotEqualTo(GivenWorlds.of("w", 1, new double[] {1, 3}, numbers).digits());
    values[0] = 9;
    numbers[0] = 9;
    assertThat(worlds.values()).containsExactly(1, 2);
    assertThat(worlds.number(0)).isZero();
  }
}
