package org.perpupil.formula.factor;

/** What a rate is paid on. */
public enum Base {
  /** Pupils from Reception to Year 6. */
  PRIMARY,
  /** Pupils in Years 7 to 9. */
  KS3,
  /** Pupils in Years 10 and 11. */
  KS4,
  /** Pupils from Year 7 to Year 11. */
  SECONDARY,
  /** All pupils. */
  PUPILS,
  /** The school itself; the share is then a count of sites or a weight. */
  SCHOOL,
  /** The school itself, and the share is pounds that it was given. */
  SUM;

  /** Returns whether money paid on this follows the roll. */
  public boolean isPupils() {
    return this != SCHOOL && this != SUM;
  }
}
