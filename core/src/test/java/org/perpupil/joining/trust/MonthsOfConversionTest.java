package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.impact.scenario.CourseSchools.FIRST;
import static org.perpupil.impact.scenario.CourseSchools.SECOND;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/** Schools that leave on the first of any month, and what is told of the months. */
class MonthsOfConversionTest {
  private static final School SCHOOL =
      CourseSchools.withDedelegation(CourseSchools.school("S", 210), 2_100);
  private static final School MEMBER = CourseSchools.academy("T", 300);
  private static final Trust TRUST =
      Trust.of(TrustCharge.percentOfGag(5), new CentralCosts(0.5, 20_000, 3_000, 0, 10, 900, 2));
  private static final ServiceTerms PAYROLL =
      new ServiceTerms(
          "payroll",
          Optional.empty(),
          Basis.FLAT,
          new Side(Payer.SCHOOL, 1_200),
          new Side(Payer.SCHOOL, 2_400),
          new Side(Payer.TRUST, 0));

  private static Budget budget(School school) {
    return CourseSchools.budget(school, 50_000)
        .set(BudgetCode.E19, 900_000)
        .set(BudgetCode.E23, 6_000)
        .build();
  }

  private static Projection run(Arrangement arrangement) {
    return CourseSchools.run(
        List.of(SCHOOL, MEMBER), List.of(budget(SCHOOL), budget(MEMBER)), arrangement);
  }

  private static TransferTerms terms(Trust trust, List<String> schools) {
    return TransferTerms.of(TrustTerms.of("Trust", trust, schools))
        .withServices(List.of(PAYROLL))
        .withLevy(20);
  }

  private static StayOrJoin courses(LocalDate day, TransferTerms terms) {
    return StayOrJoin.of(
        run(Arrangement.of(Governance.MAINTAINED)), run(Arrangement.converting(day)), "S", terms);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /** Alone, and with neither levy nor services: to the penny what a projection prints. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-09-01",
        "2024-10-01",
        "2024-12-01",
        "2025-03-01",
        "2025-04-01",
        "2025-08-01"
      })
  void moneyIsThatOfAProjectionOfTheSameDay(String text) {
    TransferTerms plain =
        TransferTerms.of(
            TrustTerms.of(
                "Trust", Trust.of(TrustCharge.flat(0), CentralCosts.of(0, 0, 0)), List.of()));
    StayOrJoin courses = courses(day(text), plain);
    ProjectionAsPrinted projected =
        ProjectionAsPrinted.of(run(Arrangement.converting(day(text))), row -> YearBasis.FINANCIAL);

    for (FundingYear year : courses.years()) {
      assertThat(Casting.pence(courses.closingReserve(GovernanceOption.SINGLE_ACADEMY, year)))
          .isEqualTo(projected.total(0, Measure.CLOSING_RESERVE, year).orElseThrow());
    }
  }

  /** A school that leaves in November has five of the seven months from September. */
  @Test
  void causesAreOfTheMonthsAfterIt() {
    TransferTerms terms = terms(TRUST, List.of());
    StayOrJoin september = courses(SEPTEMBER.start(), terms);
    StayOrJoin november = courses(SEPTEMBER.start().plusMonths(2), terms);

    for (OptionCause cause :
        List.of(
            OptionCause.LEVY,
            OptionCause.DEDELEGATION,
            OptionCause.SERVICES,
            OptionCause.OWN_ADMINISTRATION,
            OptionCause.INSURANCE,
            OptionCause.AUDIT_AND_SYSTEMS,
            OptionCause.PENSION)) {
      for (GovernanceOption course :
          List.of(GovernanceOption.SINGLE_ACADEMY, GovernanceOption.TRUST)) {
        assertThat(november.cause(course, cause, FIRST))
            .as(course + " " + cause)
            .isCloseTo(5 / 7.0 * september.cause(course, cause, FIRST), within(0.0101));
        assertThat(november.cause(course, cause, SECOND))
            .isCloseTo(september.cause(course, cause, SECOND), within(0.0101));
      }
    }
    assertThat(november.cause(GovernanceOption.TRUST, OptionCause.LEVY, FIRST)).isPositive();
    // A charge is of the grant of an academy, and what converting costs is whole.
    assertThat(november.cause(GovernanceOption.TRUST, OptionCause.CENTRAL_CHARGE, FIRST))
        .isCloseTo(
            5 / 7.0 * september.cause(GovernanceOption.TRUST, OptionCause.CENTRAL_CHARGE, FIRST),
            within(0.01));
    assertThat(november.cause(GovernanceOption.TRUST, OptionCause.CONVERSION, FIRST))
        .isEqualTo(september.cause(GovernanceOption.TRUST, OptionCause.CONVERSION, FIRST));
    // Two months of 1,200 a year, five of 2,400, and five of the year from April before.
    StayOrJoin.ServiceLine payroll = november.services(FIRST).get(0);
    assertThat(payroll.maintained()).isEqualTo(1_200);
    assertThat(payroll.academy()).isEqualTo(7 * 100 + 5 * 200);
    assertThat(payroll.inTrust()).isEqualTo(7 * 100);
  }

  /** Of a deficit nothing, of a surplus what there is: five months from the day on. */
  @Test
  void theBalanceIsThatOfTheDay() {
    TransferTerms terms = terms(TRUST, List.of());
    Projection stays = run(Arrangement.of(Governance.MAINTAINED));
    double september =
        stays.total(0, Measure.OPENING_RESERVE, FIRST, YearBasis.FINANCIAL).orElseThrow();
    StayOrJoin november = courses(SEPTEMBER.start().plusMonths(2), terms);
    double levy = 20 * 210;
    double first = net(stays, Block.aprilToAugust(FIRST.start()));
    double later = net(stays, Block.septemberToMarch(FIRST.start()));

    assertThat(november.transfer().balance())
        .isCloseTo(september + first + 2 / 7.0 * later - 7 / 12.0 * levy, within(0.01));
    // Five months after November end with March.
    assertThat(november.transfer().balance()).isPositive();
    assertThat(november.outstanding(GovernanceOption.TRUST, FIRST)).isZero();
    assertThat(
            courses(SEPTEMBER.start().plusMonths(3), terms)
                .outstanding(GovernanceOption.TRUST, FIRST))
        .isPositive();
  }

  private static double net(Projection projection, Block block) {
    double net = 0;
    for (BudgetCode code : projection.codes(0)) {
      double pounds = projection.amount(0, code, block).orElseThrow();
      net += code.kind() == BudgetCode.Kind.INCOME ? pounds : -pounds;
    }
    return net;
  }

  /**
   * A charge by school and year: what the centre gets is their sum, and a joiner brings its own.
   */
  @Test
  void schoolsPayTheirOwnCharge() {
    TrustTerms one = TrustTerms.of("Trust", TRUST, List.of("T"));
    TrustTerms changed =
        one.withChargeChanges(
            List.of(
                new TrustCharge.Change(Optional.empty(), Optional.of(SECOND), 6),
                new TrustCharge.Change(Optional.of("S"), Optional.empty(), 2)));
    Projection leaving = run(Arrangement.converting(SEPTEMBER));
    TrustProjection trust =
        TrustProjection.of(
            leaving, List.of(1, 0), changed, Map.of("S", terms(TRUST, List.of("T"))));
    TrustProjection flat =
        TrustProjection.of(leaving, List.of(1, 0), one, Map.of("S", terms(TRUST, List.of("T"))));

    for (TrustBlock block : trust.blocks()) {
      TrustBlock same = flat.block(block.block()).orElseThrow();
      boolean isLater = block.block().fundingYear(Governance.ACADEMY).compareTo(SECOND) >= 0;
      assertThat(block.charge(0)).isCloseTo((isLater ? 6 : 5) / 5.0 * same.charge(0), within(1e-6));
      assertThat(block.charge(1)).isCloseTo(2 / 5.0 * same.charge(1), within(1e-6));
      assertThat(block.centreInYear() + block.centreCost())
          .isCloseTo(block.charge(0) + block.charge(1), within(1e-6));
      assertThat(block.inYear(1) + block.charge(1))
          .isCloseTo(same.inYear(1) + same.charge(1), within(1e-6));
    }
    assertThat(trust.joined().get(0).brings())
        .isCloseTo(2 / 5.0 * flat.joined().get(0).brings(), within(1e-6));
  }

  /** The centre costs by months what it costs with the schools that are there. */
  @Test
  void aTrustHasASchoolFromItsDayOn() {
    LocalDate november = SEPTEMBER.start().plusMonths(2);
    TrustTerms terms = TrustTerms.of("Trust", TRUST, List.of("T"));
    TransferTerms join = terms(TRUST, List.of("T"));
    Projection leaving = run(Arrangement.converting(november));
    TrustProjection trust = TrustProjection.of(leaving, List.of(1, 0), terms, Map.of("S", join));
    TrustBlock block = trust.block(SEPTEMBER).orElseThrow();
    TrustBlock whole =
        TrustProjection.of(
                run(Arrangement.converting(SEPTEMBER)), List.of(1, 0), terms, Map.of("S", join))
            .block(SEPTEMBER)
            .orElseThrow();
    TrustBlock alone =
        TrustProjection.of(leaving, List.of(1), terms, Map.of()).block(SEPTEMBER).orElseThrow();

    assertThat(block.members()).containsExactly(0, 1);
    assertThat(block.charge(0)).isCloseTo(whole.charge(0), within(1e-6));
    assertThat(block.charge(1)).isCloseTo(5 / 7.0 * whole.charge(1), within(1e-6));
    assertThat(block.centreCost())
        .isCloseTo(2 / 7.0 * alone.centreCost() + 5 / 7.0 * whole.centreCost(), within(1e-6));
    assertThat(block.services(1)).isCloseTo(5 / 7.0 * whole.services(1), within(1e-6));
    assertThat(block.opening(1))
        .isCloseTo(courses(november, terms(TRUST, List.of())).transfer().balance(), within(1e-6));
    assertThat(block.inYear(0) + block.inYear(1) + block.centreInYear())
        .isCloseTo(block.trustInYear(), within(1e-6));
    // What it brings and adds ends at what a projection ends at, less levy and charge.
    double projected =
        leaving.total(0, Measure.CLOSING_RESERVE, FIRST, YearBasis.FINANCIAL).orElseThrow();
    assertThat(block.reserve(1))
        .isCloseTo(
            projected - 7 / 12.0 * 20 * 210 - block.charge(1) + block.services(1), within(1e-6));
    TrustArrival arrival = trust.joined().get(0);
    assertThat(arrival.day()).isEqualTo(november);
    assertThat(arrival.brings() * 5 / 12).isCloseTo(block.charge(1), within(1e-6));
    TrustBlockAsPrinted printed = trust.printed().get(0);
    assertThat(printed.reserve(1)).isEqualTo(printed.opening(1) + printed.inYear(1));
    assertThat((double) printed.inYear(1)).isCloseTo(100 * block.inYear(1), within(3.0));
  }
}
