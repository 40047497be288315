package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;

/** What growth and falling-rolls funds pay: pupils times a rate times months. */
class GrowthFundTest {
  private static final double CENT = 1e-6;
  private static final String GROWTH = "grants.growth_fund_per_pupil";
  private final ReorganisedSchools all = maintained();
  private final ProjectionPlan plan = all.builder().build();
  private final Projection without = plan.run();

  private static ReorganisedSchools maintained() {
    int seed = 0;
    while (ReorganisedSchools.of(seed).governance() != Governance.MAINTAINED) {
      seed++;
    }
    return ReorganisedSchools.of(seed);
  }

  private Projection with(String name, double value, String other, double otherValue) {
    Assumptions set =
        plan.assumptions().with(Assumption.of(name), value).with(Assumption.of(other), otherValue);
    return plan.run(set);
  }

  private double paid(Projection with, String id, int year) {
    FundingYear of = FundingYear.of(year);
    return all.share(with, id, of) - all.share(without, id, of);
  }

  private double change(String id, int year) {
    return all.total(without, id, Measure.PUPILS, FundingYear.of(year + 1))
        - all.total(without, id, Measure.PUPILS, FundingYear.of(year));
  }

  /** Such as 30 pupils × basic rate × 7/12. */
  @Test
  void growthIsPaidFromSeptemberToMarch() {
    Projection with = with(GROWTH, 4000, "grants.growth_fund_least_pupils", 0);
    Projection months = with(GROWTH, 4000, "grants.growth_fund_months", 12);
    int grown = 0;
    for (String id : new String[] {"A", "B", "C", "D"}) {
      for (int year = 2025; year < 2028; year++) {
        double more = Math.max(0, change(id, year));
        double before = Math.max(0, year == 2025 ? 0 : change(id, year - 1));
        assertThat(paid(with, id, year)).isCloseTo(more * 4000 * 7 / 12, within(CENT));
        assertThat(paid(months, id, year))
            .isCloseTo(4000 * (more * 7 + before * 5) / 12, within(CENT));
        grown += more > 0 ? 1 : 0;
      }
    }
    assertThat(grown).isPositive();
  }

  @Test
  void growthBelowTheLeastIsNotPaid() {
    double most = 0;
    for (String id : new String[] {"A", "B", "C", "D"}) {
      most = Math.max(most, change(id, 2025));
    }
    Projection some = with(GROWTH, 4000, "grants.growth_fund_least_pupils", most - 0.001);
    Projection none = with(GROWTH, 4000, "grants.growth_fund_least_pupils", most + 0.001);
    double paid = 0;
    for (String id : new String[] {"A", "B", "C", "D"}) {
      paid += paid(some, id, 2025);
      assertThat(paid(none, id, 2025)).isZero();
    }
    assertThat(paid).isCloseTo(most * 4000 * 7 / 12, within(CENT));
  }

  @Test
  void aFallIsPaidForTheYearWhoseShareCountsIt() {
    Projection with =
        with("grants.falling_rolls_per_pupil", 1000, "grants.falling_rolls_least_percent", 5);
    int fallen = 0;
    for (String id : new String[] {"A", "B", "C", "D"}) {
      for (int year = 2026; year <= 2029; year++) {
        double fewer = Math.max(0, -change(id, year - 1));
        double before = all.total(without, id, Measure.PUPILS, FundingYear.of(year - 1));
        boolean isEnough = fewer >= 0.05 * before;
        assertThat(paid(with, id, year)).isCloseTo(isEnough ? 1000 * fewer : 0, within(CENT));
        fallen += isEnough && fewer > 0 ? 1 : 0;
      }
    }
    assertThat(fallen).isPositive();
  }
}
