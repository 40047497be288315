package org.perpupil.impact;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.perpupil.formula.Pence;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Basis;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;

/**
 * A baseline and a scenario run side by side, and what of the change came from where.
 *
 * <p>Another scenario may stand in the baseline's place, so that any two are compared. Figures of
 * the two are compared in the years that the baseline reports in, so that a school that converts is
 * compared over the same twelve months. Immutable and thread-safe.
 */
public final class ScenarioRun {
  private final RunInputs inputs;
  private final Scenario against;
  private final Scenario scenario;
  private final ScenarioWorlds worlds;
  private final Assumptions unchangedAssumptions;
  private final Assumptions changedAssumptions;
  private final Projection baseline;
  private final Projection changed;

  private ScenarioRun(RunInputs inputs, Scenario against, Scenario scenario) {
    this.inputs = inputs;
    this.against = against;
    this.scenario = scenario;
    this.worlds = new ScenarioWorlds(inputs);
    this.unchangedAssumptions = worlds.assumptions(against);
    this.changedAssumptions = worlds.assumptions(scenario);
    this.baseline = worlds.run(against);
    this.changed = worlds.run(scenario);
  }

  /**
   * Runs both worlds.
   *
   * @throws ProblemsException with everything that is wrong, when anything is
   */
  public static ScenarioRun of(RunInputs inputs, Scenario scenario) {
    return between(inputs, Scenario.builder("").build(), scenario);
  }

  /**
   * Runs a scenario beside another one, which stands where the baseline does otherwise.
   *
   * <p>Both start from the same inputs. What either holds constant is constant in both worlds.
   *
   * @throws ProblemsException with everything that is wrong, when anything is: a constant of one
   *     has another value in the other, or changes there
   */
  public static ScenarioRun between(RunInputs inputs, Scenario against, Scenario scenario) {
    List<Problem> problems = new ArrayList<>(new EventChecks(inputs, against).problems());
    problems.addAll(new EventChecks(inputs, scenario).problems());
    ProblemsException.throwIfAny(problems);
    Scenario constants = constants(against).then(scenario).part(name -> false, false, false);
    constants(scenario).then(against);
    Assumptions baseline =
        constants.baseline(
            inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears());
    return new ScenarioRun(inputs.with(baseline), against, scenario);
  }

  /** Returns what both worlds were run from, what is constant included. */
  public RunInputs inputs() {
    return inputs;
  }

  /** Returns the scenario that stands for the baseline; empty where that is the baseline itself. */
  public Scenario against() {
    return against;
  }

  /** Returns the scenario. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns the figures of the baseline, or of the scenario in its place. */
  public Projection baseline() {
    return baseline;
  }

  /** Returns the scenario's figures. */
  public Projection changed() {
    return changed;
  }

  /** Returns the assumptions that the baseline was run with, or the scenario in its place. */
  public Assumptions baselineAssumptions() {
    return unchangedAssumptions;
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

  /** Returns the names of what differs: assumptions, then formulas, then conversions and pools. */
  public List<String> differences() {
    List<String> names = new ArrayList<>();
    Assumption.all().stream()
        .filter(inputs.differing(unchangedAssumptions, changedAssumptions))
        .forEach(assumption -> names.add(assumption.name()));
    ScenarioEvents.differing(against.formulas(), scenario.formulas())
        .forEach(year -> names.add("formula from " + year));
    ScenarioEvents.differing(
            ScenarioEvents.conversions(against), ScenarioEvents.conversions(scenario))
        .forEach(id -> names.add("conversion of " + ScenarioEvents.joining(id, scenario)));
    ScenarioEvents.differing(ScenarioEvents.pools(against), ScenarioEvents.pools(scenario))
        .forEach(pool -> names.add("pooling of " + pool));
    return List.copyOf(names);
  }

  /**
   * Returns the causes that the scenario touches, or the one in place of the baseline, in order.
   */
  public List<Cause> causes() {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    for (Scenario each : List.of(against, scenario)) {
      each.changes().forEach(change -> causes.add(Cause.of(change.assumption())));
      if (!each.formulas().isEmpty()) {
        causes.add(Cause.FORMULA_RATES);
      }
      if (!each.conversions().isEmpty() || !each.pools().isEmpty()) {
        causes.add(Cause.ORGANISATION);
      }
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

  /** Returns what the formula pays in both worlds, line by line. */
  public LineChanges lines() {
    return LineChanges.of(worlds.lines(against), worlds.lines(scenario));
  }

  /**
   * Returns the gains and losses in a figure of one year, in cash and whole pence; a pupil is one
   * of the baseline's.
   */
  public Spread spread(Measure measure, FundingYear year) {
    int size = inputs.schools().size();
    double[] before = new double[size];
    double[] after = new double[size];
    double[] pupils = new double[size];
    for (int row = 0; row < size; row++) {
      before[row] = Pence.round(before(row, measure, year).orElse(Double.NaN));
      after[row] = Pence.round(after(row, measure, year).orElse(Double.NaN));
      pupils[row] = before(row, Measure.PUPILS, year).orElse(0);
    }
    return Spread.of(before, after, pupils);
  }

  /**
   * Returns the prices of the first year against those of later ones: consumer prices as the inputs
   * assume them for the first school, whatever the scenarios say.
   */
  public PriceIndex prices() {
    return inputs.prices();
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
    Scenario mixed = part(against, cause -> !on.contains(cause)).then(part(scenario, on::contains));
    return worlds.run(mixed);
  }

  private static Scenario part(Scenario of, Predicate<Cause> causes) {
    return of.part(
        assumption -> causes.test(Cause.of(assumption)),
        causes.test(Cause.ORGANISATION),
        causes.test(Cause.FORMULA_RATES));
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

  private static Scenario constants(Scenario of) {
    return of.part(name -> false, false, false);
  }
}
