package org.perpupil.projection.engine;

import org.perpupil.projection.world.Cohorts;

/**
 * Pupils of schools that close: they have grown up there until the census at which others count
 * them, and those who would have entered there follow. Mutable, for one thread.
 */
final class ArrivalRun {
  private final int capacity;
  private double[][] now = new double[0][];
  private double[][] next = new double[0][];
  private final double[][] forecast;
  private final double[] scratch;

  ArrivalRun(int capacity) {
    this.capacity = capacity;
    this.forecast = new double[2][capacity];
    this.scratch = new double[capacity];
  }

  /**
   * Adds the pupils of a census.
   *
   * @param census the one that counts them first
   * @param pupils by group and school, added to
   * @param intake expected by entry and school, added to
   */
  void add(Cohorts cohorts, WorldTables tables, int census, double[][] pupils, double[][] intake) {
    if (now.length == 0) {
      now = new double[Cohorts.GROUPS][capacity];
      next = new double[Cohorts.GROUPS][capacity];
    }
    cohorts.first(now, forecast);
    for (int j = 1; j <= census; j++) {
      cohorts.next(tables.world, tables.pupils, j, now, forecast, scratch, next);
      double[][] swap = now;
      now = next;
      next = swap;
    }
    add(now, pupils, cohorts.size());
    add(forecast, intake, cohorts.size());
  }

  private static void add(double[][] some, double[][] into, int size) {
    for (int g = 0; g < into.length; g++) {
      for (int s = 0; s < size; s++) {
        into[g][s] += some[g][s];
      }
    }
  }
}
