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
 *
 * <p>Source: the School and Early Years Finance (England) Regulations from SI 2020/83 on, and
 * statement layouts of the Department for Education; the average reproduces the published level of
 * a secondary school.
 */
final class MinimumPerPupil {
  private MinimumPerPupil() {}

  /** Returns the level of a school in pounds per pupil, or nothing where none is in force. */
  static OptionalDouble level(Formula formula, School school) {
    double groups = school.yearGroups();
    if (formula.value(Parameter.MPPL_PRIMARY).isEmpty() || groups == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        level(
            school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0)
                * rate(formula, Parameter.MPPL_PRIMARY),
            school.yearGroupsKs3() * rate(formula, Parameter.MPPL_KS3),
            school.yearGroupsKs4() * rate(formula, Parameter.MPPL_KS4),
            groups));
  }

  /** Returns the level from year groups × level of each key stage. */
  static double level(double primary, double ks3, double ks4, double yearGroups) {
    return (primary + ks3 + ks4) / yearGroups;
  }

  /** Returns the pounds that bring a school up to its level; NaN is no level. */
  static double topUp(double level, double pupils, double counted) {
    return pupils > 0 && !Double.isNaN(level) ? Math.max(0, level * pupils - counted) : 0;
  }

  /**
   * Returns how many pounds of a reduction are given back so that it does not break the level.
   *
   * @param level pounds per pupil; NaN is no level
   * @param counted pounds that the level counts, with its top-up
   */
  static double restore(double level, double pupils, double counted, double reduction) {
    return Double.isNaN(level)
        ? 0
        : Math.min(reduction, Math.max(0, level * pupils - (counted - reduction)));
  }

  /** Tops every school up to its level. */
  static void topUp(Evaluation evaluation) {
    for (int i = 0; i < evaluation.size(); i++) {
      OptionalDouble level = level(evaluation.formula(), evaluation.school(i));
      if (level.isPresent() && evaluation.pupils(i) > 0) {
        double topUp = topUp(level.getAsDouble(), evaluation.pupils(i), evaluation.counted(i));
        evaluation.set(Line.MPPL_TOP_UP, i, evaluation.rounding().money(topUp));
        restsOnLevels(evaluation, i);
      }
    }
  }

  /** Returns how much of a reduction is given back so that it does not break the level. */
  static double restore(Evaluation evaluation, int row, double reduction) {
    double level = level(evaluation.formula(), evaluation.school(row)).orElse(Double.NaN);
    double counted = evaluation.counted(row) + evaluation.amount(Line.MPPL_TOP_UP, row);
    return evaluation.rounding().money(restore(level, evaluation.pupils(row), counted, reduction));
  }

  private static void restsOnLevels(Evaluation evaluation, int row) {
    School school = evaluation.school(row);
    if (school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) > 0) {
      evaluation.compiled().restsOn(row, Parameter.MPPL_PRIMARY);
    }
    if (school.yearGroupsKs3() > 0) {
      evaluation.compiled().restsOn(row, Parameter.MPPL_KS3);
    }
    if (school.yearGroupsKs4() > 0) {
      evaluation.compiled().restsOn(row, Parameter.MPPL_KS4);
    }
  }

  private static double rate(Formula formula, Parameter parameter) {
    return formula.value(parameter).orElseThrow();
  }
}
