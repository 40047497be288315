package org.perpupil.projection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Budgets;
import org.perpupil.problem.Problem;
import org.perpupil.projection.engine.Engine;
import org.perpupil.projection.plan.AimedSelectors;
import org.perpupil.projection.plan.Compiled;
import org.perpupil.projection.plan.Compiler;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Schools, their formulas, budgets, staff and arrangements over some years, compiled to columns.
 *
 * <p>Compiled once, also for assumptions that are aimed at some schools and come with a run: what
 * is compiled for the first is kept for the next. Run with as many assumptions as wanted. A school
 * that cannot be projected has a reason and no figures; it does not stop the others. What a budget
 * states is what the first year comes to under the plan's own assumptions; other assumptions change
 * it from there. Immutable and thread-safe.
 */
public final class ProjectionPlan {
  /** Selectors of earlier runs that a plan is compiled for again: each costs a look at a school. */
  private static final int MOST_KEPT_SELECTORS = 32;

  private final ProjectionInputs inputs;
  private final List<PostsOfBudget> posts;
  private final Compiled compiled;

  /** A plan for selectors that these inputs do not have; two threads may both compile one. */
  private final AtomicReference<@Nullable ProjectionPlan> aimed = new AtomicReference<>();

  ProjectionPlan(ProjectionInputs inputs) {
    this(inputs, PostsAgainstBudgets.of(inputs));
  }

  private ProjectionPlan(ProjectionInputs inputs, List<PostsOfBudget> posts) {
    this.inputs = inputs;
    this.posts = posts;
    Map<String, String> refused =
        new LinkedHashMap<>(inputs.incomeAlone() ? Map.of() : inputs.unknownMoney());
    refused.putAll(PostsAgainstBudgets.contradictions(posts));
    this.compiled = new Compiler(inputs, refused).compile();
    if (!compiled.units().isEmpty()) {
      Engine reference = new Engine(compiled, inputs.assumptions());
      reference.calibrate();
    }
  }

  /**
   * Returns the same plan for assumptions that are aimed at some schools, too. The last one is
   * kept, so that runs with assumptions that are aimed alike compile once.
   */
  ProjectionPlan including(AimedSelectors selectors) {
    @Nullable ProjectionPlan last = aimed.get();
    if (last != null && last.inputs.aimed().covers(selectors)) {
      return last;
    }
    AimedSelectors all = selectors;
    if (last != null && last.inputs.aimed().size() <= MOST_KEPT_SELECTORS) {
      all = all.and(last.inputs.aimed());
    }
    ProjectionPlan wider = new ProjectionPlan(inputs.aimedAt(all), posts);
    aimed.set(wider);
    return wider;
  }

  /** Returns a plan whose posts are taken as they are. */
  static ProjectionPlan unchecked(ProjectionInputs inputs) {
    return new ProjectionPlan(inputs, List.of());
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

  /**
   * Returns why the balances of schools with a budget are not known, by their identifiers, whether
   * the schools fail for it or have income alone; unmodifiable.
   */
  public Map<String, String> unknownMoney() {
    return Collections.unmodifiableMap(inputs.unknownMoney());
  }

  /**
   * Returns the rules that no published text was found for and that schools are paid by because
   * they merge, in words, and how many schools rest on each; unmodifiable.
   */
  public Map<String, Integer> unverifiedRules() {
    return MergerRules.unverified(this);
  }

  /** Returns how many schools cannot be projected. */
  public int failed() {
    return compiled.failures().size();
  }

  /**
   * Returns what is odd in these years without being wrong: grants of budgets that the formula
   * holds already, that it takes up later though they stand under no name, or that end in a formula
   * whose rates of a year before are carried on, and growing schools that would not grow;
   * unmodifiable.
   */
  public List<Problem> warnings() {
    return warnings(inputs);
  }

  static List<Problem> warnings(ProjectionInputs inputs) {
    return Stream.of(GrantWarnings.of(inputs), RolledInGrants.of(inputs), GrowthWarnings.of(inputs))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Returns what posts come to in the first year against what budgets state under their codes, in
   * the order of schools; a school that is more than 5 percent off is not projected, unless its
   * posts are all there are. Unmodifiable.
   */
  public List<PostsOfBudget> postsAndBudgets() {
    return posts;
  }

  /**
   * Returns the area costs of authorities that national rates are multiplied by in some year, with
   * the number of schools that have none of their own, by authority and year; unmodifiable.
   */
  public Map<AreaCost, Integer> areaCostsOfAuthorities() {
    Map<AreaCost, Integer> counts = new TreeMap<>(AreaCost.BY_AUTHORITY);
    for (int row = 0; row < schools().size(); row++) {
      School school = schools().school(row);
      if (failure(row).isEmpty()) {
        years().stream()
            .flatMap(year -> inputs.formulas().at(year).stream())
            .flatMap(formulas -> formulas.areaCostOfAuthority(school).stream())
            .distinct()
            .forEach(cost -> counts.merge(cost, 1, Integer::sum));
      }
    }
    return Collections.unmodifiableMap(counts);
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
    return run(assumptions, false);
  }

  /**
   * Returns the years under the plan's own assumptions, with schools' posts, see {@link
   * Projection#posts}.
   *
   * @throws org.perpupil.problem.ProblemsException as {@link #run()}
   */
  public Projection runWithPosts() {
    return run(inputs.assumptions(), true);
  }

  private Projection run(Assumptions assumptions, boolean withPosts) {
    AimedSelectors selectors = AimedSelectors.of(assumptions);
    if (!inputs.aimed().covers(selectors)) {
      return including(selectors).run(assumptions, withPosts);
    }
    ChargedTwice.check(inputs, assumptions, List.of());
    Engine engine = new Engine(compiled, assumptions);
    if (withPosts) {
      engine.keepPosts();
    }
    return new Projection(this, engine.runAll(), engine.affordability());
  }

  /**
   * Returns the budget shares of every year under other assumptions, line by line.
   *
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made
   */
  public FormulaLines lines(Assumptions assumptions) {
    AimedSelectors selectors = AimedSelectors.of(assumptions);
    if (!inputs.aimed().covers(selectors)) {
      return including(selectors).lines(assumptions);
    }
    Engine engine = new Engine(compiled, assumptions);
    engine.keepLines();
    return new FormulaLines(this, engine.runAll());
  }

  /** Returns the years, whether or not an authority's money does. */
  Projection runAnyway(Assumptions assumptions) {
    AimedSelectors selectors = AimedSelectors.of(assumptions);
    if (!inputs.aimed().covers(selectors)) {
      return including(selectors).runAnyway(assumptions);
    }
    Engine engine = new Engine(compiled, assumptions);
    return new Projection(this, engine.runAnyway(), List.of());
  }

  /** Returns in which blocks schools have figures. */
  SchoolLives lives() {
    return new SchoolLives(inputs, compiled.timeline());
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
