package org.perpupil.statistics.sampling;

import org.perpupil.statistics.random.CounterRandom;
import org.perpupil.statistics.random.ShiftedSobol;

/** The Sobol sequence of Commons Math, shifted at random in each dimension or scrambled. */
final class SobolSequenceSampler extends Sampler {
  private static final long SHIFT = -3;
  private static final long SCRAMBLING = -5;
  private static final long MASK = (1L << 52) - 1;

  private final long seed;
  private final int dimension;
  private final ShiftedSobol sequence;
  private final boolean isScrambled;

  private SobolSequenceSampler(
      long seed, int dimension, ShiftedSobol sequence, boolean isScrambled) {
    this.seed = seed;
    this.dimension = dimension;
    this.sequence = sequence;
    this.isScrambled = isScrambled;
  }

  static SobolSequenceSampler of(long seed, int dimension) {
    check(dimension, ShiftedSobol.MOST_DIMENSIONS);
    long key = CounterRandom.key(seed, SHIFT);
    long[] shift = new long[dimension];
    for (int d = 0; d < dimension; d++) {
      shift[d] = CounterRandom.bits(key, d) & MASK;
    }
    return new SobolSequenceSampler(seed, dimension, ShiftedSobol.of(shift), false);
  }

  static SobolSequenceSampler scrambled(long seed, int dimension) {
    check(dimension, ShiftedSobol.MOST_DIMENSIONS);
    long key = CounterRandom.key(seed, SCRAMBLING);
    long[] keys = new long[dimension];
    for (int d = 0; d < dimension; d++) {
      keys[d] = CounterRandom.bits(key, d);
    }
    return new SobolSequenceSampler(seed, dimension, ShiftedSobol.scrambled(keys), true);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long worlds() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean canStopEarly() {
    return true;
  }

  @Override
  public Cursor cursor() {
    return new SequenceCursor();
  }

  @Override
  public String toString() {
    return "Sobol sequence "
        + (isScrambled ? "with Owen's scrambling" : "with a random shift")
        + ", seed "
        + seed;
  }

  private final class SequenceCursor implements Cursor {
    private final ShiftedSobol.Cursor points = sequence.cursor();

    @Override
    public void fill(long world, double[] u, int offset) {
      checkWorld(world);
      points.point(world, u, offset);
    }
  }
}
