package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Selector;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.sweep.run.SweepSensitivity;

/** Plans as values, what is wrong with them, and their sensitivity analyses. */
class SweepPlanTest {
  @Test
  void everythingWrongIsToldAtOnce() {
    SweepPlanBuilder wrong =
        SweepPlan.builder(FundingYear.of(2024), FundingYear.of(2022))
            .worlds(-1, 0)
            .measures(List.of())
            .threshold(Double.NaN)
            .bins(-1);
    assertThatThrownBy(wrong::build)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("years: found '2024-25..2022-23'")
        .hasMessageContaining("worlds: found '0'")
        .hasMessageContaining("first_world: found '-1'")
        .hasMessageContaining("measures: found nothing")
        .hasMessageContaining("deficit_below: found 'NaN'")
        .hasMessageContaining("bins: found '-1'")
        .hasMessageContaining("vary: found nothing");
    assertThatThrownBy(
            () -> SmallSweep.plan().measures(List.of(Measure.INCOME, Measure.INCOME)).build())
        .hasMessageContaining("each measure once");
    assertThatThrownBy(() -> SmallSweep.plan().worlds(1L << 31).build())
        .hasMessageContaining("2147483647");
  }

  @Test
  void aDistributionHasToLieWithinItsAssumptionsRange() {
    assertProblem(
        Variation.of("prices.cpi_percent", StatedDistribution.uniform(-30, 60)),
        "lowest value: found '-30', expected percent a year, from -20 to 50");
    assertProblem(
        Variation.of("prices.cpi_percent", StatedDistribution.uniform(-30, 60)),
        "highest value: found '60'");
    assertProblem(
        Variation.of(
            "prices.cpi_percent",
            new StatedDistribution(
                DistributionKind.NORMAL,
                Map.of("mean", List.of(2.0), "standard_deviation", List.of(1.0)),
                List.of())),
        "low and high were left out");
    assertProblem(
        Variation.of("pupils.funded_on_estimates", StatedDistribution.uniform(0, 1)),
        "discrete values with weights were meant");
    assertProblem(
        Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3))
            .in(FundingYear.of(2030)),
        "a year of the plan, 2022-23 to 2024-25");
    assertProblem(
        Variation.of("prices.cpi_percent", StatedDistribution.uniform(3, 1)),
        "prices.cpi_percent, ");
    assertProblem(
        Variation.of(
            "prices.cpi_percent",
            new StatedDistribution(
                DistributionKind.JUMP,
                Map.of("probabilities", List.of(0.5)),
                List.of(StatedDistribution.uniform(1, 2)))),
        "a number for each year");
    assertProblem(
        Variation.of(
            "prices.cpi_percent",
            new StatedDistribution(
                DistributionKind.REGIMES,
                Map.of(
                    "values", List.of(1.0, 2.0),
                    "start", List.of(1.0),
                    "transitions", List.of(1.0)),
                List.of())),
        "a row of 2 numbers for each of 2 values");
  }

  @Test
  void namesAndCorrelationsHaveToFit() {
    assertThatThrownBy(
            () ->
                SmallSweep.plan()
                    .correlate(Correlation.of("prices.energy_percent", "prices.cpi_percnt", 0.5))
                    .build())
        .hasMessageContaining("prices.cpi_percnt");
    assertThatThrownBy(
            () ->
                SmallSweep.plan()
                    .vary(Variation.of("prices.contract_percent", StatedDistribution.uniform(1, 3)))
                    .correlate(
                        Correlation.of("prices.energy_percent", "prices.contract_percent", 1))
                    .build())
        .hasMessageContaining("smallest eigenvalue");
    assertThatThrownBy(
            () ->
                SmallSweep.plan()
                    .vary(Variation.of("prices.energy_percent", StatedDistribution.uniform(1, 3)))
                    .build())
        .hasMessageContaining("each assumption once");
  }

  @Test
  void anAssumptionVariesOnceForASchoolInAYear() {
    Variation all = Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3));
    Variation authority = all.of(Selector.authority("301"));
    Variation trust = all.of(Selector.trust("First"));
    Variation schools = all.of(Selector.schools(List.of("A1", "B2")));
    Variation others = all.of(Selector.schools(List.of("A2", "B1")));
    Variation path =
        Variation.of("prices.cpi_percent", StatedDistribution.autoregressive(2, 0, 1, 0, 4))
            .in(FundingYear.of(2023));

    assertThat(met(all, authority)).isTrue();
    assertThat(met(authority, trust)).isTrue();
    assertThat(met(trust, schools)).isTrue();
    assertThat(met(schools, others)).isFalse();
    assertThat(met(schools, all.of(Selector.schools(List.of("B2"))))).isTrue();
    assertThat(met(authority, all.of(Selector.authority("302")))).isFalse();
    assertThat(met(all.in(FundingYear.of(2022)), path)).isFalse();
    assertThat(met(all.in(FundingYear.of(2024)), path)).isTrue();
    assertThat(met(all.in(FundingYear.of(2022)), all.in(FundingYear.of(2023)))).isFalse();
    assertThat(met(all, all.in(FundingYear.of(2023)))).isTrue();
  }

  /** One in 2023-24, a path from then on, one for all years. */
  @Test
  void aVariationHoldsInItsYearAndAPathToTheEnd() {
    Variation always = Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3));
    Variation one = always.in(FundingYear.of(2023));
    Variation path =
        Variation.of("prices.cpi_percent", StatedDistribution.autoregressive(2, 0, 1, 0, 4))
            .in(FundingYear.of(2023));
    for (Variation each : List.of(always, one, path)) {
      assertThat(each.meetsInTime(Optional.empty(), Optional.empty())).isTrue();
      assertThat(meets(each, 2023, 2023)).isTrue();
      assertThat(meets(each, 2022, 2024)).isTrue();
      assertThat(meets(each, 2020, 2022)).isEqualTo(each.equals(always));
      assertThat(meets(each, 2024, 2030)).isEqualTo(!each.equals(one));
      assertThat(meets(each, 2022, 2022)).isEqualTo(each.equals(always));
      assertThat(meets(each, 2024, 2024)).isEqualTo(!each.equals(one));
    }
    assertThat(path.meetsInTime(always.in(FundingYear.of(2022)))).isFalse();
    assertThat(one.meetsInTime(always.in(FundingYear.of(2022)))).isFalse();
    assertThat(one.meetsInTime(path)).isTrue();
    assertThat(one.problems("p", FundingYear.of(2024), FundingYear.of(2025)))
        .singleElement()
        .hasToString(
            "error: p: found '2023-24', expected a year of the plan, 2024-25 to 2025-26.\n"
                + "Maybe the plan's years were changed.");
  }

  /** A value that is lowest and highest at once is told once. */
  @Test
  void theOnlyValueIsToldOnce() {
    StatedDistribution sixty =
        new StatedDistribution(
            DistributionKind.DISCRETE,
            Map.of("values", List.of(60.0), "weights", List.of(1.0)),
            List.of());
    assertThat(
            Variation.of("prices.cpi_percent", sixty)
                .problems("p", SmallSweep.FIRST, SmallSweep.LAST))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.place()).isEqualTo("p, prices.cpi_percent, lowest value"))
        .satisfies(problem -> assertThat(problem.value()).isEqualTo("60"))
        .satisfies(
            problem -> assertThat(problem.expected()).isEqualTo("percent a year, from -20 to 50"));
  }

  /** Returns whether two variations are too much for the schools A1, A2, B1 and B2. */
  private static boolean met(Variation one, Variation two) {
    try {
      SweepPlan plan =
          SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST).vary(one).vary(two).build();
      return !plan.problems(SmallSweep.projection().schools()).isEmpty();
    } catch (ProblemsException e) {
      assertThat(e).hasMessageContaining("each assumption once for a school and a year");
      return true;
    }
  }

  @Test
  void labelsTellVariationsApart() {
    Variation all = Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3));
    assertThat(all.label()).isEqualTo("prices.cpi_percent");
    assertThat(all.in(FundingYear.of(2023)).label()).isEqualTo("prices.cpi_percent 2023-24");
    assertThat(all.of(Selector.authority("301")).label())
        .isEqualTo("prices.cpi_percent of authority 301");
    assertThat(all.of(Selector.trust("First")).label()).isEqualTo("prices.cpi_percent of First");
    assertThat(all.of(Selector.schools(List.of("A1", "A2"))).label())
        .isEqualTo("prices.cpi_percent of A1 and A2");
  }

  @Test
  void plansAreValues() {
    SweepPlan plan = SmallSweep.plan().build();
    assertThat(plan)
        .isEqualTo(plan.toBuilder().build())
        .hasSameHashCodeAs(SmallSweep.plan().build())
        .isNotEqualTo(SmallSweep.plan().worlds(5, 300).build())
        .isNotEqualTo("plan");
    assertThat(plan.fingerprint())
        .hasSize(64)
        .isNotEqualTo(SmallSweep.plan().bins(0).build().fingerprint());
    assertThat(plan.files()).isEmpty();
  }

  @Test
  void pathsAreMadeOfTheirNumbers() {
    StatedDistribution jump =
        new StatedDistribution(
            DistributionKind.JUMP,
            Map.of("base", List.of(20.0), "probabilities", List.of(0.0, 1.0)),
            List.of(StatedDistribution.uniform(3, 5)));
    double[] values = new double[2];
    Path path = jump.path(2);
    path.fill(new double[] {0.5, 0.5}, 0, values, 0);
    assertThat(values[0]).isZero();
    assertThat(values[1]).isEqualTo(4, within(1e-9));
    assertThat(jump.base()).isEqualTo(20);
    StatedDistribution regimes =
        new StatedDistribution(
            DistributionKind.REGIMES,
            Map.of(
                "values", List.of(1.0, 9.0),
                "start", List.of(1.0),
                "transitions", List.of(0.0, 1.0, 1.0, 0.0)),
            List.of());
    regimes.path(2).fill(new double[] {0.5, 0.5}, 0, values, 0);
    assertThat(values).containsExactly(9, 1);
    assertThatThrownBy(jump::distribution).hasMessageContaining("JUMP is a path");
    assertThatThrownBy(() -> StatedDistribution.uniform(1, 2).path(2))
        .hasMessageContaining("a distribution");
  }

  @Test
  void distributionsAreMadeOfTheirNumbers() {
    StatedDistribution mixture =
        new StatedDistribution(
            DistributionKind.MIXTURE,
            Map.of("weights", List.of(0.5, 0.5)),
            List.of(StatedDistribution.uniform(0, 1), StatedDistribution.uniform(3, 4)));
    StatedDistribution empirical =
        new StatedDistribution(
            DistributionKind.EMPIRICAL, Map.of("values", List.of(1.0, 5.0)), List.of());
    StatedDistribution discrete =
        new StatedDistribution(
            DistributionKind.DISCRETE,
            Map.of("values", List.of(1.0, 5.0), "weights", List.of(0.25, 0.75)),
            List.of());
    StatedDistribution lognormal =
        new StatedDistribution(
            DistributionKind.LOGNORMAL,
            Map.of(
                "log_mean", List.of(0.0),
                "log_standard_deviation", List.of(1.0),
                "high", List.of(1.0)),
            List.of());
    assertThat(mixture.distribution().mean()).isEqualTo(2, within(1e-9));
    assertThat(empirical.distribution().mean()).isEqualTo(3, within(1e-9));
    assertThat(discrete.distribution().mean()).isEqualTo(4, within(1e-9));
    assertThat(lognormal.distribution().maximum()).isEqualTo(1);
    assertThat(lognormal.distribution().quantile(0.5)).isLessThan(1);
    StatedDistribution incomplete =
        new StatedDistribution(DistributionKind.EMPIRICAL, Map.of(), List.of());
    assertThatThrownBy(incomplete::distribution).hasMessageContaining("without values");
  }

  @Test
  void sensitivityTakesTheDistributionsApart() throws Exception {
    SweepPlan plan =
        SmallSweep.plan()
            .vary(
                Variation.of(
                    "pension.teachers_percent",
                    new StatedDistribution(
                        DistributionKind.JUMP,
                        Map.of("base", List.of(20.0), "probabilities", List.of(0.0, 0.5, 0.0)),
                        List.of(StatedDistribution.uniform(3, 5)))))
            .vary(Variation.of("prices.contract_percent", StatedDistribution.uniform(1, 3)))
            .correlate(Correlation.of("prices.energy_percent", "prices.contract_percent", 0.5))
            .build();
    SweepSensitivity sensitivity = SweepSensitivity.of(plan, SmallSweep.projection());
    assertThat(sensitivity.inputs())
        .extracting(input -> input.name())
        .contains(
            "prices.energy_percent",
            "prices.cpi_percent 2023-24 shock of 2023-24",
            "prices.cpi_percent 2023-24 shock of 2024-25",
            "pay.teacher_award_percent 2023-24",
            "pension.teachers_percent draw 1");
    assertThat(sensitivity.warnings()).hasSize(2);
    assertThat(sensitivity.outputs()).hasSize(6).first().isEqualTo("closing_reserve 2022-23");

    OneAtATime analysis = OneAtATime.of(sensitivity.inputs());
    Map<String, double[]> one = sensitivity.evaluate(analysis.design(), 0, 1);
    Map<String, double[]> three = sensitivity.evaluate(analysis.design(), 0, 3);
    for (String name : sensitivity.outputs()) {
      assertThat(three.get(name)).containsExactly(one.get(name));
    }
    var tornado =
        analysis.result(
            analysis.design(), "closing_reserve 2024-25", one.get("closing_reserve 2024-25"));
    assertThat(tornado.bars())
        .filteredOn(bar -> bar.input().equals("prices.energy_percent"))
        .allSatisfy(
            bar -> {
              assertThat(bar.lowInput()).isEqualTo(-14, within(1e-9));
              assertThat(bar.atLow()).isGreaterThan(bar.atHigh() + 10_000);
            });
    ElementaryEffects morris = ElementaryEffects.of(sensitivity.inputs(), 4, 4, 1, 0.01);
    assertThat(sensitivity.evaluate(morris.design(), 1, 2)).hasSize(6);
    assertThat(
            SweepSensitivity.of(
                    SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST)
                        .vary(Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3)))
                        .build(),
                    SmallSweep.projection())
                .warnings())
        .isEmpty();
  }

  @Test
  void sensitivityToShocksAtTheirEnds() {
    SweepPlan plan = SmallSweep.plan().build();
    var inputs = SweepSensitivity.of(plan, SmallSweep.projection()).inputs();
    assertThat(inputs.get(1).quantile().applyAsDouble(0)).isEqualTo(1e-9);
    assertThat(inputs.get(1).quantile().applyAsDouble(1)).isEqualTo(1 - 1e-9);
    assertThat(plan.variations().get(2).levels()).contains(ShockCorrelation.of(0.5, 0.2, 0.3));
  }

  private static void assertProblem(Variation variation, String message) {
    assertThatThrownBy(
            () -> SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST).vary(variation).build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(message);
  }

  private static boolean meets(Variation variation, int first, int last) {
    return variation.meetsInTime(
        Optional.of(FundingYear.of(first)), Optional.of(FundingYear.of(last)));
  }
}
