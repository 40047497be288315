package org.perpupil.statistics.sensitivity;

/** Statistics of a sample whose units count once, several times or not at all. */
@FunctionalInterface
interface WeightedStatistics {
  /**
   * Works out the statistics.
   *
   * @param weights how often each unit counts
   * @param into receives each statistic, NaN where there is none
   */
  void compute(int[] weights, double[] into);

  /**
   * Works out the statistics of several weightings, each to the same bits as by itself.
   *
   * @param weightings how often each unit counts, by weighting and unit
   * @param into receives each statistic, by weighting and statistic
   */
  default void computeEach(int[][] weightings, double[][] into) {
    for (int r = 0; r < weightings.length; r++) {
      compute(weightings[r], into[r]);
    }
  }
}
