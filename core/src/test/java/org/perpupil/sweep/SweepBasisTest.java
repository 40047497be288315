package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;
import org.perpupil.sweep.run.SweepSensitivity;

/** What the worlds of a sweep rest on: defaults that do not vary, published figures that do. */
class SweepBasisTest {
  private static final Assumption PENSION = Assumption.of("pension.teachers_percent");
  private static final Assumption AWARD = Assumption.of("pay.teacher_award_percent");
  private static final Assumption TAKE_UP = Assumption.of("grants.meal_take_up");

  @Test
  void defaultsThatNeitherVaryNorAreSetAreNamedWithTheirSchools() {
    SweepPlan plan = plan().build();
    SweepBasis basis = Sweep.of(plan, SmallSweep.projection()).basis();
    assertThat(basis.unverifiedDefaults())
        .containsEntry(TAKE_UP, 4)
        .doesNotContainKey(Assumption.of("prices.cpi_percent"))
        .doesNotContainKey(Assumption.of("prices.energy_percent"));
    SweepPlan varied =
        plan().vary(Variation.of(TAKE_UP.name(), StatedDistribution.uniform(0.8, 0.9))).build();
    assertThat(Sweep.of(varied, SmallSweep.projection()).basis().unverifiedDefaults())
        .doesNotContainKey(TAKE_UP);
    SweepSchools inBatches =
        new SweepSchools() {
          @Override
          public SchoolTable schools() {
            return SmallSweep.projection().schools();
          }

          @Override
          public List<FundingYear> years() {
            return SmallSweep.projection().years();
          }

          @Override
          public boolean isPaired() {
            return false;
          }

          @Override
          public SweepProjection project(int from, int to) {
            List<String> ids = List.of("A1", "A2", "B1", "B2");
            return SweepProjection.of(SmallSweep.projection(ids.subList(from, to)));
          }
        };
    assertThat(Sweep.of(plan, inBatches, 3, "").basis()).isEqualTo(basis);
    assertThat(SweepSensitivity.of(plan, SmallSweep.projection()).basis()).isEqualTo(basis);
  }

  @Test
  void aVariationOfAPublishedYearIsNamedAndOneOfNoYearLeavesItAlone() throws Exception {
    ProjectionPlan projection = SmallSweep.projection();
    SweepPlan named = plan().build();
    assertThat(Sweep.of(named, projection).basis().publishedReplaced()).containsOnlyKeys(AWARD);
    SweepPlan path =
        SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST)
            .vary(Variation.of(AWARD.name(), StatedDistribution.autoregressive(9, 0.5, 1, 5, 15)))
            .vary(Variation.of(PENSION.name(), StatedDistribution.uniform(40, 50)))
            .measures(List.of(Measure.EXPENDITURE))
            .worlds(16)
            .build();
    Sweep sweep = Sweep.of(path, projection);
    assertThat(sweep.basis().publishedReplaced()).isEmpty();
    SweepResult result = sweep.run(1);
    var found = result.result(SweepMeasure.of(Measure.EXPENDITURE), 0, 2).orElseThrow();
    assertThat(found.minimum()).isEqualTo(found.maximum());
    SweepPlan from =
        SweepPlan.builder(SmallSweep.FIRST, SmallSweep.LAST)
            .vary(
                Variation.of(AWARD.name(), StatedDistribution.autoregressive(9, 0.5, 1, 5, 15))
                    .in(FundingYear.of(2023)))
            .measures(List.of(Measure.EXPENDITURE))
            .worlds(16)
            .build();
    Sweep replacing = Sweep.of(from, projection);
    assertThat(replacing.basis().publishedReplaced().get(AWARD))
        .containsExactly(FundingYear.of(2023), FundingYear.of(2024), FundingYear.of(2025));
    var moved = replacing.run(1).result(SweepMeasure.of(Measure.EXPENDITURE), 0, 2).orElseThrow();
    assertThat(moved.minimum()).isLessThan(moved.maximum());
  }

  private static SweepPlanBuilder plan() {
    return SmallSweep.plan();
  }
}
