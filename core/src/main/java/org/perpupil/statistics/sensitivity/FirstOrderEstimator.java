package org.perpupil.statistics.sensitivity;

/**
 * How a first-order index is estimated from the outputs of A, B and A with one column from B.
 *
 * <p>Source: Saltelli et al. (2010), Computer Physics Communications 181, table 2, (b) and (c).
 */
public enum FirstOrderEstimator {
  /** The mean of B times the difference that the column makes to A; exact 0 without effect. */
  SALTELLI_2010("Saltelli 2010"),
  /** The variance less half the mean squared difference from B; steadier for large indices. */
  JANSEN("Jansen 1999");

  private final String published;

  FirstOrderEstimator(String published) {
    this.published = published;
  }

  /** Returns who published it, and when. */
  public String published() {
    return published;
  }
}
