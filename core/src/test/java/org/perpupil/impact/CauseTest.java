package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.scenario.Assumption;

/** Which group an assumption belongs to. */
class CauseTest {
  @ParameterizedTest
  @CsvSource({
    "pupils.intake_growth_percent, pupil numbers",
    "formula.local_uplift_percent, formula rates",
    "formula.basic_primary, formula rates",
    "formula.fringe, area cost",
    "formula.mfg_percent, protections",
    "formula.floor_percent, protections",
    "formula.gains_cap_percent, protections",
    "formula.mppl_primary, protections",
    "grants.meal_take_up, grants",
    "income.other_grants_growth_percent, grants",
    "pay.teacher_award_percent, pay",
    "pension.teachers_percent, pay",
    "tax.national_insurance_percent, pay",
    "prices.cpi_percent, prices",
    "premises.floor_area_growth_percent, prices",
    "classes.primary_size, organisation",
    "staff.teacher_leaving_percent, organisation",
    "trainee.timetable_share, organisation",
    "academy.audit_cost, organisation",
    "trust.central_charge_percent, organisation",
  })
  void groupsAreTold(String name, String cause) {
    assertThat(Cause.of(Assumption.of(name)).label()).isEqualTo(cause);
  }

  @Test
  void thereAreAsManyAsCanBeSplit() {
    assertThat(Cause.values()).hasSize(Attribution.MOST_CAUSES);
    assertThat(Assumption.all()).allSatisfy(one -> assertThat(Cause.of(one)).isNotNull());
  }
}
