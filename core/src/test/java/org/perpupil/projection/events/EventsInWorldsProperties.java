package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Governance;

/** One world after another, in which schools open, close, merge, move and convert. */
class EventsInWorldsProperties {
  private static final Assumption PRICES = Assumption.of("prices.cpi_percent");
  private static final Assumption INTAKE = Assumption.of("pupils.intake_growth_percent");
  private static final List<Measure> MEASURES = List.of(Measure.values());
  private static final List<BudgetCode> CODES =
      List.of(BudgetCode.I01, BudgetCode.E01, BudgetCode.E19);

  /** A plan in which something happens to every school but the last. */
  private static ProjectionPlan plan(Random random, ReorganisedSchools all) {
    ProjectionBuilder builder = all.builder();
    List<SchoolEvent> events = new ArrayList<>();
    switch (random.nextInt(4)) {
      case 0 -> events.add(SchoolEvent.merging(List.of("A", "B"), "M", block(random, 6)));
      case 1 ->
          builder.apart(List.of(SchoolEvent.merging(List.of("B", "A"), "M", block(random, 6))));
      case 2 -> events.add(SchoolEvent.closing("A", block(random, 7), Map.of("D", 0.6, "C", 0.3)));
      default -> events.add(SchoolEvent.opening("A", block(random, 7)));
    }
    if (random.nextBoolean()) {
      events.add(SchoolEvent.moving("C", block(random, 7), "302"));
    }
    if (all.governance() == Governance.MAINTAINED) {
      LocalDate day = LocalDate.of(2026 + random.nextInt(3), 1 + random.nextInt(12), 1);
      builder.arrangement("D", Arrangement.converting(day));
    }
    return builder.events(events).build();
  }

  private static Block block(Random random, int blocks) {
    int which = random.nextInt(blocks);
    return which % 2 == 0
        ? Block.aprilToAugust(2026 + which / 2)
        : Block.septemberToMarch(2026 + which / 2);
  }

  @Property(tries = 60)
  void aWorldIsWhatAProjectionOfItIs(
      @ForAll int seed,
      @ForAll @DoubleRange(min = -5, max = 9) double prices,
      @ForAll @DoubleRange(min = -20, max = 20) double intake) {
    Random random = new Random(seed);
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    ProjectionPlan plan = plan(random, all);
    List<Target> targets = List.of(Target.of(PRICES), Target.of(INTAKE));
    boolean withCodes = random.nextBoolean();
    List<BudgetCode> codes = withCodes ? CODES : List.of();
    ProjectionRunner runner =
        ProjectionRunner.of(plan, plan.assumptions(), targets, MEASURES, codes);
    ProjectionRunner atStart =
        ProjectionRunner.reportingAsAtStart(plan, plan.assumptions(), targets, MEASURES, codes);
    Assumptions.Builder builder = plan.assumptions().toBuilder();
    for (int start = 2025; start <= ReorganisedSchools.LAST.start() + 1; start++) {
      builder.set(INTAKE, FundingYear.of(start), intake);
      if (!PRICES.isPublished(FundingYear.of(start))) {
        builder.set(PRICES, FundingYear.of(start), prices);
      }
    }
    Projection full = plan.run(builder.build());
    double[] inputs = {prices, intake};
    double[] outputs = new double[runner.outputs()];
    double[] first = new double[runner.outputs()];
    // What another world has left behind changes nothing.
    runner.run(new double[] {3, -1}, 0, outputs, 0);
    runner.run(inputs, 0, outputs, 0);
    atStart.run(inputs, 0, first, 0);
    for (int row = 0; row < plan.schools().size(); row++) {
      YearBasis atEnd = full.basis(row);
      for (FundingYear year : plan.years()) {
        for (Measure measure : MEASURES) {
          int at = runner.output(measure, row, year);
          same(outputs[at], full.total(row, measure, year, atEnd).orElse(Double.NaN));
          same(first[at], full.total(row, measure, year, all.basis()).orElse(Double.NaN));
        }
        for (int c = 0; c < codes.size(); c++) {
          int at =
              ((MEASURES.size() + c) * plan.schools().size() + row) * plan.years().size()
                  + year.start()
                  - ReorganisedSchools.FIRST.start();
          same(outputs[at], full.amount(row, codes.get(c), year, atEnd).orElse(Double.NaN));
        }
      }
    }
  }

  private static void same(double actual, double wanted) {
    if (Double.isNaN(wanted)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(wanted, within(1e-6 + 1e-12 * Math.abs(wanted)));
    }
  }
}
