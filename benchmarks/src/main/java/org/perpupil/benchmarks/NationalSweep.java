package org.perpupil.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepPlanBuilder;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.Variation;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;

/**
 * How likely each school of the country is to run out of money, in five years and many worlds.
 *
 * <pre>java -Xmx256m -cp benchmarks/target/benchmarks.jar org.perpupil.benchmarks.NationalSweep \
 *     20000 10000 2 by-authority</pre>
 *
 * Arguments: schools, worlds, threads; then {@code by-authority} for a path of intakes of its own
 * in each of 150 authorities. Prints time, and memory in use at the end.
 */
public final class NationalSweep {
  private static final double MEGABYTE = 1 << 20;

  /** Schools projected at once: what they and their posts compile to is most of the memory. */
  private static final int BATCH = 2_000;

  private NationalSweep() {}

  /** Runs it. */
  public static void main(String[] args) throws InterruptedException {
    int schools = Integer.parseInt(args[0]);
    long worlds = Long.parseLong(args[1]);
    int threads = Integer.parseInt(args[2]);
    boolean byAuthority = List.of(args).contains("by-authority");
    SweepPlan plan = plan(worlds, byAuthority);
    long start = System.nanoTime();
    Sweep sweep = Sweep.of(plan, new Country(GeneratedSchools.of(schools)), BATCH, "generated");
    SweepResult result = sweep.run(threads);
    List<Double> likely = new ArrayList<>();
    for (int row = 0; row < schools; row++) {
      result
          .result(Measure.CLOSING_RESERVE, row, 4)
          .ifPresent(found -> likely.add(found.deficit().value()));
    }
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT, "%.0f MB in use%n", (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d schools, 5 years, %d worlds, %d threads: %.1f s, %.0f schools in a world a second%n",
        schools,
        worlds,
        threads,
        seconds,
        schools * (double) worlds / seconds);
    System.out.printf(
        Locale.ROOT,
        "probability of a deficit in the last year: mean %.4f of %d schools%n",
        likely.stream().mapToDouble(x -> x).average().orElseThrow(),
        likely.size());
  }

  /** Generated schools, whose budgets and posts are made anew for each batch. */
  private record Country(SchoolTable schools) implements SweepSchools {
    @Override
    public List<FundingYear> years() {
      return IntStream.rangeClosed(2022, 2026).mapToObj(FundingYear::of).toList();
    }

    @Override
    public boolean isPaired() {
      return false;
    }

    @Override
    public SweepProjection project(int from, int to) {
      return SweepProjection.of(projection(SchoolTable.of(schools.schools().subList(from, to))));
    }
  }

  static ProjectionPlan projection(int first, int schools) {
    return projection(GeneratedSchools.of(first, schools));
  }

  private static ProjectionPlan projection(SchoolTable table) {
    return ProjectionPlan.builder(table, FormulaPath.national("2022-23"))
        .years(FundingYear.of(2022), FundingYear.of(2026))
        .budgets(GeneratedBudgets.of(table))
        .staff(GeneratedBudgets.staff(table))
        .assumptions(Assumptions.none().with(Assumption.of("formula.national_uplift_percent"), 2))
        .build();
  }

  static SweepPlan plan(long worlds, boolean byAuthority) {
    Variation intake =
        Variation.of(
            "pupils.intake_growth_percent", StatedDistribution.autoregressive(-1, 0.3, 2, -20, 20));
    SweepPlanBuilder plan =
        SweepPlan.builder(FundingYear.of(2022), FundingYear.of(2026))
            .vary(byAuthority ? intake.by(ShockCorrelation.of(0.5, 0.5, 0)) : intake)
            .vary(
                Variation.of(
                    "pay.teacher_award_percent",
                    StatedDistribution.autoregressive(3, 0.5, 1, -2, 10)))
            .vary(
                Variation.of(
                    "pay.support_award_percent",
                    StatedDistribution.autoregressive(3, 0.5, 1, -2, 10)))
            .vary(
                Variation.of(
                    "prices.energy_percent", StatedDistribution.autoregressive(2, 0, 12, -50, 80)))
            .measures(List.of(Measure.CLOSING_RESERVE))
            .sampler(SamplerKind.SOBOL, 1)
            .worlds(worlds)
            .bins(0);
    return plan.build();
  }
}
