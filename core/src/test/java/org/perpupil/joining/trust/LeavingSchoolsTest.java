package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.Levy;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * An authority of 210 and 110 maintained pupils and an academy of 100, by hand.
 *
 * <p>A year after leaving, the larger loses £18,800 × 5/12 since April to August is paid at the
 * rates before, £17,500 × 1.02 for audit and systems and £27 a pupil for insurance that it had for
 * nothing: £31,353.33. The smaller loses £10,800 × 5/12, the same £17,850 and £27 a pupil: £25,320.
 * Each gains the levy at prices of its second year, 1.02.
 */
class LeavingSchoolsTest {
  private static final School LARGE =
      CourseSchools.school("L", 210).with(SchoolField.FSM6_PRIMARY, 0.3);
  private static final School SMALL =
      CourseSchools.school("S", 110).with(SchoolField.FSM6_PRIMARY, 0.1);
  private static final School ACADEMY = CourseSchools.academy("A", 100);
  private static final List<School> SCHOOLS = List.of(LARGE, SMALL, ACADEMY);

  private static List<Budget> budgets() {
    return List.of(
        CourseSchools.budget(LARGE, 50_000).build(),
        CourseSchools.budget(SMALL, -20_000).build(),
        CourseSchools.budget(ACADEMY, 90_000).build());
  }

  /** Duties of so many pounds for each of the 320 pupils at the start, whoever leaves. */
  private static AuthorityTerms terms(double perPupil) {
    return new AuthorityTerms(
        "999",
        Levy.of("de-delegation", Levy.Basis.DEDELEGATION, 0),
        0,
        5_000,
        AuthorityServices.of(SemiFixedCost.of(320 * perPupil, 0)),
        AffordabilityMode.GIVEN,
        Optional.empty());
  }

  private static LeavingSchools departing(double perPupil) {
    return LeavingSchools.of(SchoolTable.of(SCHOOLS), Budgets.of(budgets()), terms(perPupil));
  }

  private static LeavingSchools withBenefits(double perPupil, Optional<TrustTerms> trust) {
    ProjectionBuilder plan = CourseSchools.plan(SCHOOLS, budgets(), Assumptions.none());
    return departing(perPupil).withBenefits(plan, trust, List.of());
  }

  @Test
  void maintainedSchoolsOfTheAuthorityMayLeave() {
    LeavingSchools departing = departing(50);
    Departures departures = departing.authority().leave(ExitOrder.BY_SIZE, 0, 1);

    assertThat(departing.schools()).extracting(School::id).containsExactly("L", "S");
    assertThat(departing.authority().ranking(ExitOrder.BY_NEED, 0)).containsExactly(1, 0);
    assertThat(departing.authority().ranking(ExitOrder.BY_SURPLUS, 0)).containsExactly(0, 1);
    assertThat(departing.benefit(0)).isEmpty();
    assertThat(departures.steps())
        .extracting(Departures.Step::headroom)
        .containsExactly(30_000.0, -20_000.0, 0.0);
    assertThat(departures.steps().get(0).levyNeeded()).isCloseTo(50, within(1e-9));
    assertThat(departing).hasToString("Departing[999, 2 schools]");
  }

  @Test
  void eachGainsTheLevyAndLosesWhatAnAcademyPays() {
    LeavingSchools departing = withBenefits(148, Optional.empty());

    assertThat(departing.benefit(0).orElseThrow())
        .isCloseTo(148 * 1.02 * 210 - 31_353.33, within(0.02));
    assertThat(departing.benefit(1).orElseThrow())
        .isCloseTo(148 * 1.02 * 110 - 25_320, within(0.02));
  }

  /** At £146.38 the larger gains; then the smaller pays for all and gains by leaving, too. */
  @Test
  void oneThatIsBetterOffDrivesTheOtherOut() {
    Departures stay =
        withBenefits(146, Optional.empty()).authority().leave(ExitOrder.WHEN_BETTER_OFF, 0, 1);
    Departures leave =
        withBenefits(147, Optional.empty()).authority().leave(ExitOrder.WHEN_BETTER_OFF, 0, 1);

    assertThat(stay.steps()).hasSize(1);
    assertThat(leave.steps()).hasSize(3);
    assertThat(leave.leaves(0)).hasValue(1);
    assertThat(leave.leaves(1)).hasValue(2);
    assertThat(leave.worseOff(1))
        .singleElement()
        .satisfies(worse -> assertThat(worse.row()).isEqualTo(1))
        .satisfies(worse -> assertThat(worse.extraLevy()).isCloseTo(147 * 210, within(1e-6)))
        .satisfies(worse -> assertThat(worse.harm()).isEqualTo(Departures.Harm.BOTH));
  }

  /** A charge of 5 percent of £940,000 for 5/12 and of £958,800 for 7/12 of the year. */
  @Test
  void inATrustTheChargeCounts() {
    TrustTerms trust =
        TrustTerms.of(
            "T", Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(0, 0, 0)), List.of("A"));
    double charge = 0.05 * (940_000 * 5 + 958_800 * 7) / 12;

    assertThat(withBenefits(148, Optional.of(trust)).benefit(0).orElseThrow())
        .isCloseTo(148 * 1.02 * 210 - 31_353.33 - charge, within(0.02));
  }

  @Test
  void aSponsoredSchoolsDeficitStays() {
    Departures departures =
        departing(10).withSponsored(List.of("S")).authority().leave(ExitOrder.BY_SIZE, 0, 1);

    assertThat(departures.steps())
        .extracting(Departures.Step::deficitsLeftBehind)
        .containsExactly(0.0, 0.0, 20_000.0);
    assertThat(
            departing(10)
                .withSponsored(List.of("L", "S"))
                .authority()
                .leave(ExitOrder.BY_SIZE, 0, 1)
                .steps())
        .extracting(Departures.Step::deficitsLeftBehind)
        .containsExactly(0.0, 0.0, 20_000.0);
    assertThatThrownBy(() -> departing(10).withSponsored(List.of("A", "elsewhere")))
        .hasMessageContaining("authority 999, sponsored school: found 'A', expected one of its 2")
        .hasMessageContaining("sponsored school: found 'elsewhere'")
        .hasMessageContaining("Maybe it is an academy already");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(
            () ->
                LeavingSchools.of(
                    SchoolTable.of(SCHOOLS),
                    Budgets.of(List.of(Budget.builder("L").build())),
                    terms(10)))
        .hasMessageContaining(
            "2 schools (L, S), budget: found nothing, expected budgets with an opening")
        .hasMessageContaining("Maybe their rows are missing in the budgets");
    assertThatThrownBy(
            () ->
                LeavingSchools.of(
                    SchoolTable.of(SCHOOLS),
                    Budgets.of(List.of(Budget.builder("L").set(BudgetCode.OB01, 0).build())),
                    terms(10)))
        .hasMessageContaining("school S, budget: found nothing, expected a budget with an opening")
        .hasMessageContaining("Maybe its rows are missing in the budgets");
    // A levy without a base: nobody is left to take it from.
    assertThatThrownBy(
            () -> LeavingSchools.of(SchoolTable.of(ACADEMY), Budgets.of(budgets()), terms(10)))
        .hasMessageContaining(
            "authority 999, levy_limit: found '5000', expected maintained pupils to take a levy")
        .hasMessageContaining("Maybe all schools are academies already");
  }
}
