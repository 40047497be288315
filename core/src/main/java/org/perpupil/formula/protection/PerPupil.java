package org.perpupil.formula.protection;

/**
 * What guarantee, floor and caps have in common: pounds per pupil held against last year's.
 *
 * <p>Every figure is in pounds per pupil unless it says otherwise. The rules that round do so
 * around these functions; a run over years uses them as they are.
 */
final class PerPupil {
  private PerPupil() {}

  /** Returns last year's figure raised by a percentage. */
  static double raised(double percent, double baseline) {
    return (1 + percent / 100) * baseline;
  }

  /** Returns the pounds that lift a school to the least it may get. */
  static double topUp(double least, double unit, double pupils) {
    return Math.max(0, least - unit) * pupils;
  }

  /**
   * Returns the pounds that are taken of what stands above the most a school may get.
   *
   * @param scaling the share of the gain that is taken, 0 to 1
   */
  static double reduction(double most, double unit, double scaling, double pupils) {
    return Math.max(0, unit - most) * scaling * pupils;
  }
}
