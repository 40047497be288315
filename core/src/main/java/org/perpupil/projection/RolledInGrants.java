package org.perpupil.projection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.Budget;
import org.perpupil.budget.cost.Grant;
import org.perpupil.budget.cost.Grants;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.Problem;
import org.perpupil.projection.plan.GrantPlan;
import org.perpupil.projection.plan.MealsAndSport;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Finds grants that end in the formula of a year for which an authority has no formula of its own:
 * its rates go on with the uplift of any year, which holds no grant, so that the money is lost.
 */
final class RolledInGrants {
  private static final Assumption UPLIFT = Assumption.of("formula.local_uplift_percent");

  private final ProjectionInputs inputs;
  private final Timeline timeline;
  private final Map<Key, Taken> taken = new LinkedHashMap<>();

  private RolledInGrants(ProjectionInputs inputs) {
    this.inputs = inputs;
    this.timeline = Timeline.of(inputs.first(), inputs.last());
  }

  private record Key(String laCode, String grant) {}

  /**
   * A grant that a year's formula takes up.
   *
   * @param year whose formula takes it up
   * @param from the year whose rates are carried on
   * @param pounds of a full year, school by school
   */
  private record Taken(
      FundingYear year, FundingYear from, Formula formula, Map<School, Double> pounds) {
    double total() {
      return pounds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns what the grants come to in percent of what the formula pays the same schools. */
    Optional<BigDecimal> percent() {
      Allocation allocation =
          Allocation.of(
              SchoolTable.of(List.copyOf(pounds.keySet())),
              Formulas.forAll(formula),
              RoundingRules.none());
      double grants = 0;
      double shares = 0;
      for (int row = 0; row < allocation.size(); row++) {
        if (allocation.failure(row).isEmpty()) {
          grants += pounds.getOrDefault(allocation.schools().school(row), 0.0);
          shares += allocation.total(Total.BUDGET_SHARE, row).orElse(0);
        }
      }
      return shares > 0
          ? Optional.of(new BigDecimal(100 * grants / shares).setScale(1, RoundingMode.HALF_UP))
          : Optional.empty();
    }
  }

  /** Returns a warning for each grant and authority. */
  static List<Problem> of(ProjectionInputs inputs) {
    RolledInGrants grants = new RolledInGrants(inputs);
    for (School school : inputs.schools().schools()) {
      inputs.budgets().find(school.id()).ifPresent(budget -> grants.check(school, budget));
    }
    List<Problem> problems = new ArrayList<>();
    grants.taken.forEach((key, found) -> problems.add(problem(key, found)));
    return problems;
  }

  private void check(School school, Budget budget) {
    GovernanceBlocks arranged = GovernanceBlocks.of(inputs.arrangement(school), timeline);
    budget
        .grants()
        .forEach(
            (name, amount) -> {
              if (amount > 0 && !MealsAndSport.isNamed(name)) {
                GrantPlan.grant(name, amount, timeline, arranged)
                    .ifPresent(grant -> check(school, name, grant));
              }
            });
  }

  private void check(School school, String name, Grant grant) {
    Optional<FundingYear> year =
        grant
            .rolledInto()
            .filter(into -> into.compareTo(inputs.first()) > 0)
            .filter(into -> into.compareTo(inputs.last()) <= 0);
    Optional<FundingYear> from = year.flatMap(inputs.formulas()::yearOf);
    if (from.isEmpty() || from.equals(year) || isUplifted(school, year.orElseThrow())) {
      return;
    }
    inputs
        .formulas()
        .at(from.get())
        .flatMap(formulas -> formulas.find(school.laCode()))
        .filter(formula -> !formula.isNational())
        .ifPresent(
            formula ->
                taken
                    .computeIfAbsent(
                        new Key(school.laCode(), name),
                        key ->
                            new Taken(
                                year.orElseThrow(), from.get(), formula, new LinkedHashMap<>()))
                    .pounds()
                    .put(school, grant.annualAmount()));
  }

  /** Returns whether somebody said by how much a school's rates rise in the year itself. */
  private boolean isUplifted(School school, FundingYear year) {
    return inputs.assumptions().settings().stream()
        .anyMatch(
            setting ->
                setting.assumption().equals(UPLIFT)
                    && setting.year().equals(Optional.of(year))
                    && setting.selector().matches(school));
  }

  private static Problem problem(Key key, Taken found) {
    String about =
        found
            .percent()
            .map(percent -> ", about " + percent.toPlainString() + " more than in other years")
            .orElse("");
    return Problem.warning(
        "authority " + key.laCode() + ", grant:" + key.grant(),
        Problem.plain(Math.rint(found.total())),
        UPLIFT.name()
            + " of "
            + found.year()
            + " by name"
            + about
            + ": the formula takes up the "
            + Grants.title(key.grant())
            + " then, while the rates of "
            + found.from()
            + " are carried on, which hold none of it",
        "the authority's formula of " + found.year() + " is known and serves as well");
  }
}
