package org.perpupil.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.sensitivity.SobolIndices;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepPlanBuilder;
import org.perpupil.sweep.Variation;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepSensitivity;

/**
 * Worlds of one school, five years and 20 assumptions that vary: the whole run, what drawing and
 * counting take of it, a program that builds its assumptions anew in each world, and a Sobol
 * analysis.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar SweepBenchmark -f 2 -wi 5 -i 5 -prof gc</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SweepBenchmark {
  private static final int WORLDS = 4096;
  private static final int NAIVE_WORLDS = 16;
  private static final List<String> VARIED =
      List.of(
          "formula.national_uplift_percent",
          "pupils.intake_growth_percent",
          "pupils.stay_on_percent",
          "pupils.needs_growth_percent",
          "staff.teacher_leaving_percent",
          "staff.threshold_share",
          "pay.teacher_award_percent",
          "pay.support_award_percent",
          "pension.lgps_maintained_percent",
          "prices.cpi_percent",
          "prices.energy_percent",
          "prices.contract_percent",
          "prices.business_rates_percent",
          "premises.floor_area_growth_percent",
          "income.self_generated_growth_percent",
          "income.high_needs_growth_percent",
          "income.other_grants_growth_percent",
          "grants.pupil_premium_growth_percent",
          "grants.meal_take_up",
          "grants.insurance_growth_percent");

  private final ProjectionPlan projection = NationalSweep.projection(0, 1);
  private final Sweep sweep = Sweep.of(plan(), projection);
  private final SweepSensitivity sensitivity = SweepSensitivity.of(plan(), projection);
  private final SobolIndices sobol = SobolIndices.of(sensitivity.inputs(), 4096, 1);
  private final double[] uniforms = new double[sweep.inputs().uniforms()];
  private final double[] inputs = new double[VARIED.size()];

  private static SweepPlan plan() {
    SweepPlanBuilder plan =
        SweepPlan.builder(FundingYear.of(2022), FundingYear.of(2026))
            .measures(List.of(Measure.CLOSING_RESERVE))
            .worlds(WORLDS)
            .bins(0);
    for (String name : VARIED) {
      double middle = Assumption.of(name).defaultValue().orElse(2);
      double half = name.endsWith("share") || name.endsWith("take_up") ? 0.1 : 2;
      double low = Math.max(Assumption.of(name).minimum(), middle - half);
      plan.vary(Variation.of(name, StatedDistribution.uniform(low, middle + half)));
    }
    return plan.build();
  }

  /** Proves that the runner and the program that builds everything anew agree. */
  @Setup
  public void prove() throws InterruptedException {
    double[] outputs = new double[sweep.model().measures()];
    Sampler.Cursor cursor = sweep.sampler().cursor();
    var model = sweep.model();
    for (int world = 0; world < NAIVE_WORLDS; world++) {
      cursor.fill(world, uniforms, 0);
      sweep.inputs().fill(uniforms, 0, inputs, 0);
      model.run(world, 1, inputs, outputs);
      double expected = naive(projection, inputs);
      if (!(Math.abs(outputs[4] - expected) < 1e-6 * Math.max(1, Math.abs(expected)))) {
        throw new IllegalStateException(
            "world " + world + ": " + outputs[4] + ", expected " + expected);
      }
    }
    double[] one = reserves(1);
    double[] two = reserves(2);
    if (!Arrays.equals(one, two)) {
      throw new IllegalStateException("two threads give other outputs than one");
    }
  }

  @Benchmark
  @OperationsPerInvocation(WORLDS)
  public Accumulator worlds() throws InterruptedException {
    return sweep.run(1).results();
  }

  @Benchmark
  @OperationsPerInvocation(WORLDS)
  public double drawing() {
    Sampler.Cursor cursor = sweep.sampler().cursor();
    double sum = 0;
    for (int world = 0; world < WORLDS; world++) {
      cursor.fill(world, uniforms, 0);
      sweep.inputs().fill(uniforms, 0, inputs, 0);
      sum += inputs[19];
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(NAIVE_WORLDS)
  public double anewInEachWorld() {
    Sampler.Cursor cursor = sweep.sampler().cursor();
    double sum = 0;
    for (int world = 0; world < NAIVE_WORLDS; world++) {
      cursor.fill(world, uniforms, 0);
      sweep.inputs().fill(uniforms, 0, inputs, 0);
      sum += naive(projection, inputs);
    }
    return sum;
  }

  /** As above, but compiles the projection anew, too. */
  @Benchmark
  @OperationsPerInvocation(NAIVE_WORLDS)
  public double compiledInEachWorld() {
    Sampler.Cursor cursor = sweep.sampler().cursor();
    double sum = 0;
    for (int world = 0; world < NAIVE_WORLDS; world++) {
      cursor.fill(world, uniforms, 0);
      sweep.inputs().fill(uniforms, 0, inputs, 0);
      sum += naive(NationalSweep.projection(0, 1), inputs);
    }
    return sum;
  }

  /** Runs the design of N = 4,096 and 20 inputs, 90,112 rows, on two threads. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public double[] sobolRuns() throws InterruptedException {
    return reserves(2);
  }

  private double[] reserves(int threads) throws InterruptedException {
    return sensitivity
        .evaluate(sobol.design(), 0, threads)
        .getOrDefault("closing_reserve 2026-27", new double[0]);
  }

  private static double naive(ProjectionPlan projection, double[] values) {
    Assumptions.Builder set = projection.assumptions().toBuilder();
    for (int i = 0; i < values.length; i++) {
      set.set(VARIED.get(i), values[i]);
    }
    var result = projection.run(set.build());
    return result
        .total(0, Measure.CLOSING_RESERVE, FundingYear.of(2026), result.basis(0))
        .orElseThrow();
  }
}
