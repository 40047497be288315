package org.perpupil.impact.scenario;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.impact.PriceIndex;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.plan.MergedSchools;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * What a run starts from, before any scenario.
 *
 * @param schools the schools
 * @param formulas the formulas that pay them
 * @param first the first funding year
 * @param last the last funding year
 * @param budgets what the budgets of the first year state
 * @param staff the posts
 * @param assumptions what is assumed
 */
public record RunInputs(
    SchoolTable schools,
    FormulaPath formulas,
    FundingYear first,
    FundingYear last,
    Budgets budgets,
    Staff staff,
    Assumptions assumptions) {
  private static final Assumption CONSUMER_PRICES = Assumption.of("prices.cpi_percent");

  /** Returns the same with other assumptions. */
  public RunInputs with(Assumptions others) {
    return new RunInputs(schools, formulas, first, last, budgets, staff, others);
  }

  /** Returns the same with the schools that mergers make, after the others. */
  RunInputs merged(List<SchoolEvent> mergers) {
    if (mergers.isEmpty()) {
      return this;
    }
    MergedSchools all = new MergedSchools(schools, budgets, staff).with(mergers);
    return new RunInputs(
        all.schools(), formulas, first, last, all.budgets(), all.staff(), assumptions);
  }

  /** Returns the years that assumptions are read for: those of the run and the one after. */
  public List<FundingYear> assumptionYears() {
    return IntStream.rangeClosed(first.start(), last.start() + 1)
        .mapToObj(FundingYear::of)
        .toList();
  }

  /**
   * Returns the plan of these inputs.
   *
   * @throws org.perpupil.problem.ProblemsException with everything that is wrong
   */
  public ProjectionPlan plan() {
    return builder(formulas).build();
  }

  /** Returns consumer prices as assumed for the first school; the first year's are 1. */
  PriceIndex prices() {
    Map<FundingYear, Double> levels = new TreeMap<>();
    double level = 1;
    for (int start = first.start(); start <= last.start(); start++) {
      FundingYear year = FundingYear.of(start);
      if (start > first.start()) {
        level *= 1 + assumptions.value(CONSUMER_PRICES, year, schools.school(0)).orElse(0) / 100;
      }
      levels.put(year, level);
    }
    return PriceIndex.of("consumer prices as assumed", first, levels);
  }

  /**
   * Returns whether an assumption has different values in two worlds, in any year for any school;
   * the default counts as one, wherever no published figure goes before it.
   */
  Predicate<Assumption> differing(Assumptions one, Assumptions other) {
    return assumption ->
        schools.schools().stream()
            .anyMatch(
                school ->
                    assumptionYears().stream()
                        .anyMatch(
                            year ->
                                !holding(one, assumption, year, school)
                                    .equals(holding(other, assumption, year, school))));
  }

  private static OptionalDouble holding(
      Assumptions world, Assumption assumption, FundingYear year, School school) {
    return assumption.isPublished(year)
        ? world.explicit(assumption, year, school)
        : world.value(assumption, year, school);
  }

  ProjectionBuilder builder(FormulaPath path) {
    return ProjectionPlan.builder(schools, path)
        .years(first, last)
        .budgets(budgets)
        .staff(staff)
        .assumptions(assumptions);
  }
}
