package org.perpupil.projection.pay;

import java.util.Optional;
import org.perpupil.budget.Pension;
import org.perpupil.rates.PayArea;

/**
 * A kind of post that a row of the cost table prices: everything that its cost depends on.
 *
 * @param area the scale's area, or nothing for a salary
 * @param point the point of the scale; empty for a salary
 * @param salary full-time pounds a year in the first block; 0 for a point of a scale
 * @param followsTeachers whether the salary rises with the teachers' award rather than the support
 *     staff's
 * @param fraction full-time equivalent of one post, more than 0 and up to 1
 * @param pension the pension scheme
 * @param under25 whether the post is an apprentice's under 25, whose pay bears no national
 *     insurance up to a limit
 * @param stated the block that the salary is of, for a salary that follows the teachers' award
 */
public record CostRow(
    Optional<PayArea> area,
    String point,
    double salary,
    boolean followsTeachers,
    double fraction,
    Pension pension,
    boolean under25,
    int stated) {

  static CostRow point(
      PayArea area, String point, double fraction, Pension pension, boolean young) {
    return new CostRow(Optional.of(area), point, 0, true, fraction, pension, young, 0);
  }

  static CostRow teacherSalary(
      double salary, double fraction, Pension pension, boolean young, int stated) {
    return new CostRow(Optional.empty(), "", salary, true, fraction, pension, young, stated);
  }

  static CostRow supportSalary(double salary, double fraction, Pension pension, boolean young) {
    return new CostRow(Optional.empty(), "", salary, false, fraction, pension, young, 0);
  }

  boolean isSupport() {
    return !followsTeachers;
  }
}
