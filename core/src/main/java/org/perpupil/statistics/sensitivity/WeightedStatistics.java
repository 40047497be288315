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
}
