package org.perpupil.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Results worked by hand. */
class AccumulatorTest {
  private static final HistogramSpecification STAY = HistogramSpecification.of("stay", -4, 6, 5);
  private static final HistogramSpecification JOIN =
      HistogramSpecification.withoutHistogram("join", 0.001).withThreshold(1);

  /** Five worlds: stay -3, -1, 0, 2, 12; join -2, none, 0, 5, 1. */
  private static Accumulator results() {
    Accumulator results = Accumulator.of(List.of(STAY, JOIN), List.of(new Pair(0, 1)));
    results.add(0, 5, new double[] {-3, -2, -1, Double.NaN, 0, 0, 2, 5, 12, 1});
    return results;
  }

  /** Mean 10 / 5; squares about it 25 + 9 + 4 + 0 + 100 = 138, over 4. Shortfall (3 + 1) / 5. */
  @Test
  void momentsAndDeficits() {
    MeasureResult stay = results().result(0).orElseThrow();
    assertThat(stay.name()).isEqualTo("stay");
    assertThat(stay.worlds()).isEqualTo(5);
    assertThat(stay.missing()).isZero();
    assertThat(stay.mean()).isEqualTo(2);
    assertThat(stay.standardDeviation().orElseThrow()).isEqualTo(Math.sqrt(34.5));
    assertThat(stay.standardError().orElseThrow()).isCloseTo(Math.sqrt(6.9), within(1e-15));
    assertThat(stay.minimum()).isEqualTo(-3);
    assertThat(stay.maximum()).isEqualTo(12);
    assertThat(stay.deficit()).isEqualTo(new Proportion(2, 5));
    assertThat(stay.expectedShortfall()).isCloseTo(0.8, within(1e-15));
    assertThat(stay.shortfallInDeficit().orElseThrow()).isCloseTo(2, within(1e-15));
  }

  /** Join is below 1 twice, by 3 and 1, of four worlds: exactly 1 is not below 1. */
  @Test
  void aWorldWithoutAValueIsNotZero() {
    MeasureResult join = results().result(1).orElseThrow();
    assertThat(join.worlds()).isEqualTo(4);
    assertThat(join.missing()).isEqualTo(1);
    assertThat(join.mean()).isEqualTo(1);
    assertThat(join.deficit()).isEqualTo(new Proportion(2, 4));
    assertThat(join.expectedShortfall()).isEqualTo(1);
    assertThat(results().deficits()).containsExactly(2, 2);
  }

  /** Join less stay: 1, 0, 3, -11; mean -7/4, squares about it (131 - 49/4) / 3 / 4 = 9.8958. */
  @Test
  void pairsAreComparedWorldByWorld() {
    PairedResult paired = results().paired(0).orElseThrow();
    assertThat(paired.first()).isEqualTo("stay");
    assertThat(paired.second()).isEqualTo("join");
    assertThat(paired.meanDifference()).isEqualTo(-1.75);
    assertThat(paired.standardError().orElseThrow())
        .isCloseTo(Math.sqrt(118.75 / 12), within(1e-12));
    assertThat(paired.secondHigher()).isEqualTo(new Proportion(2, 4));
    assertThat(paired.equal()).isEqualTo(1);
  }

  /** Bins of 2 from -4 to 6: -3 in the first, -1 in the second, 0 in the third, 2 in the fourth. */
  @Test
  void quantilesAreKnownToTheirBin() {
    Accumulator results = results();
    assertThat(results.histogram(0)).containsExactly(0, 1, 1, 1, 1, 0, 1);
    assertThat(results.histogram(1)).isEmpty();
    assertThat(results.quantile(0, 0.5)).contains(new Quantile(0.5, 1, 0, 2));
    assertThat(results.quantile(0, 0.4)).contains(new Quantile(0.4, -1, -2, 0));
    assertThat(results.quantile(0, 0)).contains(new Quantile(0, -2.5, -3, -2));
    assertThat(results.quantile(0, 1)).contains(new Quantile(1, 9, 6, 12));
    assertThat(results.quantile(0, 0.5).orElseThrow().binWidth()).isEqualTo(2);
    assertThat(results.quantile(1, 0.5)).isEmpty();
    assertThat(results.measures()).containsExactly(STAY, JOIN);
  }

  /** What lies below the bins is between the least value and the first bin. */
  @Test
  void quantilesBelowTheBinsHaveTheLeastValue() {
    Accumulator results =
        Accumulator.of(List.of(HistogramSpecification.of("m", 0, 10, 10)), List.of());
    results.add(0, 4, new double[] {-8, -2, 3, 3.5});
    assertThat(results.quantile(0, 0.25)).contains(new Quantile(0.25, -6, -8, 0));
    assertThat(results.quantile(0, 0.75)).contains(new Quantile(0.75, 3.125, 3, 3.5));
    assertThat(results.histogram(0)[11]).isZero();
    assertThat(results.result(0).orElseThrow().deficit().hits()).isEqualTo(2);
  }

  @Test
  void oneWorldHasNoDeviationAndNoneHasNothing() {
    Accumulator results = Accumulator.of(List.of(STAY, JOIN), List.of(new Pair(0, 1)));
    assertThat(results.result(0)).isEmpty();
    assertThat(results.quantile(0, 0.5)).isEmpty();
    assertThat(results.paired(0)).isEmpty();
    results.add(7, 1, new double[] {3, 4});
    MeasureResult one = results.result(0).orElseThrow();
    assertThat(one.mean()).isEqualTo(3);
    assertThat(one.standardDeviation()).isEmpty();
    assertThat(one.standardError()).isEmpty();
    assertThat(one.shortfallInDeficit()).isEmpty();
    assertThat(one.expectedShortfall()).isZero();
    assertThat(results.paired(0).orElseThrow().standardError()).isEmpty();
    assertThat(results.covers(7, 1)).isTrue();
    assertThat(results.covers(6, 2)).isFalse();
  }

  /** A step is a power of two: 2 / 65,536 is 2^-15; a thousandth is above 2^-10. */
  @Test
  void stepsArePowersOfTwo() {
    assertThat(STAY.step()).isEqualTo(0x1p-15);
    assertThat(JOIN.step()).isEqualTo(0x1p-10);
    assertThat(HistogramSpecification.of("m", 0, 3_000, 1).step()).isEqualTo(0x1p-5);
  }

  /** Large numbers close together: textbook sums in doubles would lose the variance. */
  @Test
  void varianceDoesNotCancel() {
    Accumulator results =
        Accumulator.of(List.of(HistogramSpecification.withoutHistogram("pounds", 0.01)), List.of());
    results.add(0, 3, new double[] {1e9, 1e9 + 1, 1e9 + 2});
    MeasureResult result = results.result(0).orElseThrow();
    assertThat(result.mean()).isEqualTo(1e9 + 1);
    assertThat(result.standardDeviation().orElseThrow()).isEqualTo(1);
    Accumulator negative =
        Accumulator.of(List.of(HistogramSpecification.withoutHistogram("pounds", 0.01)), List.of());
    negative.add(0, 3, new double[] {-1e9, -1e9 - 1, -1e9 + 1});
    assertThat(negative.result(0).orElseThrow().mean()).isEqualTo(-1e9);
    assertThat(negative.result(0).orElseThrow().standardDeviation().orElseThrow()).isEqualTo(1);
  }

  @Test
  void valuesThatCannotBeHeldAddNothing() {
    Accumulator results = results();
    assertProblems(
        () -> results.add(5, 2, new double[] {1, 1, 1, Double.POSITIVE_INFINITY}),
        "join, world 6|Infinity");
    assertProblems(
        () -> results.add(5, 1, new double[] {0x1p32, 0}), "stay, world 5|4.294967296E9");
    assertThat(results.worlds()).isEqualTo(5);
    assertThat(results.result(0)).isEqualTo(results().result(0));
    results.add(5, 1, new double[] {Math.nextDown(0x1p32), 0});
    HistogramSpecification far =
        HistogramSpecification.withoutHistogram("far", 1).withThreshold(1e15);
    Accumulator farther = Accumulator.of(List.of(far), List.of());
    assertProblems(() -> farther.add(0, 1, new double[] {0}), "far, world 0|0.0");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertProblems(() -> results().add(results()), "worlds|0 to 4");
    assertProblems(() -> results().add(4, 1, new double[] {0, 0}), "worlds|4 to 4");
    assertProblems(
        () -> results().add(Accumulator.of(List.of(STAY, JOIN), List.of())),
        "results to merge, measures|2 measures, 0 pairs");
    assertProblems(
        () -> results().add(Accumulator.of(List.of(STAY), List.of(new Pair(0, 0)))),
        "results to merge, measures|1 measures, 1 pairs");
    assertProblems(() -> Accumulator.of(List.of(), List.of()), "measures, list|");
    assertProblems(
        () -> Accumulator.of(List.of(STAY), List.of(new Pair(0, 1), new Pair(-1, 0))),
        "measures, pair|0 and 1",
        "measures, pair|-1 and 0");
    assertProblems(() -> results().quantile(0, 1.01), "quantile, probability|1.01");
    HistogramSpecification huge =
        new HistogramSpecification("huge", 0, 1, Integer.MAX_VALUE - 9, 0);
    assertProblems(
        () -> Accumulator.of(List.of(huge, huge), List.of()), "measures, bins|4294967280");
  }

  @Test
  void aMeasureIsChecked() {
    assertProblems(
        () -> HistogramSpecification.of("m", 1, 1, 0), "measure m, high|1", "measure m, bins|0");
    assertProblems(() -> HistogramSpecification.withoutHistogram("m", 0), "measure m, bin width|0");
    assertProblems(
        () -> new HistogramSpecification("m", Double.NaN, 1, -1, Double.NaN),
        "measure m, low|NaN",
        "measure m, bin width|1",
        "measure m, bins|-1",
        "measure m, threshold|NaN");
  }

  /** Wilson, 2 of 10 at 95%: 0.0567 to 0.5098; never 0 and 1 alone for 0 of 10: 0 to 0.2775. */
  @Test
  void proportionsHaveIntervals() {
    Interval two = new Proportion(2, 10).interval(0.95);
    assertThat(two.low()).isCloseTo(0.0567, within(5e-5));
    assertThat(two.high()).isCloseTo(0.5098, within(5e-5));
    assertThat(new Proportion(0, 10).interval(0.95).low()).isCloseTo(0, within(1e-15));
    assertThat(new Proportion(0, 10).interval(0.95).high()).isCloseTo(0.2775, within(5e-5));
    assertThat(new Proportion(10, 10).interval(0.95).high()).isCloseTo(1, within(1e-15));
    assertThat(new Proportion(2, 10).standardError()).isCloseTo(Math.sqrt(0.016), within(1e-15));
    assertProblems(() -> new Proportion(1, 2).interval(95), "interval, confidence|95");
    assertProblems(() -> new Proportion(1, 2).interval(0), "interval, confidence|0");
    for (int[] wrong : new int[][] {{1, 0}, {-1, 1}, {2, 1}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(wrong[0], wrong[1]));
    }
  }

  @Test
  void partsOfTheMeasuresMakeTheWhole() {
    HistogramSpecification one = HistogramSpecification.of("one", 0, 10, 5);
    HistogramSpecification two = HistogramSpecification.withoutHistogram("two", 0.01);
    HistogramSpecification three = HistogramSpecification.of("three", -5, 5, 4);
    Accumulator whole = Accumulator.of(List.of(one, two, three), List.of());
    whole.add(0, 2, new double[] {1, -2, 3, 9, 8, -7});
    Accumulator parts = Accumulator.of(List.of(one, two, three), List.of());
    Accumulator ends = Accumulator.of(List.of(three, one), List.of());
    ends.add(0, 2, new double[] {3, 1, -7, 9});
    Accumulator middle = Accumulator.of(List.of(two), List.of());
    middle.add(0, 2, new double[] {-2, 8});

    parts.addPart(ends, new int[] {2, 0}, false);
    assertThat(parts.worlds()).isZero();
    parts.addPart(middle, new int[] {1}, true);
    assertThat(parts.worlds()).isEqualTo(2);
    for (int m = 0; m < 3; m++) {
      assertThat(parts.result(m)).isEqualTo(whole.result(m));
      assertThat(parts.histogram(m)).isEqualTo(whole.histogram(m));
    }
    assertThatThrownBy(() -> parts.addPart(middle, new int[] {1}, true))
        .hasMessageContaining("each world once");
    assertThatThrownBy(() -> parts.addPart(middle, new int[] {0}, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parts.addPart(middle, new int[] {1, 2}, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
