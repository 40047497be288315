package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;

/** A runner, which keeps totals only, gives what a full run under the same assumptions gives. */
@Domain(ProjectionCases.class)
@Domain(DomainContext.Global.class)
@Tag("slow")
class ProjectionRunnerProperties {
  private static final List<Measure> MEASURES = List.of(Measure.values());

  @Property(tries = 200)
  void equalsAFullRun(
      @ForAll ProjectionCase given,
      @ForAll @DoubleRange(min = -5, max = 9) double cpi,
      @ForAll @DoubleRange(min = -5, max = 9) double award,
      @ForAll @DoubleRange(min = -20, max = 20) double intake,
      @ForAll @DoubleRange(max = 12) double charge) {
    ProjectionPlan plan = ProjectionRuns.plan(given);
    FundingYear first = plan.years().get(0);
    List<Target> targets =
        List.of(
            Target.of(Assumption.of("prices.cpi_percent")),
            Target.of(Assumption.of("pay.teacher_award_percent"), first),
            new Target(
                Assumption.of("pupils.intake_growth_percent"),
                Selector.authority("LA0"),
                Optional.empty()),
            Target.of(Assumption.of("trust.central_charge_percent")));
    ProjectionRunner runner = ProjectionRunner.of(plan, given.others(), targets, MEASURES);
    double[] inputs = {0, cpi, award, intake, charge};
    double[] outputs = new double[runner.outputs() + 1];
    runner.run(new double[] {1, 2, 3, 4}, 0, outputs, 1);
    runner.run(inputs, 1, outputs, 1);
    Assumptions.Builder expected = given.others().toBuilder();
    for (int y = 0; y <= given.years(); y++) {
      FundingYear year = FundingYear.of(first.start() + y);
      expected.set(targets.get(0).assumption(), year, cpi);
      expected.set(targets.get(3).assumption(), year, charge);
      expected.set(targets.get(2).assumption(), Selector.authority("LA0"), year, intake);
    }
    Projection full = plan.run(expected.set(targets.get(1).assumption(), first, award).build());
    for (int row = 0; row < plan.schools().size(); row++) {
      for (FundingYear year : plan.years()) {
        for (Measure measure : MEASURES) {
          double wanted = full.total(row, measure, year, full.basis(row)).orElse(Double.NaN);
          double actual = outputs[1 + runner.output(measure, row, year)];
          if (Double.isNaN(wanted)) {
            assertThat(actual).isNaN();
          } else {
            double offset = 1e-6 + 1e-9 * Math.abs(wanted) + 1e-9 * largest(full, row, year);
            assertThat(actual).as("%s %s %s", row, measure, year).isCloseTo(wanted, within(offset));
          }
        }
      }
    }
    assertThat(Arrays.stream(outputs).skip(1).allMatch(Double::isNaN))
        .isEqualTo(full.failed() == plan.schools().size());
  }

  private static double largest(Projection full, int row, FundingYear year) {
    return Math.abs(full.total(row, Measure.INCOME, year, full.basis(row)).orElse(0));
  }
}
