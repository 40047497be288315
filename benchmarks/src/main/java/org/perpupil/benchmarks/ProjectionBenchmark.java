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
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.NaiveProjection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;

/**
 * Every school's budget over the years in one world: 38 kinds of post each, fourteen year groups,
 * all income and cost lines, both blocks; totals and reserves kept. The score is a whole world;
 * divide by schools × years.
 *
 * <p>Before timing, schools spread over the table are held to the naive oracle, to 1e-9.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ProjectionBenchmark -f 3 -wi 5 -i 5 -prof gc
 * </pre>
 *
 * Scaling: {@code -p schools=1280,5120,20480 -p years=5} and {@code -p years=1,5,10}; worlds follow
 * one another, so that they scale as the number of calls does; {@code -t 2} for two threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProjectionBenchmark {
  private static final FundingYear FIRST = FundingYear.of(2022);
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final double TOLERANCE = 1e-9;

  @Param({"1", "20480"})
  private int schools;

  @Param("5")
  private int years;

  private SchoolTable table = GeneratedSchools.of(1);
  private Budgets budgets = GeneratedBudgets.of(table);
  private Staff staff = GeneratedBudgets.staff(table);
  private ProjectionRunner runner = runner(plan(1));
  private double[] outputs = new double[0];
  private final double[] inputs = {2};

  /** Compiles the schools and proves the answer. */
  @Setup
  public void prove() {
    table = GeneratedSchools.of(schools);
    budgets = GeneratedBudgets.of(table);
    staff = GeneratedBudgets.staff(table);
    runner = runner(plan(years));
    outputs = new double[runner.outputs()];
    run();
    for (int row = 0; row < schools; row += Math.max(1, schools / 40)) {
      double[] expected = naive(row);
      for (int i = 0; i < years; i++) {
        FundingYear year = FundingYear.of(FIRST.start() + i);
        double actual = outputs[runner.output(Measure.CLOSING_RESERVE, row, year)];
        double scale = Math.max(1e6, Math.abs(expected[i]));
        if (!(Math.abs(actual - expected[i]) <= TOLERANCE * scale)) {
          throw new IllegalStateException(
              "school " + row + ", " + year + ": " + actual + ", the oracle says " + expected[i]);
        }
      }
    }
  }

  /** Runs one world of all schools. */
  @Benchmark
  public double[] run() {
    runner.run(inputs, 0, outputs, 0);
    return outputs;
  }

  /** Works the first school out with the oracle; the score is one school. */
  @Benchmark
  public double[] oracle() {
    return naive(0);
  }

  /** Compiles the plan of all schools, the formula's columns among it. */
  @Benchmark
  public ProjectionPlan compile() {
    return plan(years);
  }

  private double[] naive(int row) {
    Assumptions reference = reference();
    return NaiveProjection.closingReserves(
        table.school(row),
        budgets.find(table.school(row).id()).orElseThrow(),
        staff,
        FIRST,
        years,
        reference,
        reference.with(CPI, inputs[0]));
  }

  private ProjectionPlan plan(int count) {
    return ProjectionPlan.builder(table, FormulaPath.national(FIRST.toString()))
        .years(FIRST, FundingYear.of(FIRST.start() + count - 1))
        .budgets(budgets)
        .staff(staff)
        .assumptions(reference())
        .build();
  }

  private static Assumptions reference() {
    return Assumptions.none().with(Assumption.of("formula.national_uplift_percent"), 2);
  }

  private static ProjectionRunner runner(ProjectionPlan plan) {
    return ProjectionRunner.of(
        plan, plan.assumptions(), List.of(Target.of(CPI)), List.of(Measure.CLOSING_RESERVE));
  }
}
