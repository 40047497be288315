package org.perpupil.viability;

/** Whether a figure is of one year or has grown over years. */
public enum AccountsBasis {
  /** Of one year alone, such as income less expenditure. */
  IN_YEAR,
  /** Grown over years, such as a reserve or cash. */
  CUMULATIVE
}
