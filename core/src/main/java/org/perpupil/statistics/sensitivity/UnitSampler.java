package org.perpupil.statistics.sensitivity;

import org.perpupil.statistics.UnitPoints;

/** Makes the points that a design is built of; the place to bind another sampler. */
public interface UnitSampler {
  /** Returns the name that results and fingerprints carry. */
  String samplerName();

  /** Returns the most coordinates that a point can have. */
  int largestDimension();

  /**
   * Returns points.
   *
   * @param dimension coordinates of a point, 1 to {@link #largestDimension()}
   * @param seed any number, 0 included
   */
  UnitPoints points(int dimension, long seed);
}
