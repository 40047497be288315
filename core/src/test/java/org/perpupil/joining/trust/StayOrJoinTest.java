package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.impact.scenario.CourseSchools.FIRST;
import static org.perpupil.impact.scenario.CourseSchools.SECOND;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * Three courses of a primary school of 210 pupils, by hand: 210 × 4,000 + 100,000 = £940,000, then
 * £958,800; £10 a pupil of de-delegation; it leaves in September 2024, so that 7/12 of the first
 * year are an academy's.
 */
class StayOrJoinTest {
  private static final School SCHOOL =
      CourseSchools.withDedelegation(CourseSchools.school("S", 210), 2_100);

  private static final Offset<Double> PENNY = within(0.005001);
  private static final Side BY_AUTHORITY = new Side(Payer.AUTHORITY, 0);
  private static final Side PROJECTED = new Side(Payer.SCHOOL, 0);
  private static final Side BY_TRUST = new Side(Payer.TRUST, 0);

  private static final TrustTerms TRUST =
      TrustTerms.of(
          "Trust", Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(20_000, 0, 0)), List.of());

  private static Budget budget(double reserve) {
    return CourseSchools.budget(SCHOOL, reserve)
        .set(BudgetCode.E19, 900_000)
        .set(BudgetCode.E23, 6_000)
        .build();
  }

  private static StayOrJoin courses(double reserve, TransferTerms terms) {
    return StayOrJoin.of(
        CourseSchools.run(
            List.of(SCHOOL), List.of(budget(reserve)), Arrangement.of(Governance.MAINTAINED)),
        CourseSchools.run(
            List.of(SCHOOL), List.of(budget(reserve)), Arrangement.converting(SEPTEMBER)),
        "S",
        terms);
  }

  private static ServiceTerms service(
      String name, Basis basis, Side maintained, Side academy, Side inTrust) {
    return new ServiceTerms(name, Optional.empty(), basis, maintained, academy, inTrust);
  }

  /** Another school of the trust has no budget: nothing changes, unless grant is pooled. */
  @Test
  void budgetsOfTheTrustsOtherSchoolsAreNotNeeded() {
    School other = CourseSchools.school("T", 300);
    TrustTerms both = TrustTerms.of("Trust", TRUST.trust(), List.of("T"));
    Projection staying =
        CourseSchools.run(
            List.of(SCHOOL, other), List.of(budget(50_000)), Arrangement.of(Governance.MAINTAINED));
    Projection leaving =
        CourseSchools.run(
            List.of(SCHOOL, other), List.of(budget(50_000)), Arrangement.converting(SEPTEMBER));
    StayOrJoin with = StayOrJoin.of(staying, leaving, "S", TransferTerms.of(both));
    StayOrJoin without = courses(50_000, TransferTerms.of(TRUST));

    assertThat(with.leftOut()).containsExactly("T");
    assertThat(without.leftOut()).isEmpty();
    for (FundingYear year : with.years()) {
      for (GovernanceOption course : GovernanceOption.values()) {
        assertThat(with.closingReserve(course, year))
            .isEqualTo(without.closingReserve(course, year));
      }
    }
    TrustTerms pooling =
        TrustTerms.of("Trust", TRUST.trust().withPooling(Pooling.all()), List.of("T"));
    assertThatThrownBy(() -> StayOrJoin.of(staying, leaving, "S", TransferTerms.of(pooling)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("trust Trust, school T (no budget was given)")
        .hasMessageContaining("a school that can be projected, since the trust pools grant of all");
    assertThatThrownBy(() -> StayOrJoin.of(staying, leaving, "T", TransferTerms.of(TRUST)))
        .hasMessageContaining("school T (no budget was given): found nothing, expected a school");
  }

  @Test
  void schoolsThatCannotBePooledAreNamedTogether() {
    List<School> schools =
        List.of(SCHOOL, CourseSchools.school("T", 300), CourseSchools.school("U", 300));
    List<Budget> budgets = List.of(budget(50_000));
    TransferTerms pooling =
        TransferTerms.of(
            TrustTerms.of("Trust", TRUST.trust().withPooling(Pooling.all()), List.of("T", "U")));

    assertThatThrownBy(
            () ->
                StayOrJoin.of(
                    CourseSchools.run(schools, budgets, Arrangement.of(Governance.MAINTAINED)),
                    CourseSchools.run(schools, budgets, Arrangement.converting(SEPTEMBER)),
                    "S",
                    pooling))
        .hasMessageContaining("trust Trust, 2 schools (T, U) (no budget was given)")
        .hasMessageContaining("expected schools that can be projected");
  }

  /** What a trust does not do costs the school in the trust, too: £1,200 a year, then £600. */
  @Test
  void aServiceMayBeBoughtInTheTrust() {
    ServiceTerms payroll =
        service(
            "payroll",
            Basis.FLAT,
            new Side(Payer.SCHOOL, 1_200),
            new Side(Payer.SCHOOL, 2_400),
            new Side(Payer.SCHOOL, 600));
    ServiceTerms insurance = service("insurance", Basis.PROJECTED, PROJECTED, PROJECTED, PROJECTED);
    StayOrJoin courses =
        courses(50_000, TransferTerms.of(TRUST).withServices(List.of(payroll, insurance)));

    assertThat(courses.services(FIRST))
        .extracting(StayOrJoin.ServiceLine::inTrust)
        .containsExactly(1_200 * 5 / 12.0 + 600 * 7 / 12.0, 6_000 * 5 / 12.0 + 25 * 210 * 7 / 12.0);
    assertThat(courses.services(FIRST))
        .extracting(StayOrJoin.ServiceLine::maintained)
        .containsExactly(1_200.0, 6_000.0);
  }

  /** Audit and systems that the trust does cost the school nothing, at any prices and months. */
  @Test
  void whatTheTrustDoesOfAuditAndSystemsIsSavedWhole() {
    TransferTerms both =
        TransferTerms.of(TRUST)
            .withServices(
                List.of(
                    service("audit", Basis.PROJECTED, BY_AUTHORITY, PROJECTED, BY_TRUST),
                    service("systems", Basis.PROJECTED, BY_AUTHORITY, PROJECTED, BY_TRUST)));
    StayOrJoin november =
        StayOrJoin.of(
            CourseSchools.run(
                List.of(SCHOOL), List.of(budget(50_000)), Arrangement.of(Governance.MAINTAINED)),
            CourseSchools.run(
                List.of(SCHOOL),
                List.of(budget(50_000)),
                Arrangement.converting(SEPTEMBER.start().plusMonths(2))),
            "S",
            both);

    for (FundingYear year : List.of(FIRST, SECOND)) {
      assertThat(november.cause(GovernanceOption.TRUST, OptionCause.AUDIT_AND_SYSTEMS, year))
          .isCloseTo(0, PENNY);
      assertThat(
              november.cause(GovernanceOption.SINGLE_ACADEMY, OptionCause.AUDIT_AND_SYSTEMS, year))
          .isLessThan(-7_000);
    }
  }

  @Test
  void servicesOfAnotherTrustAreNone() {
    ServiceTerms any = service("payroll", Basis.FLAT, BY_AUTHORITY, BY_AUTHORITY, BY_TRUST);
    ServiceTerms own = of("Trust");
    assertThat(TransferTerms.of(TRUST).withServices(List.of(any, of("Other"), own)).services())
        .containsExactly(any, own);
  }

  private static ServiceTerms of(String trust) {
    return new ServiceTerms(
        "payroll", Optional.of(trust), Basis.FLAT, BY_AUTHORITY, BY_AUTHORITY, BY_TRUST);
  }

  @Test
  void everyCauseByHand() {
    StayOrJoin courses =
        courses(
            50_000,
            TransferTerms.of(TRUST)
                .withLevy(10)
                .withServices(
                    List.of(
                        service(
                            "payroll",
                            Basis.FLAT,
                            new Side(Payer.SCHOOL, 3_000),
                            new Side(Payer.SCHOOL, 4_000),
                            BY_TRUST),
                        service(
                            "behaviour",
                            Basis.PER_PUPIL,
                            new Side(Payer.LEVY, 10),
                            new Side(Payer.SCHOOL, 12),
                            BY_TRUST),
                        service("welfare", Basis.FLAT, BY_AUTHORITY, BY_AUTHORITY, BY_AUTHORITY),
                        service("audit", Basis.PROJECTED, PROJECTED, PROJECTED, BY_TRUST))));

    assertThat(courses.years()).containsExactly(FIRST, SECOND);
    assertThat(courses.openingReserve()).isEqualTo(50_000);
    academyInTheFirstYear(courses);
    trustInTheFirstYear(courses);
    inTheSecondYear(courses);
    // 5 percent of 940,000 less what it buys: payroll, behaviour at £10 and an audit that a
    // maintained school does not have.
    assertThat(courses.chargeLikeForLike(FIRST)).isEqualTo(27_416.67 - 1_750 - 1_225 + 0.0);
    // £3,000 a year for five months and £4,000 for seven; £14,000 for seven; as printed.
    assertThat(courses.services(FIRST))
        .extracting(StayOrJoin.ServiceLine::academy)
        .satisfiesExactly(
            payroll -> assertThat(payroll).isEqualTo(3_583.33),
            behaviour -> assertThat(behaviour).isEqualTo(2_100 * 5 / 12.0 + 2_520 * 7 / 12.0),
            welfare -> assertThat(welfare).isZero(),
            audit -> assertThat(audit).isEqualTo(8_166.67));
    // In the trust the school pays for its five months before only.
    assertThat(courses.services(FIRST))
        .extracting(StayOrJoin.ServiceLine::inTrust)
        .containsExactly(1_250.0, 875.0, 0.0, 0.0);
  }

  private static void academyInTheFirstYear(StayOrJoin courses) {
    GovernanceOption course = GovernanceOption.SINGLE_ACADEMY;
    assertThat(courses.cause(course, OptionCause.TIMING_OF_SHARE, FIRST)).isZero();
    assertThat(courses.cause(course, OptionCause.DEDELEGATION, FIRST)).isEqualTo(1_225);
    assertThat(courses.cause(course, OptionCause.LEVY, FIRST)).isEqualTo(1_225);
    // £28.57 a pupil of its own for the £25 of the risk protection arrangement.
    assertThat(courses.cause(course, OptionCause.INSURANCE, FIRST))
        .isEqualTo(Math.round((6_000 - 25 * 210) * 7 / 12.0 * 100) / 100.0);
    assertThat(courses.cause(course, OptionCause.AUDIT_AND_SYSTEMS, FIRST)).isEqualTo(-10_208.33);
    assertThat(courses.cause(course, OptionCause.PENSION, FIRST)).isZero();
    assertThat(courses.cause(course, OptionCause.CENTRAL_CHARGE, FIRST)).isZero();
    // £1,000 more for payroll, £12 a pupil for behaviour support.
    assertThat(courses.cause(course, OptionCause.SERVICES, FIRST)).isEqualTo(-583.33 - 1_470);
    assertThat(courses.cause(course, OptionCause.CONVERSION, FIRST)).isEqualTo(-21_000);
    assertThat(courses.cause(course, OptionCause.GRANTS, FIRST)).isZero();
    assertThat(courses.cause(course, OptionCause.REST, FIRST)).isBetween(-0.05, 0.05);
  }

  private static void trustInTheFirstYear(StayOrJoin courses) {
    GovernanceOption course = GovernanceOption.TRUST;
    assertThat(courses.cause(course, OptionCause.CENTRAL_CHARGE, FIRST)).isEqualTo(-27_416.67);
    assertThat(courses.cause(course, OptionCause.POOLING, FIRST)).isZero();
    // Payroll is bought by the charge; the audit, too, so that systems of £3,500 are left.
    assertThat(courses.cause(course, OptionCause.SERVICES, FIRST)).isEqualTo(1_750);
    assertThat(courses.cause(course, OptionCause.AUDIT_AND_SYSTEMS, FIRST)).isEqualTo(-2_041.67);
    assertThat(courses.change(course, FIRST))
        .isEqualTo(
            Math.round(
                    (courses.change(GovernanceOption.MAINTAINED, FIRST)
                            + courses.difference(course, FIRST))
                        * 100)
                / 100.0);
    assertThat(courses.closingReserve(course, SECOND))
        .isEqualTo(
            Math.round(
                    (50_000 + courses.change(course, FIRST) + courses.change(course, SECOND)) * 100)
                / 100.0);
  }

  private static void inTheSecondYear(StayOrJoin courses) {
    GovernanceOption course = GovernanceOption.TRUST;
    // April to August still at last year's share: 18,800 less a year for 5/12 of one.
    assertThat(courses.cause(course, OptionCause.TIMING_OF_SHARE, SECOND)).isEqualTo(-7_833.33);
    assertThat(courses.cause(course, OptionCause.DEDELEGATION, SECOND)).isEqualTo(2_100);
    assertThat(courses.cause(course, OptionCause.LEVY, SECOND)).isEqualTo(2_142);
    assertThat(courses.cause(course, OptionCause.CENTRAL_CHARGE, SECOND))
        .isEqualTo(-(19_583.33 + 27_965));
    assertThat(courses.cause(course, OptionCause.SERVICES, SECOND)).isEqualTo(3_060);
    assertThat(courses.cause(course, OptionCause.CONVERSION, SECOND)).isZero();
    assertThat(courses.difference(GovernanceOption.MAINTAINED, SECOND)).isZero();
  }

  /** Staying pays £10 a pupil of levy, which the projection knows nothing of. */
  @Test
  void aLevyLowersWhatStayingAddsToTheReserve() {
    StayOrJoin without = courses(50_000, TransferTerms.of(TRUST));
    StayOrJoin with = courses(50_000, TransferTerms.of(TRUST).withLevy(10));

    assertThat(with.change(GovernanceOption.MAINTAINED, FIRST))
        .isEqualTo(without.change(GovernanceOption.MAINTAINED, FIRST) - 2_100);
    assertThat(with.change(GovernanceOption.SINGLE_ACADEMY, FIRST))
        .isEqualTo(without.change(GovernanceOption.SINGLE_ACADEMY, FIRST) - 875);
  }

  /** After 5/12 of a year; what the levy took until then is owed, too. */
  @Test
  void aSponsoredSchoolLeavesItsDeficitBehind() {
    TransferTerms terms =
        TransferTerms.of(TRUST).withLevy(10).withRoute(BalanceTransfer.Route.SPONSORED);
    StayOrJoin deficit = courses(-200_000, terms);
    StayOrJoin surplus = courses(200_000, terms);
    Projection projection =
        CourseSchools.run(
            List.of(SCHOOL), List.of(budget(-200_000)), Arrangement.of(Governance.MAINTAINED));
    double april = new SchoolFlows(projection, 0).net(Block.aprilToAugust(2024));

    assertThat(deficit.cause(GovernanceOption.TRUST, OptionCause.BALANCE_LEFT, FIRST))
        .isEqualTo(Math.round((200_000 - april + 875) * 100) / 100.0);
    assertThat(deficit.cause(GovernanceOption.TRUST, OptionCause.BALANCE_LEFT, SECOND)).isZero();
    assertThat(surplus.cause(GovernanceOption.TRUST, OptionCause.BALANCE_LEFT, FIRST)).isZero();
  }

  /** 5 percent off 940,000 and 540,000; 1,406,000 shared by 210 to 110 pupils of 320. */
  @Test
  void poolingMovesGrantToTheSchoolThatNeedsIt() {
    School other = CourseSchools.academy("T", 110);
    List<School> schools = List.of(SCHOOL, other);
    List<Budget> budgets =
        List.of(budget(0), CourseSchools.budget(other, 0).set(BudgetCode.E19, 500_000).build());
    TrustTerms pooled =
        TrustTerms.of("Trust", TRUST.trust().withPooling(Pooling.all()), List.of("T"));
    StayOrJoin courses =
        StayOrJoin.of(
            CourseSchools.run(schools, budgets, Arrangement.of(Governance.MAINTAINED)),
            CourseSchools.run(schools, budgets, Arrangement.converting(SEPTEMBER)),
            "S",
            TransferTerms.of(pooled));

    double share = 0.95 * (940_000 + 540_000) * 210 / 320 - 0.95 * 940_000;
    assertThat(courses.cause(GovernanceOption.TRUST, OptionCause.POOLING, FIRST))
        .isEqualTo(Math.round(share * 7 / 12.0 * 100) / 100.0);
    assertThat(courses.cause(GovernanceOption.SINGLE_ACADEMY, OptionCause.POOLING, FIRST)).isZero();
  }

  /**
   * A deficit of 200,000 and what April to August adds, taken from grant over 24 months: after
   * September to March 17/24 of it are still to be taken, a year later 5/24.
   */
  @Test
  void aConvertersDeficitIsTakenFromItsGrantOverMonths() {
    TransferTerms terms = TransferTerms.of(TRUST).withRecoveryMonths(24);
    StayOrJoin deficit = courses(-200_000, terms);
    Projection projection =
        CourseSchools.run(
            List.of(SCHOOL), List.of(budget(-200_000)), Arrangement.of(Governance.MAINTAINED));
    double balance = -200_000 + new SchoolFlows(projection, 0).net(Block.aprilToAugust(2024));

    assertThat(deficit.transfer().balance()).isCloseTo(balance, within(1e-9));
    double monthly = Math.ceil(balance / 24 * 100) / 100;
    assertThat(deficit.transfer().cashToTrust(1)).isCloseTo(monthly, within(1e-9));
    assertThat(deficit.transfer().cashToTrust(24))
        .isBetween(monthly - 0.24, monthly)
        .isCloseTo(balance - 23 * monthly, within(1e-9));
    assertThat(deficit.transfer().cashToTrust(25)).isZero();
    assertThat(deficit.outstanding(GovernanceOption.TRUST, FIRST))
        .isCloseTo(balance - 7 * monthly, PENNY);
    assertThat(deficit.outstanding(GovernanceOption.SINGLE_ACADEMY, SECOND))
        .isCloseTo(balance - 19 * monthly, PENNY);
    assertThat(deficit.outstanding(GovernanceOption.MAINTAINED, FIRST)).isZero();
    // Which changes when the cash moves, and nothing of what the school has.
    assertThat(deficit.closingReserve(GovernanceOption.TRUST, SECOND))
        .isEqualTo(
            courses(-200_000, TransferTerms.of(TRUST))
                .closingReserve(GovernanceOption.TRUST, SECOND));
    assertThat(
            courses(-200_000, TransferTerms.of(TRUST)).outstanding(GovernanceOption.TRUST, SECOND))
        .isZero();
    assertThat(courses(50_000, terms).outstanding(GovernanceOption.TRUST, FIRST)).isZero();
    assertThat(
            courses(-200_000, terms.withRoute(BalanceTransfer.Route.SPONSORED))
                .outstanding(GovernanceOption.TRUST, FIRST))
        .isZero();
  }

  /** £8,000 and £30 a pupil: £14,300 alone; in the trust, which does a quarter, 75 percent. */
  @Test
  void whatTheCentreDoesNotDoTheSchoolDoes() {
    TrustTerms part =
        TrustTerms.of(
            "Trust",
            Trust.of(
                TrustCharge.percentOfGag(5),
                CentralCosts.of(20_000, 0, 0).withCentralisedShare(0.25, 8_000, 30)),
            List.of());
    StayOrJoin courses = courses(50_000, TransferTerms.of(part));

    assertThat(
            courses.cause(GovernanceOption.SINGLE_ACADEMY, OptionCause.OWN_ADMINISTRATION, FIRST))
        .isEqualTo(-8_341.67);
    assertThat(
            courses.cause(GovernanceOption.SINGLE_ACADEMY, OptionCause.OWN_ADMINISTRATION, SECOND))
        .isEqualTo(-14_586);
    assertThat(courses.cause(GovernanceOption.TRUST, OptionCause.OWN_ADMINISTRATION, FIRST))
        .isEqualTo(-6_256.25);
    assertThat(courses.cause(GovernanceOption.MAINTAINED, OptionCause.OWN_ADMINISTRATION, FIRST))
        .isZero();
  }

  /**
   * Two office posts of £30,000, in the local government pension at 20.5 percent of pay with the
   * authority and at 22.1 percent as an academy: £960 a year. Teachers' pension is the same.
   */
  @Test
  void thePensionRateOfAnAcademyIsACauseOfItsOwn() {
    Staff staff =
        Staff.of(
            List.of(
                StaffPost.onSalary("S", StaffRole.ADMINISTRATIVE, 30_000)
                    .fullTimeEquivalent(2)
                    .build(),
                StaffPost.onSalary("S", StaffRole.TEACHER, 45_000).build()));
    Assumptions rates =
        Assumptions.builder()
            .set("pension.lgps_maintained_percent", 20.5)
            .set("pension.lgps_academy_percent", 22.1)
            .set("pay.support_award_percent", 5)
            .set("pay.support_award_cash", 0)
            .build();
    List<Budget> budgets = List.of(budget(50_000));
    StayOrJoin courses =
        StayOrJoin.of(
            CourseSchools.run(
                List.of(SCHOOL), budgets, Arrangement.of(Governance.MAINTAINED), rates, staff),
            CourseSchools.run(
                List.of(SCHOOL), budgets, Arrangement.converting(SEPTEMBER), rates, staff),
            "S",
            TransferTerms.of(TRUST));

    for (GovernanceOption course :
        List.of(GovernanceOption.SINGLE_ACADEMY, GovernanceOption.TRUST)) {
      assertThat(courses.cause(course, OptionCause.PENSION, FIRST)).isEqualTo(-560);
      assertThat(courses.cause(course, OptionCause.PENSION, SECOND)).isEqualTo(-960 * 1.05);
      assertThat(courses.cause(course, OptionCause.REST, SECOND)).isZero();
    }
  }

  @Test
  void aChargeThatTheAssumptionsTakeAlreadyIsAProblem() {
    Assumptions charged = Assumptions.none().with(Assumption.of("trust.central_charge_percent"), 5);
    List<Budget> budgets = List.of(budget(0));
    Projection staying =
        CourseSchools.run(List.of(SCHOOL), budgets, Arrangement.of(Governance.MAINTAINED), charged);
    Projection leaving =
        CourseSchools.run(List.of(SCHOOL), budgets, Arrangement.converting(SEPTEMBER), charged);

    assertThatThrownBy(() -> StayOrJoin.of(staying, leaving, "S", TransferTerms.of(TRUST)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("trust Trust, school S, BAI170: found 'charged twice'");
  }

  @Test
  void aSchoolThatCannotLeaveIsNamed() {
    List<Budget> budgets = List.of(budget(0));
    Projection stays =
        CourseSchools.run(List.of(SCHOOL), budgets, Arrangement.of(Governance.MAINTAINED));
    Projection leaves =
        CourseSchools.run(List.of(SCHOOL), budgets, Arrangement.converting(SEPTEMBER));
    TransferTerms member = TransferTerms.of(TrustTerms.of("Trust", TRUST.trust(), List.of("S")));

    assertThatThrownBy(() -> StayOrJoin.of(stays, stays, "S", member))
        .hasMessageContaining("school S, conversion: found 'maintained'")
        .hasMessageContaining("from 2024-09-01 to 2026-03-01")
        .hasMessageContaining("a trust that the school may join");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StayOrJoin.of(stays, leaves, "X", TransferTerms.of(TRUST)))
        .withMessage("no school X");
    StayOrJoin courses = StayOrJoin.of(stays, leaves, "S", TransferTerms.of(TRUST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> courses.change(GovernanceOption.TRUST, FundingYear.of(2030)))
        .withMessageContaining("2030-31");
    assertThat(courses).hasToString("StayOrJoin[2024-25 to 2025-26]");
  }
}
