package org.perpupil.formula;

import org.perpupil.problem.ProblemsException;
import org.perpupil.school.SchoolField;

/**
 * What the floor of the national formula protects: last year's pounds per pupil.
 *
 * <p>The one place of the rule: the budget share after last year's protections, without business
 * rates, split sites, PFI, exceptional premises and other school-led money, less the lump sum and
 * sparsity of the <em>new</em> formula, per pupil.
 */
public final class FloorBaseline {
  private FloorBaseline() {}

  /**
   * Returns baselines in pounds per pupil, one a row of the allocations' table.
   *
   * @param previous what the schools get now
   * @param current what the national formula gives them, protected or not
   * @throws ProblemsException when the schools are not the same
   * @return {@link Double#NaN} where either allocation failed, where there are no pupils, and where
   *     nothing is left to protect
   */
  public static double[] perPupil(Allocation previous, Allocation current) {
    previous.requireSameSchools(current);
    double[] baselines = new double[previous.size()];
    for (int i = 0; i < baselines.length; i++) {
      baselines[i] = perPupil(previous, current, i);
    }
    return baselines;
  }

  private static double perPupil(Allocation previous, Allocation current, int row) {
    double pupils = previous.schools().school(row).pupils();
    double yearOpen =
        previous.schools().school(row).value(SchoolField.DAYS_OPEN).orElse(Evaluation.FULL_YEAR)
            / Evaluation.FULL_YEAR;
    return perPupil(
        previous.raw(Total.BUDGET_SHARE, row) - previous.raw(Line.RATES, row),
        previous.raw(Line.SPLIT_SITES, row)
            + previous.raw(Line.PFI, row)
            + previous.raw(Line.EXCEPTIONAL, row)
            + previous.raw(Line.OTHER_SCHOOL_LED, row),
        current.raw(Line.LUMP_SUM, row) + current.raw(Line.SPARSITY, row),
        pupils * yearOpen);
  }

  /**
   * Returns a baseline in pounds per pupil, or NaN where there is none.
   *
   * @param share last year's budget share after its protections, without business rates
   * @param notProtected last year's split sites, PFI, exceptional premises and other school-led
   *     money
   * @param lumpSumAndSparsity those of the new formula
   */
  static double perPupil(
      double share, double notProtected, double lumpSumAndSparsity, double pupils) {
    double baseline = (share - notProtected - lumpSumAndSparsity) / pupils;
    return baseline > 0 && Double.isFinite(baseline) ? baseline : Double.NaN;
  }
}
