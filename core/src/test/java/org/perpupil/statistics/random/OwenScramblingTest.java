package org.perpupil.statistics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.statistics.UnitPoints;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.sensitivity.Sampling;

class OwenScramblingTest {
  private static final int CELL_BITS = 52;

  /** Numbers share as many leading bits after as before: scrambling is nested. */
  @Test
  void keepsHowFarTwoNumbersAreTheSame() {
    long key = CounterRandom.key(11, 3);
    for (int i = 0; i < 20_000; i++) {
      long one = CounterRandom.bits(1, i) >>> 12;
      int shared = i % CELL_BITS;
      long other = one ^ (1L << (CELL_BITS - 1 - shared));
      long below = (1L << (CELL_BITS - 1 - shared)) - 1;
      other = (other & ~below) | (CounterRandom.bits(2, i) & below);
      long changed = OwenScrambling.scrambled(one, key) ^ OwenScrambling.scrambled(other, key);
      assertThat(Long.numberOfLeadingZeros(changed) - (64 - CELL_BITS)).isEqualTo(shared);
    }
  }

  @Test
  void coinsAreFairAndApart() {
    int flipped = 0;
    int together = 0;
    int keys = 20_000;
    for (int key = 0; key < keys; key++) {
      long zero = OwenScrambling.scrambled(0, CounterRandom.key(key, 1));
      long half = OwenScrambling.scrambled(1L << 51, CounterRandom.key(key, 1));
      assertThat(zero >>> CELL_BITS).isZero();
      flipped += (int) (zero >>> 51);
      // Below different halves, the second bit has different coins.
      together += (zero >>> 50 & 1) == (half >>> 50 & 1) ? 1 : 0;
    }
    double deviation = Math.sqrt(keys) / 2;
    assertThat((double) flipped).isCloseTo(keys / 2.0, within(4 * deviation));
    assertThat((double) together).isCloseTo(keys / 2.0, within(4 * deviation));
  }

  /** Points of the first two dimensions stay one to each box of 1 / size, of every shape. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20252026, -5})
  void theNetStaysANet(long seed) {
    Sampler.Cursor cursor = Sampler.scrambledSobolSequence(seed, 2).cursor();
    int bits = 8;
    double[] u = new double[2];
    double[][] points = new double[1 << bits][];
    for (int i = 0; i < points.length; i++) {
      cursor.fill(i, u, 0);
      points[i] = u.clone();
      assertThat(u[0]).isGreaterThan(0).isLessThan(1);
    }
    for (int across = 0; across <= bits; across++) {
      Set<Integer> boxes = new HashSet<>();
      for (double[] point : points) {
        int column = (int) (point[0] * (1 << across));
        int row = (int) (point[1] * (1 << (bits - across)));
        boxes.add(column << bits | row);
      }
      assertThat(boxes).as(across + " bits across").hasSize(points.length);
    }
  }

  @Test
  void aPointDependsOnItsIndexAndSeedOnly() {
    Sampler sampler = Sampler.scrambledSobolSequence(4, 3);
    double[] one = new double[3];
    double[] other = new double[3];
    Sampler.Cursor running = sampler.cursor();
    for (int i = 0; i < 300; i++) {
      running.fill(i, one, 0);
      sampler.cursor().fill(i, other, 0);
      assertThat(one).containsExactly(other);
    }
    Sampler.scrambledSobolSequence(5, 3).cursor().fill(299, other, 0);
    assertThat(one).isNotEqualTo(other);
    assertThat(sampler).hasToString("Sobol sequence with Owen's scrambling, seed 4");
    assertThat(sampler.canStopEarly()).isTrue();
  }

  /** A smooth integral is known far better than a shift leaves it, and without bias. */
  @Test
  void smoothIntegralsHaveASmallErrorWithoutBias() {
    double scrambled = 0;
    double shifted = 0;
    double bias = 0;
    int seeds = 40;
    for (int seed = 0; seed < seeds; seed++) {
      double one = integral(Sampling.SCRAMBLED_SOBOL.points(3, seed)) - 1;
      double other = integral(Sampling.SHIFTED_SOBOL.points(3, seed)) - 1;
      bias += one / seeds;
      scrambled += one * one / seeds;
      shifted += other * other / seeds;
    }
    assertThat(Math.sqrt(scrambled)).isLessThan(0.2 * Math.sqrt(shifted)).isLessThan(1e-4);
    assertThat(bias).isCloseTo(0, within(4 * Math.sqrt(scrambled / seeds)));
  }

  /** Returns the mean of a product of functions whose integrals are 1. */
  private static double integral(UnitPoints points) {
    int size = 1 << 10;
    double[] u = new double[3];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      points.point(i, u);
      double product = 1;
      for (double x : u) {
        product *= Math.exp(x) / (Math.E - 1);
      }
      sum += product;
    }
    return sum / size;
  }
}
