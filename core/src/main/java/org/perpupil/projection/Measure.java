package org.perpupil.projection;

import java.util.Locale;

/** A figure of a school's year beside its codes. */
public enum Measure {
  /** Pupils from Reception to Year 11 whom the year's budget share counts. */
  PUPILS("pupils"),
  /** All income codes, less revenue spent on capital (E30). */
  INCOME("pounds"),
  /** All expenditure codes but E30. */
  EXPENDITURE("pounds"),
  /** Income less expenditure. */
  IN_YEAR_BALANCE("pounds"),
  /** Revenue reserve when the year begins. */
  OPENING_RESERVE("pounds"),
  /** Revenue reserve when the year ends: opening reserve and in-year balance. */
  CLOSING_RESERVE("pounds");

  private final String unit;

  Measure(String unit) {
    this.unit = unit;
  }

  /** Returns the unit. */
  public String unit() {
    return unit;
  }

  /** Returns whether it is known where only income is: no spending or reserve is needed for it. */
  public boolean isOfIncome() {
    return this == PUPILS || this == INCOME;
  }

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
