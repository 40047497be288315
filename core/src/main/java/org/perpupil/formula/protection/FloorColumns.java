package org.perpupil.formula.protection;

/**
 * The national floor over whole columns, where no cap is in force and nothing is rounded: loops
 * without branches, which become vector instructions.
 *
 * <p>Where there is nothing to compare, a huge number times 0 is the most that the floor gives. A
 * school that this year cannot pay, or that had no share in the last, is {@link Double#NaN}.
 */
final class FloorColumns {
  /** More than any sum of pounds, and less than what overflows when it is multiplied by one. */
  static final double HUGE = 1e200;

  /** Divides where nobody was there in the year before. */
  private static final double NOBODY = 1e-9;

  private FloorColumns() {}

  /**
   * Writes top-ups to floors upon baselines that were given.
   *
   * @param baseline pounds per pupil, 0 for none
   * @param most {@link #HUGE}, or 0 where there is no baseline
   */
  static void given(
      double floor,
      double[] baseline,
      double[] most,
      UnprotectedYear year,
      int size,
      double[] topUps) {
    double raise = 1 + floor / 100;
    double[] pupils = year.pupils;
    double[] pupilLed = year.pupilLed;
    double[] level = year.topUp;
    for (int i = 0; i < size; i++) {
      topUps[i] =
          Math.min(
              Math.max(0, raise * baseline[i] * pupils[i] - (pupilLed[i] + level[i])),
              most[i] * pupils[i]);
    }
  }

  /**
   * Writes top-ups to floors upon the year before.
   *
   * @param share last year's budget share after its protections, without business rates
   * @param leftOut last year's money that the floor leaves out
   * @param pupilsBefore last year's pupils
   */
  static void following(
      double floor,
      double[] share,
      double[] leftOut,
      double[] pupilsBefore,
      UnprotectedYear year,
      int size,
      double[] topUps) {
    double raise = 1 + floor / 100;
    double[] school = year.school;
    double[] fringe = year.fringeMultiplier;
    for (int i = 0; i < size; i++) {
      topUps[i] = Math.max(0, share[i] - leftOut[i] - school[i] * fringe[i]);
    }
    double[] pupils = year.pupils;
    double[] pupilLed = year.pupilLed;
    double[] level = year.topUp;
    for (int i = 0; i < size; i++) {
      double before = topUps[i];
      double least = raise * (before / Math.max(pupilsBefore[i], NOBODY)) * pupils[i];
      topUps[i] =
          Math.min(
              Math.max(0, least - (pupilLed[i] + level[i])),
              HUGE * Math.min(Math.min(pupils[i], pupilsBefore[i]), before));
    }
  }
}
