package org.perpupil.sweep.run;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.world.Model;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.draw.InputBinding;
import org.perpupil.sweep.draw.RunningTotals;

/**
 * A projection as a function from a world's inputs to figures of schools and of their totals.
 *
 * <p>Outputs stand by figure, then by unit (schools in their order, then totals), then by year. A
 * school that cannot be projected has no values, and is left out of totals; where two worlds are
 * compared, a school counts that has values in both. For one thread: {@link #forThread} gives
 * others their own.
 */
public final class ProjectionModel implements Model {
  /** Half a penny, below which a difference is rounding. */
  private static final double ROUNDING = 0.005;

  private static final int OWN = SweepMeasure.Kind.OWN.ordinal();
  private static final int AGAINST = SweepMeasure.Kind.AGAINST.ordinal();
  private static final int DIFFERENCE = SweepMeasure.Kind.DIFFERENCE.ordinal();
  private static final int HIGHER = SweepMeasure.Kind.HIGHER.ordinal();
  private static final int LOSERS = SweepMeasure.Kind.LOSERS.ordinal();
  private static final int LOST = SweepMeasure.Kind.LOST.ordinal();

  private final SweepPlan plan;
  private final SweepProjection projection;
  private final Batch batch;
  private final Supplier<InputBinding> newSources;
  private final InputBinding sources;
  private final ProjectionRunner runner;
  private final @Nullable ProjectionRunner otherRunner;
  private final int[][] members;
  private final int schools;
  private final int years;
  private final int measures;

  /** Units that have outputs: totals only where the batch ends them. */
  private final int units;

  private final double[] values;
  private final double[] bySchool;
  private final double[] byOther;

  private ProjectionModel(
      SweepPlan plan, SweepProjection projection, Batch batch, Supplier<InputBinding> newSources) {
    this.plan = plan;
    this.batch = batch;
    this.newSources = newSources;
    this.sources = newSources.get();
    this.runner = projection.runner(sources.targets(), plan.measures());
    this.otherRunner =
        projection
            .against()
            .map(other -> other.runner(sources.targets(), plan.measures()))
            .orElse(null);
    this.projection =
        projection.fitted(
            runner.plan(),
            otherRunner == null
                ? null
                : projection.against().orElseThrow().fitted(otherRunner.plan(), null));
    this.members = batch.units().members(batch.from(), batch.to());
    this.schools = batch.to() - batch.from();
    this.years = projection.plan().years().size();
    this.measures = plan.measures().size();
    this.units = schools + (batch.isLast() ? members.length : 0);
    this.values = new double[sources.targets().size()];
    this.bySchool = new double[runner.outputs()];
    this.byOther = new double[otherRunner == null ? 0 : runner.outputs()];
  }

  /**
   * Rows that are run together.
   *
   * @param units all schools, and what they add up to
   * @param from the first row
   * @param to the row after the last
   * @param totals what earlier batches added up; empty when this is the only one
   * @param given worlds in place of those that are drawn, if any
   * @param record what keeps the numbers of worlds, if anything does
   */
  record Batch(
      SweepUnits units,
      int from,
      int to,
      @Nullable RunningTotals totals,
      @Nullable GivenWorlds given,
      @Nullable WorldRecord record) {
    boolean isLast() {
      return to == units.schools();
    }
  }

  static ProjectionModel inWorlds(
      SweepPlan plan, SweepProjection projection, SchoolTable schools, Batch batch) {
    return new ProjectionModel(
        plan,
        projection,
        batch,
        () -> InputBinding.inWorlds(plan, schools, batch.from(), batch.to()));
  }

  static ProjectionModel together(SweepPlan plan, SweepProjection projection, SweepUnits units) {
    return new ProjectionModel(
        plan,
        projection,
        new Batch(units, 0, units.schools(), null, null, null),
        () -> InputBinding.together(plan));
  }

  /** Returns the same model, whose totals go on from those of earlier batches. */
  ProjectionModel from(RunningTotals totals) {
    return with(
        new Batch(batch.units(), batch.from(), batch.to(), totals, batch.given(), batch.record()));
  }

  /** Returns the same model, whose worlds are kept. */
  ProjectionModel kept(WorldRecord record) {
    return with(
        new Batch(batch.units(), batch.from(), batch.to(), batch.totals(), batch.given(), record));
  }

  private ProjectionModel with(Batch other) {
    return new ProjectionModel(plan, projection, other, newSources);
  }

  @Override
  public int measures() {
    return kinds() * measures * units * years;
  }

  /** Returns a model with its own working space; the compiled projection is shared. */
  @Override
  public ProjectionModel forThread() {
    return new ProjectionModel(plan, projection, batch, newSources);
  }

  @Override
  public void run(long firstWorld, int count, double[] inputs, double[] out) {
    for (int w = 0; w < count; w++) {
      run(firstWorld + w, inputs, w * sources.inputs(), out, w * measures());
    }
  }

  /** Runs one world, inputs from {@code at} on, outputs from {@code to} on. */
  void run(long world, double[] inputs, int at, double[] out, int to) {
    GivenWorlds given = batch.given();
    if (given == null) {
      run(world, world, inputs, at, out, to);
    } else {
      run(world, given.number(world), given.values(), given.at(world), out, to);
    }
  }

  private void run(long world, long number, double[] inputs, int at, double[] out, int to) {
    sources.fill(number, inputs, at, values);
    runner.run(values, 0, bySchool, 0);
    if (otherRunner != null) {
      otherRunner.run(values, 0, byOther, 0);
    }
    for (int m = 0; m < measures; m++) {
      System.arraycopy(bySchool, m * schools * years, out, start(to, OWN, m), schools * years);
      if (otherRunner != null) {
        compare(m, out, to);
      }
    }
    total(world, out, to);
    WorldRecord record = batch.record();
    if (record != null) {
      record.take(world, inputs, at, values, out, to);
    }
  }

  private int kinds() {
    return otherRunner == null ? 1 : SweepMeasure.Kind.values().length;
  }

  /** Returns where a figure begins. */
  private int start(int to, int kind, int measure) {
    return to + (kind * measures + measure) * units * years;
  }

  private void compare(int m, double[] out, int to) {
    int from = m * schools * years;
    int against = start(to, AGAINST, m);
    int difference = start(to, DIFFERENCE, m);
    int higher = start(to, HIGHER, m);
    int losers = start(to, LOSERS, m);
    int lost = start(to, LOST, m);
    for (int i = 0; i < schools * years; i++) {
      double other = byOther[from + i];
      double d = rounded(bySchool[from + i] - other);
      out[against + i] = other;
      out[difference + i] = d;
      boolean has = !Double.isNaN(d);
      out[higher + i] = has ? (d > 0 ? 1 : 0) : Double.NaN;
      out[losers + i] = has ? (d < 0 ? 1 : 0) : Double.NaN;
      out[lost + i] = has ? Math.max(0, -d) : Double.NaN;
    }
  }

  private static double rounded(double difference) {
    return Math.abs(difference) < ROUNDING ? 0 : difference;
  }

  private void total(long world, double[] out, int to) {
    RunningTotals totals = batch.totals();
    for (int kind = 0; kind < kinds(); kind++) {
      for (int m = 0; m < measures; m++) {
        // A school has a difference where it has values in both worlds.
        int deciding = start(to, otherRunner == null ? OWN : DIFFERENCE, m);
        int from = start(to, kind, m);
        for (int t = 0; t < members.length; t++) {
          for (int i = 0; i < years; i++) {
            int index = ((kind * measures + m) * members.length + t) * years + i;
            double sum = totals == null ? Double.NaN : totals.get(world, index);
            for (int row : members[t]) {
              if (!Double.isNaN(out[deciding + row * years + i])) {
                double value = out[from + row * years + i];
                sum = Double.isNaN(sum) ? value : sum + value;
              }
            }
            if (totals != null) {
              totals.set(world, index, sum);
            }
            if (batch.isLast()) {
              out[from + (schools + t) * years + i] = sum;
            }
          }
        }
      }
    }
    if (batch.isLast() && otherRunner != null) {
      higherTotals(out, to);
    }
  }

  /** A total is higher when its schools together are, however many of them are. */
  private void higherTotals(double[] out, int to) {
    for (int m = 0; m < measures; m++) {
      int difference = start(to, DIFFERENCE, m);
      int higher = start(to, HIGHER, m);
      for (int i = schools * years; i < units * years; i++) {
        double d = rounded(out[difference + i]);
        out[difference + i] = d;
        out[higher + i] = Double.isNaN(d) ? Double.NaN : d > 0 ? 1 : 0;
      }
    }
  }
}
