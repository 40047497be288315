package org.perpupil.impact.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * One of the worlds that a scenario tells apart, ready to be projected for all schools or for some.
 *
 * <p>What a school comes to does not depend on which others are projected with it, unless it pools
 * its grant with them. Immutable and thread-safe.
 */
public final class ScenarioWorld {
  private final RunInputs inputs;
  private final FormulaPath formulas;
  private final Map<String, Arrangement> arrangements;
  private final List<GrantPool> pools;
  private final List<SchoolEvent> moves;
  private final Assumptions assumptions;
  private final ImmutableList<Problem> warnings;

  private ScenarioWorld(
      RunInputs inputs,
      FormulaPath formulas,
      Map<String, Arrangement> arrangements,
      List<GrantPool> pools,
      List<SchoolEvent> moves,
      Assumptions assumptions,
      List<Problem> warnings) {
    this.inputs = inputs;
    this.formulas = formulas;
    this.arrangements = arrangements;
    this.pools = pools;
    this.moves = moves;
    this.assumptions = assumptions;
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /** Returns the world without any scenario. */
  public static ScenarioWorld of(RunInputs inputs) {
    return new ScenarioWorld(
        inputs, inputs.formulas(), Map.of(), List.of(), List.of(), inputs.assumptions(), List.of());
  }

  /**
   * Returns the world that a scenario changes.
   *
   * @param inputs all schools, and assumptions that hold the scenario's constants, see {@link
   *     #withConstants}
   * @throws ProblemsException with everything that does not fit the schools and years
   */
  public static ScenarioWorld of(RunInputs inputs, Scenario scenario) {
    List<Problem> problems = new EventChecks(inputs, scenario).problems();
    scenario.schoolEvents().stream()
        .filter(event -> event.kind() != SchoolEvent.Kind.MOVE)
        .forEach(
            event ->
                problems.add(
                    Problem.error(
                        "scenario, event",
                        event.toString(),
                        "schools that are there in all years, where many worlds are run",
                        "one run of the scenario tells what it does")));
    ProblemsException.throwIfAny(problems);
    Assumptions changed =
        scenario.changed(
            inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears());
    return new ScenarioWorld(
        inputs,
        SwitchedFormulas.path(inputs, scenario, changed),
        scenario.arrangements(),
        Pools.of(scenario, inputs.schools()),
        scenario.schoolEvents(),
        changed,
        scenario.warnings(
            inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears()));
  }

  /**
   * Returns inputs with what some scenarios hold constant.
   *
   * @throws ProblemsException when one sets what another sets otherwise or changes, or a school or
   *     year is not there
   */
  public static RunInputs withConstants(RunInputs inputs, List<Scenario> scenarios) {
    List<Problem> problems = new ArrayList<>();
    Assumptions assumptions = inputs.assumptions();
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      for (int j = 0; j < scenarios.size(); j++) {
        if (i != j) {
          conflicts(scenario, scenarios.get(j), problems);
        }
      }
      assumptions =
          scenario.baseline(assumptions, inputs.schools().schools(), inputs.assumptionYears());
    }
    ProblemsException.throwIfAny(problems);
    return inputs.with(assumptions);
  }

  /** Returns what the scenario comes to that is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Returns what is assumed in this world. */
  public Assumptions assumptions() {
    return assumptions;
  }

  /** Returns the formulas that pay in this world. */
  public FormulaPath formulas() {
    return formulas;
  }

  /**
   * Returns the plan of some schools, their budgets stated under the assumptions of the inputs; to
   * be run with the {@linkplain #assumptions assumptions of this world}.
   *
   * @param from the first row
   * @param to the row after the last
   * @throws ProblemsException with everything that is wrong, such as a pool of which only some
   *     schools are among these
   */
  public ProjectionPlan plan(int from, int to) {
    return builder(from, to).build();
  }

  /**
   * Returns the same with schools of which income alone is known, see {@link
   * ProjectionBuilder#withIncomeAlone}.
   *
   * @throws ProblemsException as {@link #plan} does
   */
  public ProjectionPlan planOfIncome(int from, int to) {
    return builder(from, to).withIncomeAlone().build();
  }

  private ProjectionBuilder builder(int from, int to) {
    List<School> some = inputs.schools().schools().subList(from, to);
    ProjectionBuilder builder =
        ProjectionPlan.builder(SchoolTable.of(some), formulas)
            .years(inputs.first(), inputs.last())
            .budgets(
                Budgets.of(
                    some.stream()
                        .flatMap(school -> inputs.budgets().find(school.id()).stream())
                        .toList()))
            .staff(
                Staff.of(
                    some.stream()
                        .flatMap(school -> inputs.staff().posts(school.id()).stream())
                        .toList()))
            .assumptions(inputs.assumptions())
            .pooling(poolsAmong(some))
            .events(
                moves.stream()
                    .filter(move -> some.stream().anyMatch(s -> s.id().equals(move.school())))
                    .toList());
    for (School school : some) {
      Arrangement arrangement = arrangements.get(school.id());
      if (arrangement != null) {
        builder.arrangement(school.id(), arrangement);
      }
    }
    return builder;
  }

  private List<GrantPool> poolsAmong(List<School> schools) {
    Set<String> ids = schools.stream().map(School::id).collect(ImmutableSet.toImmutableSet());
    List<GrantPool> among = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (GrantPool pool : pools) {
      if (ids.containsAll(pool.schools())) {
        among.add(pool);
      } else if (pool.schools().stream().anyMatch(ids::contains)) {
        problems.add(
            Problem.error(
                "pool " + pool.name(),
                "schools of several batches",
                "all schools of a pool in one batch, or projected together",
                "a batch as large as there are schools serves, such as --batch "
                    + inputs.schools().size()));
      }
    }
    ProblemsException.throwIfAny(problems);
    return among;
  }

  private static void conflicts(Scenario one, Scenario other, List<Problem> problems) {
    one.constants().stream()
        .filter(constant -> other.sets(constant.assumption()))
        .filter(constant -> !other.constants().contains(constant))
        .forEach(
            constant ->
                problems.add(
                    Problem.error(
                        "scenario " + one.name() + ", constant " + constant.assumption().name(),
                        constant.toString(),
                        "what scenario " + other.name() + " holds constant, too",
                        "the two were written for different baselines")));
  }
}
