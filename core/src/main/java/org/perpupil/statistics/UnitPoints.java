package org.perpupil.statistics;

/**
 * A sequence of points in the unit cube.
 *
 * <p>Point <i>i</i> depends on nothing but <i>i</i>, so that any thread may read any point.
 */
@FunctionalInterface
public interface UnitPoints {
  /**
   * Writes a point.
   *
   * @param index from 0
   * @param u receives the coordinates, each strictly between 0 and 1; its length is the dimension
   */
  void point(long index, double[] u);
}
