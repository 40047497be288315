package org.perpupil.formula;

import java.util.Locale;

/**
 * What follows from the lines of a school: sums, the guarantee's own figures, and ratios.
 *
 * <p>The file name of a total is its own name in lower case.
 */
public enum Total {
  /** Pounds: all pupil-led lines. */
  PUPIL_LED_TOTAL,
  /** Pounds: all school-led lines, without business rates. */
  SCHOOL_LED_TOTAL,
  /** Pounds: pupil-led, school-led, minimum level and business rates. */
  BUDGET_SHARE_BEFORE_MFG,
  /**
   * Pounds of a full year that the guarantee protects; absent without pupils and where neither a
   * guarantee nor a cap is in force.
   */
  MFG_BUDGET,
  /** Pounds per pupil, last year; absent without a baseline. */
  MFG_BASELINE_UNIT_VALUE,
  /** Pounds per pupil, this year before protection; absent where {@link #MFG_BUDGET} is. */
  MFG_UNIT_VALUE,
  /** Change of the unit value, as a fraction; absent without a baseline. */
  MFG_CHANGE,
  /** Pounds: guarantee, less capping, plus what the minimum level gives back. */
  MFG_ADJUSTMENT,
  /** Pounds that the budget share is rounded by where lines are not rounded; 0 where they are. */
  ROUNDING,
  /** Pounds: all lines, rounding included. */
  BUDGET_SHARE,
  /** Pounds: the budget share less de-delegation. */
  BUDGET_SHARE_AFTER_DEDELEGATION,
  /** Pounds of budget share per pupil on the roll; absent without pupils. */
  PER_PUPIL,
  /** Pounds of the budget share meant for special needs; absent when the formula names no share. */
  NOTIONAL_SEN,
  /** Pounds of the lines that are there only because of the area cost adjustment. */
  AREA_COST;

  private final String fileName = name().toLowerCase(Locale.ROOT);

  /** Returns the name of the total in files. */
  public String fileName() {
    return fileName;
  }
}
