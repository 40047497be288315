package org.perpupil.sweep.run;

import com.google.common.base.Throwables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.sensitivity.Sampling;
import org.perpupil.statistics.sensitivity.UnitSampler;
import org.perpupil.sweep.DistributionKind;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.Variation;

/**
 * A plan's inputs and projection, as sensitivity analyses take them.
 *
 * <p>Inputs are independent: correlations of the plan are left out, and where schools have numbers
 * of their own they move together here. A distribution is one input, in the assumption's unit; a
 * path has an input for each of its draws, as a probability. Immutable and thread-safe.
 */
public final class SweepSensitivity {
  private static final double END = 1e-9;

  private final SweepPlan plan;
  private final SweepProjection projection;
  private final ProjectionModel model;
  private final SweepLayout layout;
  private final List<SensitivityInput> inputs;
  private final SweepBasis basis;
  private final BaseWorld base;

  /** The row of the one school that is looked at. */
  private final OptionalInt only;

  private SweepSensitivity(SweepPlan plan, SweepProjection projection, OptionalInt only) {
    this.only = only;
    this.plan = plan;
    this.projection = projection;
    SweepUnits units = new SweepUnits(projection.plan().schools());
    this.model = ProjectionModel.together(plan, projection, units);
    this.layout =
        new SweepLayout(
            units.all(),
            plan.allMeasures(),
            projection.against().isPresent(),
            plan.first(),
            projection.plan().years().size());
    this.inputs = inputs(plan);
    this.basis = SweepBasis.of(plan, projection.plan(), projection.assumptions());
    this.base = BaseWorld.of(projection);
  }

  /**
   * Returns a plan bound to a projection.
   *
   * @throws org.perpupil.problem.ProblemsException when the projection has other years
   */
  public static SweepSensitivity of(SweepPlan plan, ProjectionPlan projection) {
    return of(plan, SweepProjection.of(projection));
  }

  /**
   * Returns a plan bound to a projection, or to two that are compared: outputs then include the
   * differences, who loses and how much, so that an analysis tells which assumption decides it.
   *
   * @throws org.perpupil.problem.ProblemsException when the projection has other years
   */
  public static SweepSensitivity of(SweepPlan plan, SweepProjection projection) {
    Sweep.checkYears(plan, projection.plan().years());
    return new SweepSensitivity(plan, projection, OptionalInt.empty());
  }

  /**
   * Returns the same for one school that needs others to be projected with it: its outputs alone
   * are analysed.
   *
   * @param row of the school
   * @throws org.perpupil.problem.ProblemsException when the projection has other years
   */
  public static SweepSensitivity ofSchool(SweepPlan plan, SweepProjection projection, int row) {
    Sweep.checkYears(plan, projection.plan().years());
    return new SweepSensitivity(plan, projection, OptionalInt.of(row));
  }

  /** Returns the seed of the plan's draws. */
  public long seed() {
    return plan.seed();
  }

  /** Returns what makes the points of an analysis that draws them as the plan does. */
  public UnitSampler sampler() {
    return plan.sampler() == SamplerKind.SOBOL_SCRAMBLED
        ? Sampling.SCRAMBLED_SOBOL
        : Sampling.SHIFTED_SOBOL;
  }

  /** Returns the inputs of an analysis; unmodifiable. */
  public List<SensitivityInput> inputs() {
    return inputs;
  }

  /** Returns what all runs rest on, in the world that is analysed. */
  public SweepBasis basis() {
    return basis;
  }

  /** Returns where outputs stand. */
  public SweepLayout layout() {
    return layout;
  }

  /** Returns the schools whose outputs are analysed, by themselves and in totals. */
  public SchoolTable schools() {
    SchoolTable all = projection.plan().schools();
    return only.isPresent() ? SchoolTable.of(List.of(all.school(only.getAsInt()))) : all;
  }

  /** Returns why a school cannot be projected and is in no total, or nothing when it can. */
  public Optional<String> failure(int row) {
    return base.failure(only.orElse(row));
  }

  /** Returns what an analysis leaves out of the plan. */
  public List<Problem> warnings() {
    List<Problem> warnings = new ArrayList<>();
    if (!plan.correlations().isEmpty()) {
      warnings.add(
          Problem.warning(
              "correlations",
              Integer.toString(plan.correlations().size()),
              "inputs that vary apart, as indices of sensitivity need them",
              "the figures serve to rank inputs; 'sweep' keeps what varies together"));
    }
    if (plan.variations().stream().anyMatch(v -> v.levels().isPresent())) {
      warnings.add(
          Problem.warning(
              "levels",
              "numbers of their own for authorities or schools",
              "one number for all",
              "the figures serve for one school; for a total they are an upper bound"));
    }
    return List.copyOf(warnings);
  }

  /**
   * Returns the place of the unit that is analysed: the one school, or what stands for all schools,
   * all of them, else the authority where there is only one, else the school where there is only
   * one.
   */
  public int total() {
    if (only.isPresent()) {
      return only.getAsInt();
    }
    List<SweepUnit> units = layout.units();
    int all = units.indexOf(SweepUnit.ALL);
    if (all >= 0) {
      return all;
    }
    int authority =
        (int) units.stream().takeWhile(unit -> unit.level() != SweepUnit.Level.AUTHORITY).count();
    return authority < units.size() ? authority : 0;
  }

  /** Returns the place of the first of the {@linkplain #schools schools}. */
  public int school() {
    return only.orElse(0);
  }

  /**
   * Returns the output of a figure in the last year that has values of it.
   *
   * @param outputs names of those that have values
   * @throws ProblemsException when there is none
   */
  public String last(SweepMeasure figure, Collection<String> outputs) {
    List<FundingYear> years = layout.yearsInOrder();
    for (int i = years.size() - 1; i >= 0; i--) {
      String name = figure.fileName() + " " + years.get(i);
      if (outputs.contains(name)) {
        return name;
      }
    }
    throw new ProblemsException(
        Problem.error(
            "measure",
            figure.fileName(),
            "a figure that the school has in some year",
            "it is not there in both worlds in any year"));
  }

  /** Returns what an output is called: figure and year. */
  public List<String> outputs() {
    return layout.figures().stream()
        .flatMap(
            figure -> layout.yearsInOrder().stream().map(year -> figure.fileName() + " " + year))
        .toList();
  }

  /**
   * Runs every row of a design and returns the outputs of one unit.
   *
   * @param unit its place in the layout
   * @param threads 1 or more; changes no bit
   * @return by {@linkplain #outputs name}, an output for each row, without those of years in which
   *     the unit is not there; unmodifiable
   * @throws InterruptedException when the calling thread is interrupted
   */
  public Map<String, double[]> evaluate(Design design, int unit, int threads)
      throws InterruptedException {
    List<String> names = outputs();
    double[][] outputs = new double[names.size()][design.rows()];
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      int rows = design.rows();
      List<Callable<Boolean>> tasks =
          IntStream.range(0, threads)
              .<Callable<Boolean>>mapToObj(
                  t ->
                      () -> {
                        int from = (int) ((long) rows * t / threads);
                        int to = (int) ((long) rows * (t + 1) / threads);
                        evaluate(design, unit, from, to, outputs);
                        return true;
                      })
              .toList();
      for (Future<Boolean> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException failed) {
      Throwable cause = Objects.requireNonNull(failed.getCause());
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(cause);
    } finally {
      executor.shutdownNow();
    }
    Map<String, double[]> byName = new LinkedHashMap<>();
    for (int i = 0; i < outputs.length; i++) {
      if (!Arrays.stream(outputs[i]).allMatch(Double::isNaN)) {
        byName.put(names.get(i), outputs[i]);
      }
    }
    return Collections.unmodifiableMap(byName);
  }

  private void evaluate(Design design, int unit, int from, int to, double[][] outputs) {
    ProjectionModel own = model.forThread();
    double[] x = new double[inputs.size()];
    double[] y = new double[own.measures()];
    int years = layout.years();
    for (int row = from; row < to; row++) {
      design.values(row, x);
      own.run(row, x, 0, y, 0);
      for (int i = 0; i < outputs.length; i++) {
        int measure = i / years;
        outputs[i][row] = y[(measure * layout.units().size() + unit) * years + i % years];
      }
    }
  }

  private static List<SensitivityInput> inputs(SweepPlan plan) {
    List<SensitivityInput> inputs = new ArrayList<>();
    for (Variation variation : plan.variations()) {
      if (variation.shape().kind().isPath()) {
        Path path = variation.shape().path(variation.years(plan.first(), plan.last()));
        int start = variation.year().orElse(plan.first()).start();
        boolean yearly = variation.shape().kind() == DistributionKind.AUTOREGRESSIVE;
        for (int k = 0; k < path.uniforms(); k++) {
          // Neither 0 nor 1, where a path without limits has no end.
          String draw = yearly ? " shock of " + FundingYear.of(start + k) : " draw " + (k + 1);
          inputs.add(
              new SensitivityInput(
                  variation.label() + draw, u -> Math.max(END, Math.min(1 - END, u))));
        }
      } else {
        inputs.add(
            new SensitivityInput(variation.label(), variation.shape().distribution()::quantile));
      }
    }
    return List.copyOf(inputs);
  }
}
