package org.perpupil;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.perpupil.io.result.ResultTable;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.Sweep;

/**
 * How likely a deficit is, and how wide the range, in many worlds.
 *
 * <p>Immutable and thread-safe.
 */
public final class DeficitRisks extends Result {
  private final SweepResult result;
  private final SchoolRows rows;

  DeficitRisks(SweepResult result, Sweep sweep) {
    super(ResultTable.of(result));
    this.result = result;
    this.rows = SchoolRows.of(sweep.schools().schools(), sweep::failure);
  }

  /** Returns the schools that are projected, by identifier; unmodifiable. */
  public List<String> ids() {
    return rows.ids();
  }

  /** Returns why the others cannot be projected, by identifier; unmodifiable. */
  public Map<String, String> failures() {
    return rows.failures();
  }

  /** Returns the years, in order; unmodifiable. */
  public List<FundingYear> years() {
    return result.layout().yearsInOrder();
  }

  /**
   * Returns in which share of worlds, 0–1, a school's reserve at the end of a year is below the
   * plan's threshold, which is nothing unless the plan says otherwise.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, it fails, or has
   *     no such year
   */
  public double deficitProbability(String id, FundingYear year) {
    return of(id, year).deficit().value();
  }

  /**
   * Returns the mean of a school's reserve at the end of a year over all worlds, in pounds.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, it fails, or has
   *     no such year
   */
  public double meanReserve(String id, FundingYear year) {
    return of(id, year).mean();
  }

  /**
   * Returns the reserve at the end of a year, in pounds, that a school stays below in a share of
   * worlds.
   *
   * @param probability the share, 0–1, such as 0.05
   * @throws org.perpupil.problem.ProblemsException when there is no such school, it fails, or has
   *     no such year
   */
  public double reserveQuantile(String id, FundingYear year, double probability) {
    return at(
            id,
            year,
            (unit, index) -> result.quantile(Measure.CLOSING_RESERVE, unit, index, probability))
        .value();
  }

  /** Returns how many worlds were run. */
  public long worlds() {
    return result.count();
  }

  /** Returns the result, with every measure, authority and trust. */
  public SweepResult result() {
    return result;
  }

  @Override
  public String toString() {
    return "DeficitRisks[" + result.count() + " worlds, " + rows.size() + " schools]";
  }

  private MeasureResult of(String id, FundingYear year) {
    return at(id, year, (unit, index) -> result.result(Measure.CLOSING_RESERVE, unit, index));
  }

  private <T> T at(String id, FundingYear year, BiFunction<Integer, Integer, Optional<T>> figure) {
    rows.row(id);
    SweepLayout layout = result.layout();
    int index = years().indexOf(year);
    if (index < 0) {
      throw SchoolRows.noYear(id, year, years());
    }
    return figure.apply(layout.unit(SweepUnit.Level.SCHOOL, id), index).orElseThrow();
  }
}
