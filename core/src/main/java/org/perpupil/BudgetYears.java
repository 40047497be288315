package org.perpupil;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ResultTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/**
 * Schools' budgets over years, in pounds: of a maintained school by financial years from April, of
 * an academy by academic years from September.
 *
 * <p>Immutable and thread-safe.
 */
public final class BudgetYears extends Result {
  private final Projection projection;
  private final ProjectionAsPrinted printed;
  private final SchoolRows rows;

  BudgetYears(Projection projection, FormulaPath formulas, Assumptions assumptions) {
    super(ResultTable.of(projection, formulas, assumptions));
    this.projection = projection;
    this.printed = ProjectionLayout.tidy().printed(projection);
    this.rows = SchoolRows.of(projection.schools(), projection::failure);
  }

  /** Returns the schools that are projected, by identifier; unmodifiable. */
  public List<String> ids() {
    return rows.ids();
  }

  /**
   * Returns whether a figure of a school is known; balances and reserves are not where its budget
   * states too little.
   *
   * @throws ProblemsException when there is no such school, or it fails
   */
  public boolean isKnown(String id, Measure measure) {
    return projection.isKnown(rows.row(id), measure);
  }

  /** Returns why the others cannot be projected, by identifier; unmodifiable. */
  public Map<String, String> failures() {
    return rows.failures();
  }

  /**
   * Returns the years that a school has figures of, in order; unmodifiable.
   *
   * @throws ProblemsException when there is no such school, or it fails
   */
  public List<FundingYear> years(String id) {
    return printed.years(rows.row(id));
  }

  /**
   * Returns what a year adds to a school's reserve; negative where it falls.
   *
   * @throws ProblemsException when there is no such school, it fails, has no such year, or the
   *     figure is not known
   */
  public double inYearBalance(String id, FundingYear year) {
    return total(id, Measure.IN_YEAR_BALANCE, year);
  }

  /**
   * Returns a school's reserve when a year ends.
   *
   * @throws ProblemsException when there is no such school, it fails, has no such year, or the
   *     figure is not known
   */
  public double closingReserve(String id, FundingYear year) {
    return total(id, Measure.CLOSING_RESERVE, year);
  }

  /**
   * Returns a figure of a school's year, in its unit.
   *
   * @throws ProblemsException when there is no such school, it fails, has no such year, or the
   *     figure is not known
   */
  public double total(String id, Measure measure, FundingYear year) {
    int row = rows.row(id);
    if (!projection.isKnown(row, measure)) {
      throw new ProblemsException(
          Problem.error(
              "school " + id + ", " + measure.fileName(),
              "",
              "a budget that it follows from: " + projection.plan().unknownMoney().get(id),
              "the school's published return holds what is missing"));
    }
    OptionalLong hundredths = printed.total(row, measure, year);
    if (hundredths.isEmpty()) {
      throw SchoolRows.noYear(id, year, years(id));
    }
    return Casting.pounds(hundredths.getAsLong()).doubleValue();
  }

  /**
   * Returns the first year that ends with a reserve below nothing, where there is one.
   *
   * @throws ProblemsException when there is no such school, it fails, or its reserves are not known
   */
  public Optional<FundingYear> firstDeficit(String id) {
    return years(id).stream().filter(year -> closingReserve(id, year) < 0).findFirst();
  }

  /**
   * Returns what a full-time teacher costs a school on average in its first year, in pounds with
   * on-costs: teaching staff (E01) of that year by the teachers who are paid from its start, or for
   * whom the total stands. Nothing where there is no such year or teacher.
   *
   * @throws ProblemsException when there is no such school, or it fails
   */
  public OptionalDouble averageTeacherCost(String id) {
    int row = rows.row(id);
    List<FundingYear> years = printed.years(row);
    double teachers = projection.teachersAtStart(row).orElse(0);
    if (years.isEmpty() || teachers == 0) {
      return OptionalDouble.empty();
    }
    OptionalLong pence = printed.amount(row, BudgetCode.E01, years.get(0));
    return pence.isEmpty() || pence.getAsLong() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Casting.pounds(pence.getAsLong()).doubleValue() / teachers);
  }

  /** Returns the projection, with every code, post and class. */
  public Projection projection() {
    return projection;
  }

  @Override
  public String toString() {
    return "BudgetYears[" + rows.size() + " schools, " + rows.failures().size() + " failed]";
  }
}
