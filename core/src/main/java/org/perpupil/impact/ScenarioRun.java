package org.perpupil.impact;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Basis;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/**
 * A baseline and a scenario run side by side, and what of the change came from where.
 *
 * <p>Figures of the two are compared in the years that the baseline reports in, so that a school
 * that converts is compared over the same twelve months. Immutable and thread-safe.
 */
public final class ScenarioRun {
  private final RunInputs inputs;
  private final Scenario scenario;
  private final ProjectionPlan plan;
  private final Assumptions changedAssumptions;
  private final Projection baseline;
  private final Projection changed;

  private ScenarioRun(RunInputs inputs, Scenario scenario) {
    this.inputs = inputs;
    this.scenario = scenario;
    this.plan = inputs.plan();
    this.changedAssumptions = changed(scenario);
    this.baseline = plan.run();
    this.changed = run(scenario, changedAssumptions);
  }

  /**
   * Runs both worlds.
   *
   * @throws ProblemsException with everything that is wrong, when anything is
   */
  public static ScenarioRun of(RunInputs inputs, Scenario scenario) {
    ProblemsException.throwIfAny(eventProblems(inputs, scenario));
    Assumptions baseline =
        scenario.baseline(
            inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears());
    return new ScenarioRun(inputs.with(baseline), scenario);
  }

  /** Returns what the baseline was run from, the scenario's constants included. */
  public RunInputs inputs() {
    return inputs;
  }

  /** Returns the scenario. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns the baseline's figures. */
  public Projection baseline() {
    return baseline;
  }

  /** Returns the scenario's figures. */
  public Projection changed() {
    return changed;
  }

  /** Returns the assumptions that the scenario was run with. */
  public Assumptions changedAssumptions() {
    return changedAssumptions;
  }

  /** Returns the kind of year in which a school's figures are compared. */
  public Basis basis(int row) {
    return baseline.basis(row);
  }

  /** Returns the years in which a school has figures in both worlds, in order. */
  public List<FundingYear> years(int row) {
    return baseline.years().stream()
        .filter(year -> baseline.has(row, year, basis(row)) && changed.has(row, year, basis(row)))
        .toList();
  }

  /** Returns a figure of the baseline, or nothing where the school has no such year. */
  public OptionalDouble before(int row, Measure measure, FundingYear year) {
    return baseline.total(row, measure, year, basis(row));
  }

  /** Returns a figure of the scenario in the baseline's kind of year, or nothing. */
  public OptionalDouble after(int row, Measure measure, FundingYear year) {
    return changed.total(row, measure, year, basis(row));
  }

  /** Returns the names of what differs: assumptions, then formulas, then conversions. */
  public List<String> differences() {
    List<String> names = new ArrayList<>();
    for (Assumption assumption : Assumption.all()) {
      boolean differs =
          inputs.schools().schools().stream()
              .anyMatch(
                  school ->
                      inputs.assumptionYears().stream()
                          .anyMatch(
                              year ->
                                  !changedAssumptions
                                      .explicit(assumption, year, school)
                                      .equals(
                                          inputs
                                              .assumptions()
                                              .explicit(assumption, year, school))));
      if (differs) {
        names.add(assumption.name());
      }
    }
    scenario.formulas().forEach((year, formula) -> names.add("formula from " + year));
    scenario.conversions().keySet().forEach(id -> names.add("conversion of " + id));
    return List.copyOf(names);
  }

  /** Returns the causes that the scenario touches, in their order. */
  public List<Cause> causes() {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    scenario.changes().forEach(change -> causes.add(Cause.of(change.assumption())));
    if (!scenario.formulas().isEmpty()) {
      causes.add(Cause.FORMULA_RATES);
    }
    if (!scenario.conversions().isEmpty()) {
      causes.add(Cause.ORGANISATION);
    }
    return ImmutableList.copyOf(causes);
  }

  /**
   * Returns what each cause did to closing reserves, over all years so far: one output for each
   * school and year, see {@link #output}. Nothing when the scenario touches no cause.
   *
   * <p>A formula that takes over is one cause with its own protections, the formula's rates.
   */
  public Optional<Attribution> attribution() {
    List<Cause> causes = causes();
    if (causes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Attribution.of(
            causes.stream().map(Cause::label).toList(), mask -> reserves(part(causes, mask))));
  }

  /**
   * Returns where the closing reserve of a school in a year stands among the attributed outputs.
   */
  public int output(int row, FundingYear year) {
    return row * baseline.years().size() + year.start() - inputs.first().start();
  }

  @Override
  public String toString() {
    return "ScenarioRun[" + scenario.name() + "]";
  }

  private Projection part(List<Cause> causes, int mask) {
    Set<Cause> on = EnumSet.noneOf(Cause.class);
    for (int i = 0; i < causes.size(); i++) {
      if ((mask >> i & 1) == 1) {
        on.add(causes.get(i));
      }
    }
    Scenario part =
        scenario.part(
            assumption -> on.contains(Cause.of(assumption)),
            on.contains(Cause.ORGANISATION),
            on.contains(Cause.FORMULA_RATES));
    return run(part, changed(part));
  }

  private double[] reserves(Projection projection) {
    List<FundingYear> years = baseline.years();
    double[] outputs = new double[inputs.schools().size() * years.size()];
    Arrays.fill(outputs, Double.NaN);
    for (int row = 0; row < inputs.schools().size(); row++) {
      for (FundingYear year : years) {
        outputs[output(row, year)] =
            projection.total(row, Measure.CLOSING_RESERVE, year, basis(row)).orElse(Double.NaN);
      }
    }
    return outputs;
  }

  private Assumptions changed(Scenario of) {
    return of.changed(inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears());
  }

  private Projection run(Scenario of, Assumptions assumptions) {
    if (of.formulas().isEmpty() && of.conversions().isEmpty()) {
      return plan.run(assumptions);
    }
    ProjectionBuilder builder =
        inputs.builder(SwitchedFormulas.path(inputs, of.formulas(), assumptions));
    of.conversions().forEach((id, block) -> builder.arrangement(id, Arrangement.converting(block)));
    return builder.build().run(assumptions);
  }

  private static List<Problem> eventProblems(RunInputs inputs, Scenario scenario) {
    List<Problem> problems = new ArrayList<>();
    List<String> ids = inputs.schools().schools().stream().map(School::id).toList();
    Block first = Block.septemberToMarch(inputs.first().start());
    Block last = Block.septemberToMarch(inputs.last().start());
    for (Map.Entry<String, Block> conversion : scenario.conversions().entrySet()) {
      String id = conversion.getKey();
      String place = "scenario, conversion of school " + id;
      Block block = conversion.getValue();
      if (inputs.schools().row(id).isEmpty()) {
        problems.add(
            Problem.error(
                place,
                id,
                "the identifier of one of the " + ids.size() + " schools",
                Names.advice(id, ids, "the school is missing from the schools file")));
      } else if (inputs
          .schools()
          .school(inputs.schools().row(id).getAsInt())
          .governance()
          .equals(Optional.of(Governance.ACADEMY))) {
        problems.add(
            Problem.error(
                place, "an academy", "a maintained school", "another school is to convert"));
      }
      if (block.compareTo(first) < 0 || block.compareTo(last) > 0) {
        problems.add(
            Problem.error(
                place,
                block.start().toString(),
                "a day from " + first.start() + " to " + last.start(),
                "the years of the run begin too late or end too early"));
      }
    }
    for (FundingYear year : scenario.formulas().keySet()) {
      if (year.compareTo(inputs.first()) < 0 || year.compareTo(inputs.last()) > 0) {
        problems.add(
            Problem.error(
                "scenario, formula",
                year.toString(),
                "a year from " + inputs.first() + " to " + inputs.last(),
                "the years of the run begin too late or end too early"));
      }
    }
    return problems;
  }
}
