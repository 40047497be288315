package org.perpupil.formula.factor;

import org.perpupil.formula.Counting;
import org.perpupil.formula.Parameter;
import org.perpupil.school.SchoolField;

/**
 * A need of some pupils, declared once: the share of pupils who have it, the rate that is paid for
 * each, and the line that the money goes to, all under the name of the share.
 *
 * @param base what the share is of
 */
public record Need(SchoolField share, DeclaredParameter rate, DeclaredLine line, Base base) {
  /**
   * Returns a need that national rate books must have a rate for.
   *
   * @param description what the rate means, in words for a user
   * @param label the name of the line for people
   */
  public static Need of(SchoolField share, Base base, String description, String label) {
    return new Need(share, rate(share, description), line(share, base, label), base);
  }

  /** Returns the same need with its rate held otherwise, such as by local formulas alone. */
  Need withRate(DeclaredParameter other) {
    return new Need(share, other, line, base);
  }

  /** Pays every school's share at the rate, where that is in force. */
  public void pay(Assembly to) {
    if (to.formula().pays(rate)) {
      to.pay(line, rate, to.shares(share, rate, base), base);
    }
  }

  private static DeclaredParameter rate(SchoolField share, String description) {
    return DeclaredParameter.of(
            share.fileName(), Parameter.Kind.PER_PUPIL, Parameter.Purpose.NEEDS, description)
        .needed();
  }

  private static DeclaredLine line(SchoolField share, Base base, String label) {
    DeclaredLine.Stage stage =
        switch (base) {
          case PRIMARY -> DeclaredLine.Stage.PRIMARY;
          case KS3, KS4, SECONDARY -> DeclaredLine.Stage.SECONDARY;
          case PUPILS, SCHOOL, SUM -> DeclaredLine.Stage.ANY;
        };
    return DeclaredLine.paid(share.fileName(), label, Counting.PUPILS, stage);
  }
}
