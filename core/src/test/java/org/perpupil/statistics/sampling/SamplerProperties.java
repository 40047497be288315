package org.perpupil.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.perpupil.statistics.random.CounterRandom;

/** What a draw depends on, and how evenly draws lie. */
@Tag("slow")
class SamplerProperties {
  private static final int DIMENSION = 5;
  private static final int WORLDS = 600;

  @Provide
  static Arbitrary<Sampler> samplers() {
    return Arbitraries.longs()
        .flatMap(
            seed ->
                Arbitraries.of(
                    Sampler.pseudoRandom(seed, DIMENSION),
                    Sampler.latinHypercube(seed, DIMENSION, WORLDS),
                    Sampler.sobolSequence(seed, DIMENSION)));
  }

  /** Backwards, forwards, alone or after others: world i is world i. */
  @Property(tries = 60)
  void aDrawDependsOnItsWorldOnly(
      @ForAll("samplers") Sampler sampler, @ForAll @IntRange(max = WORLDS - 3) int first) {
    double[][] alone = new double[3][];
    for (int i = 2; i >= 0; i--) {
      alone[i] = draw(sampler, first + i);
    }
    Sampler.Cursor cursor = sampler.cursor();
    for (int i = 0; i < 3; i++) {
      double[] u = new double[DIMENSION + 2];
      cursor.fill(first + i, u, 1);
      assertThat(u[0]).isZero();
      assertThat(u[DIMENSION + 1]).isZero();
      assertThat(Arrays.copyOfRange(u, 1, DIMENSION + 1)).containsExactly(alone[i]);
      for (double value : alone[i]) {
        assertThat(value).isStrictlyBetween(0.0, 1.0);
      }
    }
    cursor.fill(first, alone[2], 0);
    assertThat(alone[2]).containsExactly(alone[0]);
  }

  @Property(tries = 40)
  void eachPartOfALatinHypercubeIsHitOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int worlds) {
    Sampler sampler = Sampler.latinHypercube(seed, 3, worlds);
    boolean[][] hit = new boolean[3][worlds];
    for (int w = 0; w < worlds; w++) {
      double[] u = draw(sampler, w);
      for (int d = 0; d < 3; d++) {
        int part = (int) (u[d] * worlds);
        assertThat(hit[d][part]).as("part %s twice", part).isFalse();
        hit[d][part] = true;
      }
    }
  }

  /** Over seeds, a world is as often in each part, whatever part the next world is in. */
  @Example
  void ordersOfALatinHypercubeAreFair() {
    int worlds = 5;
    long[] pairs = new long[worlds * worlds - worlds];
    for (int seed = 0; seed < 20_000; seed++) {
      Sampler sampler = Sampler.latinHypercube(seed, 1, worlds);
      int first = (int) (draw(sampler, 0)[0] * worlds);
      int next = (int) (draw(sampler, 1)[0] * worlds);
      pairs[first * (worlds - 1) + (next > first ? next - 1 : next)]++;
    }
    double[] expected = new double[pairs.length];
    Arrays.fill(expected, 1);
    assertThat(new ChiSquareTest().chiSquareTest(expected, pairs)).isGreaterThan(0.001);
  }

  /** After 2^k points, each of 2^k equal parts holds one: the shift only turns the circle. */
  @Property(tries = 20)
  void aSobolSequenceIsEven(@ForAll long seed) {
    Sampler sampler = Sampler.sobolSequence(seed, DIMENSION);
    double[] sums = new double[DIMENSION];
    double[] first = draw(sampler, 0);
    boolean[][] hit = new boolean[DIMENSION][256];
    for (int w = 0; w < 256; w++) {
      double[] u = draw(sampler, w);
      for (int d = 0; d < DIMENSION; d++) {
        double turned = (u[d] - first[d] + 1) % 1;
        int part = (int) Math.round(turned * 256) % 256;
        assertThat(hit[d][part]).isFalse();
        hit[d][part] = true;
        sums[d] += u[d] / 256;
      }
    }
    for (double mean : sums) {
      assertThat(mean).isCloseTo(0.5, within(1 / 256.0));
    }
  }

  @Example
  void theSobolSequenceIsThatOfCommonsMath() {
    SobolSequenceGenerator expected = new SobolSequenceGenerator(40);
    Sampler sampler = Sampler.sobolSequence(5, 40);
    double[] origin = draw(sampler, 0);
    expected.nextVector();
    for (int w = 1; w < 70; w++) {
      double[] point = expected.nextVector();
      double[] found = draw(sampler, w);
      for (int d = 0; d < 40; d++) {
        assertThat((found[d] - origin[d] + 1) % 1).isCloseTo(point[d], within(1e-12));
      }
    }
  }

  @Example
  void pseudoRandomNumbersAreEvenAndIndependent() {
    int parts = 16;
    long[] counts = new long[parts * parts];
    long[] across = new long[parts * parts];
    Sampler sampler = Sampler.pseudoRandom(0, 2);
    double before = 0.5;
    for (int w = 0; w < 100_000; w++) {
      double[] u = draw(sampler, w);
      int row = parts * (int) (u[0] * parts);
      counts[row + (int) (u[1] * parts)]++;
      across[row + (int) (before * parts)]++;
      before = u[0];
    }
    double[] expected = new double[parts * parts];
    Arrays.fill(expected, 1);
    assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(0.001);
    assertThat(new ChiSquareTest().chiSquareTest(expected, across)).isGreaterThan(0.001);
  }

  /** Bits of SplitMix64: with state 0 its first output is this. */
  @Example
  void numbersAreThoseOfSplitMix() {
    assertThat(CounterRandom.bits(0, 0)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(CounterRandom.bits(0, 1)).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(CounterRandom.middle(0)).isEqualTo(0x1p-53);
    assertThat(CounterRandom.middle((1L << 52) - 1)).isEqualTo(1 - 0x1p-53).isLessThan(1);
  }

  @Example
  void seedZeroIsASeed() {
    for (int kind = 0; kind < 3; kind++) {
      double[] zero = draw(sampler(kind, 0), 3);
      assertThat(zero).isNotEqualTo(draw(sampler(kind, 1), 3)).doesNotHaveDuplicates();
      assertThat(draw(sampler(kind, 0), 3)).containsExactly(zero);
    }
  }

  @Example
  void samplersSayWhatTheyAre() {
    assertThat(sampler(0, 4)).hasToString("pseudo-random, seed 4");
    assertThat(sampler(1, 4)).hasToString("Latin hypercube of 600 worlds, seed 4");
    assertThat(sampler(2, 4)).hasToString("Sobol sequence with a random shift, seed 4");
    assertThat(sampler(0, 4).canStopEarly()).isTrue();
    assertThat(sampler(1, 4).canStopEarly()).isFalse();
    assertThat(sampler(2, 4).canStopEarly()).isTrue();
    assertThat(sampler(0, 4).worlds()).isEqualTo(Integer.MAX_VALUE);
    assertThat(sampler(1, 4).worlds()).isEqualTo(WORLDS);
    assertThat(sampler(2, 4).worlds()).isEqualTo(Integer.MAX_VALUE);
    for (int kind = 0; kind < 3; kind++) {
      assertThat(sampler(kind, 4).dimension()).isEqualTo(DIMENSION);
    }
  }

  @Example
  void whatCannotBeDrawnIsRefused() {
    assertProblems(() -> Sampler.pseudoRandom(1, 0), "sampler, dimension|0");
    assertProblems(() -> Sampler.sobolSequence(1, 1001), "sampler, dimension|1001");
    assertProblems(() -> Sampler.latinHypercube(1, 2, 0), "Latin hypercube, worlds|0");
    assertProblems(
        () -> Sampler.latinHypercube(1, 2, 1L << 31), "Latin hypercube, worlds|2147483648");
    assertThatThrownBy(() -> draw(sampler(1, 4), WORLDS)).hasMessageContaining("world 600");
    assertThatThrownBy(() -> draw(sampler(0, 4), -1)).hasMessageContaining("world -1");
  }

  private static Sampler sampler(int kind, long seed) {
    return kind == 0
        ? Sampler.pseudoRandom(seed, DIMENSION)
        : kind == 1
            ? Sampler.latinHypercube(seed, DIMENSION, WORLDS)
            : Sampler.sobolSequence(seed, DIMENSION);
  }

  private static double[] draw(Sampler sampler, long world) {
    double[] u = new double[sampler.dimension()];
    sampler.cursor().fill(world, u, 0);
    return u;
  }
}
