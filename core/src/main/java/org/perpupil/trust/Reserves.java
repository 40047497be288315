package org.perpupil.trust;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.perpupil.problem.check.Amounts;

/** Whether the schools of a trust keep their own reserves. */
public enum Reserves {
  /** Each school keeps what it saves and carries what it overspends; so does the centre. */
  SEPARATE,
  /** All reserves are the trust's; a school's share of them goes by its pupils. */
  POOLED;

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the rule with the given label, or nothing when there is none. */
  public static Optional<Reserves> find(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /**
   * Returns the reserves at the end of a year in pounds, as a new array: a value for each school,
   * then the centre's. Together they are the reserves before and the balances of the year.
   *
   * @param before a value for each school, then the centre's
   * @param inYear balances of the year, a value for each school, then the centre's
   * @param pupils a value for each school; pooled reserves stay at the centre when all are 0
   */
  public double[] close(double[] before, double[] inYear, double[] pupils) {
    Amounts.sameLength(pupils.length + 1, before, inYear);
    double[] after = new double[before.length];
    double all = 0;
    for (int i = 0; i < after.length; i++) {
      after[i] = before[i] + inYear[i];
      all += after[i];
    }
    if (this == SEPARATE) {
      return after;
    }
    double allPupils = Amounts.sum(pupils);
    for (int i = 0; i < pupils.length; i++) {
      after[i] = allPupils == 0 ? 0 : all * pupils[i] / allPupils;
    }
    after[pupils.length] = allPupils == 0 ? all : 0;
    return after;
  }
}
