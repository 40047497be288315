package org.perpupil.impact;

/** The ways to state a change. */
public enum Change {
  /** New minus old, in pounds. */
  POUNDS,
  /** New minus old, in pounds per pupil. */
  PER_PUPIL,
  /** New minus old, in percent of the old. */
  PERCENT
}
