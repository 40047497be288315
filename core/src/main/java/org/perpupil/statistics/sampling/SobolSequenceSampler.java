package org.perpupil.statistics.sampling;

import org.perpupil.statistics.random.CounterRandom;
import org.perpupil.statistics.random.ShiftedSobol;

/** The Sobol sequence of Commons Math with a random shift in each dimension. */
final class SobolSequenceSampler extends Sampler {
  private static final long SHIFT = -3;
  private static final long MASK = (1L << 52) - 1;

  private final long seed;
  private final int dimension;
  private final ShiftedSobol sequence;

  private SobolSequenceSampler(long seed, long[] shift) {
    this.seed = seed;
    this.dimension = shift.length;
    this.sequence = ShiftedSobol.of(shift);
  }

  static SobolSequenceSampler of(long seed, int dimension) {
    check(dimension, ShiftedSobol.MOST_DIMENSIONS);
    long key = CounterRandom.key(seed, SHIFT);
    long[] shift = new long[dimension];
    for (int d = 0; d < dimension; d++) {
      shift[d] = CounterRandom.bits(key, d) & MASK;
    }
    return new SobolSequenceSampler(seed, shift);
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
    return "Sobol sequence with a random shift, seed " + seed;
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
