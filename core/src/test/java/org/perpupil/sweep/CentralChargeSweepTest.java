package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.YearBasis;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.Governance;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepSensitivity;

/** The central charge varies from world to world as any assumption does, for academies. */
class CentralChargeSweepTest {
  private static final Assumption CHARGE = Assumption.of("trust.central_charge_percent");
  private static final ProjectionPlan PROJECTION =
      SmallSweep.builder(List.of("A1", "A2", "B1"))
          .arrangement("A1", Arrangement.of(Governance.ACADEMY))
          .arrangement("B1", Arrangement.converting(Block.septemberToMarch(2023)))
          .build();
  private static final SweepPlan PLAN =
      SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST)
          .vary(Variation.of(CHARGE.name(), StatedDistribution.uniform(2, 8)))
          .measures(List.of(Measure.CLOSING_RESERVE))
          .worlds(64)
          .build();

  /** Returns the grant that is charged over all years: the schools have no rates and no PFI. */
  private static double charged(int row) {
    Projection free = PROJECTION.run();
    double grant = 0;
    Block end = Block.aprilToAugust(2025);
    for (Block k = Block.septemberToMarch(2022); k.compareTo(end) <= 0; k = k.next()) {
      boolean academy = PROJECTION.arrangement(row).in(k) == Governance.ACADEMY;
      grant += academy ? free.amount(row, BudgetCode.I01, k).orElseThrow() : 0;
    }
    return grant;
  }

  private static double free(int row, YearBasis basis) {
    return PROJECTION
        .run()
        .total(row, Measure.CLOSING_RESERVE, SmallSweep.LAST, basis)
        .orElseThrow();
  }

  @Test
  void academiesPayInEveryWorldAndOthersDoNot() throws Exception {
    SweepResult result = Sweep.of(PLAN, PROJECTION).run(1);

    // The mean charge of Sobol worlds is close to 5 percent.
    assertThat(mean(result, 0))
        .isCloseTo(free(0, YearBasis.ACADEMIC) - 0.05 * charged(0), within(0.001 * charged(0)));
    assertThat(mean(result, 2))
        .isCloseTo(free(2, YearBasis.ACADEMIC) - 0.05 * charged(2), within(0.001 * charged(2)));
    assertThat(mean(result, 1)).isCloseTo(free(1, YearBasis.FINANCIAL), within(1e-6));
  }

  @Test
  void aTornadoShowsWhatThePercentagesDo() throws Exception {
    SweepSensitivity sensitivity = SweepSensitivity.of(PLAN, PROJECTION);
    OneAtATime analysis = OneAtATime.of(sensitivity.inputs());
    Map<String, double[]> outputs = sensitivity.evaluate(analysis.design(), 0, 1);
    String reserve = "closing_reserve 2024-25";
    var bar = analysis.result(analysis.design(), reserve, outputs.get(reserve)).bars().get(0);

    assertThat(bar.input()).isEqualTo(CHARGE.name());
    double percent = bar.highInput() - bar.lowInput();
    assertThat(percent).isPositive();
    assertThat(bar.atLow() - bar.atHigh()).isCloseTo(percent / 100 * charged(0), within(1e-3));
  }

  private static double mean(SweepResult result, int unit) {
    return result.result(Measure.CLOSING_RESERVE, unit, 2).orElseThrow().mean();
  }
}
