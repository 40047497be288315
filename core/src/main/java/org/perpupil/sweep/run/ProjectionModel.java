package org.perpupil.sweep.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.world.Model;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.draw.InputBinding;
import org.perpupil.sweep.draw.RunningTotals;
import org.perpupil.sweep.measure.Expression;
import org.perpupil.sweep.measure.OwnFigures;

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

  /** The part of a measure of one's own below which a difference is rounding. */
  private static final double PART_OF_ROUNDING = 1e-9;

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
  private final OwnFigures figures;
  private final int schools;
  private final int years;

  /** Measures of the plan, those of one's own included, and how many of them are not. */
  private final int measures;

  private final int given;

  /** Units that have outputs: totals only where the batch ends them. */
  private final int units;

  private final double[] values;
  private final double[] bySchool;
  private final double[] byOther;
  private final double[] sums;

  private ProjectionModel(
      SweepPlan plan, SweepProjection projection, Batch batch, Supplier<InputBinding> newSources) {
    this.plan = plan;
    this.batch = batch;
    this.newSources = newSources;
    this.sources = newSources.get();
    this.figures = new OwnFigures(expressions(plan));
    List<Measure> all = new ArrayList<>(plan.measures());
    all.addAll(figures.measures());
    this.runner = projection.runner(sources.targets(), all, figures.codes());
    this.otherRunner =
        projection
            .against()
            .map(other -> other.runner(sources.targets(), all, figures.codes()))
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
    this.given = plan.measures().size();
    this.measures = given + figures.size();
    this.units = schools + (batch.isLast() ? members.length : 0);
    this.values = new double[sources.targets().size()];
    this.bySchool = new double[runner.outputs()];
    this.byOther = new double[otherRunner == null ? 0 : runner.outputs()];
    this.sums = new double[figures.figures()];
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

  private static List<Expression> expressions(SweepPlan plan) {
    return plan.ownMeasures().stream()
        .map(own -> Expression.parse("measures, " + own.name(), own.is()))
        .toList();
  }

  /** Returns how many numbers of a world are added up over batches of schools. */
  static int totalsWidth(SweepPlan plan, SweepLayout layout, int totals) {
    int parts = new OwnFigures(expressions(plan)).figures() * (layout.paired() ? 2 : 1);
    return totals * (layout.figures().size() + parts) * layout.years();
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
    GivenWorlds instead = batch.given();
    if (instead == null) {
      run(world, world, inputs, at, out, to);
    } else {
      run(world, instead.number(world), instead.values(), instead.at(world), out, to);
    }
  }

  private void run(long world, long number, double[] inputs, int at, double[] out, int to) {
    sources.fill(number, inputs, at, values);
    runner.run(values, 0, bySchool, 0);
    if (otherRunner != null) {
      otherRunner.run(values, 0, byOther, 0);
    }
    for (int m = 0; m < measures; m++) {
      take(bySchool, m, out, start(to, OWN, m));
      if (otherRunner != null) {
        take(byOther, m, out, start(to, AGAINST, m));
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

  /** Copies a measure of every school, or works it out. */
  private void take(double[] from, int m, double[] out, int to) {
    int size = schools * years;
    if (m < given) {
      System.arraycopy(from, m * size, out, to, size);
      return;
    }
    for (int i = 0; i < size; i++) {
      out[to + i] = figures.value(m - given, from, given * size + i, size);
    }
  }

  private void compare(int m, double[] out, int to) {
    int own = start(to, OWN, m);
    int against = start(to, AGAINST, m);
    int difference = start(to, DIFFERENCE, m);
    int higher = start(to, HIGHER, m);
    int losers = start(to, LOSERS, m);
    int lost = start(to, LOST, m);
    for (int i = 0; i < schools * years; i++) {
      double d = difference(m, out[own + i], out[against + i]);
      out[difference + i] = d;
      boolean has = !Double.isNaN(d);
      out[higher + i] = has ? (d > 0 ? 1 : 0) : Double.NaN;
      out[losers + i] = has ? (d < 0 ? 1 : 0) : Double.NaN;
      out[lost + i] = has ? Math.max(0, -d) : Double.NaN;
    }
  }

  /** A measure of one's own may be small, so that its rounding is a part of it. */
  private double difference(int m, double own, double against) {
    double largest = Math.max(Math.abs(own), Math.abs(against));
    double rounding = m < given ? ROUNDING : PART_OF_ROUNDING * largest;
    double difference = own - against;
    return Math.abs(difference) < rounding ? 0 : difference;
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
    if (figures.size() > 0) {
      addUp(world, bySchool, OWN, out, to);
      if (otherRunner != null) {
        addUp(world, byOther, AGAINST, out, to);
      }
    }
    if (batch.isLast() && otherRunner != null) {
      higherTotals(out, to);
    }
  }

  /** Works measures of one's own out from what their figures come to in a total. */
  private void addUp(long world, double[] from, int kind, double[] out, int to) {
    RunningTotals totals = batch.totals();
    int size = schools * years;
    int count = figures.figures();
    int before = kinds() * measures * members.length * years;
    for (int t = 0; t < members.length; t++) {
      for (int i = 0; i < years; i++) {
        for (int f = 0; f < count; f++) {
          int index = before + ((kind * count + f) * members.length + t) * years + i;
          double sum = totals == null ? Double.NaN : totals.get(world, index);
          for (int row : members[t]) {
            int at = row * years + i;
            double value = from[(given + f) * size + at];
            if (!Double.isNaN(bySchool[given * size + at])
                && (otherRunner == null || !Double.isNaN(byOther[given * size + at]))) {
              sum = Double.isNaN(sum) ? value : sum + value;
            }
          }
          sums[f] = sum;
          if (totals != null) {
            totals.set(world, index, sum);
          }
        }
        for (int own = 0; batch.isLast() && own < figures.size(); own++) {
          int place = start(to, kind, given + own);
          out[place + (schools + t) * years + i] = figures.value(own, sums, 0, 1);
        }
      }
    }
  }

  /** A total is higher when its schools together are, however many of them are. */
  private void higherTotals(double[] out, int to) {
    for (int m = 0; m < measures; m++) {
      int difference = start(to, DIFFERENCE, m);
      int higher = start(to, HIGHER, m);
      int own = start(to, OWN, m);
      int against = start(to, AGAINST, m);
      for (int i = schools * years; i < units * years; i++) {
        double d =
            m < given
                ? rounded(out[difference + i])
                : difference(m, out[own + i], out[against + i]);
        out[difference + i] = d;
        out[higher + i] = Double.isNaN(d) ? Double.NaN : d > 0 ? 1 : 0;
      }
    }
  }
}
