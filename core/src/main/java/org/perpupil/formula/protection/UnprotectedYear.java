package org.perpupil.formula.protection;

/**
 * A year's money before guarantee, floor and cap, in pounds of a full year, one value a school.
 *
 * <p>Live columns that whoever pays a year writes and protections read; {@link Double#NaN} marks a
 * school that cannot be paid. Mutable, for one thread.
 */
public final class UnprotectedYear {
  /** The roll. */
  public final double[] pupils;

  /** Money that {@link org.perpupil.formula.Counting#PUPILS follows pupils}. */
  public final double[] pupilLed;

  /**
   * Sums for {@link org.perpupil.formula.Counting#SCHOOL the school} that the fringe multiplies.
   */
  public final double[] school;

  /** Money for {@link org.perpupil.formula.Counting#PREMISES premises}. */
  public final double[] premises;

  /** {@link org.perpupil.formula.Counting#OTHER Other} money for the school. */
  public final double[] other;

  /** Business rates. */
  public final double[] rates;

  /** What the fringe adds. */
  public final double[] fringe;

  /** The minimum level in pounds per pupil; NaN where none is in force. */
  public final double[] levels;

  /** What lifts a school to its minimum level. */
  public final double[] topUp;

  /** What the minimum level counts, without its top-up. */
  public final double[] counted;

  /** All money of the year. */
  public final double[] beforeProtection;

  /** The fringe's multiplier, 1 outside it. */
  public final double[] fringeMultiplier;

  /** Makes room for as many schools as given. */
  public UnprotectedYear(int capacity) {
    this.pupils = new double[capacity];
    this.pupilLed = new double[capacity];
    this.school = new double[capacity];
    this.premises = new double[capacity];
    this.other = new double[capacity];
    this.rates = new double[capacity];
    this.fringe = new double[capacity];
    this.fringeMultiplier = new double[capacity];
    this.levels = new double[capacity];
    this.topUp = new double[capacity];
    this.counted = new double[capacity];
    this.beforeProtection = new double[capacity];
  }

  /**
   * Adds money for the school, which the fringe multiplies and the minimum level counts.
   *
   * @return how much less the minimum level adds
   */
  public double addForSchool(int row, double pounds) {
    double more = (fringeMultiplier[row] - 1) * pounds;
    double before = topUp[row];
    school[row] += pounds;
    fringe[row] += more;
    counted[row] += pounds + more;
    topUp[row] = MinimumLevel.topUp(levels[row], pupils[row], counted[row]);
    beforeProtection[row] += pounds + more + topUp[row] - before;
    return before - topUp[row];
  }

  /** Returns this year's sums for the school, which protections take off both sides. */
  public double takenOffBothSides(int row) {
    return school[row] * fringeMultiplier[row];
  }
}
