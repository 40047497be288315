package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.BalanceTransfer.Route;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/** A trust neither makes nor loses a pound, whatever it charges, pools and shares. */
@Tag("slow")
class TrustProjectionProperties {
  private static final double TOLERANCE = 1e-6;
  private static final Block SEPTEMBER_2024 = Block.septemberToMarch(2024);
  private static final Side BY_SCHOOL = new Side(Payer.SCHOOL, 0);
  private static final Side BY_TRUST = new Side(Payer.TRUST, 0);

  private static final List<ServiceTerms> SERVICES =
      List.of(
          service("audit", Basis.PROJECTED, BY_SCHOOL, BY_SCHOOL, BY_TRUST),
          service("systems", Basis.PROJECTED, BY_SCHOOL, BY_SCHOOL, BY_TRUST),
          service("insurance", Basis.PROJECTED, BY_SCHOOL, BY_SCHOOL, BY_SCHOOL),
          service(
              "payroll",
              Basis.FLAT,
              new Side(Payer.SCHOOL, 3_000),
              new Side(Payer.SCHOOL, 4_000),
              BY_TRUST),
          service(
              "behaviour",
              Basis.PER_PUPIL,
              new Side(Payer.LEVY, 7),
              new Side(Payer.SCHOOL, 8),
              new Side(Payer.SCHOOL, 9)));

  private static ServiceTerms service(
      String name, Basis basis, Side maintained, Side academy, Side inTrust) {
    return new ServiceTerms(name, Optional.empty(), basis, maintained, academy, inTrust);
  }

  @Property(tries = 60)
  void everyPoundIsASchoolsOrTheCentres(
      @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 40, max = 600) Integer> pupils,
      @ForAll @DoubleRange(max = 12) double charge,
      @ForAll TrustCharge.Basis basis,
      @ForAll @DoubleRange(max = 1) double pooled,
      @ForAll PoolingNeed need,
      @ForAll Reserves reserves,
      @ForAll @IntRange(min = -300_000, max = 300_000) int reserve,
      @ForAll @IntRange(min = 1, max = 3) int joins,
      @ForAll boolean chargeInBudgets,
      @ForAll @DoubleRange(max = 1) double centralised,
      @ForAll Route route,
      @ForAll @IntRange(min = 1, max = 30) int months) {
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    List<String> members = new ArrayList<>();
    for (int i = 0; i < pupils.size(); i++) {
      String id = "S" + i;
      double roll = pupils.get(i);
      School school = i == 0 ? CourseSchools.school(id, roll) : CourseSchools.academy(id, roll);
      schools.add(school.with(SchoolField.FSM6_PRIMARY, 0.1 * i).with(SchoolField.RATES, 9_000));
      budgets.add(
          CourseSchools.budget(school, reserve)
              .set(BudgetCode.E19, 4_200 * roll)
              .earlyYears(10_000)
              .build());
      if (i > 0) {
        members.add(id);
      }
    }
    TrustTerms terms =
        new TrustTerms(
            "T",
            new Trust(
                new TrustCharge(basis, charge, false),
                CentralCosts.of(50_000, 1_000, 5).withCentralisedShare(centralised, 9_000, 20),
                new Pooling(pooled),
                reserves),
            need,
            7_000,
            members,
            chargeInBudgets);
    TransferTerms joining =
        TransferTerms.of(terms)
            .withLevy(10)
            .withServices(SERVICES)
            .withRoute(route)
            .withRecoveryMonths(months);
    Block from = Block.aprilToAugust(2024);
    for (int i = 0; i < joins; i++) {
      from = from.next();
    }
    Projection leaving = CourseSchools.run(schools, budgets, Arrangement.converting(from));
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < schools.size(); i++) {
      rows.add(i);
    }
    TrustProjection trust = TrustProjection.of(leaving, rows, terms, Map.of("S0", joining));

    conserves(trust, leaving, from, reserve, joining);
    partsAddUp(schools, budgets, leaving, joining, trust);
  }

  @Property(tries = 60)
  void aChargeByAssumptionIsTheOneThatTheTrustTakes(
      @ForAll @IntRange(min = 40, max = 600) int pupils,
      @ForAll @DoubleRange(min = 0.1, max = 12) double charge,
      @ForAll TrustCharge.Basis basis,
      @ForAll @IntRange(max = 90_000) int sixthForm,
      @ForAll @DoubleRange(min = -3, max = 9) double growth,
      @ForAll @IntRange(min = 1, max = 3) int joins) {
    School school =
        CourseSchools.school("S0", pupils)
            .with(SchoolField.RATES, 9_000)
            .with(SchoolField.PFI, 11_000)
            .with(SchoolField.DAYS_OPEN, 300);
    Budget budget =
        CourseSchools.budget(school, 5_000)
            .set(BudgetCode.I02, sixthForm)
            .earlyYears(10_000)
            .build();
    Arrangement joining = joining(joins);
    Assumptions more =
        Assumptions.builder()
            .set("prices.cpi_percent", growth)
            .set("prices.business_rates_percent", 2 * growth)
            .set("income.high_needs_growth_percent", growth)
            .set("pupils.funded_on_estimates", joins % 2)
            .set("pupils.intake_growth_percent", 3 * growth)
            .build();
    TrustTerms terms =
        TrustTerms.of(
            "T",
            Trust.of(new TrustCharge(basis, charge, false), CentralCosts.of(0, 0, 0)),
            List.of());
    Assumptions charged = more.with(Assumption.of(name(basis)), charge);

    TrustProjection trust =
        TrustProjection.of(
            CourseSchools.run(List.of(school), List.of(budget), joining, more), List.of(0), terms);
    Projection assumed = CourseSchools.run(List.of(school), List.of(budget), joining, charged);

    assertThat(trust.blocks()).hasSize(5 - joins);
    for (TrustBlock block : trust.blocks()) {
      assertThat(assumed.amount(0, BudgetCode.BAI170, block.block()).orElseThrow())
          .isCloseTo(block.charge(0), within(TOLERANCE));
    }
    assertThatThrownBy(() -> TrustProjection.of(assumed, List.of(0), terms))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("trust T, school S0, BAI170: found 'charged twice'")
        .hasMessageContaining("Maybe the assumption trust.central_charge_percent");
  }

  @Property(tries = 60)
  void chargeAndPoolInTheProjectionAreThoseOfTheTrust(
      @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 40, max = 600) Integer> pupils,
      @ForAll @DoubleRange(max = 12) double charge,
      @ForAll TrustCharge.Basis basis,
      @ForAll @DoubleRange(max = 1) double pooled,
      @ForAll boolean byDisadvantage,
      @ForAll @IntRange(min = 1, max = 3) int joins) {
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < pupils.size(); i++) {
      School school =
          i == 0
              ? CourseSchools.school("S0", pupils.get(0))
              : CourseSchools.academy("S" + i, pupils.get(i));
      schools.add(
          school.with(SchoolField.FSM6_PRIMARY, 0.2 * i).with(SchoolField.RATES, 7_000.0 * i));
      budgets.add(CourseSchools.budget(school, 0).set(BudgetCode.I02, 9_000.0 * i).build());
      rows.add(i);
    }
    PoolingNeed need = byDisadvantage ? PoolingNeed.DISADVANTAGE : PoolingNeed.PUPILS;
    TrustTerms terms =
        new TrustTerms(
            "T",
            new Trust(
                new TrustCharge(basis, charge, false),
                CentralCosts.of(0, 0, 0),
                new Pooling(pooled),
                Reserves.SEPARATE),
            need,
            0,
            List.of());
    List<String> ids = schools.stream().map(School::id).toList();

    TrustProjection trust =
        TrustProjection.of(CourseSchools.run(schools, budgets, joining(joins)), rows, terms);
    Projection assumed =
        CourseSchools.builder(
                schools,
                budgets,
                joining(joins),
                Assumptions.none().with(Assumption.of(name(basis)), charge))
            .pooling(List.of(new GrantPool("T", ids, pooled, need)))
            .build()
            .run();

    for (TrustBlock block : trust.blocks()) {
      for (int place : block.members()) {
        assertThat(assumed.amount(place, BudgetCode.BAI170, block.block()).orElseThrow())
            .isCloseTo(block.charge(place), within(TOLERANCE));
        assertThat(assumed.amount(place, BudgetCode.POOLING, block.block()).orElseThrow())
            .isCloseTo(block.pooling(place), within(TOLERANCE));
      }
    }
  }

  private static String name(TrustCharge.Basis basis) {
    return switch (basis) {
      case PERCENT -> "trust.central_charge_percent";
      case PER_PUPIL -> "trust.central_charge_per_pupil";
      case FLAT -> "trust.central_charge_pounds";
    };
  }

  private static Arrangement joining(int blocksLater) {
    Block from = Block.aprilToAugust(2024);
    for (int i = 0; i < blocksLater; i++) {
      from = from.next();
    }
    return Arrangement.converting(from);
  }

  private static void conserves(
      TrustProjection trust,
      Projection projection,
      Block from,
      double reserve,
      TransferTerms joining) {
    double carried = 7_000 + reserve * (trust.schools().size() - 1.0);
    assertThat(trust.blocks()).hasSize(4);
    for (TrustBlock block : trust.blocks()) {
      double net = 0;
      double pooling = 0;
      double charges = 0;
      double together = block.centreReserve();
      for (int place : block.members()) {
        SchoolFlows school = new SchoolFlows(projection, place);
        // What a budget holds as paid to the centre has left the school but not the trust.
        double paid = place > 0 && trust.terms().chargeInBudgets() ? block.charge(place) : 0;
        net += school.net(block.block()) + paid + block.services(place);
        assertThat(place > 0 ? block.services(place) + block.outstanding(place) : 0).isZero();
        pooling += block.pooling(place);
        charges += block.charge(place);
        together += block.reserve(place);
        assertThat(block.inYear(place))
            .isCloseTo(
                school.net(block.block())
                    - block.charge(place)
                    + paid
                    + block.pooling(place)
                    + block.services(place),
                within(TOLERANCE));
        if (block.block().equals(from) && place == 0) {
          double balance = school.opening(from) - levyUntil(from, school.school().pupils());
          boolean left = joining.route() == Route.SPONSORED && balance < 0;
          carried += left ? 0 : balance;
        }
      }
      assertThat(pooling).isCloseTo(0, within(TOLERANCE));
      assertThat(block.centreInYear()).isCloseTo(charges - block.centreCost(), within(TOLERANCE));
      assertThat(block.trustInYear()).isCloseTo(net - block.centreCost(), within(TOLERANCE));
      assertThat(block.trustOpening()).isCloseTo(carried, within(TOLERANCE));
      carried += block.trustInYear();
      assertThat(block.trustReserve()).isCloseTo(carried, within(TOLERANCE));
      assertThat(together).isCloseTo(carried, within(TOLERANCE));
      assertThat(block.trustCash())
          .isCloseTo(
              carried - block.members().stream().mapToDouble(block::outstanding).sum(),
              within(TOLERANCE));
    }
  }

  /** £10 a pupil, at prices of the financial year. */
  private static double levyUntil(Block from, double pupils) {
    double april = 10 * pupils * 5 / 12;
    double september = 10 * pupils * 7 / 12;
    double nextApril = from.compareTo(Block.aprilToAugust(2025)) > 0 ? april * 1.02 : 0;
    return april + (from.compareTo(SEPTEMBER_2024) > 0 ? september : 0) + nextApril;
  }

  private static void partsAddUp(
      List<School> schools,
      List<Budget> budgets,
      Projection leaving,
      TransferTerms terms,
      TrustProjection trust) {
    Projection staying = CourseSchools.run(schools, budgets, Arrangement.of(Governance.MAINTAINED));
    StayOrJoin courses = StayOrJoin.of(staying, leaving, "S0", terms);
    for (GovernanceOption course : GovernanceOption.values()) {
      double sum = 0;
      for (FundingYear year : courses.years()) {
        double parts = 0;
        for (OptionCause cause : OptionCause.values()) {
          parts += courses.cause(course, cause, year);
        }
        assertThat(courses.difference(course, year)).isCloseTo(parts, within(TOLERANCE));
        // Printed lines are rounded one by one.
        assertThat(courses.cause(course, OptionCause.REST, year)).isBetween(-0.2, 0.2);
        sum += parts;
        assertThat(
                courses.closingReserve(course, year)
                    - courses.closingReserve(GovernanceOption.MAINTAINED, year))
            .isCloseTo(sum, within(TOLERANCE));
        if (course == GovernanceOption.MAINTAINED) {
          double level = year.equals(CourseSchools.FIRST) ? 1 : 1.02;
          assertThat(courses.change(course, year))
              .isCloseTo(
                  staying
                          .total(
                              0,
                              Measure.IN_YEAR_BALANCE,
                              year,
                              org.perpupil.projection.YearBasis.FINANCIAL)
                          .orElseThrow()
                      - 10 * level * schools.get(0).pupils(),
                  within(0.08));
        }
      }
    }
    agree(courses, trust);
  }

  /** What the school's own view says of it in the trust, the trust's view says of the school. */
  private static void agree(StayOrJoin courses, TrustProjection trust) {
    FundingYear last = CourseSchools.SECOND;
    TrustBlock march = trust.block(Block.septemberToMarch(last.start())).orElseThrow();
    if (trust.terms().trust().reserves() == Reserves.SEPARATE) {
      assertThat(march.reserve(0))
          .isCloseTo(courses.closingReserve(GovernanceOption.TRUST, last), within(0.2));
    }
    assertThat(march.outstanding(0))
        .isCloseTo(courses.outstanding(GovernanceOption.TRUST, last), within(0.01));
    assertThat(courses.outstanding(GovernanceOption.MAINTAINED, last)).isZero();
    TrustArrival joined = trust.joined().get(0);
    assertThat(trust.joined()).hasSize(1);
    assertThat(joined.school().balance()).isEqualTo(courses.transfer());
    assertThat(joined.net()).isCloseTo(joined.brings() - joined.costs(), within(TOLERANCE));
    assertThat(joined.brings())
        .isCloseTo(
            trust.block(joined.from()).orElseThrow().charge(0) / joined.from().shareOfYear(),
            within(TOLERANCE));
  }
}
