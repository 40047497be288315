package org.perpupil.projection.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.perpupil.budget.Budget;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.pay.PayTable;
import org.perpupil.projection.pay.PostKinds;
import org.perpupil.projection.pay.TeacherScale;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Agreement;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Compiles inputs: schools that share everything but themselves become units. */
public final class Compiler {
  /** Schools of a unit: few enough for its columns to stay in the cache, many enough to pay. */
  private static final int UNIT = 256;

  private final ProjectionInputs inputs;
  private final Map<String, String> refused;
  private final Timeline timeline;
  private final Map<Set<Selector>, Integer> profileNumbers = new HashMap<>();
  private final List<School> profiles = new ArrayList<>();
  private final Map<Set<Selector>, Integer> pupilGroupNumbers = new HashMap<>();
  private final List<School> pupilGroups = new ArrayList<>();
  private final Map<PathKey, Integer> pathNumbers = new HashMap<>();
  private final List<List<Formula>> paths = new ArrayList<>();
  private final List<Integer> pathProfiles = new ArrayList<>();
  private final Map<Integer, String> failures = new TreeMap<>();
  private final PostKinds kinds;
  private final Set<String> pooled = new HashSet<>();

  /**
   * Creates a compiler.
   *
   * @param refused why some schools cannot be projected, by their identifiers
   */
  public Compiler(ProjectionInputs inputs, Map<String, String> refused) {
    this.inputs = inputs;
    this.refused = refused;
    this.timeline = Timeline.of(inputs.first(), inputs.last());
    this.kinds = new PostKinds(timeline);
    inputs.groups().pools().forEach(pool -> pooled.addAll(pool.schools()));
  }

  /**
   * Formulas under assumptions; an authority that solves a percentage has numbers of its own.
   *
   * @param solvedFor by year; empty where nothing is solved in any
   */
  private record PathKey(int profile, List<Integer> formulas, List<String> solvedFor) {}

  private record GroupKey(
      int profile,
      int path,
      GovernanceBlocks arranged,
      Cohorts.Range range,
      Optional<TeacherScale> scale,
      boolean hasBudget,
      Life life) {}

  public Compiled compile() {
    Map<GroupKey, List<Integer>> groups = group();
    List<UnitPlan> units = new ArrayList<>();
    List<UnitPlan> withoutBudgets = new ArrayList<>();
    groups.forEach(
        (key, rows) -> {
          for (List<Integer> part : Lists.partition(rows, UNIT)) {
            addUnit(key, part, key.hasBudget() ? units : withoutBudgets);
          }
        });
    ProblemsException.throwIfAny(missingScales(units));
    List<boolean[]> uplifted = new ArrayList<>();
    boolean[] later = new boolean[timeline.years()];
    for (int i = 0; i < later.length; i++) {
      later[i] = !inputs.formulas().yearOf(timeline.year(i)).orElseThrow().equals(timeline.year(i));
    }
    paths.forEach(path -> uplifted.add(later));
    return new Compiled(
        timeline,
        List.copyOf(units),
        kinds.folded(),
        kinds.folds(),
        kinds.oneByOne(),
        List.copyOf(profiles),
        List.copyOf(pupilGroups),
        List.copyOf(paths),
        List.copyOf(uplifted),
        List.copyOf(pathProfiles),
        ImmutableMap.copyOf(failures),
        GroupCompiler.of(inputs, timeline, units, withoutBudgets, failures));
  }

  private Map<GroupKey, List<Integer>> group() {
    Map<GroupKey, List<Integer>> groups = new LinkedHashMap<>();
    IdentityHashMap<Formula, Integer> formulaNumbers = new IdentityHashMap<>();
    Map<String, Problem> missing = new LinkedHashMap<>();
    SchoolTable schools = inputs.schools();
    for (int row = 0; row < schools.size(); row++) {
      School school = schools.school(row);
      List<Formula> formulas = new ArrayList<>();
      for (int i = 0; i < timeline.years(); i++) {
        Formulas year = inputs.formulas().at(timeline.year(i)).orElseThrow();
        String code = inputs.changes().authority(school, timeline.year(i));
        year.find(code)
            .ifPresentOrElse(
                formulas::add,
                () ->
                    missing.putIfAbsent(
                        code, Formulas.missing("school " + school.id(), code, year.authorities())));
      }
      if (formulas.size() < timeline.years()) {
        continue;
      }
      Optional<String> contradiction = contradiction(school);
      if (contradiction.isPresent()) {
        failures.put(row, contradiction.get());
        continue;
      }
      boolean hasBudget =
          inputs.budgets().find(school.id()).isPresent() && !refused.containsKey(school.id());
      List<String> solvedFor = solvedFor(school);
      boolean isSolved = !solvedFor.isEmpty();
      if (!hasBudget) {
        failures.put(row, refused.getOrDefault(school.id(), "no budget was given"));
        if (!isSolved) {
          continue;
        }
      }
      int profile = number(school, inputs.aimed().any(), profileNumbers, profiles);
      List<Integer> numbers =
          formulas.stream()
              .map(formula -> formulaNumbers.computeIfAbsent(formula, f -> formulaNumbers.size()))
              .toList();
      PathKey pathKey = new PathKey(profile, numbers, solvedFor);
      Integer known = pathNumbers.get(pathKey);
      int path = known == null ? paths.size() : known;
      if (known == null) {
        pathNumbers.put(pathKey, path);
        paths.add(formulas);
        pathProfiles.add(profile);
      }
      GovernanceBlocks arranged =
          inputs
              .changes()
              .living(
                  school.id(), GovernanceBlocks.of(inputs.arrangement(school), timeline), timeline);
      GroupKey key =
          new GroupKey(
              profile,
              path,
              arranged,
              Cohorts.range(school),
              TeacherScale.of(inputs.staff().posts(school.id())),
              hasBudget,
              Life.of(school, inputs, timeline));
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
    }
    ProblemsException.throwIfAny(List.copyOf(missing.values()));
    return groups;
  }

  /** Returns the authority of each year if any of them solves something; nothing otherwise. */
  private List<String> solvedFor(School school) {
    if (inputs.groups().affordability().isEmpty()) {
      return List.of();
    }
    List<String> codes =
        IntStream.range(0, timeline.years())
            .mapToObj(i -> inputs.changes().authority(school, timeline.year(i)))
            .toList();
    boolean isSolved = codes.stream().anyMatch(inputs.groups().affordability()::containsKey);
    return isSolved ? codes : List.of();
  }

  /** Returns what keeps a school's pupils from being followed through its year groups. */
  private static Optional<String> contradiction(School school) {
    String reasons =
        Stream.of(Agreement.YEAR_GROUPS, Agreement.KEY_STAGES, Agreement.PUPILS_BY_YEAR)
            .flatMap(about -> school.contradictions(about).stream())
            .map(Problem::reason)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
  }

  /** Returns the number of the schools that the same of some selectors match. */
  private static int number(
      School school,
      Set<Selector> selectors,
      Map<Set<Selector>, Integer> numbers,
      List<School> firsts) {
    Set<Selector> matching = new HashSet<>(selectors);
    matching.removeIf(selector -> !selector.matches(school));
    return numbers.computeIfAbsent(
        matching,
        key -> {
          firsts.add(school);
          return firsts.size() - 1;
        });
  }

  private int[] pupilGroups(List<School> members) {
    Set<Selector> selectors = inputs.aimed().all();
    return members.stream()
        .mapToInt(school -> number(school, selectors, pupilGroupNumbers, pupilGroups))
        .toArray();
  }

  private void addUnit(GroupKey key, List<Integer> candidates, List<UnitPlan> units) {
    List<Formula> formulas = paths.get(key.path());
    List<Integer> rows = new ArrayList<>(candidates);
    FormulaPlan[] plans = compile(formulas, rows);
    Set<Integer> failed = new HashSet<>();
    for (FormulaPlan plan : distinct(plans)) {
      for (int s = 0; s < rows.size(); s++) {
        int row = rows.get(s);
        plan.failure(s)
            .ifPresent(
                reason -> {
                  failures.putIfAbsent(row, reason);
                  failed.add(row);
                });
      }
    }
    rows.removeAll(failed);
    if (rows.isEmpty()) {
      return;
    }
    SchoolTable schools = inputs.schools();
    List<School> members = rows.stream().map(schools::school).toList();
    List<Budget> budgets =
        members.stream()
            .map(
                school ->
                    inputs
                        .budgets()
                        .find(school.id())
                        .orElseGet(() -> Budget.builder(school.id()).build()))
            .toList();
    UnitSchools group =
        new UnitSchools(
            rows,
            members,
            budgets,
            members.stream().map(school -> inputs.staff().posts(school.id())).toList(),
            key.profile(),
            pupilGroups(members),
            key.path(),
            key.arranged(),
            members.stream().anyMatch(school -> pooled.contains(school.id())),
            ownEmployers(members),
            key.life(),
            Life.arrivals(members, key.range(), key.life(), inputs, this::pupilGroups));
    FormulaPlan[] kept = failed.isEmpty() ? plans : compile(formulas, rows);
    UnitPlan unit = new UnitPlan(group, timeline, kept, kinds);
    if (key.arranged().maintainedPart() > 0) {
      unit.converting(
          new UnitPlan(group.arrangedAs(key.arranged().untilConversion()), timeline, kept, kinds));
    }
    units.add(unit);
  }

  /** Returns of each school whether no trust employs its staff when it is an academy. */
  private boolean[] ownEmployers(List<School> members) {
    boolean[] own = new boolean[members.size()];
    for (int s = 0; s < own.length; s++) {
      School school = members.get(s);
      own[s] = school.trust().isEmpty() && inputs.arrangement(school).trust().isEmpty();
    }
    return own;
  }

  /** Compiles the formula of every year, once for the years that share it. */
  private FormulaPlan[] compile(List<Formula> formulas, List<Integer> rows) {
    SchoolTable table =
        SchoolTable.of(rows.stream().map(row -> withStages(inputs.schools().school(row))).toList());
    List<Formula> distinct = formulas.stream().distinct().toList();
    List<FormulaPlan> plans = FormulaPlan.of(distinct, table, timeline.year(0));
    return formulas.stream()
        .map(formula -> plans.get(distinct.indexOf(formula)))
        .toArray(FormulaPlan[]::new);
  }

  /** Names the year groups of the key stages, so that they stay when a stage runs out of pupils. */
  private static School withStages(School school) {
    return school.toBuilder()
        .set(SchoolField.YEAR_GROUPS_KS3, school.yearGroupsKs3())
        .set(SchoolField.YEAR_GROUPS_KS4, school.yearGroupsKs4())
        .build();
  }

  private static FormulaPlan[] distinct(FormulaPlan[] plans) {
    return Arrays.stream(plans).distinct().toArray(FormulaPlan[]::new);
  }

  private List<Problem> missingScales(List<UnitPlan> units) {
    Set<Integer> starts = new TreeSet<>();
    units.forEach(unit -> starts.add(Math.min(unit.arranged.first(), 1)));
    List<Problem> problems = new ArrayList<>();
    for (int start : starts) {
      if (!PayTable.hasScale(timeline, start)) {
        problems.add(
            Problem.error(
                "years",
                timeline.block(start).toString(),
                "a first block with a published pay scale for teachers, September 2014 to August"
                    + " 2027",
                "a first year that the scales cover serves; later years follow by the award"
                    + " assumed"));
      }
    }
    return problems;
  }
}
