package org.perpupil.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.cost.Grant;
import org.perpupil.budget.cost.Grants;
import org.perpupil.problem.Problem;
import org.perpupil.projection.plan.GrantPlan;
import org.perpupil.projection.plan.MealsAndSport;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** Finds grants of budgets that cannot be meant as they stand in the years of a projection. */
final class GrantWarnings {
  private static final int NAMED = 5;

  private final ProjectionInputs inputs;
  private final Timeline timeline;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private GrantWarnings(ProjectionInputs inputs) {
    this.inputs = inputs;
    this.timeline = Timeline.of(inputs.first(), inputs.last());
  }

  /** Schools with the same problem. */
  private record Kind(
      String item, double pounds, String expected, String advice, List<String> schools) {
    Problem problem() {
      String some = String.join(", ", schools.subList(0, Math.min(NAMED, schools.size())));
      String more = schools.size() > NAMED ? " and " + (schools.size() - NAMED) + " more" : "";
      return Problem.warning(
          "budgets of " + some + more + ", " + item, Problem.plain(pounds), expected, advice);
    }
  }

  /** Returns a warning for each kind of what is odd, with the schools that have it. */
  static List<Problem> of(ProjectionInputs inputs) {
    GrantWarnings warnings = new GrantWarnings(inputs);
    for (School school : inputs.schools().schools()) {
      inputs.budgets().find(school.id()).ifPresent(budget -> warnings.check(school, budget));
    }
    return warnings.kinds.values().stream().map(Kind::problem).toList();
  }

  private void check(School school, Budget budget) {
    GovernanceBlocks arranged = GovernanceBlocks.of(inputs.arrangement(school), timeline);
    budget.grants().forEach((name, amount) -> named(school, name, amount, arranged));
    double other = budget.amount(BudgetCode.I18D).orElse(0);
    List<String> titles = new ArrayList<>();
    List<String> items = new ArrayList<>();
    Optional<FundingYear> taken = Optional.empty();
    for (String name : Grants.names()) {
      Grant grant = Grants.named(name, 0);
      Optional<FundingYear> year = grant.rolledInto();
      if (other > 0
          && year.isPresent()
          && !budget.grants().containsKey(name)
          && isPaidInFirstYear(grant, arranged)
          && year.get().compareTo(inputs.last()) <= 0) {
        titles.add(Grants.title(name));
        items.add("grant:" + name);
        taken = year;
      }
    }
    if (taken.isPresent()) {
      add(
          school,
          BudgetCode.I18D.code(),
          other,
          "money that goes on, since the formula of "
              + taken.get()
              + " takes up the "
              + String.join(" and the ", titles),
          "part of it is such a grant; stated as "
              + String.join(" and ", items)
              + " it ends when the formula pays it");
    }
  }

  private void named(School school, String name, double amount, GovernanceBlocks arranged) {
    if (amount == 0 || MealsAndSport.isNamed(name)) {
      return;
    }
    Grant grant = Grants.named(name, 0);
    if (GrantPlan.grant(name, amount, timeline, arranged).isEmpty()) {
      add(
          school,
          "grant:" + name,
          amount,
          "a grant of "
              + inputs.first()
              + "; the formula holds this one from "
              + grant.rolledInto().orElseThrow()
              + " on, so nothing is paid beside it",
          "the budget is of an earlier year, or the money is another grant's by now");
    } else if (!isPaidInFirstYear(grant, arranged)) {
      add(
          school,
          "grant:" + name,
          amount,
          "a grant of "
              + inputs.first()
              + "; this one starts in "
              + grant.start()
              + ", and the pounds are taken as those of its first year",
          "the budget is of a later year than the first of the run");
    }
  }

  private boolean isPaidInFirstYear(Grant grant, GovernanceBlocks arranged) {
    return IntStream.rangeClosed(arranged.first(), arranged.first() + 1)
        .anyMatch(k -> grant.isPaid(timeline.block(k), arranged.governance(k)));
  }

  private void add(School school, String item, double pounds, String expected, String advice) {
    kinds
        .computeIfAbsent(
            item + expected, key -> new Kind(item, pounds, expected, advice, new ArrayList<>()))
        .schools()
        .add(school.id());
  }
}
