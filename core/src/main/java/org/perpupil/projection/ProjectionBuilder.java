package org.perpupil.projection;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.pay.PayScales;
import org.perpupil.projection.plan.AimedSelectors;
import org.perpupil.projection.plan.GroupSteps;
import org.perpupil.projection.plan.MergedSchools;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.plan.SchoolChanges;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Builds a plan. Not thread-safe. */
public final class ProjectionBuilder {
  private static final int MOST_YEARS = 30;

  private final SchoolTable schools;
  private final FormulaPath formulas;
  private final Map<String, Arrangement> arrangements = new LinkedHashMap<>();
  private FundingYear first;
  private FundingYear last;
  private Budgets budgets = Budgets.of(List.of());
  private Staff staff = Staff.of(List.of());
  private Assumptions assumptions = Assumptions.none();
  private final Map<String, AffordabilityTerms> affordability = new TreeMap<>();
  private Map<String, AuthorityTerms> authorities = Map.of();
  private List<GrantPool> pools = List.of();
  private boolean incomeAlone;
  private List<SchoolEvent> events = List.of();
  private List<SchoolEvent> apart = List.of();

  ProjectionBuilder(SchoolTable schools, FormulaPath formulas) {
    this.schools = schools;
    this.formulas = formulas;
    this.first = formulas.years().get(0);
    this.last = first;
  }

  /** Sets the first and the last funding year; the first one of the formulas if never called. */
  public ProjectionBuilder years(FundingYear first, FundingYear last) {
    this.first = first;
    this.last = last;
    return this;
  }

  /**
   * Sets what the schools' budgets of the first year state. A school whose budget states no opening
   * balance fails with that as its reason, unless {@link #withIncomeAlone}.
   */
  public ProjectionBuilder budgets(Budgets budgets) {
    this.budgets = budgets;
    return this;
  }

  /** Sets the posts; a school without any is projected on the totals of its budget. */
  public ProjectionBuilder staff(Staff staff) {
    this.staff = staff;
    return this;
  }

  /** Sets who runs a school; otherwise the school says it, and else it is maintained. */
  public ProjectionBuilder arrangement(String schoolId, Arrangement arrangement) {
    arrangements.put(schoolId, arrangement);
    return this;
  }

  /** Sets the assumptions that the budgets were made with. */
  public ProjectionBuilder assumptions(Assumptions assumptions) {
    this.assumptions = assumptions;
    return this;
  }

  /**
   * Sets what makes an authority's guarantee affordable; as its formula gives it if never called.
   *
   * <p>What is solved must be blank in its local formulas, and no assumption may set it. Its
   * schools take part whether they have a budget or not, maintained or not. Years that the national
   * formula pays stay as they are.
   */
  public ProjectionBuilder affordability(String laCode, AffordabilityTerms terms) {
    affordability.put(laCode, terms);
    return this;
  }

  /**
   * Sets what authorities ask of their formulas, and what they may spend in the first year, see
   * {@link #affordability(String, AffordabilityTerms)}; those that no school is of are passed over.
   *
   * @param authorities by code
   */
  public ProjectionBuilder authorities(Map<String, AuthorityTerms> authorities) {
    this.authorities = ImmutableMap.copyOf(authorities);
    return this;
  }

  /** Sets the pools of general annual grant; none if never called. A school is in one at most. */
  public ProjectionBuilder pooling(List<GrantPool> pools) {
    this.pools = List.copyOf(pools);
    return this;
  }

  /**
   * Projects schools whose opening balance is not known, too: they have no reserves, and where
   * their budget states no spending either and no posts are listed, as after published allocations
   * alone, income and no balances, see {@link Projection#isKnown}.
   */
  public ProjectionBuilder withIncomeAlone() {
    incomeAlone = true;
    return this;
  }

  /**
   * Sets which schools open, close, merge and move. The plan then has the schools that mergers make
   * as further rows, made from the schools, budgets and posts of those that merge.
   */
  public ProjectionBuilder events(List<SchoolEvent> events) {
    this.events = List.copyOf(events);
    return this;
  }

  /**
   * Sets mergers that do not happen, so that the plan has their schools as those of one where they
   * do: a merged school's figures are then the sum of those that stay apart, from the day of the
   * merger on, in place of theirs.
   */
  public ProjectionBuilder apart(List<SchoolEvent> mergers) {
    this.apart = List.copyOf(mergers);
    return this;
  }

  /**
   * Returns the plan.
   *
   * @throws ProblemsException with everything that is wrong, when anything is
   */
  public ProjectionPlan build() {
    Map<String, AffordabilityTerms> solved = new TreeMap<>(affordability);
    Set<String> codes = schools.schools().stream().map(School::laCode).collect(toImmutableSet());
    authorities.forEach(
        (code, authority) -> {
          AffordabilityTerms terms = AffordabilityTerms.of(authority.affordability());
          if (codes.contains(code)) {
            solved.putIfAbsent(
                code, authority.budget().map(each -> terms.withBudget(first, each)).orElse(terms));
          }
        });
    solved.values().removeIf(terms -> !terms.isNeeded());
    ProjectionInputs inputs = inputs(new GroupSteps(solved, pools));
    List<Problem> problems = problems();
    problems.addAll(GroupChecks.of(inputs));
    problems.addAll(new SchoolEventChecks(schools, inputs).problems());
    ProblemsException.throwIfAny(problems);
    return new ProjectionPlan(inputs);
  }

  /**
   * Returns what of the budgets is odd, as {@link ProjectionPlan#warnings()} does, without a plan;
   * nothing where none could be made.
   */
  public List<Problem> warnings() {
    return problems().isEmpty()
        ? ProjectionPlan.warnings(inputs(new GroupSteps(Map.of(), pools)))
        : List.of();
  }

  private ProjectionInputs inputs(GroupSteps groups) {
    SchoolChanges changes = new SchoolChanges(events, apart);
    MergedSchools all = new MergedSchools(schools, budgets, staff).with(changes.mergers());
    return new ProjectionInputs(
        all.schools(),
        formulas,
        first,
        last,
        all.budgets(),
        all.staff(),
        ImmutableMap.copyOf(arrangements),
        assumptions,
        AimedSelectors.of(assumptions),
        groups,
        incomeAlone,
        changes);
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (last.compareTo(first) < 0 || last.start() - first.start() >= MOST_YEARS) {
      problems.add(
          Problem.error(
              "years",
              first + ".." + last,
              "a first year and, from 0 to " + (MOST_YEARS - 1) + " years after it, a last one",
              "the two were swapped"));
    }
    FundingYear earliest = formulas.years().get(0);
    FundingYear before = formulas.yearOf(first).orElse(earliest);
    if (earliest.compareTo(first) > 0 || first.start() - before.start() > 1) {
      problems.add(
          Problem.error(
              "years",
              first + ".." + last,
              "a first year that the formulas cover, or the one after their last: " + before,
              earliest.compareTo(first) > 0
                  ? "the formula of the year before serves; no formula is taken back in time"
                  : "formulas of a later year serve"));
    }
    for (Budget budget : budgets.all()) {
      known("budget", budget.id(), problems);
    }
    staff.schoolIds().forEach(id -> known("staff", id, problems));
    if (problems.isEmpty()) {
      problems.addAll(PayScales.missing(staff, Timeline.of(first, last)));
    }
    arrangements.keySet().forEach(id -> known("arrangement", id, problems));
    return problems;
  }

  private void known(String what, String id, List<Problem> problems) {
    if (schools.row(id).isEmpty()) {
      List<String> ids = schools.schools().stream().map(school -> school.id()).toList();
      problems.add(
          Problem.error(
              what + " of school " + id,
              id,
              "one of the " + schools.size() + " schools",
              Names.advice(id, ids, "the school is missing from the schools file")));
    }
  }
}
