package org.perpupil.statistics.sampling;

import org.perpupil.statistics.random.CounterRandom;

/** Independent numbers: each a hash of seed, world and dimension. */
final class PseudoRandomSampler extends Sampler {
  private final long seed;
  private final int dimension;

  private PseudoRandomSampler(long seed, int dimension) {
    this.seed = seed;
    this.dimension = dimension;
  }

  static PseudoRandomSampler of(long seed, int dimension) {
    check(dimension, Integer.MAX_VALUE);
    return new PseudoRandomSampler(seed, dimension);
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
    return this::fill;
  }

  @Override
  public String toString() {
    return "pseudo-random, seed " + seed;
  }

  private void fill(long world, double[] u, int offset) {
    checkWorld(world);
    long key = CounterRandom.key(seed, world);
    for (int d = 0; d < dimension; d++) {
      u[offset + d] = CounterRandom.uniform(key, d);
    }
  }
}
