package org.perpupil.formula.protection;

/**
 * What capping and scaling of a year works on, over the schools of an authority.
 *
 * <p>Live arrays, one value a school, in the schools' own pounds: those of the days open in the
 * first year of a run, of the part of the year that is paid after it. A school that cannot be paid
 * takes no part: it has no baseline, and its guarantee is 0. Whoever solves a cap may write to the
 * arrays. Mutable, for one thread.
 */
public final class GainsColumns {
  private final double[] unit;
  private final double[] baseline;
  private final double[] pupils;
  private final double[] limit;
  private final double[] guarantee;

  private GainsColumns(int capacity) {
    this.unit = new double[capacity];
    this.baseline = new double[capacity];
    this.pupils = new double[capacity];
    this.limit = new double[capacity];
    this.guarantee = new double[capacity];
  }

  /** Returns columns for as many schools as given. */
  public static GainsColumns of(int capacity) {
    return new GainsColumns(capacity);
  }

  /** Returns this year's pounds per pupil that the guarantee protects, before protection. */
  public double[] unit() {
    return unit;
  }

  /**
   * Returns last year's pounds per pupil; {@link Double#NaN} for a school that no cap takes from.
   */
  public double[] baseline() {
    return baseline;
  }

  /** Returns the pupils that the guarantee counts, times the share of the year that is paid. */
  public double[] pupils() {
    return pupils;
  }

  /**
   * Returns the most pounds that may be taken before the minimum per-pupil level gives the rest
   * back; {@link Double#POSITIVE_INFINITY} where there is no such level.
   */
  public double[] limit() {
    return limit;
  }

  /**
   * Returns the pounds of the guarantee, 0 or more; where they were given as a sum, negative for
   * what is taken whatever the cap.
   */
  public double[] guarantee() {
    return guarantee;
  }
}
