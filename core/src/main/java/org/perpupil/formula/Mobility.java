package org.perpupil.formula;

import org.perpupil.school.SchoolField;

/**
 * Mobility: pupils who joined at an unusual time.
 *
 * <p>With a threshold, the share above it is paid; without one, the share as given, which in files
 * to 2019-20 is already the part above 10%.
 *
 * <p>Source: the label of published statements, "proportion above 6%"; that the threshold is taken
 * off the share is {@link UnverifiedRule#MOBILITY_ABOVE_THRESHOLD unverified}.
 */
final class Mobility {
  private Mobility() {}

  static void compile(Compilation to) {
    pay(
        to,
        Line.MOBILITY_PRIMARY,
        SchoolField.MOBILITY_PRIMARY,
        Parameter.MOBILITY_PRIMARY,
        Base.PRIMARY);
    pay(
        to,
        Line.MOBILITY_SECONDARY,
        SchoolField.MOBILITY_SECONDARY,
        Parameter.MOBILITY_SECONDARY,
        Base.SECONDARY);
  }

  private static void pay(Compilation to, Line line, SchoolField field, Parameter rate, Base base) {
    if (!to.formula.pays(rate)) {
      return;
    }
    double[] shares = to.shares(field, rate, base);
    double threshold = to.formula.value(Parameter.MOBILITY_THRESHOLD_PERCENT).orElse(0) / 100;
    if (threshold > 0) {
      for (int i = 0; i < shares.length; i++) {
        boolean paid = shares[i] > threshold;
        shares[i] = paid ? to.rounding.share(shares[i] - threshold) : 0;
        if (paid && to.roll(base)[i] > 0) {
          to.restsOn(i, UnverifiedRule.MOBILITY_ABOVE_THRESHOLD);
        }
      }
    }
    to.pay(line, rate, shares, base);
  }
}
