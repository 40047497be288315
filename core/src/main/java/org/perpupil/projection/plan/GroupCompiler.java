package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.AffordabilityTerms;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.world.Timeline;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.PoolingNeed;

/** Finds the units of authorities and pools once all units are compiled. */
final class GroupCompiler {
  private final ProjectionInputs inputs;
  private final Timeline timeline;
  private final Map<Integer, String> failures;
  private final List<UnitPlan> funded = new ArrayList<>();

  private GroupCompiler(ProjectionInputs inputs, Timeline timeline, Map<Integer, String> failures) {
    this.inputs = inputs;
    this.timeline = timeline;
    this.failures = failures;
  }

  /**
   * Returns the groups.
   *
   * @param units the units of the plan
   * @param withoutBudgets units of schools that have no budget, but take part in a formula
   * @param failures by row, why a school is not projected
   * @throws ProblemsException when a school of a pool cannot be projected
   */
  static Groups of(
      ProjectionInputs inputs,
      Timeline timeline,
      List<UnitPlan> units,
      List<UnitPlan> withoutBudgets,
      Map<Integer, String> failures) {
    GroupCompiler compiler = new GroupCompiler(inputs, timeline, failures);
    List<Integer> fundedOf = new ArrayList<>();
    for (UnitPlan unit : units) {
      boolean isFunded = unit.isPooled || compiler.isSolved(unit);
      fundedOf.add(isFunded ? compiler.funded.size() : -1);
      if (isFunded) {
        compiler.funded.add(unit);
      }
    }
    compiler.funded.addAll(withoutBudgets);
    return new Groups(
        List.copyOf(compiler.funded),
        List.copyOf(fundedOf),
        compiler.authorities(),
        compiler.pools());
  }

  private boolean isSolved(UnitPlan unit) {
    return inputs.groups().affordability().containsKey(laCode(unit));
  }

  /** Returns the authority of a unit, whose schools are of one where anything is solved. */
  private String laCode(UnitPlan unit) {
    return inputs.schools().school(unit.rows[0]).laCode();
  }

  private List<AuthorityPlan> authorities() {
    List<AuthorityPlan> plans = new ArrayList<>();
    inputs
        .groups()
        .affordability()
        .forEach(
            (laCode, terms) -> {
              List<Integer> units = new ArrayList<>();
              int paid = 0;
              for (int u = 0; u < funded.size(); u++) {
                if (laCode(funded.get(u)).equals(laCode)) {
                  units.add(u);
                  paid += funded.get(u).size();
                }
              }
              int all = 0;
              for (School school : inputs.schools().schools()) {
                all += school.laCode().equals(laCode) ? 1 : 0;
              }
              if (!units.isEmpty()) {
                plans.add(authority(laCode, terms, units, all - paid));
              }
            });
    return List.copyOf(plans);
  }

  private AuthorityPlan authority(
      String laCode, AffordabilityTerms terms, List<Integer> units, int missing) {
    double[] available = new double[timeline.years()];
    double[] block = new double[timeline.years()];
    Arrays.fill(available, Double.NaN);
    Arrays.fill(block, Double.NaN);
    for (int i = 0; i < available.length; i++) {
      Optional<FormulaBudget> budget = Optional.ofNullable(terms.budgets().get(timeline.year(i)));
      if (budget.isPresent()) {
        available[i] = budget.get().available();
        block[i] = budget.get().schoolsBlock();
      }
    }
    return new AuthorityPlan(laCode, terms.mode(), List.copyOf(units), available, block, missing);
  }

  private List<PoolPlan> pools() {
    Map<Integer, int[]> placeOf = new HashMap<>();
    for (int u = 0; u < funded.size(); u++) {
      int[] rows = funded.get(u).rows;
      for (int s = 0; s < rows.length; s++) {
        placeOf.put(rows[s], new int[] {u, s});
      }
    }
    List<Problem> problems = new ArrayList<>();
    List<PoolPlan> plans = new ArrayList<>();
    for (GrantPool pool : inputs.groups().pools()) {
      List<Integer> rows = new ArrayList<>();
      Set<String> ids = new LinkedHashSet<>(pool.schools());
      for (String id : ids) {
        int row = inputs.schools().row(id).orElseThrow();
        Optional<String> failure = Optional.ofNullable(failures.get(row));
        rows.add(row);
        failure.ifPresent(
            reason ->
                problems.add(
                    Problem.error(
                        "pool " + pool.name() + ", school " + id + " (" + reason + ")",
                        "",
                        "a school that can be projected, since a pool shares what all have",
                        "what the brackets name can be given, or the school left out")));
      }
      if (problems.isEmpty()) {
        plans.add(pool(pool, rows, placeOf));
      }
    }
    ProblemsException.throwIfAny(problems);
    return List.copyOf(plans);
  }

  private PoolPlan pool(GrantPool pool, List<Integer> rows, Map<Integer, int[]> placeOf) {
    int size = rows.size();
    PoolPlan plan =
        new PoolPlan(
            pool.share(),
            new int[size],
            new int[size],
            new double[size],
            new double[size],
            new double[size]);
    for (int m = 0; m < size; m++) {
      School school = inputs.schools().school(rows.get(m));
      int[] place = placeOf.getOrDefault(rows.get(m), new int[0]);
      plan.units()[m] = place[0];
      plan.places()[m] = place[1];
      plan.rates()[m] = school.value(SchoolField.RATES).orElse(0);
      plan.privateFinance()[m] = school.value(SchoolField.PFI).orElse(0);
      plan.needEach()[m] =
          pool.need() == PoolingNeed.PUPILS ? 1 : 1 + PoolingNeed.disadvantaged(school);
    }
    return plan;
  }
}
