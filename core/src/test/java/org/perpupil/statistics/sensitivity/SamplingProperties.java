package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.perpupil.statistics.UnitPoints;
import org.perpupil.statistics.random.CounterRandom;
import org.perpupil.statistics.random.ShiftedSobol;

/** Points depend on seed and index only, and fill the cube. */
class SamplingProperties {
  /** The published first outputs of SplitMix64 for the state 1234567. */
  @Example
  void theGeneratorIsSplitMix64() {
    long[] published = {
      6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423")
    };
    for (int i = 0; i < published.length; i++) {
      assertThat(CounterRandom.bits(1234567, i)).isEqualTo(published[i]);
    }
  }

  @Property(tries = 30)
  void withoutAShiftPointsAreThoseOfCommonsMath(
      @ForAll @IntRange(min = 1, max = 40) int dimension,
      @ForAll @IntRange(max = 2_000_000_000) int index) {
    double[] u = new double[dimension];
    ShiftedSobol.of(new long[dimension]).cursor().point(index, u, 0);
    double[] expected = new SobolSequenceGenerator(dimension).skipTo(index);
    for (int k = 0; k < dimension; k++) {
      assertThat(u[k]).isCloseTo(expected[k], within(0x1p-52));
    }
  }

  /** Walking on and jumping to a point are the same point. */
  @Property(tries = 30)
  void aPointDoesNotDependOnTheOneBefore(
      @ForAll @IntRange(min = 1, max = 7) int dimension,
      @ForAll @IntRange(max = 1_000_000) int from) {
    ShiftedSobol sequence = ShiftedSobol.of(new long[dimension]);
    ShiftedSobol.Cursor walking = sequence.cursor();
    double[] walked = new double[dimension];
    double[] jumped = new double[dimension];
    for (int i = from; i < from + 70; i++) {
      walking.point(i, walked, 0);
      sequence.cursor().point(i, jumped, 0);
      assertThat(walked).isEqualTo(jumped);
    }
    walking.point(from, walked, 0);
    sequence.cursor().point(from, jumped, 0);
    assertThat(walked).isEqualTo(jumped);
  }

  /** A shift keeps the first 2^m points one to each cell of 2^-m, in every coordinate. */
  @Property(tries = 30)
  void shiftedPointsStayEven(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int bits) {
    UnitPoints points = Sampling.SHIFTED_SOBOL.points(5, seed);
    int size = 1 << bits;
    double[] first = new double[5];
    points.point(0, first);
    double[][] cells = new double[5][size];
    double[] u = new double[5];
    for (int i = 0; i < size; i++) {
      points.point(i, u);
      for (int k = 0; k < 5; k++) {
        double moved = u[k] - first[k];
        cells[k][i] = (moved < 0 ? moved + 1 : moved) * size;
      }
    }
    for (double[] column : cells) {
      Arrays.sort(column);
      for (int i = 0; i < size; i++) {
        assertThat(column[i]).isCloseTo(i, within(1e-9));
      }
    }
  }

  @Property
  void coordinatesLieStrictlyInside(
      @ForAll Sampling sampling, @ForAll long seed, @ForAll @IntRange int index) {
    double[] u = new double[3];
    double[] again = new double[3];
    sampling.points(3, seed).point(Math.abs((long) index) % (1L << 31), u);
    sampling.points(3, seed).point(Math.abs((long) index) % (1L << 31), again);
    assertThat(u).containsExactly(again);
    for (double coordinate : u) {
      assertThat(coordinate).isGreaterThan(0).isLessThan(1);
    }
  }

  @Example
  void theOutermostCellsAreInside() {
    assertThat(CounterRandom.middle(0)).isEqualTo(0x1p-53);
    assertThat(CounterRandom.middle((1L << 52) - 1)).isEqualTo(1 - 0x1p-53);
  }

  /** Means of 4,096 uniform numbers have a standard error of 0.0045. */
  @Example
  void pseudoRandomPointsAreUniformAndIndependent() {
    UnitPoints points = Sampling.PSEUDO_RANDOM.points(2, 0);
    double[] u = new double[2];
    double first = 0;
    double second = 0;
    double product = 0;
    for (int i = 0; i < 4_096; i++) {
      points.point(i, u);
      first += u[0] / 4_096;
      second += u[1] / 4_096;
      product += (u[0] - 0.5) * (u[1] - 0.5) * 12 / 4_096;
    }
    assertThat(first).isCloseTo(0.5, within(0.015));
    assertThat(second).isCloseTo(0.5, within(0.015));
    assertThat(product).isCloseTo(0, within(0.05));
  }

  @Example
  void wholeNumbersBelowABoundAreAlike() {
    int[] counts = new int[5];
    long key = CounterRandom.key(7, 3);
    for (int i = 0; i < 5_000; i++) {
      counts[CounterRandom.below(key, i, 5)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(900, 1_100);
    }
  }

  @Example
  void thereIsAnEndToTheSequence() {
    UnitPoints points = Sampling.SHIFTED_SOBOL.points(1, 0);
    assertThatThrownBy(() -> points.point(1L << 31, new double[1]))
        .hasMessage("point 2147483648, expected 0 to 2^31 - 1");
    assertThatThrownBy(() -> points.point(-1, new double[1])).hasMessageContaining("point -1");
    assertThat(Sampling.SHIFTED_SOBOL.largestDimension()).isEqualTo(1_000);
    assertThat(Sampling.PSEUDO_RANDOM.largestDimension()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Sampling.PSEUDO_RANDOM.samplerName()).isEqualTo("pseudo-random");
  }
}
