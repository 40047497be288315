package org.perpupil.formula;

import java.util.OptionalDouble;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The minimum per-pupil level (MPPL).
 *
 * <p>A school's level is the average of the key stages' levels over the year groups that it has,
 * not rounded. The top-up brings pupil-led money, lump sum, sparsity and fringe up to it; business
 * rates, PFI, split sites and exceptional premises do not count.
 */
final class MinimumPerPupil {
  private MinimumPerPupil() {}

  /** Returns the level of a school in pounds per pupil, or nothing where none is in force. */
  static OptionalDouble level(Formula formula, School school) {
    double groups = school.yearGroups();
    if (formula.value(Parameter.MPPL_PRIMARY).isEmpty() || groups == 0) {
      return OptionalDouble.empty();
    }
    double sum =
        school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0)
                * rate(formula, Parameter.MPPL_PRIMARY)
            + school.yearGroupsKs3() * rate(formula, Parameter.MPPL_KS3)
            + school.yearGroupsKs4() * rate(formula, Parameter.MPPL_KS4);
    return OptionalDouble.of(sum / groups);
  }

  /**
   * Returns what the top-up must add.
   *
   * @param counted pounds of pupil-led money, lump sum, sparsity and fringe
   */
  static double topUp(double level, double pupils, double counted) {
    return Math.max(0, level * pupils - counted);
  }

  /**
   * Returns how much of a reduction has to be given back so that it does not break the level.
   *
   * @param countedWithTopUp pounds that count, the top-up included, before the reduction
   */
  static double restore(double level, double pupils, double countedWithTopUp, double reduction) {
    double shortfall = level * pupils - (countedWithTopUp - reduction);
    return Math.min(reduction, Math.max(0, shortfall));
  }

  private static double rate(Formula formula, Parameter parameter) {
    return formula.value(parameter).orElseThrow();
  }
}
