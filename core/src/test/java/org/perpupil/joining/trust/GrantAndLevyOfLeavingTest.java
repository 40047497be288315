package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpupil.impact.scenario.CourseSchools.FIRST;
import static org.perpupil.impact.scenario.CourseSchools.SECOND;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.projection.Projection;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * What a grant for converting and an allowance of the apprenticeship levy make of leaving.
 *
 * <p>A caretaker on 30,000 bears 150 a year of levy. An academy of its own is relieved of all of
 * it, a school of the authority or of the trust of 60.
 */
class GrantAndLevyOfLeavingTest {
  private static final GovernanceOption ALONE = GovernanceOption.SINGLE_ACADEMY;
  private static final GovernanceOption IN_TRUST = GovernanceOption.TRUST;

  private static StayOrJoin leaving(Arrangement arrangement) {
    School school = CourseSchools.school("S", 210);
    TrustTerms trust =
        TrustTerms.of(
            "Trust", Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(0, 0, 0)), List.of());
    return StayOrJoin.of(
        run(school, Arrangement.of(Governance.MAINTAINED)),
        run(school, arrangement),
        "S",
        TransferTerms.of(trust));
  }

  private static Projection run(School school, Arrangement arrangement) {
    StaffPost caretaker =
        StaffPost.onSalary("S", StaffRole.PREMISES, 30_000).pension(Pension.NONE).build();
    return CourseSchools.run(
        List.of(school),
        List.of(CourseSchools.budget(school, 50_000).set(BudgetCode.E19, 900_000).build()),
        arrangement,
        Assumptions.builder()
            .set("pay.support_award_percent", 0)
            .set("tax.apprenticeship_levy_part", 60)
            .set("academy.conversion_grant", 25_000)
            .build(),
        Staff.of(List.of(caretaker)));
  }

  /** Converting costs £100 a pupil, 21,000. */
  @Test
  void aGrantForConvertingIsSetAgainstItsCostOnce() {
    StayOrJoin courses = leaving(Arrangement.converting(SEPTEMBER));

    assertThat(courses.cause(ALONE, OptionCause.CONVERSION, FIRST)).isEqualTo(25_000 - 21_000);
    assertThat(courses.cause(ALONE, OptionCause.GRANTS, FIRST)).isZero();
    assertThat(courses.cause(ALONE, OptionCause.CONVERSION, SECOND)).isZero();
    assertThat(courses.cause(ALONE, OptionCause.GRANTS, SECOND)).isZero();
  }

  /** 150 − 60 for seven months and for a year; in the trust it is 60 as before. */
  @Test
  void onlyAnAcademyAloneIsRelievedOfMoreLevy() {
    StayOrJoin courses = leaving(Arrangement.converting(SEPTEMBER));

    assertThat(courses.cause(ALONE, OptionCause.APPRENTICESHIP_LEVY, FIRST)).isEqualTo(52.5);
    assertThat(courses.cause(ALONE, OptionCause.APPRENTICESHIP_LEVY, SECOND)).isEqualTo(90);
    assertThat(courses.cause(IN_TRUST, OptionCause.APPRENTICESHIP_LEVY, FIRST)).isZero();
    assertThat(courses.cause(IN_TRUST, OptionCause.APPRENTICESHIP_LEVY, SECOND)).isZero();
  }

  /** 90 a year for the five months from November to March. */
  @Test
  void reliefIsOfTheMonthsAfterConversion() {
    StayOrJoin courses = leaving(Arrangement.converting(LocalDate.of(2024, 11, 1)));

    assertThat(courses.cause(ALONE, OptionCause.APPRENTICESHIP_LEVY, FIRST)).isEqualTo(37.5);
    assertThat(courses.cause(IN_TRUST, OptionCause.APPRENTICESHIP_LEVY, FIRST)).isZero();
  }
}
