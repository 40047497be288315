package org.perpupil.formula;

import org.perpupil.formula.protection.NationalProtection;
import org.perpupil.problem.ProblemsException;

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
    double leftOut = 0;
    double takenOff = 0;
    for (Line line : Line.of(Line.Group.SCHOOL_LED)) {
      leftOut += line.counting().isLeftOutOfFloor() ? previous.raw(line, row) : 0;
      takenOff += line.counting().isTakenOffBothSides() ? current.raw(line, row) : 0;
    }
    double pupils = previous.schools().school(row).pupils() * previous.shareOfYear(row);
    double share = previous.raw(Total.BUDGET_SHARE, row) - previous.raw(Line.RATES, row);
    return NationalProtection.baseline(share, leftOut, takenOff, pupils);
  }
}
