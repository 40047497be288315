package org.perpupil.examples.page;

import java.util.List;
import org.perpupil.BudgetYears;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** Schools' reserves as planned. */
interface PlannedReserves {
  /** Returns the years at whose end a school's reserve is known, in order. */
  List<FundingYear> years(School school);

  /** Returns a school's reserve at the end of one of its years, in pounds. */
  double closing(School school, FundingYear year);

  /** Returns those of schools' own budgets. */
  static PlannedReserves of(BudgetYears budgets) {
    return new PlannedReserves() {
      @Override
      public List<FundingYear> years(School school) {
        return budgets.years(school.id());
      }

      @Override
      public double closing(School school, FundingYear year) {
        return budgets.closingReserve(school.id(), year);
      }
    };
  }
}
