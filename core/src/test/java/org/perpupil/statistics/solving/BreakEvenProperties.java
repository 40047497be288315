package org.perpupil.statistics.solving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.problem.ProblemsException;

/** Break-even values of outputs that bend and jump, against looking everywhere. */
class BreakEvenProperties {
  private static final double TOLERANCE = 1e-9;

  /**
   * Pieces of width 1 on which the output is a straight line; at the end of each it may jump. Lines
   * go through whole numbers at their ends, so that roots are easy to find by hand.
   */
  record Pieces(List<Integer> starts, List<Integer> ends) {
    int size() {
      return Math.min(starts.size(), ends.size());
    }

    double at(double x) {
      int piece = Math.min((int) x, size() - 1);
      double share = x - piece;
      return starts.get(piece) * (1 - share) + ends.get(piece) * share;
    }

    /** The smallest value at which the output is 0 or more, found piece by piece; NaN if none. */
    double smallest() {
      for (int piece = 0; piece < size(); piece++) {
        int start = starts.get(piece);
        int end = ends.get(piece);
        if (start >= 0) {
          return piece;
        }
        boolean endBelongs = piece == size() - 1;
        if (end > 0 || (end == 0 && endBelongs)) {
          return piece + start / (double) (start - end);
        }
      }
      return Double.NaN;
    }
  }

  @Provide
  Arbitrary<Pieces> pieces() {
    Arbitrary<List<Integer>> ends =
        Arbitraries.integers().between(-6, 6).list().ofMinSize(1).ofMaxSize(8);
    return ends.flatMap(starts -> ends.map(others -> new Pieces(starts, others)));
  }

  /** Lines that join, as an engine's do: the end of one is the start of the next. */
  @Provide
  Arbitrary<Pieces> joined() {
    return Arbitraries.integers()
        .between(-6, 6)
        .list()
        .ofMinSize(2)
        .ofMaxSize(9)
        .map(
            knots ->
                new Pieces(knots.subList(0, knots.size() - 1), knots.subList(1, knots.size())));
  }

  /** At least five digits or the decimals asked for, rounded to where the condition holds. */
  @Example
  void whatIsShownKeepsTheCondition() {
    assertThat(shown(true, 0.0123456789, 2)).isEqualTo("0.012346");
    assertThat(shown(false, 0.0123456789, 2)).isEqualTo("0.012345");
    assertThat(shown(true, 123.456789, 3)).isEqualTo("123.457");
    assertThat(shown(false, -123.456789, 3)).isEqualTo("-123.457");
    assertThat(shown(true, 0, 2)).isEqualTo("0.00");
    assertThat(shown(true, 1.5, 3)).isEqualTo("1.500");
  }

  /** A condition that jumps takes as many decimals as it needs. */
  @Example
  void aJumpTakesMoreDecimals() {
    Answer.Value value = new Answer.Value(2.34375, 2, 1);
    BreakEven search = BreakEven.smallest();
    assertThat(search.shown(value, 1, x -> x <= 2.344 && x >= 2.34375 ? 0 : -1))
        .hasToString("2.3438");
    assertThat(search.shown(value, 1, x -> x <= 2.34376 && x >= 2.34375 ? 0 : -1))
        .hasToString("2.34375");
  }

  private static String shown(boolean smallest, double at, int decimals) {
    return (smallest ? BreakEven.smallest() : BreakEven.largest())
        .shown(new Answer.Value(at, at, 1), decimals, x -> smallest ? x - at : at - x)
        .toPlainString();
  }

  @Property(tries = 300)
  void theSmallestValueIsTheOneFoundPieceByPiece(@ForAll("pieces") Pieces pieces) {
    check(pieces, pieces::at);
  }

  @Property(tries = 300)
  void theLargestValueIsTheSmallestOfTheMirrorImage(@ForAll("joined") Pieces pieces) {
    int size = pieces.size();
    int steps = 32 * size;
    Answer mirrored = BreakEven.largest().withSteps(steps).find(x -> pieces.at(size - x), 0, size);
    Answer straight = BreakEven.smallest().withSteps(steps).find(pieces::at, 0, size);
    assertThat(mirrored.value().isPresent()).isEqualTo(straight.value().isPresent());
    if (mirrored instanceof Answer.Value value) {
      assertThat(size - value.at()).isCloseTo(pieces.smallest(), within(1e-8));
      assertThat(pieces.at(size - value.at())).isGreaterThanOrEqualTo(0);
      assertThat(value.changes()).isEqualTo(((Answer.Value) straight).changes());
      if (!value.isEndOfRange()) {
        assertThat(value.failsAt()).isGreaterThan(value.at());
        assertThat(pieces.at(size - value.failsAt())).isNegative();
      }
    } else {
      assertThat(mirrored).isEqualTo(straight);
    }
  }

  /** Rounded down to pence, an output keeps its sign and so its root. */
  @Property(tries = 200)
  void aStaircaseIsHeldOnTheSideWhereTheConditionHolds(@ForAll("joined") Pieces pieces) {
    check(pieces, x -> Math.floor(pieces.at(x) * 100) / 100);
  }

  private static void check(Pieces pieces, DoubleUnaryOperator output) {
    int size = pieces.size();
    int steps = 32 * size;
    Answer answer = BreakEven.smallest().withSteps(steps).find(output, 0, size);
    int holds = 0;
    int changes = 0;
    int first = -1;
    for (int i = 0; i <= steps; i++) {
      boolean now = output.applyAsDouble(i / 32.0) >= 0;
      holds += now ? 1 : 0;
      first = now && first < 0 ? i : first;
      changes += i > 0 && now != output.applyAsDouble((i - 1) / 32.0) >= 0 ? 1 : 0;
    }
    if (holds == 0) {
      assertThat(answer).isEqualTo(new Answer.NoSuchValue(0, size));
      assertThat(answer.value()).isEmpty();
    } else if (holds == steps + 1) {
      assertThat(answer).isEqualTo(new Answer.EveryValue(0, size));
      assertThat(answer.value()).isEmpty();
    } else {
      Answer.Value value = (Answer.Value) answer;
      assertThat(value.value()).hasValue(value.at());
      assertThat(value.changes()).isEqualTo(changes);
      assertThat(output.applyAsDouble(value.at())).isGreaterThanOrEqualTo(0);
      assertThat(value.at()).isBetween((first - 1) / 32.0, first / 32.0);
      // No line of these pieces stays 0 or more for less than a step, so none can hide.
      assertThat(value.at()).isCloseTo(pieces.smallest(), within(1e-8));
      if (value.isEndOfRange()) {
        assertThat(value.at()).isZero();
        assertThat(value.holdsBeyond()).isFalse();
      } else {
        assertThat(output.applyAsDouble(value.failsAt())).isNegative();
        assertThat(value.at() - value.failsAt()).isPositive().isLessThanOrEqualTo(TOLERANCE * 1.01);
        assertThat(value.holdsBeyond()).isEqualTo(changes == 1);
      }
    }
  }

  @Property(tries = 200)
  void wholeNumbersAreExact(@ForAll List<@IntRange(min = -3, max = 3) Integer> outputs) {
    if (outputs.isEmpty()) {
      return;
    }
    int low = -2;
    int high = low + outputs.size() - 1;
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    int holds = 0;
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i) >= 0) {
        first = Math.min(first, low + i);
        last = Math.max(last, low + i);
        holds++;
      }
    }
    Answer smallest = BreakEven.smallest().findInteger(x -> outputs.get(x - low), low, high);
    Answer largest = BreakEven.largest().findInteger(x -> outputs.get(x - low), low, high);
    if (holds == 0) {
      assertThat(smallest).isEqualTo(new Answer.NoSuchValue(low, high)).isEqualTo(largest);
    } else if (holds == outputs.size()) {
      assertThat(smallest).isEqualTo(new Answer.EveryValue(low, high)).isEqualTo(largest);
    } else {
      assertThat(smallest.value()).hasValue(first);
      assertThat(largest.value()).hasValue(last);
      assertThat(((Answer.Value) smallest).failsAt()).isEqualTo(Math.max(low, first - 1));
      assertThat(((Answer.Value) largest).failsAt()).isEqualTo(Math.min(high, last + 1));
    }
  }

  /** A lump sum of 121,300 and 4,500 a pupil pay for 500,000 from 84.16 pupils on: 85. */
  @Example
  void theSmallestRoll() {
    Answer.Value roll =
        (Answer.Value)
            BreakEven.smallest().findInteger(n -> 121_300 + 4_500.0 * n - 500_000, 0, 2_000);
    assertThat(roll).isEqualTo(new Answer.Value(85, 84, 1));
    assertThat(roll.holdsBeyond()).isTrue();
    Answer exact = BreakEven.smallest().find(n -> 121_300 + 4_500 * n - 500_000, 0, 2_000);
    assertThat(exact.value().getAsDouble()).isCloseTo(378_700 / 4_500.0, within(TOLERANCE));
  }

  /** A jump from -1 to 1 at 3, that belongs to the upper side, and one that does not. */
  @Example
  void aJumpGivesTheSideWhereTheConditionHolds() {
    BreakEven search = BreakEven.smallest().withSteps(7);
    Answer.Value closed = (Answer.Value) search.find(x -> x >= 3 ? 1 : -1, 0, 10);
    assertThat(closed.at()).isBetween(3.0, 3 + TOLERANCE);
    assertThat(closed.failsAt()).isBetween(3 - TOLERANCE, Math.nextDown(3.0));
    Answer.Value open = (Answer.Value) search.find(x -> x > 3 ? 1e300 : -1e300, 0, 10);
    assertThat(open.at()).isGreaterThan(3).isLessThan(3 + 2 * TOLERANCE);
    assertThat(open.failsAt()).isLessThanOrEqualTo(3);
    Answer.Value endless =
        (Answer.Value)
            BreakEven.largest()
                .find(x -> x > 3 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, 0, 10);
    assertThat(endless.at()).isBetween(3 - TOLERANCE, 3.0);
  }

  /** A straight line costs its steps, its two ends again and a handful more. */
  @Example
  void interpolationSavesRuns() {
    int[] runs = {0};
    BreakEven.smallest()
        .withSteps(10)
        .find(
            x -> {
              runs[0]++;
              return 1.7 * x - 3.3;
            },
            0,
            10);
    assertThat(runs[0]).isLessThan(11 + 10);
  }

  /** Neighbouring numbers are close enough, however small the tolerance. */
  @Example
  void aToleranceBelowTheSpacingOfNumbersEnds() {
    Answer.Value value =
        (Answer.Value)
            BreakEven.smallest().withTolerance(1e-300).find(x -> x > 1e15 ? 2 : -1, 1, 1e16);
    assertThat(value.failsAt()).isEqualTo(1e15);
    assertThat(value.at()).isEqualTo(Math.nextUp(1e15));
  }

  @Example
  void aWideToleranceIsKeptTo() {
    Answer.Value value =
        (Answer.Value)
            BreakEven.smallest().withSteps(1).withTolerance(0.5).find(x -> x * x * x - 100, 0, 16);
    assertThat(value.at()).isGreaterThanOrEqualTo(Math.cbrt(100));
    assertThat(value.failsAt()).isLessThan(Math.cbrt(100));
    assertThat(value.at() - value.failsAt()).isLessThanOrEqualTo(0.5);
  }

  @Example
  void aConditionThatCeasesHoldsAtTheEndOfTheRange() {
    Answer.Value value = (Answer.Value) BreakEven.smallest().find(x -> 3 - x, 0, 10);
    assertThat(value).isEqualTo(new Answer.Value(0, 0, 1));
    assertThat(value.isEndOfRange()).isTrue();
    assertThat(value.holdsBeyond()).isFalse();
    Answer.Value hill = (Answer.Value) BreakEven.smallest().find(x -> 1 - Math.abs(x - 5), 0, 10);
    assertThat(hill.at()).isCloseTo(4, within(TOLERANCE));
    assertThat(hill.changes()).isEqualTo(2);
    assertThat(hill.holdsBeyond()).isFalse();
  }

  @Example
  void whatCannotBeSearchedIsRefused() {
    BreakEven search = BreakEven.largest();
    for (double[] range : new double[][] {{1, 1}, {2, 1}, {0, Double.NaN}, {0, 1 / 0.0}}) {
      assertThatThrownBy(() -> search.find(x -> x, range[0], range[1]))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("Maybe they were swapped");
    }
    assertThatThrownBy(() -> search.findInteger(x -> x, 2, 1))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("'2 to 1'");
    assertThat(search.findInteger(x -> x, 1, 1)).isEqualTo(new Answer.EveryValue(1, 1));
    assertThatThrownBy(() -> search.find(x -> Double.NaN, 0, 1))
        .hasMessage("output NaN at 1.0, expected a number");
    assertThatThrownBy(() -> search.withSteps(0)).hasMessage("0 steps, expected 1 or more");
    for (double tolerance : new double[] {0, -1, Double.NaN, 1 / 0.0}) {
      assertThatThrownBy(() -> search.withTolerance(tolerance))
          .hasMessageContaining("expected more than 0");
    }
  }
}
