package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.AffordabilityTerms;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.PoolingNeed;

/** Finds the units of authorities and pools once all units are compiled. */
final class GroupCompiler {
  private final ProjectionInputs inputs;
  private final Timeline timeline;
  private final Map<Integer, String> failures;
  private final List<UnitPlan> funded = new ArrayList<>();

  /** Where schools stand among those that are funded, by row; filled once all are known. */
  private final Map<Integer, MergerPlan.Place> places = new HashMap<>();

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
      boolean isFunded = unit.isPooled || compiler.isSolved(unit) || compiler.merges(unit);
      fundedOf.add(isFunded ? compiler.funded.size() : -1);
      if (isFunded) {
        compiler.funded.add(unit);
      }
    }
    compiler.funded.addAll(withoutBudgets);
    return new Groups(
        List.copyOf(compiler.funded),
        compiler.funded.stream().map(compiler::parts).toList(),
        compiler.mergers(),
        List.copyOf(fundedOf),
        compiler.authorities(),
        compiler.pools());
  }

  private boolean isSolved(UnitPlan unit) {
    return inputs.groups().affordability().keySet().stream()
        .anyMatch(
            code ->
                IntStream.range(0, timeline.years()).anyMatch(i -> code.equals(laCode(unit, i))));
  }

  /** Returns the authority of a unit, whose schools are of one where anything is solved. */
  private String laCode(UnitPlan unit, int year) {
    return laCode(unit.rows[0], year);
  }

  private String laCode(int row, int year) {
    return inputs.changes().authority(inputs.schools().school(row), timeline.year(year));
  }

  /** Returns the part of each share that is paid, where it is not all of every one. */
  private double[][] parts(UnitPlan unit) {
    double[][] parts = new double[timeline.years()][unit.size()];
    boolean isWhole = true;
    for (int i = 0; i < parts.length; i++) {
      for (int s = 0; s < unit.size(); s++) {
        parts[i][s] = part(unit.rows[s], i);
        isWhole &= parts[i][s] == 1;
      }
    }
    return isWhole ? new double[0][] : parts;
  }

  private double part(int row, int year) {
    if (!inputs.changes().anyLives()) {
      return 1;
    }
    School school = inputs.schools().school(row);
    GovernanceBlocks arranged = GovernanceBlocks.of(inputs.arrangement(school), timeline);
    return inputs.changes().paid(school.id(), arranged, timeline, year);
  }

  private List<AuthorityPlan> authorities() {
    List<AuthorityPlan> plans = new ArrayList<>();
    Map<Integer, MergerPlan.Place> paid = placeOf();
    int[] withoutPlace =
        IntStream.range(0, inputs.schools().size()).filter(row -> !paid.containsKey(row)).toArray();
    inputs
        .groups()
        .affordability()
        .forEach(
            (laCode, terms) -> {
              List<List<Integer>> units = new ArrayList<>();
              int[] missing = new int[timeline.years()];
              for (int i = 0; i < missing.length; i++) {
                List<Integer> ofYear = new ArrayList<>();
                for (int u = 0; u < funded.size(); u++) {
                  if (laCode(funded.get(u), i).equals(laCode)) {
                    ofYear.add(u);
                  }
                }
                units.add(List.copyOf(ofYear));
                missing[i] = missing(laCode, i, withoutPlace);
              }
              if (units.stream().anyMatch(ofYear -> !ofYear.isEmpty())) {
                plans.add(authority(laCode, terms, List.copyOf(units), missing));
              }
            });
    return List.copyOf(plans);
  }

  /**
   * Returns how many schools of an authority that are there in a year its formula cannot pay.
   *
   * @param withoutPlace rows of the schools that no formula can pay
   */
  private int missing(String laCode, int year, int[] withoutPlace) {
    int missing = 0;
    for (int row : withoutPlace) {
      missing += laCode(row, year).equals(laCode) && part(row, year) > 0 ? 1 : 0;
    }
    return missing;
  }

  /** Returns where the schools of mergers that happen stand. */
  private List<MergerPlan> mergers() {
    List<MergerPlan> plans = new ArrayList<>();
    for (SchoolEvent event : inputs.changes().events()) {
      int year = timeline.index(event.firstFundingYear());
      if (event.kind() == SchoolEvent.Kind.MERGE && year < timeline.years()) {
        List<MergerPlan.Place> found =
            Stream.concat(Stream.of(event.school()), event.merged().stream())
                .map(id -> inputs.schools().row(id).orElseThrow())
                .flatMap(row -> Stream.ofNullable(placeOf().get(row)))
                .toList();
        if (found.size() == event.merged().size() + 1) {
          plans.add(new MergerPlan(year, found.get(0), found.subList(1, found.size())));
        }
      }
    }
    return List.copyOf(plans);
  }

  /** Returns whether a school of a unit merges, or is made of others. */
  private boolean merges(UnitPlan unit) {
    Set<String> ids = new HashSet<>();
    for (SchoolEvent event : inputs.changes().events()) {
      if (event.kind() == SchoolEvent.Kind.MERGE) {
        ids.addAll(event.schools());
      }
    }
    return Arrays.stream(unit.rows)
        .anyMatch(row -> ids.contains(inputs.schools().school(row).id()));
  }

  private Map<Integer, MergerPlan.Place> placeOf() {
    if (places.isEmpty()) {
      for (int u = 0; u < funded.size(); u++) {
        int[] rows = funded.get(u).rows;
        for (int s = 0; s < rows.length; s++) {
          places.put(rows[s], new MergerPlan.Place(u, s));
        }
      }
    }
    return places;
  }

  private AuthorityPlan authority(
      String laCode, AffordabilityTerms terms, List<List<Integer>> units, int[] missing) {
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
    return new AuthorityPlan(laCode, terms.mode(), units, available, block, missing);
  }

  private List<PoolPlan> pools() {
    List<Problem> problems = new ArrayList<>();
    List<PoolPlan> plans = new ArrayList<>();
    for (GrantPool pool : inputs.groups().pools()) {
      Map<String, List<String>> failed = new LinkedHashMap<>();
      List<Integer> rows = new ArrayList<>();
      Set<String> ids = new LinkedHashSet<>(pool.schools());
      for (String id : ids) {
        int row = inputs.schools().row(id).orElseThrow();
        rows.add(row);
        Optional.ofNullable(failures.get(row))
            .ifPresent(reason -> failed.computeIfAbsent(reason, key -> new ArrayList<>()).add(id));
      }
      failed.forEach(
          (reason, names) ->
              problems.add(
                  Problem.error(
                      "pool " + pool.name() + ", " + Names.schools(names) + " (" + reason + ")",
                      "",
                      (names.size() == 1 ? "a school" : "schools")
                          + " that can be projected, since a pool shares what all have",
                      "what is missing can be given, or the school left out")));
      if (problems.isEmpty()) {
        plans.add(pool(pool, rows));
      }
    }
    ProblemsException.throwIfAny(problems);
    return List.copyOf(plans);
  }

  private PoolPlan pool(GrantPool pool, List<Integer> rows) {
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
      MergerPlan.Place place = Objects.requireNonNull(placeOf().get(rows.get(m)));
      plan.units()[m] = place.unit();
      plan.places()[m] = place.place();
      plan.rates()[m] = school.value(SchoolField.RATES).orElse(0);
      plan.privateFinance()[m] = school.value(SchoolField.PFI).orElse(0);
      plan.needEach()[m] =
          pool.need() == PoolingNeed.PUPILS ? 1 : 1 + PoolingNeed.disadvantaged(school);
    }
    return plan;
  }
}
