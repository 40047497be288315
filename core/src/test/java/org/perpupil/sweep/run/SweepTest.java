package org.perpupil.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.SmallSweep;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.Variation;

/** Plans run in worlds: what they give, and that threads and slices change no bit of it. */
@Tag("slow")
class SweepTest {
  private static final ProjectionPlan PROJECTION = SmallSweep.projection();

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void threadsAndSlicesChangeNoBit(SamplerKind sampler) throws Exception {
    Sweep sweep = Sweep.of(SmallSweep.plan().sampler(sampler, 7).build(), PROJECTION);
    byte[] whole = bytes(sweep.run(1));

    assertThat(bytes(sweep.run(3))).isEqualTo(whole);
    List<SweepResult> parts = new ArrayList<>();
    for (int number = 4; number >= 1; number--) {
      SweepResult part = sweep.run(new Slice(number, 4), 2, worlds -> {});
      byte[] bytes = bytes(part);
      parts.add(
          SweepResult.read(new DataInputStream(new ByteArrayInputStream(bytes)), bytes.length));
    }
    SweepResult merged = SweepResult.merge(parts);
    assertThat(bytes(merged)).isEqualTo(whole);
    assertThat(merged.isWhole()).isTrue();
    assertThat(merged.isStoppedEarly()).isFalse();
    assertThat(parts).noneMatch(SweepResult::isWhole);
    // The last three begin behind the plan's first world.
    assertThat(parts)
        .extracting(SweepResult::isStoppedEarly)
        .containsExactly(false, false, false, true);
  }

  @Test
  void aWorldGivesWhatTheProjectionGivesForItsNumbers() throws Exception {
    SweepPlan plan =
        SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST)
            .vary(
                new Variation(
                    Assumption.of("prices.energy_percent"),
                    Selector.authority("301"),
                    Optional.empty(),
                    Optional.empty(),
                    StatedDistribution.normal(30, 1e-6, 29.999, 30.001)))
            .measures(List.of(Measure.CLOSING_RESERVE))
            .worlds(4)
            .build();
    SweepResult result = Sweep.of(plan, PROJECTION).run(1);
    var expected =
        PROJECTION.run(
            PROJECTION
                .assumptions()
                .with(Assumption.of("prices.energy_percent"), Selector.authority("301"), 30));

    for (int row = 0; row < 4; row++) {
      for (int year = 0; year < 3; year++) {
        double reserve =
            expected
                .total(
                    row, Measure.CLOSING_RESERVE, FundingYear.of(2022 + year), expected.basis(row))
                .orElseThrow();
        assertThat(mean(result, row, year)).isCloseTo(reserve, within(0.01));
      }
    }
    assertThat(mean(result, 0, 2)).isLessThan(mean(result, 2, 2) - 1000);
    int authority = result.layout().unit(SweepUnit.Level.AUTHORITY, "301");
    int all = result.layout().unit(SweepUnit.Level.ALL, "all");
    int trust = result.layout().unit(SweepUnit.Level.TRUST, "First");
    assertThat(mean(result, authority, 2))
        .isCloseTo(mean(result, 0, 2) + mean(result, 1, 2), within(0.01));
    assertThat(mean(result, trust, 2))
        .isCloseTo(mean(result, 0, 2) + mean(result, 2, 2), within(0.01));
    assertThat(mean(result, all, 1))
        .isCloseTo(
            mean(result, 0, 1) + mean(result, 1, 1) + mean(result, 2, 1) + mean(result, 3, 1),
            within(0.01));
  }

  @Test
  void partsWithOtherFiguresAreNotJoined() throws Exception {
    SweepPlan plan = SmallSweep.plan().worlds(8).bins(4).build();
    SweepResult one = Sweep.of(plan, PROJECTION).run(new Slice(1, 2), 1, worlds -> {});
    SweepResult two =
        Sweep.of(plan.toBuilder().bins(8).build(), PROJECTION)
            .run(new Slice(2, 2), 1, worlds -> {});
    SweepResult disguised =
        new SweepResult(
            one.fingerprint(),
            two.layout(),
            two.firstWorld(),
            two.worlds(),
            two.from(),
            two.count(),
            two.sampler(),
            two.basis(),
            two.results());
    String digits = one.fingerprint().substring(0, 12);
    assertThatThrownBy(() -> SweepResult.merge(List.of(one, disguised)))
        .hasMessageContaining(
            "found '" + digits + "', expected a part of the same plan and data, " + digits);
  }

  @Test
  void levelsDecideHowFarSchoolsMoveTogether() throws Exception {
    double national = deviationOfAll(ShockCorrelation.of(1, 0, 0));
    double authority = deviationOfAll(ShockCorrelation.of(0, 1, 0));
    double school = deviationOfAll(ShockCorrelation.of(0, 0, 1));

    // Four schools alike: the total's deviation is 4, 4/sqrt(2) or 2 times one school's.
    assertThat(authority / national).isCloseTo(1 / Math.sqrt(2), within(0.05));
    assertThat(school / national).isCloseTo(0.5, within(0.05));
  }

  @Test
  void levelsOfAPathDrawEachYearForEachSchool() throws Exception {
    SweepPlan plan =
        SmallSweep.plan()
            .vary(
                Variation.of(
                        "prices.contract_percent",
                        StatedDistribution.autoregressive(2, 0, 2, -9, 13))
                    .of(Selector.schools(List.of("A1", "B1")))
                    .by(ShockCorrelation.of(0.5, 0.5, 0)))
            .build();

    MeasureResult varied =
        Sweep.of(plan, PROJECTION).run(1).result(Measure.CLOSING_RESERVE, 0, 2).orElseThrow();
    MeasureResult without =
        Sweep.of(SmallSweep.plan().build(), PROJECTION)
            .run(1)
            .result(Measure.CLOSING_RESERVE, 0, 2)
            .orElseThrow();

    assertThat(varied.standardDeviation().orElseThrow())
        .isGreaterThanOrEqualTo(without.standardDeviation().orElseThrow() * 0.99);
  }

  @Test
  void aSchoolThatCannotBeProjectedHasNoFiguresAndIsLeftOutOfTotals() throws Exception {
    ProjectionPlan projection = SmallSweep.projection(List.of("A1", "BC"));
    SweepResult result = Sweep.of(SmallSweep.plan().build(), projection).run(1);

    assertThat(result.result(Measure.INCOME, 1, 0)).isEmpty();
    assertThat(result.quantile(Measure.INCOME, 1, 0, 0.5)).isEmpty();
    int all = result.layout().unit(SweepUnit.Level.ALL, "all");
    assertThat(result.result(Measure.INCOME, all, 0).orElseThrow().mean())
        .isEqualTo(result.result(Measure.INCOME, 0, 0).orElseThrow().mean());
    int empty = result.layout().unit(SweepUnit.Level.AUTHORITY, "302");
    assertThat(result.result(Measure.INCOME, empty, 0)).isEmpty();
  }

  @Test
  void quantilesLieWithinNarrowBins() throws Exception {
    SweepResult result = Sweep.of(SmallSweep.plan().build(), PROJECTION).run(1);
    MeasureResult found = result.result(Measure.CLOSING_RESERVE, 0, 2).orElseThrow();
    var median = result.quantile(Measure.CLOSING_RESERVE, 0, 2, 0.5).orElseThrow();

    assertThat(median.binWidth()).isLessThan((found.maximum() - found.minimum()) / 50);
    assertThat(median.value()).isBetween(found.minimum(), found.maximum());
    Sweep none = Sweep.of(SmallSweep.plan().bins(0).threshold(1000).build(), PROJECTION);
    assertThat(none.run(1).quantile(Measure.CLOSING_RESERVE, 0, 2, 0.5)).isEmpty();
    assertThat(none.measures().get(0).threshold()).isEqualTo(1000);
  }

  @Test
  void mergeRefusesPartsThatDoNotFit() throws Exception {
    Sweep sweep = Sweep.of(SmallSweep.plan().build(), PROJECTION);
    SweepResult one = sweep.run(new Slice(1, 3), 1, worlds -> {});
    SweepResult two = sweep.run(new Slice(2, 3), 1, worlds -> {});
    SweepResult half = sweep.run(new Slice(2, 2), 1, worlds -> {});
    SweepResult other =
        Sweep.of(SmallSweep.plan().worlds(299).build(), PROJECTION)
            .run(new Slice(3, 3), 1, worlds -> {});

    assertThat(one.isWhole()).isFalse();
    assertThatThrownBy(() -> SweepResult.merge(List.of()))
        .hasMessageContaining("the sweep has not run yet");
    assertThatThrownBy(() -> SweepResult.merge(List.of(one, two)))
        .hasMessageContaining("no worlds 200 to 299")
        .hasMessageContaining("a slice is still to run");
    assertThatThrownBy(() -> SweepResult.merge(List.of(two, half)))
        .hasMessageContaining("no worlds 0 to 99")
        .hasMessageContaining("worlds 150 to 299")
        .hasMessageContaining("each world once");
    assertThatThrownBy(() -> SweepResult.merge(List.of(one, two, other)))
        .hasMessageContaining("a part of the same plan and data");
  }

  @Test
  void dataAndPlanChangeTheFingerprint() {
    SweepPlan plan = SmallSweep.plan().build();
    String fingerprint = Sweep.of(plan, PROJECTION).fingerprint();

    assertThat(fingerprint).hasSize(64).isEqualTo(Sweep.of(plan, PROJECTION).fingerprint());
    assertThat(Sweep.of(plan, PROJECTION, "x").fingerprint()).isNotEqualTo(fingerprint);
    assertThat(Sweep.of(SmallSweep.plan().sampler(SamplerKind.SOBOL, 1).build(), PROJECTION))
        .extracting(Sweep::fingerprint)
        .isNotEqualTo(fingerprint);
    assertThat(Sweep.of(plan, SmallSweep.projection(List.of("A1", "A2"))).fingerprint())
        .isNotEqualTo(fingerprint);
  }

  @Test
  void otherYearsAndTooManySlicesAreProblems() {
    SweepPlan plan =
        SweepPlan.builder(SmallSweep.FIRST, FundingYear.of(2023))
            .vary(Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3)))
            .build();
    assertThatThrownBy(() -> Sweep.of(plan, PROJECTION))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("2022-23..2024-25")
        .hasMessageContaining("2022-23..2023-24");
    Sweep sweep = Sweep.of(SmallSweep.plan().worlds(2).build(), PROJECTION);
    assertThatThrownBy(() -> sweep.run(new Slice(3, 3), 1, worlds -> {}))
        .hasMessageContaining("at most as many slices as worlds, 2");
    assertThatThrownBy(() -> sweep.layout().unit(SweepUnit.Level.SCHOOL, "A3"))
        .hasMessageContaining("one of 4")
        .hasMessageContaining("A1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 100, 101})
  void slicesAreAllWorldsOnce(long worlds) {
    long next = 0;
    for (int number = 1; number <= 7; number++) {
      Slice slice = new Slice(number, 7);
      assertThat(slice.start(worlds)).isEqualTo(next);
      next += slice.count(worlds);
    }
    assertThat(next).isEqualTo(worlds);
    assertThat(new Slice(3, 7)).hasToString("3/7");
    assertThatThrownBy(() -> new Slice(0, 3)).hasMessageContaining("0/3");
    assertThatThrownBy(() -> new Slice(4, 3)).hasMessageContaining("1/3");
  }

  private static double deviationOfAll(ShockCorrelation levels) throws InterruptedException {
    SweepPlan plan =
        SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST)
            .vary(
                Variation.of("prices.energy_percent", StatedDistribution.uniform(-10, 30))
                    .by(levels))
            .worlds(4000)
            .sampler(SamplerKind.PSEUDO_RANDOM, 3)
            .build();
    SweepResult result = Sweep.of(plan, PROJECTION).run(2);
    int all = result.layout().unit(SweepUnit.Level.ALL, "all");
    return result
        .result(Measure.CLOSING_RESERVE, all, 2)
        .orElseThrow()
        .standardDeviation()
        .orElseThrow();
  }

  private static double mean(SweepResult result, int unit, int year) {
    return result.result(Measure.CLOSING_RESERVE, unit, year).orElseThrow().mean();
  }

  private static byte[] bytes(SweepResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
