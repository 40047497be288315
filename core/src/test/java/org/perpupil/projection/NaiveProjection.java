package org.perpupil.projection;

import java.util.Optional;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Staff;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/**
 * The oracle for maintained schools under the national formula, for those who measure against it.
 */
public final class NaiveProjection {
  private NaiveProjection() {}

  /** Returns the reserves at the end of every financial year. */
  public static double[] closingReserves(
      School school,
      Budget budget,
      Staff staff,
      FundingYear first,
      int years,
      Assumptions reference,
      Assumptions assumptions) {
    ProjectionOracle oracle =
        new ProjectionOracle(
            school,
            new NaiveTimeline(first.start(), years, NaiveTimeline.NEVER),
            FormulaSteps.national(first),
            Optional.of(budget),
            staff.posts(school.id()),
            reference,
            assumptions,
            new NaiveSolved(),
            school.trust().isEmpty());
    double[] reserves = new double[years];
    for (int i = 0; i < years; i++) {
      reserves[i] = oracle.reserveBefore(2 * i + 2).orElseThrow();
    }
    return reserves;
  }
}
