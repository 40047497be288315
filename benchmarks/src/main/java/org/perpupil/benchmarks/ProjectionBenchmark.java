package org.perpupil.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;

/**
 * Five years of every school's budget in one world: 38 kinds of post, all codes, both blocks.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ProjectionBenchmark -f 3 -wi 5 -i 5 -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProjectionBenchmark {
  @Param({"1", "20480"})
  private int schools;

  private ProjectionRunner runner = runner(1);
  private double[] outputs = new double[0];
  private final double[] inputs = {2};

  @Setup
  public void prove() {
    runner = runner(schools);
    outputs = new double[runner.outputs()];
  }

  static ProjectionRunner runner(int schools) {
    SchoolTable table = GeneratedSchools.of(schools);
    ProjectionPlan plan =
        ProjectionPlan.builder(table, FormulaPath.national("2022-23"))
            .years(FundingYear.of(2022), FundingYear.of(2026))
            .budgets(GeneratedBudgets.of(table))
            .staff(GeneratedBudgets.staff(table))
            .assumptions(
                Assumptions.none().with(Assumption.of("formula.national_uplift_percent"), 2))
            .build();
    return ProjectionRunner.of(
        plan,
        plan.assumptions(),
        List.of(Target.of(Assumption.of("prices.cpi_percent"))),
        List.of(Measure.CLOSING_RESERVE));
  }

  @Benchmark
  public double[] run() {
    runner.run(inputs, 0, outputs, 0);
    return outputs;
  }
}
