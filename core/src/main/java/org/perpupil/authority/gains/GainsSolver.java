package org.perpupil.authority.gains;

/**
 * Solves the scaling or the cap at which gains pay for the guarantee of an authority's schools.
 *
 * <p>Exact, since what is taken is piecewise linear in both, and the same for one allocation and
 * for every year and world of a projection. Works on the columns of {@link GainsDeduction}, which
 * it keeps and reads anew each time. Mutable, for one thread; allocates when it is made and never
 * after.
 */
public final class GainsSolver {
  /** What a formula may hold at most, in percent. */
  public static final double HIGHEST_CAP = 100;

  private final double[] unit;
  private final double[] baseline;
  private final double[] pupils;
  private final double[] limit;
  private final int size;
  private final double[] scratch;
  private double shortfall;
  private boolean isTooWeak;

  private GainsSolver(double[] unit, double[] baseline, double[] pupils, double[] limit, int size) {
    this.unit = unit;
    this.baseline = baseline;
    this.pupils = pupils;
    this.limit = limit;
    this.size = size;
    this.scratch = new double[2 * size + 1];
  }

  /**
   * Returns a solver of some columns, which are kept, not copied; see {@link GainsDeduction} for
   * what they hold.
   *
   * @param size how many schools there are; columns may be longer
   */
  public static GainsSolver of(
      double[] unit, double[] baseline, double[] pupils, double[] limit, int size) {
    return new GainsSolver(unit, baseline, pupils, limit, size);
  }

  /**
   * Returns the percentage of gains whose deduction equals the guarantee, 100 where even that is
   * too little and 0 where there is nothing to pay for; baselines must have been raised by the cap.
   *
   * @param guarantee pounds that are wanted; 0 or less when there is nothing to pay for
   * @param tolerance pounds that the deduction may fall short by
   */
  public double scalingPercent(double guarantee, double tolerance) {
    start();
    if (guarantee <= 0) {
      return 0;
    }
    if (isTooLittle(most(0), guarantee, tolerance)) {
      return 100;
    }
    double scaling = GainsDeduction.scaling(unit, baseline, pupils, limit, 0, size, 0, guarantee);
    return Double.isNaN(scaling) ? 100 : 100 * scaling;
  }

  /**
   * Returns the cap in percent whose deduction equals the guarantee, the lowest where even that is
   * too little; {@link Double#NaN}, no cap, when there is no guarantee to pay for.
   *
   * @param lowest the guarantee in percent, which no cap may be below
   * @param guarantee pounds that are wanted; 0 or less when there is nothing to pay for
   * @param tolerance pounds that the deduction may differ by
   */
  public double capPercent(double lowest, double guarantee, double tolerance) {
    start();
    if (guarantee <= 0) {
      return Double.NaN;
    }
    if (isTooLittle(most(lowest / 100), guarantee, tolerance)) {
      return lowest;
    }
    isTooWeak = most(HIGHEST_CAP / 100) > guarantee + tolerance;
    double cap =
        GainsDeduction.cap(
            unit, baseline, pupils, limit, 0, size, lowest / 100, guarantee, scratch);
    return Double.isNaN(cap) ? lowest : Math.max(lowest, 100 * cap);
  }

  /** Returns the pounds of the guarantee that gains could not pay for when last solved. */
  public double shortfall() {
    return shortfall;
  }

  /** Returns whether only a cap that no formula may state takes as little as is wanted. */
  public boolean isTooWeak() {
    return isTooWeak;
  }

  private void start() {
    shortfall = 0;
    isTooWeak = false;
  }

  private boolean isTooLittle(double most, double guarantee, double tolerance) {
    if (most < guarantee - tolerance) {
      shortfall = guarantee - most;
      return true;
    }
    return false;
  }

  /** Returns the pounds that are taken when all above a cap is. */
  private double most(double cap) {
    return GainsDeduction.pounds(unit, baseline, pupils, limit, 0, size, cap, 1);
  }
}
