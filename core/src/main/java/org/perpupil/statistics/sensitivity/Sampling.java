package org.perpupil.statistics.sensitivity;

import org.perpupil.statistics.UnitPoints;
import org.perpupil.statistics.random.CounterRandom;
import org.perpupil.statistics.random.ShiftedSobol;

/** The samplers that come with the analyses. */
public enum Sampling implements UnitSampler {
  /**
   * The Sobol sequence with the direction numbers of Joe and Kuo (2008), moved by a random shift
   * modulo 1 that the seed decides (Cranley and Patterson 1976). Best with a power of 2 as size.
   */
  SHIFTED_SOBOL("Sobol sequence with random shift", ShiftedSobol.MOST_DIMENSIONS) {
    @Override
    public UnitPoints points(int dimension, long seed) {
      long key = CounterRandom.key(seed, SHIFT);
      long[] shift = new long[dimension];
      for (int k = 0; k < dimension; k++) {
        shift[k] = CounterRandom.bits(key, k) >>> 12;
      }
      ShiftedSobol sequence = ShiftedSobol.of(shift);
      return (index, u) -> sequence.cursor().point(index, u, 0);
    }
  },
  /**
   * The same sequence with nested uniform scrambling (Owen 1995), whose coins the seed decides.
   * Best with a power of 2 as size.
   */
  SCRAMBLED_SOBOL("Sobol sequence with Owen's scrambling", ShiftedSobol.MOST_DIMENSIONS) {
    @Override
    public UnitPoints points(int dimension, long seed) {
      long key = CounterRandom.key(seed, SCRAMBLING);
      long[] keys = new long[dimension];
      for (int k = 0; k < dimension; k++) {
        keys[k] = CounterRandom.bits(key, k);
      }
      ShiftedSobol sequence = ShiftedSobol.scrambled(keys);
      return (index, u) -> sequence.cursor().point(index, u, 0);
    }
  },
  /** Independent pseudo-random coordinates; a hash of seed and counter, so any point is at hand. */
  PSEUDO_RANDOM("pseudo-random", Integer.MAX_VALUE) {
    @Override
    public UnitPoints points(int dimension, long seed) {
      long key = CounterRandom.key(seed, POINTS);
      return (index, u) -> {
        for (int k = 0; k < dimension; k++) {
          u[k] = CounterRandom.uniform(key, index * dimension + k);
        }
      };
    }
  };

  private static final long SHIFT = 0;
  private static final long POINTS = 1;
  private static final long SCRAMBLING = 4;

  private final String samplerName;
  private final int largestDimension;

  Sampling(String samplerName, int largestDimension) {
    this.samplerName = samplerName;
    this.largestDimension = largestDimension;
  }

  @Override
  public String samplerName() {
    return samplerName;
  }

  @Override
  public int largestDimension() {
    return largestDimension;
  }
}
