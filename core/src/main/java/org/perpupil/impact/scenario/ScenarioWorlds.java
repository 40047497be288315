package org.perpupil.impact.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.projection.FormulaLines;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;

/** Runs the worlds that scenarios make of one baseline. Immutable and thread-safe. */
final class ScenarioWorlds {
  private final RunInputs inputs;

  /** The same with the schools that mergers make. */
  private final RunInputs merged;

  /** The mergers of any world, whose schools all of them have. */
  private final ImmutableList<SchoolEvent> mergers;

  private final ProjectionPlan plan;

  /**
   * Creates worlds.
   *
   * @param mergers those of all scenarios
   */
  ScenarioWorlds(RunInputs inputs, List<SchoolEvent> mergers) {
    this.inputs = inputs;
    this.merged = inputs.merged(mergers);
    this.mergers = ImmutableList.copyOf(mergers);
    this.plan = inputs.builder(inputs.formulas()).apart(mergers).build();
  }

  Assumptions assumptions(Scenario of) {
    return of.changed(merged.assumptions(), merged.schools().schools(), merged.assumptionYears());
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
    if (of.formulas().isEmpty()
        && of.conversions().isEmpty()
        && of.pools().isEmpty()
        && of.schoolEvents().isEmpty()) {
      return plan;
    }
    ProjectionBuilder builder = inputs.builder(SwitchedFormulas.path(inputs, of, assumptions));
    of.arrangements().forEach(builder::arrangement);
    builder.pooling(Pools.of(of, inputs.schools()));
    List<SchoolEvent> apart = new ArrayList<>(mergers);
    apart.removeAll(of.schoolEvents());
    return builder.events(of.schoolEvents()).apart(apart).build();
  }
}
