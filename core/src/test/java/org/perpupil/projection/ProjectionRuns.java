package org.perpupil.projection;

import java.util.Map;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formulas;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;

/** Hands a case to the engine. */
final class ProjectionRuns {
  private ProjectionRuns() {}

  static ProjectionPlan plan(ProjectionCase given) {
    return builder(given).build();
  }

  static ProjectionBuilder builder(ProjectionCase given) {
    ProjectionBuilder builder =
        ProjectionPlan.builder(given.schools(), path(given.formulas()))
            .years(given.first(), given.last())
            .budgets(Budgets.of(given.budgets()))
            .staff(given.staff())
            .assumptions(given.reference());
    for (Map.Entry<String, Arrangement> entry : given.arrangements().entrySet()) {
      builder = builder.arrangement(entry.getKey(), entry.getValue());
    }
    return builder;
  }

  private static FormulaPath path(FormulaSteps steps) {
    if (steps.local().isEmpty()) {
      return FormulaPath.national(steps.national().orElseThrow().toString());
    }
    Map.Entry<FundingYear, Formulas> local = steps.local().firstEntry();
    FormulaPath path = FormulaPath.from(local.getKey(), local.getValue());
    return steps.national().isEmpty()
        ? path
        : path.then(
            steps.national().get(), FormulaPath.national(steps.national().get().toString()));
  }
}
