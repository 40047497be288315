package org.perpupil.impact.scenario;

import org.perpupil.projection.FormulaLines;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;

/** Runs the worlds that scenarios make of one baseline. Immutable and thread-safe. */
final class ScenarioWorlds {
  private final RunInputs inputs;
  private final ProjectionPlan plan;

  ScenarioWorlds(RunInputs inputs) {
    this.inputs = inputs;
    this.plan = inputs.plan();
  }

  Assumptions assumptions(Scenario of) {
    return of.changed(inputs.assumptions(), inputs.schools().schools(), inputs.assumptionYears());
  }

  Projection run(Scenario of) {
    Assumptions assumptions = assumptions(of);
    return plan(of, assumptions).run(assumptions);
  }

  FormulaLines lines(Scenario of) {
    Assumptions assumptions = assumptions(of);
    return plan(of, assumptions).lines(assumptions);
  }

  private ProjectionPlan plan(Scenario of, Assumptions assumptions) {
    if (of.formulas().isEmpty() && of.conversions().isEmpty() && of.pools().isEmpty()) {
      return plan;
    }
    ProjectionBuilder builder =
        inputs.builder(SwitchedFormulas.path(inputs, of.formulas(), assumptions));
    of.arrangements().forEach(builder::arrangement);
    builder.pooling(Pools.of(of, inputs.schools()));
    return builder.build();
  }
}
