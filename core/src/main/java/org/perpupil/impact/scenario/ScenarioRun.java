package org.perpupil.impact.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.Cause;
import org.perpupil.impact.LineChanges;
import org.perpupil.impact.PriceIndex;
import org.perpupil.impact.Spread;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;

/**
 * A baseline and a scenario run side by side, and what of the change came from where.
 *
 * <p>Another scenario may stand in the baseline's place, so that any two are compared. Figures of
 * the two are compared in the years that the baseline reports in, so that a school that converts is
 * compared over the same twelve months. They are those that are printed, see {@link Casting}, so
 * that lines, years, schools, causes and groups add up to the penny. Immutable and thread-safe.
 */
public final class ScenarioRun {
  /** What changed in schools that one of the mixed worlds cannot pay, and so not by a cause. */
  public static final String NOT_TOLD_APART = "not told apart";

  private final RunInputs inputs;
  private final Scenario against;
  private final Scenario scenario;
  private final ScenarioWorlds worlds;
  private final Assumptions unchangedAssumptions;
  private final Assumptions changedAssumptions;
  private final Projection baseline;
  private final Projection changed;
  private final ProjectionAsPrinted printedBaseline;
  private final ProjectionAsPrinted printedChanged;

  private ScenarioRun(RunInputs inputs, Scenario against, Scenario scenario) {
    List<SchoolEvent> mergers = mergers(against, scenario);
    this.inputs = inputs.merged(mergers);
    this.against = against;
    this.scenario = scenario;
    this.worlds = new ScenarioWorlds(inputs, mergers);
    this.unchangedAssumptions = worlds.assumptions(against);
    this.changedAssumptions = worlds.assumptions(scenario);
    this.baseline = worlds.run(against);
    this.changed = worlds.run(scenario);
    this.printedBaseline = ProjectionAsPrinted.of(baseline);
    this.printedChanged = printed(changed);
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

  /** Returns the mergers of two scenarios, each once. */
  private static List<SchoolEvent> mergers(Scenario against, Scenario scenario) {
    return Stream.concat(against.schoolEvents().stream(), scenario.schoolEvents().stream())
        .filter(event -> event.kind() == SchoolEvent.Kind.MERGE)
        .distinct()
        .toList();
  }

  /**
   * Returns why a school has no figures to compare: in the baseline, or else in the scenario alone;
   * empty when it has.
   */
  public Optional<String> failure(int row) {
    return baseline.failure(row).or(() -> changed.failure(row).map(why -> "scenario: " + why));
  }

  /** Returns what either scenario's sums and products come to that is odd without being wrong. */
  public List<Problem> warnings() {
    List<Problem> warnings = new ArrayList<>();
    for (Scenario of : List.of(against, scenario)) {
      warnings.addAll(
          of.warnings(inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears()));
    }
    return List.copyOf(warnings);
  }

  /** Returns how many schools have no figures to compare. */
  public int failed() {
    int failed = 0;
    for (int row = 0; row < inputs.schools().size(); row++) {
      failed += failure(row).isPresent() ? 1 : 0;
    }
    return failed;
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
  public YearBasis basis(int row) {
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
    return pounds(printedBaseline.total(row, measure, year));
  }

  /** Returns a figure of the scenario in the baseline's kind of year, or nothing. */
  public OptionalDouble after(int row, Measure measure, FundingYear year) {
    return pounds(printedChanged.total(row, measure, year));
  }

  /** Returns the pounds of a code in the baseline, or nothing where it has no such year. */
  public OptionalDouble before(int row, BudgetCode code, FundingYear year) {
    return pounds(printedBaseline.amount(row, code, year));
  }

  /** Returns the pounds of a code in the scenario in the baseline's kind of year, or nothing. */
  public OptionalDouble after(int row, BudgetCode code, FundingYear year) {
    return pounds(printedChanged.amount(row, code, year));
  }

  /**
   * Returns the names of what differs: assumptions, then formulas, then conversions, pools and
   * schools that open, close, merge or move.
   */
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
    ScenarioEvents.differing(ScenarioEvents.schools(against), ScenarioEvents.schools(scenario))
        .forEach(names::add);
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
      if (!each.conversions().isEmpty()
          || !each.pools().isEmpty()
          || !each.schoolEvents().isEmpty()) {
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

  /**
   * Returns what each cause did to the closing reserves of a year over all schools, in pence. They
   * add up to the change of all; what schools without an answer change by comes last as {@value
   * #NOT_TOLD_APART}, where there are any.
   */
  public Map<String, Long> causes(Attribution attribution, FundingYear year) {
    Map<String, Long> pence = new LinkedHashMap<>();
    long left = 0;
    for (int row = 0; row < inputs.schools().size(); row++) {
      OptionalLong old = printedBaseline.total(row, Measure.CLOSING_RESERVE, year);
      OptionalLong now = printedChanged.total(row, Measure.CLOSING_RESERVE, year);
      int output = output(row, year);
      if (attribution.change(output).isPresent()) {
        attribution
            .causes()
            .forEach(
                cause ->
                    pence.merge(cause, attribution.part(cause, output).orElseThrow(), Long::sum));
      } else if (old.isPresent() && now.isPresent()) {
        left += now.getAsLong() - old.getAsLong();
      }
    }
    if (left != 0) {
      pence.put(NOT_TOLD_APART, left);
    }
    return Collections.unmodifiableMap(pence);
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
      before[row] = before(row, measure, year).orElse(Double.NaN);
      after[row] = after(row, measure, year).orElse(Double.NaN);
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
    ProjectionAsPrinted printed = printed(projection);
    List<FundingYear> years = baseline.years();
    double[] outputs = new double[inputs.schools().size() * years.size()];
    Arrays.fill(outputs, Double.NaN);
    for (int row = 0; row < inputs.schools().size(); row++) {
      for (FundingYear year : years) {
        outputs[output(row, year)] =
            pounds(printed.total(row, Measure.CLOSING_RESERVE, year)).orElse(Double.NaN);
      }
    }
    return outputs;
  }

  /** Returns a projection as printed in the years of the baseline. */
  private ProjectionAsPrinted printed(Projection projection) {
    return ProjectionAsPrinted.of(projection, this::basis);
  }

  private static OptionalDouble pounds(OptionalLong pence) {
    return pence.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Casting.pounds(pence.getAsLong()).doubleValue());
  }

  private static Scenario constants(Scenario of) {
    return of.part(name -> false, false, false);
  }
}
