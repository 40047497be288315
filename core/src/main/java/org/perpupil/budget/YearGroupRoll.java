package org.perpupil.budget;

import java.util.Arrays;

/**
 * Pupils by year group, rolled forward a year at a time.
 *
 * <p>Each year group moves up with its stay-on rate, the last one leaves, and the intake fills the
 * first. Immutable and thread-safe.
 */
public final class YearGroupRoll {
  private final double[] pupils;

  private YearGroupRoll(double[] pupils) {
    this.pupils = pupils;
  }

  /**
   * Returns a roll.
   *
   * @param pupils pupils of each year group, from the first, 0 or more; at least one group
   */
  public static YearGroupRoll of(double... pupils) {
    if (pupils.length == 0 || !Arrays.stream(pupils).allMatch(n -> n >= 0 && Double.isFinite(n))) {
      throw new IllegalArgumentException(
          "pupils " + Arrays.toString(pupils) + ", expected a value of 0 or more for each group");
    }
    return new YearGroupRoll(pupils.clone());
  }

  /** Returns the pupils of each year group as a new array. */
  public double[] pupils() {
    return pupils.clone();
  }

  /** Returns all pupils. */
  public double total() {
    double sum = 0;
    for (double group : pupils) {
      sum += group;
    }
    return sum;
  }

  /**
   * Returns the roll a year later.
   *
   * @param stayOn for each year group but the last, the pupils a year later for each pupil now: 1
   *     where as many join as leave
   * @param demand pupils who want a place in the first year group
   * @param admissionNumber places there are
   */
  public YearGroupRoll nextYear(double[] stayOn, double demand, double admissionNumber) {
    if (stayOn.length != pupils.length - 1) {
      throw new IllegalArgumentException(
          stayOn.length + " stay-on rates, expected " + (pupils.length - 1));
    }
    double[] next = new double[pupils.length];
    next[0] = Math.min(demand, admissionNumber);
    for (int i = 1; i < next.length; i++) {
      next[i] = pupils[i - 1] * stayOn[i - 1];
    }
    return of(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YearGroupRoll roll && Arrays.equals(pupils, roll.pupils);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pupils);
  }

  @Override
  public String toString() {
    return "YearGroupRoll" + Arrays.toString(pupils);
  }
}
