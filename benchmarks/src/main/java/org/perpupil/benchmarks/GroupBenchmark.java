package org.perpupil.benchmarks;

import java.util.ArrayList;
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
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.projection.AffordabilityTerms;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.PoolingNeed;

/**
 * One world of schools under local formulas, with no group steps, with the scaling of their
 * authorities solved in every year, or with trusts that pool grant. The score is a whole world; the
 * difference to {@code none} is what the group steps cost.
 *
 * <p>Before timing, a full run proves the answer: the deduction is the guarantee to a penny in
 * every authority and year, pools leave all income as it was without them, and the runner closes
 * with the full run's reserves, to 1e-9. The engine is held to the naive oracle with group steps on
 * by the tests of the core.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar GroupBenchmark -f 3 -wi 5 -i 5 -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GroupBenchmark {
  private static final FundingYear FIRST = FundingYear.of(2022);
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final int SCHOOLS_OF_AN_AUTHORITY = 160;
  private static final int SCHOOLS_OF_A_TRUST = 8;
  private static final double PENNY = 0.01;

  /** What is worked out over several schools together. */
  public enum Groups {
    /** Nothing. */
    NONE,
    /** The scaling of every authority, every year. */
    AFFORDABILITY,
    /** Grant of trusts of eight schools, every block. */
    POOLING
  }

  @Param private Groups groups = Groups.NONE;

  @Param("1280")
  private int schools;

  @Param("5")
  private int years;

  private final double[] inputs = {2};
  private SchoolTable table = table(1);
  private ProjectionRunner runner = runner(builder(1).build());
  private double[] outputs = new double[0];

  /** Compiles the schools and proves the answer. */
  @Setup
  public void prove() {
    table = table(schools);
    ProjectionPlan plan = grouped().build();
    runner = runner(plan);
    outputs = new double[runner.outputs()];
    run();
    Projection full = plan.run(reference().with(CPI, inputs[0]));
    Projection without = builder(years).build().run(reference().with(CPI, inputs[0]));
    double pooled = 0;
    double alone = 0;
    for (int row = 0; row < schools; row++) {
      for (FundingYear year : full.years()) {
        double wanted =
            full.total(row, Measure.CLOSING_RESERVE, year, full.basis(row)).orElse(Double.NaN);
        double actual = outputs[runner.output(Measure.CLOSING_RESERVE, row, year)];
        near(actual, wanted, 1e-9 * Math.max(1e6, Math.abs(wanted)));
        pooled += full.total(row, Measure.INCOME, year, full.basis(row)).orElse(0);
        alone += without.total(row, Measure.INCOME, year, full.basis(row)).orElse(0);
      }
    }
    if (groups == Groups.POOLING) {
      near(pooled, alone, 1e-9 * alone);
    }
    if (groups == Groups.AFFORDABILITY && full.affordability().size() < years) {
      throw new IllegalStateException("nothing was solved");
    }
    for (AffordabilityYear year : full.affordability()) {
      near(year.deduction(), year.guarantee(), PENNY);
    }
  }

  /** Runs one world of all schools. */
  @Benchmark
  public double[] run() {
    runner.run(inputs, 0, outputs, 0);
    return outputs;
  }

  /** Compiles the plan of all schools, the groups among it. */
  @Benchmark
  public ProjectionPlan compile() {
    return grouped().build();
  }

  private static void near(double actual, double wanted, double tolerance) {
    boolean bothMissing = Double.isNaN(actual) && Double.isNaN(wanted);
    if (!bothMissing && !(Math.abs(actual - wanted) <= tolerance)) {
      throw new IllegalStateException(actual + ", expected " + wanted);
    }
  }

  private ProjectionBuilder grouped() {
    ProjectionBuilder builder = builder(years);
    if (groups == Groups.AFFORDABILITY) {
      table.schools().stream()
          .map(School::laCode)
          .distinct()
          .forEach(
              code ->
                  builder.affordability(code, AffordabilityTerms.of(AffordabilityMode.SCALING)));
    }
    if (groups == Groups.POOLING) {
      List<GrantPool> pools = new ArrayList<>();
      List<String> ids = table.schools().stream().map(School::id).toList();
      for (int at = 0; at < ids.size(); at += SCHOOLS_OF_A_TRUST) {
        List<String> members = ids.subList(at, Math.min(ids.size(), at + SCHOOLS_OF_A_TRUST));
        pools.add(new GrantPool("T" + at, members, 0.5, PoolingNeed.PUPILS));
      }
      builder.pooling(pools);
    }
    return builder;
  }

  private ProjectionBuilder builder(int count) {
    Formula local =
        Formula.local("local", FIRST)
            .set(Parameter.BASIC_PRIMARY, 3_400)
            .set(Parameter.BASIC_KS3, 4_800)
            .set(Parameter.BASIC_KS4, 5_400)
            .set(Parameter.LUMP_SUM_PRIMARY, 120_000)
            .set(Parameter.LUMP_SUM_SECONDARY, 120_000)
            .set(Parameter.MFG_PERCENT, -1.5)
            .set(Parameter.GAINS_CAP_PERCENT, 0)
            .build();
    return ProjectionPlan.builder(table, FormulaPath.from(FIRST, Formulas.forAll(local)))
        .years(FIRST, FundingYear.of(FIRST.start() + count - 1))
        .budgets(budgets())
        .assumptions(reference());
  }

  private Budgets budgets() {
    return GeneratedBudgets.of(table);
  }

  /** Academies in authorities, most of which gain against last year and some of which lose. */
  private static SchoolTable table(int count) {
    List<School> table = new ArrayList<>();
    for (School school : GeneratedSchools.of(count).schools()) {
      int number = table.size();
      boolean loses = number % 20 == 19;
      table.add(
          School.builder(school.id(), "LA" + number / SCHOOLS_OF_AN_AUTHORITY, school.phase())
              .yearGroups(
                  (int) Math.round(school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0)),
                  (int) Math.round(school.value(SchoolField.YEAR_GROUPS_SECONDARY).orElse(0)))
              .pupils(
                  school.value(SchoolField.PUPILS_PRIMARY).orElse(0),
                  school.value(SchoolField.PUPILS_KS3).orElse(0),
                  school.value(SchoolField.PUPILS_KS4).orElse(0))
              .governance(Governance.ACADEMY)
              .set(SchoolField.MFG_BASELINE_PER_PUPIL, loses ? 5_000 : 2_500)
              .build());
    }
    return SchoolTable.of(table);
  }

  private static Assumptions reference() {
    return Assumptions.none()
        .with(Assumption.of("formula.local_uplift_percent"), 5)
        .with(Assumption.of("prices.cpi_percent"), 2);
  }

  private static ProjectionRunner runner(ProjectionPlan plan) {
    return ProjectionRunner.of(
        plan, plan.assumptions(), List.of(Target.of(CPI)), List.of(Measure.CLOSING_RESERVE));
  }
}
