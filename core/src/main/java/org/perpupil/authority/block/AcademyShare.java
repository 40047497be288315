package org.perpupil.authority.block;

import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * How much of an authority's schools block has gone to academies, and what more leavers do to those
 * who stay.
 *
 * <p>Money stands for pupils here: the block is nearly all paid per pupil. Immutable and
 * thread-safe.
 *
 * @param schoolsBlock pounds of the block before recoupment, more than 0
 * @param recouped pounds of it recouped for academies
 */
public record AcademyShare(double schoolsBlock, double recouped) {
  /** Checks that the part is not more than the whole. */
  public AcademyShare {
    if (!(recouped >= 0 && schoolsBlock > 0 && recouped <= schoolsBlock)) {
      throw new ProblemsException(
          Problem.error(
              "recoupment",
              Problem.plain(recouped),
              "from 0 to the schools block of " + Problem.plain(schoolsBlock),
              "the block was given after recoupment"));
    }
  }

  /** Returns the share that is recouped, 0 to 1. */
  public double share() {
    return recouped / schoolsBlock;
  }

  /** Returns the share that is left for maintained schools, 0 to 1. */
  public double left() {
    return (schoolsBlock - recouped) / schoolsBlock;
  }

  /**
   * Returns the part by which a cost that does not fall weighs more on each pupil left when a
   * further share of the whole block leaves: 0.25 for a quarter more; infinite when nobody is left.
   *
   * @param further share of the whole block that leaves, 0 to 1
   */
  public double riseWhenLeaving(double further) {
    double after = left() - further;
    return after > 0 ? left() / after - 1 : Double.POSITIVE_INFINITY;
  }
}
