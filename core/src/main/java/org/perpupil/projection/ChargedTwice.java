package org.perpupil.projection;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.world.Timeline;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/** Finds schools whose budgets state the central charge that an assumption would charge again. */
final class ChargedTwice {
  private static final Set<Assumption> CHARGES =
      ImmutableSet.of(
          Assumption.of("trust.central_charge_percent"),
          Assumption.of("trust.central_charge_per_pupil"),
          Assumption.of("trust.central_charge_pounds"));

  private ChargedTwice() {}

  /**
   * Throws when a school is charged by its budget and by what is set or is going to be.
   *
   * @param targets what runs set besides, to any value
   */
  static void check(ProjectionInputs inputs, Assumptions assumptions, List<Target> targets) {
    boolean isSet =
        assumptions.settings().stream()
                .anyMatch(one -> CHARGES.contains(one.assumption()) && one.value() > 0)
            || targets.stream().anyMatch(target -> CHARGES.contains(target.assumption()));
    if (!isSet) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    for (Budget budget : inputs.budgets().all()) {
      double stated = budget.amount(BudgetCode.BAI170).orElse(0);
      inputs.schools().row(budget.id()).stream()
          .mapToObj(inputs.schools()::school)
          .filter(school -> stated != 0 && isCharged(school, inputs, assumptions, targets))
          .forEach(school -> problems.add(problem(school, stated)));
    }
    ProblemsException.throwIfAny(problems);
  }

  private static boolean isCharged(
      School school, ProjectionInputs inputs, Assumptions assumptions, List<Target> targets) {
    Timeline timeline = Timeline.of(inputs.first(), inputs.last());
    boolean isAimedAt =
        targets.stream()
            .anyMatch(
                target ->
                    CHARGES.contains(target.assumption()) && target.selector().matches(school));
    return isAimedAt
        || CHARGES.stream()
            .anyMatch(
                charge ->
                    timeline.fundingYears().stream()
                        .anyMatch(year -> assumptions.value(charge, year, school).orElse(0) > 0));
  }

  private static Problem problem(School school, double stated) {
    return Problem.error(
        "budget of school " + school.id() + ", BAI170",
        Problem.plain(stated),
        "a central charge in the budget or in the assumptions, not in both",
        "the assumption is meant for schools whose budgets leave the charge out; name those");
  }
}
