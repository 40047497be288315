package org.perpupil.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Statement;
import org.perpupil.formula.Total;
import org.perpupil.school.SchoolTable;

/**
 * One allocation of a national formula, with its compilation, rounding and protections.
 *
 * <p>Before timing, every hundredth school's budget share is compared with its own statement.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar AllocationBenchmark -f 3 -wi 5 -i 5 -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AllocationBenchmark {
  @Param({"1", "20480"})
  private int schools;

  private SchoolTable table = GeneratedSchools.of(0);
  private Formula formula = Formula.national("2022-23");

  /** Generates the schools and proves the answer. */
  @Setup
  public void prove() {
    table = GeneratedSchools.of(schools);
    formula = Formula.national("2022-23");
    Allocation allocation = Allocation.of(table, formula);
    for (int i = 0; i < schools; i += 100) {
      double share = Statement.of(table.school(i), formula).budgetShare();
      if (allocation.total(Total.BUDGET_SHARE, i).orElse(Double.NaN) != share) {
        throw new IllegalStateException("school " + i + " is not paid what its statement says");
      }
    }
  }

  /** Allocates. */
  @Benchmark
  public Allocation allocate() {
    return Allocation.of(table, formula);
  }
}
