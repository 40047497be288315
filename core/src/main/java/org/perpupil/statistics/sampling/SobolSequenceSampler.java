package org.perpupil.statistics.sampling;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/** The Sobol sequence of Commons Math with a random shift in each dimension. */
final class SobolSequenceSampler extends Sampler {
  /** The dimensions that Commons Math has direction numbers for. */
  private static final int MOST_DIMENSIONS = 1000;

  private static final long SHIFT = -3;
  private static final long MASK = (1L << 52) - 1;

  private final long seed;
  private final long[] shift;

  private SobolSequenceSampler(long seed, long[] shift) {
    this.seed = seed;
    this.shift = shift;
  }

  static SobolSequenceSampler of(long seed, int dimension) {
    check(dimension, MOST_DIMENSIONS);
    long key = CounterRandom.key(seed, SHIFT);
    long[] shift = new long[dimension];
    for (int d = 0; d < dimension; d++) {
      shift[d] = CounterRandom.bits(key, d) & MASK;
    }
    return new SobolSequenceSampler(seed, shift);
  }

  @Override
  public int dimension() {
    return shift.length;
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
    private final SobolSequenceGenerator sequence = new SobolSequenceGenerator(shift.length);
    private long next;

    @Override
    public void fill(long world, double[] u, int offset) {
      checkWorld(world);
      double[] point = world == next ? sequence.nextVector() : sequence.skipTo((int) world);
      next = world + 1;
      for (int d = 0; d < shift.length; d++) {
        // Points are multiples of 2^-52, so the shifted sum is exact.
        long k = (long) (point[d] * 0x1p52) + shift[d] & MASK;
        u[offset + d] = CounterRandom.middle(k);
      }
    }
  }
}
