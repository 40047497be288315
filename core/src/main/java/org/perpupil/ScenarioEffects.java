package org.perpupil;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.formula.printed.Pence;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.result.ResultTable;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;

/**
 * What a scenario does to schools' reserves beside its baseline, in pounds.
 *
 * <p>Written to a folder of tables, or as JSON. Immutable and thread-safe.
 */
public final class ScenarioEffects extends Result {
  private final ScenarioRun run;
  private final SchoolRows rows;

  ScenarioEffects(ScenarioRun run, List<Path> scenarios, List<Path> data) {
    super(ResultTable.of(run, scenarios, data));
    this.run = run;
    this.rows = SchoolRows.of(run.inputs().schools(), run::failure);
  }

  /** Returns the schools that are projected, by identifier; unmodifiable. */
  public List<String> ids() {
    return rows.ids();
  }

  /** Returns why the others cannot be projected, by identifier; unmodifiable. */
  public Map<String, String> failures() {
    return rows.failures();
  }

  /**
   * Returns the years that a school is compared over; unmodifiable.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public List<FundingYear> years(String id) {
    return run.years(rows.row(id));
  }

  /**
   * Returns a school's reserve at the end of a year without the scenario.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, it fails, or has
   *     no such year
   */
  public double before(String id, FundingYear year) {
    return found(id, year, run.before(rows.row(id), Measure.CLOSING_RESERVE, year));
  }

  /**
   * Returns a school's reserve at the end of a year under the scenario.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, it fails, or has
   *     no such year
   */
  public double after(String id, FundingYear year) {
    return found(id, year, run.after(rows.row(id), Measure.CLOSING_RESERVE, year));
  }

  /**
   * Returns how much more reserve the scenario leaves a school with; negative when it is less.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, it fails, or has
   *     no such year
   */
  public double change(String id, FundingYear year) {
    return Pence.round(after(id, year) - before(id, year));
  }

  /** Returns the run, with every code, cause and group. */
  public ScenarioRun run() {
    return run;
  }

  @Override
  public String toString() {
    return "ScenarioEffects[" + run.scenario().name() + ", " + rows.size() + " schools]";
  }

  private double found(String id, FundingYear year, OptionalDouble figure) {
    if (figure.isEmpty()) {
      throw SchoolRows.noYear(id, year, years(id));
    }
    return figure.getAsDouble();
  }
}
