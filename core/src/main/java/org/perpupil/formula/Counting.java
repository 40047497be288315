package org.perpupil.formula;

/**
 * What the money of a line counts towards: the minimum per-pupil level, the London fringe, the
 * local guarantee and the national floor.
 */
public enum Counting {
  /** Follows pupils: the minimum level counts it, fringe multiplies it, protections compare it. */
  PUPILS,
  /**
   * A sum for the school that the fringe multiplies: the minimum level counts it, and protections
   * take this year's off both sides.
   */
  SCHOOL,
  /**
   * Money for premises: the minimum level and the floor leave it out, from 2025-26 the guarantee
   * too.
   */
  PREMISES,
  /** Other money for the school: the guarantee compares it, minimum level and floor do not. */
  OTHER,
  /** Business rates, which minimum level and protections leave out. */
  RATES,
  /** Follows from other lines: the fringe, the minimum level and protections. */
  DERIVED;

  /** Returns whether the minimum per-pupil level counts the money. */
  public boolean isTowardsMinimum() {
    return this == PUPILS || isTakenOffBothSides();
  }

  /** Returns whether guarantee and floor take this year's money off this year and the last. */
  public boolean isTakenOffBothSides() {
    return this == SCHOOL;
  }

  /** Returns whether the fringe multiplies the money. */
  public boolean isFringed() {
    return this == PUPILS || this == SCHOOL;
  }

  /** Returns whether the floor leaves the money out, each year its own. */
  public boolean isLeftOutOfFloor() {
    return this == PREMISES || this == OTHER;
  }
}
