package org.perpupil.sweep;

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
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.scenario.Selector;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.sweep.run.Slice;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSensitivity;

/** Two projections of the same schools in the same worlds. */
@Tag("slow")
class PairedSweepTest {
  private static final Measure RESERVE = Measure.CLOSING_RESERVE;

  /** The schools of authority 301 pay more for teachers' pensions, A2 less. */
  private static SweepProjection pair() {
    ProjectionPlan plan = SmallSweep.projection();
    return SweepProjection.of(
            plan,
            SmallSweep.withPension(
                SmallSweep.withPension(plan.assumptions(), Selector.authority("301"), 32),
                Selector.schools(List.of("A2")),
                15))
        .against(SweepProjection.of(plan));
  }

  @Test
  void eachWorldIsComparedWithItself() throws Exception {
    Sweep sweep = Sweep.of(SmallSweep.plan().build(), pair(), "");
    SweepResult result = sweep.run(2);
    Sweep alone = Sweep.of(SmallSweep.plan().build(), SmallSweep.projection());
    SweepResult other = alone.run(1);

    for (int row = 0; row < 4; row++) {
      double own = result.result(RESERVE, row, 2).orElseThrow().mean();
      double against = mean(result, SweepMeasure.Kind.AGAINST, row, 2);
      assertThat(against)
          .isCloseTo(other.result(RESERVE, row, 2).orElseThrow().mean(), within(0.01));
      assertThat(mean(result, SweepMeasure.Kind.DIFFERENCE, row, 2))
          .isCloseTo(own - against, within(0.02));
    }
    // The same in both worlds, to the last bit.
    MeasureResult same = found(result, SweepMeasure.Kind.DIFFERENCE, 2, 2);
    assertThat(same.minimum()).isZero();
    assertThat(same.maximum()).isZero();
    assertThat(result.higher(RESERVE, 2, 2).orElseThrow().hits()).isZero();
    // What teachers are paid moves the difference, so that it has a width of its own.
    MeasureResult difference = found(result, SweepMeasure.Kind.DIFFERENCE, 1, 2);
    assertThat(difference.standardDeviation().orElseThrow())
        .isPositive()
        .isLessThan(result.result(RESERVE, 1, 2).orElseThrow().standardDeviation().orElseThrow());
    var median = result.quantile(SweepMeasure.difference(RESERVE), 1, 2, 0.5).orElseThrow();
    assertThat(median.value()).isBetween(difference.minimum(), difference.maximum());
  }

  @Test
  void sharesLosersAndPoundsLostAreCounted() throws Exception {
    SweepResult result = Sweep.of(SmallSweep.plan().build(), pair(), "").run(1);
    int authority = result.layout().unit(SweepUnit.Level.AUTHORITY, "301");
    int all = result.layout().unit(SweepUnit.Level.ALL, "all");

    for (int row = 0; row < 4; row++) {
      double higher = result.higher(RESERVE, row, 2).orElseThrow().value();
      double lower = found(result, SweepMeasure.Kind.DIFFERENCE, row, 2).deficit().value();
      assertThat(mean(result, SweepMeasure.Kind.HIGHER, row, 2)).isCloseTo(higher, within(1e-9));
      assertThat(mean(result, SweepMeasure.Kind.LOSERS, row, 2)).isCloseTo(lower, within(1e-9));
      assertThat(mean(result, SweepMeasure.Kind.LOST, row, 2))
          .isCloseTo(
              found(result, SweepMeasure.Kind.DIFFERENCE, row, 2).expectedShortfall(),
              within(0.02));
    }
    // A1 loses in every world, A2 gains in each, B1 and B2 stand still.
    assertThat(result.higher(RESERVE, 0, 2).orElseThrow().value()).isZero();
    assertThat(result.higher(RESERVE, 1, 2).orElseThrow().value()).isEqualTo(1);
    assertThat(mean(result, SweepMeasure.Kind.LOSERS, authority, 2)).isEqualTo(1);
    assertThat(mean(result, SweepMeasure.Kind.LOSERS, all, 2)).isEqualTo(1);
    assertThat(mean(result, SweepMeasure.Kind.LOST, all, 2))
        .isCloseTo(-mean(result, SweepMeasure.Kind.DIFFERENCE, 0, 2), within(0.02));
    assertThat(mean(result, SweepMeasure.Kind.DIFFERENCE, authority, 2))
        .isCloseTo(
            mean(result, SweepMeasure.Kind.DIFFERENCE, 0, 2)
                + mean(result, SweepMeasure.Kind.DIFFERENCE, 1, 2),
            within(0.02));
    boolean isHigher = mean(result, SweepMeasure.Kind.DIFFERENCE, all, 2) > 0;
    assertThat(result.higher(RESERVE, all, 2).orElseThrow().value()).isEqualTo(isHigher ? 1 : 0);
    assertThatThrownBy(
            () ->
                Sweep.of(SmallSweep.plan().build(), SmallSweep.projection())
                    .run(1)
                    .higher(RESERVE, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("closing_reserve");
  }

  @Test
  void threadsAndSlicesChangeNoBitOfADifference() throws Exception {
    Sweep sweep = Sweep.of(SmallSweep.plan().build(), pair(), "");
    byte[] whole = bytes(sweep.run(1));
    List<SweepResult> parts = new ArrayList<>();
    for (int number = 3; number >= 1; number--) {
      byte[] part = bytes(sweep.run(new Slice(number, 3), 2, worlds -> {}));
      parts.add(SweepResult.read(new DataInputStream(new ByteArrayInputStream(part)), part.length));
    }

    assertThat(parts.get(0).layout().paired()).isTrue();
    assertThat(bytes(SweepResult.merge(parts))).isEqualTo(whole);
    assertThat(sweep.fingerprint())
        .isNotEqualTo(Sweep.of(SmallSweep.plan().build(), SmallSweep.projection()).fingerprint());
  }

  @Test
  void sensitivityTellsWhatDecidesADifference() throws Exception {
    SweepSensitivity sensitivity = SweepSensitivity.of(SmallSweep.plan().build(), pair());
    OneAtATime analysis = OneAtATime.of(sensitivity.inputs());
    Map<String, double[]> outputs = sensitivity.evaluate(analysis.design(), 1, 2);

    assertThat(sensitivity.outputs())
        .contains(
            "closing_reserve 2024-25", "closing_reserve_difference 2024-25", "income_lost 2022-23");
    double[] own = outputs.get("closing_reserve 2024-25");
    double[] against = outputs.get("closing_reserve_against 2024-25");
    double[] difference = outputs.get("closing_reserve_difference 2024-25");
    for (int i = 0; i < own.length; i++) {
      assertThat(difference[i]).isCloseTo(own[i] - against[i], within(0.005));
    }
  }

  @Test
  void otherSchoolsOrYearsAreNotCompared() {
    SweepProjection some = SweepProjection.of(SmallSweep.projection(List.of("A1", "A2")));
    SweepProjection all = SweepProjection.of(SmallSweep.projection());
    assertThatThrownBy(() -> some.against(all))
        .hasMessageContaining("projections compared, schools")
        .hasMessageContaining("the same in both");
    assertThat(pair().toString()).contains("4 schools").contains("against");
    assertThat(pair().failure(0)).isEmpty();
    assertThat(
            SweepProjection.of(SmallSweep.projection(List.of("AC")))
                .against(SweepProjection.of(SmallSweep.projection(List.of("AC"))))
                .failure(0))
        .contains("no budget was given");
  }

  @Test
  void aSchoolWithoutFiguresHasNoDifference() throws Exception {
    SweepProjection one = SweepProjection.of(SmallSweep.projection(List.of("A1", "AC")));
    SweepResult result = Sweep.of(SmallSweep.plan().build(), one.against(one), "").run(1);
    int authority = result.layout().unit(SweepUnit.Level.AUTHORITY, "301");

    assertThat(result.higher(RESERVE, 1, 2)).isEmpty();
    assertThat(result.result(SweepMeasure.difference(RESERVE), 1, 2)).isEmpty();
    assertThat(mean(result, SweepMeasure.Kind.DIFFERENCE, authority, 2)).isZero();
    assertThat(result.higher(RESERVE, authority, 2).orElseThrow().hits()).isZero();
    int none = result.layout().unit(SweepUnit.Level.TRUST, "Second");
    assertThat(result.higher(RESERVE, none, 2)).isEmpty();
  }

  @Test
  void figuresHaveNamesAndUnits() {
    assertThat(SweepMeasure.find("closing_reserve_losers"))
        .contains(new SweepMeasure(RESERVE, SweepMeasure.Kind.LOSERS));
    assertThat(SweepMeasure.find("closing_reserve_won")).isEmpty();
    assertThat(new SweepMeasure(RESERVE, SweepMeasure.Kind.LOSERS).unit()).isEqualTo("schools");
    assertThat(new SweepMeasure(RESERVE, SweepMeasure.Kind.HIGHER).unit()).isEqualTo("share");
    assertThat(SweepMeasure.difference(RESERVE).unit()).isEqualTo("pounds");
  }

  private static MeasureResult found(
      SweepResult result, SweepMeasure.Kind kind, int unit, int year) {
    return result.result(new SweepMeasure(RESERVE, kind), unit, year).orElseThrow();
  }

  private static double mean(SweepResult result, SweepMeasure.Kind kind, int unit, int year) {
    return found(result, kind, unit, year).mean();
  }

  private static byte[] bytes(SweepResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
