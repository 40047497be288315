package org.perpupil.statistics.sensitivity;

/** The samplers that come with the analyses. */
public enum Sampling implements UnitSampler {
  /**
   * The Sobol sequence with the direction numbers of Joe and Kuo (2008), moved by a random shift
   * modulo 1 that the seed decides (Cranley and Patterson 1976). Best with a power of 2 as size.
   */
  SHIFTED_SOBOL("Sobol sequence with random shift", 1_000) {
    @Override
    public UnitPoints points(int dimension, long seed) {
      return ShiftedSobol.of(dimension, seed);
    }
  },
  /** Independent pseudo-random coordinates; a hash of seed and counter, so any point is at hand. */
  PSEUDO_RANDOM("pseudo-random", Integer.MAX_VALUE) {
    @Override
    public UnitPoints points(int dimension, long seed) {
      CounterRandom random = CounterRandom.of(seed, CounterRandom.POINTS);
      return (index, u) -> {
        for (int k = 0; k < dimension; k++) {
          u[k] = random.unit(index * dimension + k);
        }
      };
    }
  };

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
