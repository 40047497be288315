package org.perpupil.projection;

import java.util.List;
import java.util.Optional;
import org.perpupil.budget.Budgets;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;

/**
 * Schools, their formulas, budgets, staff and arrangements over some years, compiled to columns.
 *
 * <p>Compile once, run with as many assumptions as wanted. A school that cannot be projected has a
 * reason and no figures; it does not stop the others. What a budget states is what the first year
 * comes to under the plan's own assumptions; other assumptions change it from there. Immutable and
 * thread-safe.
 */
public final class ProjectionPlan {
  private final ProjectionInputs inputs;
  private final Compiled compiled;

  ProjectionPlan(ProjectionInputs inputs) {
    this.inputs = inputs;
    this.compiled = new Compiler(inputs).compile();
    if (!compiled.units().isEmpty()) {
      Engine reference = new Engine(compiled, inputs.assumptions());
      reference.calibrate();
    }
  }

  /** Returns a builder for schools and the formulas that pay them. */
  public static ProjectionBuilder builder(SchoolTable schools, FormulaPath formulas) {
    return new ProjectionBuilder(schools, formulas);
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return inputs.schools();
  }

  /** Returns the funding years, in order. */
  public List<FundingYear> years() {
    return compiled.timeline().fundingYears();
  }

  /** Returns the assumptions that the budgets were made with. */
  public Assumptions assumptions() {
    return inputs.assumptions();
  }

  /** Returns who runs a school, and from when. */
  public Arrangement arrangement(int row) {
    return inputs.arrangement(inputs.schools().school(row));
  }

  /** Returns what the schools' budgets state. */
  public Budgets budgets() {
    return inputs.budgets();
  }

  /** Returns why a school cannot be projected, or nothing when it can. */
  public Optional<String> failure(int row) {
    return Optional.ofNullable(compiled.failures().get(row));
  }

  /** Returns how many schools cannot be projected. */
  public int failed() {
    return compiled.failures().size();
  }

  /**
   * Returns the years under the plan's own assumptions.
   *
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made,
   *     sets what is solved, or an authority's money does not do in some year
   */
  public Projection run() {
    return run(inputs.assumptions());
  }

  /**
   * Returns the years under other assumptions.
   *
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made,
   *     sets what is solved, or an authority's money does not do in some year
   */
  public Projection run(Assumptions assumptions) {
    if (!inputs.selectors().containsAll(assumptions.selectors())) {
      return new ProjectionPlan(inputs.withSelectors(assumptions.selectors())).run(assumptions);
    }
    ChargedTwice.check(inputs, assumptions, List.of());
    Engine engine = new Engine(compiled, assumptions);
    return new Projection(this, engine.runAll(), engine.affordability());
  }

  /**
   * Returns the budget shares of every year under other assumptions, line by line.
   *
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made
   */
  public FormulaLines lines(Assumptions assumptions) {
    if (!inputs.selectors().containsAll(assumptions.selectors())) {
      return new ProjectionPlan(inputs.withSelectors(assumptions.selectors())).lines(assumptions);
    }
    Engine engine = new Engine(compiled, assumptions);
    engine.keepLines();
    return new FormulaLines(this, engine.runAll());
  }

  ProjectionInputs inputs() {
    return inputs;
  }

  Compiled compiled() {
    return compiled;
  }

  @Override
  public String toString() {
    return "ProjectionPlan["
        + inputs.schools().size()
        + " schools, "
        + inputs.first()
        + " to "
        + inputs.last()
        + "]";
  }
}
