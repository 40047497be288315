package org.perpupil.impact;

import java.util.Locale;

/** The ways to state a change. */
public enum SchoolChange {
  /** New minus old, in pounds. */
  POUNDS,
  /** New minus old, in pounds per pupil. */
  PER_PUPIL,
  /** New minus old, in percent of the old. */
  PERCENT;

  /** Returns the name as files write it, such as {@code per_pupil}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
