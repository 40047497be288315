package org.perpupil.io.result;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.viability.cash.Actuals;
import org.perpupil.viability.cash.MonthlyProfiles;

/**
 * How a projection is laid out in a file.
 *
 * @param wide whether a school's year is one row with a column for each line, instead of one row
 *     for each line
 * @param academyCodes whether amounts stand under the codes of the academies accounts return;
 *     amounts that share one are added up, and those that have none keep their own code
 * @param basis which years are shown; empty for the years that each school reports in
 * @param staffing whether posts, pay and on-costs stand in a table beside it
 * @param monthly whether cash by month stands in a table beside it
 * @param actuals what schools received and spent so far, which stands against the plan in a table
 *     beside it; empty for no such table
 * @param forecastReturn whether it is laid out as the budget forecast return of trusts, in
 *     academies' years and under their codes
 * @param profiles when each line's money comes or goes, for cash by month and for actual amounts
 */
public record ProjectionLayout(
    boolean wide,
    boolean academyCodes,
    Optional<YearBasis> basis,
    boolean staffing,
    boolean monthly,
    Optional<Map<String, Actuals>> actuals,
    boolean forecastReturn,
    MonthlyProfiles profiles) {

  /** Copies the amounts, in their order. */
  public ProjectionLayout {
    actuals = actuals.map(ImmutableMap::copyOf);
  }

  /** Returns one row for each line, under schools' own codes and in their own years. */
  public static ProjectionLayout tidy() {
    return new ProjectionLayout(
        false,
        false,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        false,
        MonthlyProfiles.shipped());
  }

  /** Returns the same with one row for each school and year, or not. */
  public ProjectionLayout withWide(boolean value) {
    return new ProjectionLayout(
        value, academyCodes, basis, staffing, monthly, actuals, forecastReturn, profiles);
  }

  /** Returns the same under the codes of the academies accounts return, or not. */
  public ProjectionLayout withAcademyCodes(boolean value) {
    return new ProjectionLayout(
        wide, value, basis, staffing, monthly, actuals, forecastReturn, profiles);
  }

  /** Returns the same in years of one kind for all schools. */
  public ProjectionLayout withBasis(YearBasis value) {
    return new ProjectionLayout(
        wide,
        academyCodes,
        Optional.of(value),
        staffing,
        monthly,
        actuals,
        forecastReturn,
        profiles);
  }

  /** Returns the same with posts, pay and on-costs beside it, or not. */
  public ProjectionLayout withStaffing(boolean value) {
    return new ProjectionLayout(
        wide, academyCodes, basis, value, monthly, actuals, forecastReturn, profiles);
  }

  /** Returns the same with cash by month beside it, or not. */
  public ProjectionLayout withMonthly(boolean value) {
    return new ProjectionLayout(
        wide, academyCodes, basis, staffing, value, actuals, forecastReturn, profiles);
  }

  /** Returns the same with what schools received and spent so far against the plan. */
  public ProjectionLayout withActuals(Map<String, Actuals> value) {
    return new ProjectionLayout(
        wide, academyCodes, basis, staffing, monthly, Optional.of(value), forecastReturn, profiles);
  }

  /** Returns the same with money that comes and goes by other profiles. */
  public ProjectionLayout withProfiles(MonthlyProfiles value) {
    return new ProjectionLayout(
        wide, academyCodes, basis, staffing, monthly, actuals, forecastReturn, value);
  }

  /** Returns the layout of trusts' budget forecast return. */
  public ProjectionLayout asForecastReturn() {
    return new ProjectionLayout(
        false, true, Optional.of(YearBasis.ACADEMIC), staffing, monthly, actuals, true, profiles);
  }

  /** Returns a projection as it is printed in these years. */
  public ProjectionAsPrinted printed(Projection projection) {
    return ProjectionAsPrinted.of(projection, row -> basis.orElseGet(() -> projection.basis(row)));
  }

  /** Returns the name of the line that a code's amounts stand under. */
  public String name(BudgetCode code) {
    return academyCodes ? code.aarCode().orElse(code.code()) : code.code();
  }
}
