package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.run.Sweep;

/**
 * Projections and sweeps multiply national rates by an authority's area cost as statements do, each
 * year's by that of its formula.
 */
class AreaCostOfAuthoritySweepTest {
  private static final ProjectionPlan ONE = SmallSweep.projection();
  private static final ProjectionPlan BLANK = with(school -> school.without(SchoolField.ACA));
  private static final ProjectionPlan GIVEN = with(AreaCostOfAuthoritySweepTest::given);

  private static School given(School school) {
    FundingYear year = SmallSweep.FIRST;
    return school.with(
        SchoolField.ACA, AreaCosts.find(school.laCode(), year).orElseThrow().value());
  }

  private static ProjectionPlan with(UnaryOperator<School> changed) {
    List<School> schools = ONE.schools().schools().stream().map(changed).toList();
    return ProjectionPlan.builder(SchoolTable.of(schools), FormulaPath.national("2022-23"))
        .years(SmallSweep.FIRST, SmallSweep.LAST)
        .budgets(ONE.budgets())
        .assumptions(ONE.assumptions())
        .build();
  }

  @Test
  void aProjectionTakesIt() {
    for (int row = 0; row < BLANK.schools().size(); row++) {
      assertThat(income(BLANK.run(), row)).isEqualTo(income(GIVEN.run(), row));
      assertThat(income(BLANK.run(), row)).isGreaterThan(1.01 * income(ONE.run(), row));
    }
    Map<AreaCost, Integer> taken = new LinkedHashMap<>();
    for (String laCode : List.of("301", "302")) {
      for (int start = 2022; start <= 2024; start++) {
        taken.put(AreaCosts.find(laCode, FundingYear.of(start)).orElseThrow(), 2);
      }
    }
    assertThat(BLANK.areaCostsOfAuthorities()).containsExactlyEntriesOf(taken);
    assertThat(GIVEN.areaCostsOfAuthorities()).isEmpty();
    assertThat(ONE.areaCostsOfAuthorities()).isEmpty();
  }

  @Test
  void aSweepTakesItAndSaysSo() throws InterruptedException {
    SweepPlan plan = SmallSweep.plan().build();
    Sweep blank = Sweep.of(plan, BLANK);
    SweepResult taken = blank.run(1);
    SweepResult given = Sweep.of(plan, GIVEN).run(1);
    SweepResult one = Sweep.of(plan, ONE).run(1);
    for (int row = 0; row < BLANK.schools().size(); row++) {
      assertThat(income(taken, row)).isEqualTo(income(given, row));
      assertThat(income(taken, row)).isGreaterThan(1.01 * income(one, row));
    }
    assertThat(blank.basis().areaCosts()).isEqualTo(BLANK.areaCostsOfAuthorities());
  }

  private static double income(Projection projection, int row) {
    return projection
        .total(row, Measure.INCOME, SmallSweep.FIRST, projection.basis(row))
        .orElseThrow();
  }

  private static double income(SweepResult result, int row) {
    return result.result(Measure.INCOME, row, 0).orElseThrow().mean();
  }
}
