package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.run.DrawColumns;
import org.perpupil.sweep.run.Slice;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;

/** Measures that a plan works out from measures and codes. */
class OwnMeasureTest {
  private static final List<String> IDS = List.of("A1", "B1", "A2", "BC", "B2");
  private static final SweepMeasure.Own RESERVE =
      new SweepMeasure.Own(
          "reserve_percent", "100 * closing_reserve / income", "percent", OptionalDouble.of(5));
  private static final SweepMeasure.Own TEACHERS =
      new SweepMeasure.Own(
          "teaching_part", "(E01 + 0 * E09) / expenditure", "share", OptionalDouble.empty());

  private static SweepPlanBuilder plan() {
    return SmallSweep.plan()
        .measures(List.of(Measure.INCOME))
        .measure(RESERVE)
        .measure(TEACHERS)
        .worlds(24)
        .bins(16);
  }

  /** Schools projected some at a time, alone or beside others with another pension rate. */
  private record Some(boolean isPaired) implements SweepSchools {
    @Override
    public SchoolTable schools() {
      return SmallSweep.projection(IDS).schools();
    }

    @Override
    public List<FundingYear> years() {
      return SmallSweep.projection(IDS).years();
    }

    @Override
    public SweepProjection project(int from, int to) {
      ProjectionPlan plan = SmallSweep.projection(IDS.subList(from, to));
      SweepProjection own = SweepProjection.of(plan);
      return isPaired
          ? SweepProjection.of(
                  plan, SmallSweep.withPension(plan.assumptions(), Selector.authority("301"), 32))
              .against(own)
          : own;
    }
  }

  @Test
  void aWorldWithoutVariationHasTheProjectionsOwnFigures() throws Exception {
    // A price of something that no school buys varies.
    SweepPlan plan =
        plan()
            .varyOnly(
                Variation.of("prices.energy_percent", StatedDistribution.uniform(1.999, 2.001)))
            .measures(List.of(Measure.CLOSING_RESERVE, Measure.INCOME, Measure.EXPENDITURE))
            .build();
    ProjectionPlan projected = SmallSweep.projection(IDS);
    Projection base =
        projected.run(projected.assumptions().with(Assumption.of("prices.energy_percent"), 2));
    Sweep sweep = Sweep.of(plan, projected);
    SweepResult result = sweep.run(1);
    SweepLayout layout = result.layout();
    SweepMeasure reserve = SweepMeasure.of(RESERVE);
    SweepMeasure teachers = SweepMeasure.of(TEACHERS);
    for (int unit = 0; unit < layout.units().size(); unit++) {
      double closing = mean(result, SweepMeasure.of(Measure.CLOSING_RESERVE), unit);
      double income = mean(result, SweepMeasure.of(Measure.INCOME), unit);
      if (Double.isNaN(income)) {
        assertThat(result.result(reserve, unit, 2)).isEmpty();
        continue;
      }
      assertThat(mean(result, reserve, unit))
          .as(layout.units().get(unit).id())
          .isCloseTo(100 * closing / income, within(1e-3));
    }
    int row = 2;
    FundingYear year = SmallSweep.LAST;
    double e01 = base.amount(row, BudgetCode.E01, year, base.basis(row)).orElseThrow();
    double expenditure = base.total(row, Measure.EXPENDITURE, year, base.basis(row)).orElseThrow();
    assertThat(mean(result, teachers, row)).isCloseTo(e01 / expenditure, within(1e-5));
    assertThat(result.results().measures().get(layout.index(reserve, 0, 0)).threshold())
        .isEqualTo(5);
    assertThat(result.results().measures().get(layout.index(teachers, 0, 0)).threshold()).isZero();
  }

  private static double mean(SweepResult result, SweepMeasure measure, int unit) {
    return result.result(measure, unit, 2).map(found -> found.mean()).orElse(Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "2, true", "4, true"})
  void batchesSlicesAndPartsChangeNoBit(int batch, boolean isPaired) throws Exception {
    SweepSchools schools = new Some(isPaired);
    Sweep whole = Sweep.of(plan().build(), schools, 100, "x");
    Sweep some = Sweep.of(plan().build(), schools, batch, "x");
    byte[] expected = bytes(whole.run(1));
    assertThat(bytes(some.run(2))).isEqualTo(expected);
    List<SweepResult> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      byte[] part = bytes(some.run(new Slice(number, 2), 1, worlds -> {}));
      parts.add(SweepResult.read(new DataInputStream(new ByteArrayInputStream(part)), part.length));
    }
    assertThat(bytes(SweepResult.merge(parts))).isEqualTo(expected);
  }

  @Test
  void totalsOfARatioAreRatiosOfTotalsInBothWorldsAndTheirDifference() throws Exception {
    Sweep sweep =
        Sweep.of(
            plan().measures(List.of(Measure.INCOME, Measure.CLOSING_RESERVE)).build(),
            new Some(true),
            2,
            "");
    List<double[]> worlds = new ArrayList<>();
    DrawColumns columns = DrawColumns.of(sweep);
    sweep.run(
        0,
        24,
        2,
        w -> {},
        columns,
        (world, numbers, from) ->
            worlds.add(Arrays.copyOfRange(numbers, from, from + columns.columns().size())));
    List<String> names = columns.columns().stream().map(DrawColumns.Column::name).toList();
    int compared = 0;
    for (double[] world : worlds) {
      for (String name : names) {
        if (name.startsWith("reserve_percent:")) {
          String rest = name.substring("reserve_percent".length());
          double own = at(world, names, name);
          double against = at(world, names, "reserve_percent_against" + rest);
          if (rest.endsWith("BC")) {
            assertThat(own).isNaN();
            continue;
          }
          for (String kind : List.of("", "_against")) {
            assertThat(at(world, names, "reserve_percent" + kind + rest))
                .isCloseTo(
                    100
                        * at(world, names, "closing_reserve" + kind + rest)
                        / at(world, names, "income" + kind + rest),
                    within(1e-9));
          }
          double difference = at(world, names, "reserve_percent_difference" + rest);
          assertThat(difference).isCloseTo(own - against, within(1e-7));
          assertThat(at(world, names, "reserve_percent_higher" + rest))
              .isEqualTo(difference > 0 ? 1 : 0);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(24 * 3 * (4 + 2 + 2 + 1));
  }

  private static double at(double[] world, List<String> names, String name) {
    return world[names.indexOf(name)];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Reserve|income|percent|small letters, digits and underscores",
        "income|income|percent|no name that is taken",
        "my_income_lost|income|percent|no name that is taken",
        "mine|incme|percent|Maybe 'income' was meant",
        "mine|income|' '|a unit such as percent"
      })
  void whatIsNoMeasureIsTold(String name, String is, String unit, String told) {
    SweepMeasure.Own own = new SweepMeasure.Own(name, is, unit, OptionalDouble.empty());
    assertThatThrownBy(() -> plan().measure(own).build()).hasMessageContaining(told);
  }

  @Test
  void aMeasureIsThereOnce() {
    assertThatThrownBy(() -> plan().measure(RESERVE).build())
        .hasMessageContaining("each name once");
    assertThat(plan().measures(List.of()).build().allMeasures())
        .extracting(SweepMeasure::name)
        .containsExactly("reserve_percent", "teaching_part");
  }

  private static byte[] bytes(SweepResult result) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
