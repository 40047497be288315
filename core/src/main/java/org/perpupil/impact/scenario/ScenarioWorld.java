package org.perpupil.impact.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
 * its grant with them, merges with them, or takes their pupils. Immutable and thread-safe.
 */
public final class ScenarioWorld {
  private final RunInputs inputs;

  /** The mergers of all worlds that are told apart, whose schools this one has, too. */
  private final ImmutableList<SchoolEvent> mergers;

  /** All schools, those that mergers make last. */
  private final SchoolTable schools;

  private final FormulaPath formulas;
  private final Map<String, Arrangement> arrangements;
  private final List<GrantPool> pools;
  private final List<SchoolEvent> events;
  private final Assumptions assumptions;
  private final ImmutableList<Problem> warnings;

  private ScenarioWorld(
      RunInputs inputs,
      List<SchoolEvent> mergers,
      FormulaPath formulas,
      Map<String, Arrangement> arrangements,
      List<GrantPool> pools,
      List<SchoolEvent> events,
      Assumptions assumptions,
      List<Problem> warnings) {
    this.inputs = inputs;
    this.mergers = ImmutableList.copyOf(mergers);
    this.schools = inputs.merged(mergers).schools();
    this.formulas = formulas;
    this.arrangements = arrangements;
    this.pools = pools;
    this.events = events;
    this.assumptions = assumptions;
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /** Returns the world without any scenario. */
  public static ScenarioWorld of(RunInputs inputs) {
    return beside(inputs, List.of());
  }

  /**
   * Returns the world without any scenario, beside worlds in which schools merge: it has the merged
   * schools, too, as what those come to that stay apart in it.
   *
   * @param scenarios those of the other worlds
   */
  public static ScenarioWorld beside(RunInputs inputs, List<Scenario> scenarios) {
    return new ScenarioWorld(
        inputs,
        mergers(scenarios),
        inputs.formulas(),
        Map.of(),
        List.of(),
        List.of(),
        inputs.assumptions(),
        List.of());
  }

  /**
   * Returns the world that a scenario changes.
   *
   * @param inputs all schools, and assumptions that hold the scenario's constants, see {@link
   *     #withConstants}
   * @throws ProblemsException with everything that does not fit the schools and years
   */
  public static ScenarioWorld of(RunInputs inputs, Scenario scenario) {
    return of(inputs, scenario, List.of(scenario));
  }

  /**
   * Returns the same beside other worlds: it has the schools that mergers make in any of them.
   *
   * @param all the scenarios of all worlds, this one's among them
   * @throws ProblemsException with everything that does not fit the schools and years
   */
  public static ScenarioWorld of(RunInputs inputs, Scenario scenario, List<Scenario> all) {
    ProblemsException.throwIfAny(new EventChecks(inputs, scenario).problems());
    List<SchoolEvent> mergers = mergers(all);
    Assumptions changed =
        scenario.changed(
            inputs.assumptions(),
            inputs.merged(mergers).schools().schools(),
            inputs.assumptionYears());
    return new ScenarioWorld(
        inputs,
        mergers,
        SwitchedFormulas.path(inputs, scenario, changed),
        scenario.arrangements(),
        Pools.of(scenario, inputs.schools()),
        scenario.schoolEvents(),
        changed,
        scenario.warnings(
            inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears()));
  }

  private static List<SchoolEvent> mergers(List<Scenario> scenarios) {
    return scenarios.stream()
        .flatMap(scenario -> scenario.schoolEvents().stream())
        .filter(event -> event.kind() == SchoolEvent.Kind.MERGE)
        .distinct()
        .toList();
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

  /** Returns all schools, those that mergers make last. */
  public SchoolTable schools() {
    return schools;
  }

  /**
   * Returns whether a school comes to the same whichever others are projected with it: it pools no
   * grant, does not merge, and takes no pupils over.
   */
  public boolean standsAlone(int row) {
    String id = schools.school(row).id();
    return pools.stream().noneMatch(pool -> pool.schools().contains(id))
        && Stream.concat(events.stream(), mergers.stream())
            .map(SchoolEvent::schools)
            .noneMatch(ids -> ids.size() > 1 && ids.contains(id));
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
    int given = inputs.schools().size();
    List<School> some = schools.schools().subList(Math.min(from, given), Math.min(to, given));
    List<School> batch = schools.schools().subList(from, to);
    List<SchoolEvent> apart = new ArrayList<>(mergers);
    apart.removeAll(events);
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
            .events(among(events, batch))
            .apart(among(apart, batch));
    for (School school : some) {
      Arrangement arrangement = arrangements.get(school.id());
      if (arrangement != null) {
        builder.arrangement(school.id(), arrangement);
      }
    }
    return builder;
  }

  private List<SchoolEvent> among(List<SchoolEvent> some, List<School> batch) {
    Set<String> ids = batch.stream().map(School::id).collect(ImmutableSet.toImmutableSet());
    List<SchoolEvent> among = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (SchoolEvent event : some) {
      if (ids.containsAll(event.schools())) {
        among.add(event);
      } else if (event.schools().stream().anyMatch(ids::contains)) {
        problems.add(together("event, " + event, "schools of an event"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return among;
  }

  private Problem together(String place, String which) {
    return Problem.error(
        place,
        "schools of several batches",
        "all " + which + " in one batch, or projected together",
        "a batch as large as there are schools serves, such as --batch " + schools.size());
  }

  private List<GrantPool> poolsAmong(List<School> some) {
    Set<String> ids = some.stream().map(School::id).collect(ImmutableSet.toImmutableSet());
    List<GrantPool> among = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (GrantPool pool : pools) {
      if (ids.containsAll(pool.schools())) {
        among.add(pool);
      } else if (pool.schools().stream().anyMatch(ids::contains)) {
        problems.add(together("pool " + pool.name(), "schools of a pool"));
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
