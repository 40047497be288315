package org.perpupil.impact.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Longs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Rounded parts add up to the rounded sum and lie within one unit of what they were. */
class LargestRemainderProperties {
  @Property
  void partsAddUpAndNoneMovesByAUnit(
      @ForAll @Size(max = 12) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> parts,
      @ForAll @IntRange(min = 1, max = 5040) int denominator) {
    long[] numerators = Longs.toArray(parts);
    long[] wholes = LargestRemainder.wholes(numerators, denominator);
    long sum = Arrays.stream(numerators).sum();
    assertThat(Arrays.stream(wholes).sum())
        .isEqualTo(Math.floorDiv(2 * sum + denominator, 2L * denominator));
    for (int i = 0; i < wholes.length; i++) {
      assertThat(Math.abs(wholes[i] * denominator - numerators[i])).isLessThan(denominator);
      if (numerators[i] % denominator == 0) {
        assertThat(wholes[i]).isEqualTo(numerators[i] / denominator);
      }
      for (int j = 0; j < wholes.length; j++) {
        assertThat(numerators[i] > numerators[j] && wholes[i] < wholes[j]).isFalse();
      }
    }
  }

  @Property
  void penceAddUpToTheRoundedPounds(
      @ForAll @Size(max = 9) List<@LongRange(min = -9_000_000, max = 9_000_000) Long> amounts) {
    long[] tenths = Longs.toArray(amounts);
    double[] pounds = Arrays.stream(tenths).mapToDouble(tenth -> tenth / 1000.0).toArray();
    BigDecimal sum = BigDecimal.valueOf(Arrays.stream(tenths).sum(), 1);
    long[] pence = LargestRemainder.pence(pounds);
    assertThat(Arrays.stream(pence).sum())
        .isEqualTo(sum.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).longValue());
    assertThat(pence).isEqualTo(LargestRemainder.wholes(tenths, 10));
  }

  /** 1/3 three times is 1: the first gets it. 2.5 and 0.5 are 3: both lost a half. */
  @Example
  void equalsAreServedInOrder() {
    assertThat(LargestRemainder.wholes(new long[] {1, 1, 1}, 3)).containsExactly(1, 0, 0);
    assertThat(LargestRemainder.wholes(new long[] {25, 5}, 10)).containsExactly(3, 0);
    assertThat(LargestRemainder.wholes(new long[] {-1, -1}, 4)).containsExactly(0, 0);
    assertThat(LargestRemainder.pence(new double[] {0.005, 0.005})).containsExactly(1, 0);
  }

  /** 1.2 + 1.7 + 1.6 = 4.5, up to 5: two units, to 1.7 and 1.6. */
  @Example
  void theLargestRemaindersAreServedFirst() {
    assertThat(LargestRemainder.wholes(new long[] {12, 17, 16}, 10)).containsExactly(1, 2, 2);
    assertThat(LargestRemainder.pence(new double[] {0.012, 0.017, 0.016})).containsExactly(1, 2, 2);
    assertThat(LargestRemainder.pence(new double[] {})).isEmpty();
  }

  /** 100 / 3 = 33.3 each, the first gets what is left; owed, each is rounded down to 34. */
  @Example
  void aWholeIsSharedByWeights() {
    assertThat(LargestRemainder.shares(100, new double[] {1, 1, 1})).containsExactly(34, 33, 33);
    assertThat(LargestRemainder.shares(-100, new double[] {1, 1, 1}))
        .containsExactly(-33, -33, -34);
    assertThat(LargestRemainder.shares(10, new double[] {0, 2.5, 7.5})).containsExactly(0, 3, 7);
  }

  @Example
  void nothingIsSharedByWeightsThatAreNone() {
    for (double[] weights :
        List.of(
            new double[] {0, 0}, new double[] {3, -1}, new double[] {Double.NaN}, new double[0])) {
      assertThatThrownBy(() -> LargestRemainder.shares(10, weights))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("weights " + Arrays.toString(weights) + ", expected 0 or more, not all 0");
    }
  }

  @Example
  void refusesWhatItCannotDivideOrAdd() {
    for (long denominator : new long[] {0, -1, 1L << 62}) {
      assertThatThrownBy(() -> LargestRemainder.wholes(new long[] {1}, denominator))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("denominator " + denominator + ", expected more than 0 and less than 2^62");
    }
    assertThat(LargestRemainder.wholes(new long[] {1L << 61}, (1L << 62) - 1)).containsExactly(1);
    assertThatThrownBy(() -> LargestRemainder.wholes(new long[] {Long.MAX_VALUE, 1}, 2))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LargestRemainder.pence(new double[] {Double.NaN}))
        .isInstanceOf(NumberFormatException.class);
  }

  /** A penny that adding up in another order makes is the largest part's, whichever its sign. */
  @Example
  void partsOfAKnownWholeAddUpToIt() {
    assertThat(LargestRemainder.pence(new double[] {0.1, -5, 2}, -290))
        .containsExactly(10, -500, 200);
    assertThat(LargestRemainder.pence(new double[] {0.1, -5, 2}, -289))
        .containsExactly(10, -499, 200);
    assertThat(LargestRemainder.pence(new double[] {7, 7}, 1399)).containsExactly(699, 700);
  }

  /** 10, 10 and 11 over 3 are 3.33, 3.33 and 3.67, together 10.33: 3, 3 and 4. */
  @Example
  void quotientsAddUpToThatOfTheirSum() {
    BigDecimal three = BigDecimal.valueOf(3);
    BigDecimal[] parts = {BigDecimal.TEN, BigDecimal.TEN, BigDecimal.valueOf(11)};

    assertThat(LargestRemainder.quotients(parts, three)).containsExactly(3, 3, 4);
    assertThat(LargestRemainder.quotients(new BigDecimal[] {BigDecimal.TEN.negate()}, three))
        .containsExactly(-3);
    assertThat(LargestRemainder.quotients(new BigDecimal[0], three)).isEmpty();
  }
}
