package org.perpupil.sweep;

import java.util.function.Supplier;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.uncertainty.Model;

/**
 * A projection as a function from a world's inputs to measures of schools and of their totals.
 *
 * <p>Outputs stand by measure, then by unit (schools in their order, then totals), then by year. A
 * school that cannot be projected has no values, and is left out of totals. For one thread: {@link
 * #forThread} gives others their own.
 */
public final class ProjectionModel implements Model {
  private final SweepPlan plan;
  private final ProjectionRunner runner;
  private final Supplier<Sources> newSources;
  private final Sources sources;
  private final SweepUnits units;
  private final int schools;
  private final int years;
  private final double[] values;
  private final double[] bySchool;

  private ProjectionModel(
      SweepPlan plan, ProjectionPlan projection, SweepUnits units, Supplier<Sources> newSources) {
    this.plan = plan;
    this.newSources = newSources;
    this.sources = newSources.get();
    this.units = units;
    this.runner =
        ProjectionRunner.of(
            projection, projection.assumptions(), sources.targets(), plan.measures());
    this.schools = projection.schools().size();
    this.years = projection.years().size();
    this.values = new double[sources.targets().size()];
    this.bySchool = new double[runner.outputs()];
  }

  static ProjectionModel inWorlds(SweepPlan plan, ProjectionPlan projection, SweepUnits units) {
    return new ProjectionModel(
        plan, projection, units, () -> Sources.inWorlds(plan, projection.schools()));
  }

  static ProjectionModel together(SweepPlan plan, ProjectionPlan projection, SweepUnits units) {
    return new ProjectionModel(plan, projection, units, () -> Sources.together(plan));
  }

  @Override
  public int measures() {
    return plan.measures().size() * units.size() * years;
  }

  /** Returns a model with its own working space; the compiled projection is shared. */
  @Override
  public ProjectionModel forThread() {
    return new ProjectionModel(plan, runner.plan(), units, newSources);
  }

  @Override
  public void run(long firstWorld, int count, double[] inputs, double[] out) {
    for (int w = 0; w < count; w++) {
      run(firstWorld + w, inputs, w * sources.inputs(), out, w * measures());
    }
  }

  /** Runs one world, inputs from {@code at} on, outputs from {@code to} on. */
  void run(long world, double[] inputs, int at, double[] out, int to) {
    sources.fill(world, inputs, at, values);
    runner.run(values, 0, bySchool, 0);
    int block = units.size() * years;
    for (int m = 0; m < plan.measures().size(); m++) {
      int from = m * schools * years;
      int start = to + m * block;
      System.arraycopy(bySchool, from, out, start, schools * years);
      for (int t = 0; t < units.totals(); t++) {
        total(units.members(t), from, out, start + (schools + t) * years);
      }
    }
  }

  private void total(int[] rows, int from, double[] out, int to) {
    for (int i = 0; i < years; i++) {
      double sum = 0;
      int present = 0;
      for (int row : rows) {
        double value = bySchool[from + row * years + i];
        if (!Double.isNaN(value)) {
          sum += value;
          present++;
        }
      }
      out[to + i] = present == 0 ? Double.NaN : sum;
    }
  }
}
