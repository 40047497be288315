package org.perpupil.viability;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Projection;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/**
 * Accounts of projected schools, for standards to judge.
 *
 * <p>A school is judged in the years that it reports in when they end, and as what it is then, by
 * the figures that are printed, see {@link org.perpupil.formula.printed.Casting}. Cash within a
 * year is not known, nor grants apart from other income.
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

  /**
   * Returns the accounts of a school, or nothing when it could not be projected, or its spending or
   * reserve is not known.
   */
  public static Optional<Accounts> of(Projection projection, int row) {
    return of(ProjectionAsPrinted.of(projection), row);
  }

  /** Returns the accounts of a school in the years that it is shown in, or nothing as above. */
  public static Optional<Accounts> of(ProjectionAsPrinted printed, int row) {
    if (!printed.projection().isKnown(row, org.perpupil.projection.Measure.CLOSING_RESERVE)) {
      return Optional.empty();
    }
    List<YearFigures> figures =
        printed.years(row).stream().map(year -> figures(printed, row, year)).toList();
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    OrganisationKind kind =
        printed.basis(row) == org.perpupil.projection.YearBasis.ACADEMIC
            ? OrganisationKind.ACADEMY
            : OrganisationKind.MAINTAINED;
    return Optional.of(
        Accounts.of(kind, figures).withPhase(printed.projection().schools().school(row).phase()));
  }

  private static YearFigures figures(ProjectionAsPrinted printed, int row, FundingYear year) {
    long staff = 0;
    for (BudgetCode code : STAFF) {
      staff += printed.amount(row, code, year).orElseThrow();
    }
    return YearFigures.of(
        year,
        total(printed, row, org.perpupil.projection.Measure.OPENING_RESERVE, year),
        total(printed, row, org.perpupil.projection.Measure.INCOME, year),
        total(printed, row, org.perpupil.projection.Measure.EXPENDITURE, year),
        Casting.pounds(staff).doubleValue());
  }

  private static double total(
      ProjectionAsPrinted printed,
      int row,
      org.perpupil.projection.Measure measure,
      FundingYear year) {
    return Casting.pounds(printed.total(row, measure, year).orElseThrow()).doubleValue();
  }
}
