package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Selector;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.sweep.run.Slice;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;

/** Schools projected some at a time, and runs that stop themselves. */
@Tag("slow")
class BatchedSweepTest {
  private static final List<String> IDS = List.of("A1", "B1", "A2", "BC", "B2", "A3", "B3");

  /** Schools of two authorities in turn, so that authorities and trusts lie in several batches. */
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
      var plan = SmallSweep.projection(IDS.subList(from, to));
      SweepProjection own = SweepProjection.of(plan);
      return isPaired
          ? SweepProjection.of(
                  plan, SmallSweep.withPension(plan.assumptions(), Selector.authority("301"), 32))
              .against(own)
          : own;
    }
  }

  private static SweepPlanBuilder plan() {
    return SmallSweep.plan()
        .vary(
            Variation.of("prices.contract_percent", StatedDistribution.uniform(-3, 8))
                .of(Selector.authority("302"))
                .by(ShockCorrelation.of(0.5, 0.5, 0)))
        .vary(
            Variation.of("staff.teacher_leaving_percent", StatedDistribution.uniform(3, 12))
                .of(Selector.schools(List.of("A2", "B1", "B3")))
                .by(ShockCorrelation.of(0, 0, 1)));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "5, true", "6, false", "7, true", "100, false"})
  void batchesChangeNoBit(int batch, boolean isPaired) throws Exception {
    SweepSchools schools = new Some(isPaired);
    Sweep whole = Sweep.of(plan().build(), schools.project(0, IDS.size()), "x");
    Sweep some = Sweep.of(plan().build(), schools, batch, "x");

    assertThat(some.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(some.measures()).isEqualTo(whole.measures());
    assertThat(some.failure(3)).contains("no budget was given").isEqualTo(whole.failure(3));
    assertThat(some.failure(2)).isEmpty();
    byte[] expected = bytes(whole.run(1));
    assertThat(bytes(some.run(2))).isEqualTo(expected);
    List<SweepResult> parts = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      parts.add(some.run(new Slice(number, 3), 1, worlds -> {}));
    }
    assertThat(bytes(SweepResult.merge(parts))).isEqualTo(expected);
    assertThat(some.model().measures()).isEqualTo(whole.model().measures());
  }

  @Test
  void batchesWithoutHistogramsTellProgressInWholeWorlds() throws Exception {
    Sweep sweep = Sweep.of(plan().bins(0).worlds(700).build(), new Some(false), 3, "");
    List<Long> told = new ArrayList<>();
    SweepResult result = sweep.run(new Slice(1, 1), 1, told::add);

    assertThat(told).isSorted().endsWith(700L);
    assertThat(result.quantile(Measure.INCOME, 0, 0, 0.5)).isEmpty();
    assertThat(bytes(result))
        .isEqualTo(
            bytes(Sweep.of(plan().bins(0).worlds(700).build(), new Some(false), 50, "").run(1)));
  }

  @Test
  void aBatchHoldsASchool() {
    assertThatThrownBy(() -> Sweep.of(plan().build(), new Some(false), 0, ""))
        .hasMessageContaining("batch: found '0'");
    SweepSchools one = SweepSchools.of(new Some(false).project(0, 2));
    assertThatThrownBy(() -> one.project(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected all 2");
  }

  @Test
  void aRunStopsAtTheFirstCheckThatIsPreciseEnough() throws Exception {
    Precision rule =
        new Precision(
            SweepMeasure.of(Measure.INCOME), Precision.Statistic.MEAN, SweepUnit.Level.SCHOOL, 1e6);
    Sweep early = Sweep.of(plan().worlds(2000).stop(rule).build(), new Some(false), 50, "");
    SweepResult result = early.run(2);
    assertThat(early.checks()).containsExactly(256L, 512L, 1024L, 2000L);
    assertThat(result.count()).isEqualTo(256);
    assertThat(result.isStoppedEarly()).isTrue();
    assertThat(result.isWhole()).isFalse();

    Sweep plain = Sweep.of(plan().worlds(2000).build(), new Some(false), 50, "");
    double at512 = half(plain.run(0, 512, 1, worlds -> {}));
    double at256 = half(plain.run(0, 256, 1, worlds -> {}));
    assertThat(at512).isLessThan(at256);
    SweepPlan later = plan().worlds(2000).stop(reserve(at512)).build();
    for (int threads : new int[] {1, 3}) {
      for (int batch : new int[] {3, 50}) {
        SweepResult stopped = Sweep.of(later, new Some(false), batch, "").run(threads);
        assertThat(stopped.count()).isEqualTo(512);
        assertThat(half(stopped)).isEqualTo(at512);
      }
    }
    SweepResult never =
        Sweep.of(plan().stop(reserve(1e-9)).build(), new Some(false), 50, "").run(1);
    assertThat(never.count()).isEqualTo(300);
    assertThat(never.isStoppedEarly()).isFalse();
    assertThat(never.layout()).isEqualTo(result.layout());
  }

  @Test
  void aRunThatStopsItselfIsNotSliced() {
    Sweep sweep = Sweep.of(plan().stop(reserve(1)).build(), new Some(false), 50, "");
    assertThatThrownBy(() -> sweep.run(new Slice(1, 2), 1, worlds -> {}))
        .hasMessageContaining("slice: found '1/2'")
        .hasMessageContaining("the plan's key stop needs to see them");
  }

  @Test
  void probabilitiesHaveAWidthWithOneSideOnly() throws Exception {
    SweepResult result = Sweep.of(plan().build(), new Some(false), 50, "").run(1);
    // Wilson's interval of 0 in 300: up to z^2 / (n + z^2).
    double z2 = 1.959963984540054 * 1.959963984540054;
    assertThat(
            Precision.widest(
                    result,
                    SweepMeasure.of(Measure.INCOME),
                    Precision.Statistic.DEFICIT_PROBABILITY,
                    SweepUnit.Level.SCHOOL)
                .orElseThrow())
        .isCloseTo(z2 / (300 + z2) / 2, org.assertj.core.api.Assertions.within(1e-12));
    SweepResult one = Sweep.of(plan().worlds(1).build(), new Some(false), 50, "").run(1);
    assertThat(half(one)).isNaN();
  }

  @Test
  void whatStopsARunIsChecked() {
    assertThatThrownBy(() -> reserve(0)).hasMessageContaining("a number above 0");
    assertThatThrownBy(
            () ->
                new Precision(
                    SweepMeasure.of(Measure.INCOME),
                    Precision.Statistic.DEFICIT_PROBABILITY,
                    SweepUnit.Level.SCHOOL,
                    2))
        .hasMessageContaining("divide it by 100");
    assertThatThrownBy(
            () ->
                plan()
                    .stop(reserve(1))
                    .measures(List.of(Measure.INCOME))
                    .sampler(SamplerKind.LATIN_HYPERCUBE, 1)
                    .worlds(1, 10)
                    .build())
        .hasMessageContaining("stop, measure: found 'closing_reserve'")
        .hasMessageContaining("a Latin hypercube has to be run to its end")
        .hasMessageContaining("first_world 1");
    Precision paired =
        new Precision(
            SweepMeasure.difference(Measure.INCOME),
            Precision.Statistic.MEAN,
            SweepUnit.Level.SCHOOL,
            10);
    assertThatThrownBy(() -> Sweep.of(plan().stop(paired).build(), new Some(false), 5, ""))
        .hasMessageContaining("a measure of one world, such as income");
    Precision all =
        new Precision(
            SweepMeasure.of(Measure.INCOME), Precision.Statistic.MEAN, SweepUnit.Level.ALL, 10);
    assertThatThrownBy(
            () ->
                Sweep.of(SmallSweep.plan().stop(all).build(), SmallSweep.projection(List.of("A1"))))
        .hasMessageContaining("stop, level: found 'all'");
  }

  private static Precision reserve(double halfWidth) {
    return new Precision(
        SweepMeasure.of(Measure.CLOSING_RESERVE),
        Precision.Statistic.MEAN,
        SweepUnit.Level.SCHOOL,
        halfWidth);
  }

  private static double half(SweepResult result) {
    return Precision.widest(
            result,
            SweepMeasure.of(Measure.CLOSING_RESERVE),
            Precision.Statistic.MEAN,
            SweepUnit.Level.SCHOOL)
        .orElse(Double.NaN);
  }

  private static byte[] bytes(SweepResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
