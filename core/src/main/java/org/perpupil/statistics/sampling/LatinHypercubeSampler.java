package org.perpupil.statistics.sampling;

import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.CounterRandom;

/** A Latin hypercube that is computed at each world, not stored. */
final class LatinHypercubeSampler extends Sampler {
  /** Streams of a seed: the orders of the parts, and where in a part a number lies. */
  private static final long ORDER = -1;

  private static final long PLACE = -2;

  /** So few bits that a part's index and a place in it fit a double exactly: 31 and 22. */
  private static final int PLACE_BITS = 21;

  private final long seed;
  private final int size;
  private final Permutation[] orders;
  private final long placeKey;

  private LatinHypercubeSampler(long seed, int size, Permutation[] orders) {
    this.seed = seed;
    this.size = size;
    this.orders = orders;
    this.placeKey = CounterRandom.key(seed, PLACE);
  }

  static LatinHypercubeSampler of(long seed, int dimension, long worlds) {
    check(dimension, Integer.MAX_VALUE);
    new NumberChecks("Latin hypercube")
        .that(
            worlds > 0 && worlds <= Integer.MAX_VALUE,
            "worlds",
            Long.toString(worlds),
            "1 to " + Integer.MAX_VALUE,
            worlds <= 0 ? "the number of worlds was left out" : "fewer worlds are enough")
        .throwIfAny();
    long key = CounterRandom.key(seed, ORDER);
    Permutation[] orders = new Permutation[dimension];
    for (int d = 0; d < dimension; d++) {
      orders[d] = new Permutation(CounterRandom.bits(key, d), (int) worlds);
    }
    return new LatinHypercubeSampler(seed, (int) worlds, orders);
  }

  @Override
  public int dimension() {
    return orders.length;
  }

  @Override
  public long worlds() {
    return size;
  }

  @Override
  public boolean canStopEarly() {
    return false;
  }

  @Override
  public Cursor cursor() {
    return this::fill;
  }

  @Override
  public String toString() {
    return "Latin hypercube of " + size + " worlds, seed " + seed;
  }

  private void fill(long world, double[] u, int offset) {
    checkWorld(world);
    long key = CounterRandom.key(placeKey, world);
    for (int d = 0; d < orders.length; d++) {
      long place = CounterRandom.bits(key, d) >>> (64 - PLACE_BITS);
      u[offset + d] = (orders[d].at((int) world) + (place + 0.5) / (1L << PLACE_BITS)) / size;
    }
  }
}
