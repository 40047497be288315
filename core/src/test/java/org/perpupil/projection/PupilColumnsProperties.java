package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.perpupil.projection.plan.AimedSelectors;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;

/**
 * Schools that differ in numbers that only move pupils share a unit, and come to the same bits as
 * in units of their own.
 */
@Domain(ProjectionCases.class)
class PupilColumnsProperties {
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final Selector AUTHORITY = Selector.authority("LA0");
  private static final Selector SCHOOL = Selector.schools(List.of("S1"));

  @Property(tries = 60)
  void comesToTheSameInOneUnitAndInSeveral(@ForAll ProjectionCase given) {
    Assumptions together =
        given.others().toBuilder()
            .set("pupils.intake_growth_percent", AUTHORITY, -7)
            .set("pupils.stay_on_percent", AUTHORITY, given.first(), 91)
            .set("pupils.sixth_form_stay_on_percent", SCHOOL, 83)
            .set("pupils.stay_on_percent", SCHOOL, 97.5)
            .set(CPI, 3.25)
            .build();
    Assumptions apart =
        together.toBuilder().set(CPI, AUTHORITY, 3.25).set(CPI, SCHOOL, 3.25).build();
    ProjectionPlan plan = ProjectionRuns.plan(given);
    ProjectionPlan one = plan.including(AimedSelectors.of(together));
    ProjectionPlan several = plan.including(AimedSelectors.of(apart));
    assertThat(one.compiled().pupilGroups()).hasSameSizeAs(several.compiled().pupilGroups());
    assertThat(one.compiled().profiles().size())
        .isLessThanOrEqualTo(several.compiled().profiles().size());
    Projection expected = several.run(apart);
    Projection actual = one.run(together);
    for (int row = 0; row < given.schools().size(); row++) {
      for (FundingYear year : plan.years()) {
        for (Measure measure : Measure.values()) {
          OptionalDouble wanted = expected.total(row, measure, year, expected.basis(row));
          assertThat(actual.total(row, measure, year, actual.basis(row)))
              .as("%s of %s in %s", measure, row, year)
              .isEqualTo(wanted);
        }
      }
    }
  }
}
