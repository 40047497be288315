package org.perpupil.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Five years of the national formula with its minimum level and floor: nanoseconds for a school and
 * a year, on one core.
 *
 * <p>Before timing, every school's first year is compared with an allocation that is not rounded.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar FormulaRunBenchmark -f 3 -wi 5 -i 5 -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FormulaRunBenchmark {
  private static final int SCHOOLS = 256;
  private static final int YEARS = 5;
  private static final Formula FORMULA = Formula.national("2022-23");

  private final FormulaRun run = FormulaRun.of(SCHOOLS);
  private final double[] rolledIn = new double[SCHOOLS];
  private FormulaPlan plan = FormulaPlan.of(FORMULA, SchoolTable.of());
  private double[] parameters = new double[0];
  private double[] primary = new double[0];
  private double[] ks3 = new double[0];
  private double[] ks4 = new double[0];

  /** Generates the schools and proves the answer. */
  @Setup
  public void prove() {
    SchoolTable schools = GeneratedSchools.of(SCHOOLS);
    plan = FormulaPlan.of(FORMULA, schools);
    parameters = plan.parameters();
    primary = schools.column(SchoolField.PUPILS_PRIMARY);
    ks3 = schools.column(SchoolField.PUPILS_KS3);
    ks4 = schools.column(SchoolField.PUPILS_KS4);
    Allocation allocation = Allocation.of(schools, Formulas.forAll(FORMULA), RoundingRules.none());
    run.start(plan);
    year();
    for (int i = 0; i < SCHOOLS; i++) {
      double expected = allocation.total(Total.BUDGET_SHARE, i).orElseThrow();
      if (!(Math.abs(run.budgetShare()[i] - expected) <= 1e-12 * expected)) {
        throw new IllegalStateException("school " + i + " is not paid what it is allocated");
      }
    }
  }

  /** Runs five years from the schools' own baselines. */
  @Benchmark
  @OperationsPerInvocation(SCHOOLS * YEARS)
  public double[] fiveYears() {
    run.start(plan);
    for (int year = 0; year < YEARS; year++) {
      year();
    }
    return run.budgetShare();
  }

  private void year() {
    run.year(plan, parameters, primary, ks3, ks4, rolledIn);
    run.protect(plan, parameters);
  }
}
