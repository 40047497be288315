package org.perpupil.viability;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;

/**
 * Accounts of projected schools, for standards to judge.
 *
 * <p>A school is judged in the years that it reports in when they end, and as what it is then. Cash
 * within a year is not known, nor grants apart from other income.
 */
public final class SchoolAccounts {
  /** Codes of staff cost: pay with on-costs, supply and agency; not training or insurance. */
  private static final Set<BudgetCode> STAFF =
      ImmutableSet.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E26,
          BudgetCode.E31);

  private SchoolAccounts() {}

  /** Returns the accounts of a school, or nothing when it could not be projected. */
  public static Optional<Accounts> of(Projection projection, int row) {
    org.perpupil.projection.Basis basis = projection.basis(row);
    List<YearFigures> figures = new ArrayList<>();
    for (FundingYear year : projection.years()) {
      if (projection.has(row, year, basis)) {
        figures.add(figures(projection, row, year, basis));
      }
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    OrganisationKind kind =
        basis == org.perpupil.projection.Basis.ACADEMIC
            ? OrganisationKind.ACADEMY
            : OrganisationKind.MAINTAINED;
    return Optional.of(
        Accounts.of(kind, figures).withPhase(projection.schools().school(row).phase()));
  }

  private static YearFigures figures(
      Projection projection, int row, FundingYear year, org.perpupil.projection.Basis basis) {
    double staff = 0;
    for (BudgetCode code : STAFF) {
      staff += projection.amount(row, code, year, basis).orElseThrow();
    }
    return YearFigures.of(
        year,
        total(projection, row, org.perpupil.projection.Measure.OPENING_RESERVE, year, basis),
        total(projection, row, org.perpupil.projection.Measure.INCOME, year, basis),
        total(projection, row, org.perpupil.projection.Measure.EXPENDITURE, year, basis),
        staff);
  }

  private static double total(
      Projection projection,
      int row,
      org.perpupil.projection.Measure measure,
      FundingYear year,
      org.perpupil.projection.Basis basis) {
    return projection.total(row, measure, year, basis).orElseThrow();
  }
}
