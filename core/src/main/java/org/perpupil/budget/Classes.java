package org.perpupil.budget;

/**
 * Whole classes: teachers follow classes, not pupils, so that costs fall in steps.
 *
 * <p>Immutable and thread-safe.
 *
 * @param largest pupils that a class may have, more than 0
 */
public record Classes(double largest) {
  /** What a class may be fuller by without a second one, against binary error. */
  private static final double BINARY_ERROR = 1e-9;

  /** Checks the size. */
  public Classes {
    if (!(largest > 0)) {
      throw new IllegalArgumentException("class size " + largest + ", expected more than 0");
    }
  }

  /** Returns the classes that a year group needs; none without pupils. */
  public int needed(double pupils) {
    return (int) Math.ceil(Math.max(0, pupils) / largest - BINARY_ERROR);
  }

  /**
   * Returns the classes that year groups need when none is mixed.
   *
   * @param pupilsByYearGroup pupils, a value for each year group
   */
  public int needed(double[] pupilsByYearGroup) {
    int classes = 0;
    for (double pupils : pupilsByYearGroup) {
      classes += needed(pupils);
    }
    return classes;
  }
}
