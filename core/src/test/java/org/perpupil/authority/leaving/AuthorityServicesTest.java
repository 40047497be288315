package org.perpupil.authority.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.Levy;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.authority.TradedService;
import org.perpupil.authority.block.AcademyShare;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/** What an authority's services cost, what pays for them, and what falls when schools leave. */
public class AuthorityServicesTest {
  private static final TradedService PAYROLL =
      new TradedService("payroll", 12, 0.9, 0.25, SemiFixedCost.of(10_000, 5));

  @Example
  void semiFixedCostsFallInSteps() {
    SemiFixedCost cost = SemiFixedCost.of(100_000, 2).withSteps(5000, 40_000);
    assertThat(cost.pounds(0)).isEqualTo(100_000);
    assertThat(cost.pounds(1)).isEqualTo(140_002);
    assertThat(cost.pounds(5000)).isEqualTo(150_000);
    assertThat(cost.pounds(5001)).isEqualTo(190_002);
    assertThat(cost.pounds(12_000)).isEqualTo(100_000 + 3 * 40_000 + 24_000);
    // 0.1 + 0.2 pupils are a little more than 0.3 in binary, yet one step.
    assertThat(SemiFixedCost.of(0, 0).withSteps(0.3, 7).pounds(0.1 + 0.2)).isEqualTo(7);
    refused(
        () -> new SemiFixedCost(-1, Double.NaN, 0, -2),
        "fixed",
        "per_pupil",
        "step_cost",
        "pupils_per_step");
  }

  @Example
  void onlyMaintainedPupilsPayWhatFollowsThem() {
    Levy insurance = new Levy("insurance", Levy.Basis.DEDELEGATION, 10, 15);
    boolean[] maintained = {true, false, true};
    double[] primary = {100, 200, 0};
    double[] secondary = {0, 50, 1000};
    assertThat(insurance.pounds(maintained, primary, secondary)).isEqualTo(1000 + 15_000);
    assertThat(insurance.pounds(true, 200, 50)).isEqualTo(2750);
    assertThat(insurance.pounds(false, 200, 50)).isZero();
    Levy functions = Levy.of("functions", Levy.Basis.EDUCATION_FUNCTIONS, 20);
    assertThat(functions.pounds(maintained, primary, secondary)).isEqualTo(22_000);
    Levy central = Levy.of("central", Levy.Basis.CENTRAL_SERVICES, 40);
    assertThat(central.pounds(maintained, primary, secondary)).isEqualTo(40 * 1350);
    assertThat(central.pounds(new boolean[3], primary, secondary)).isEqualTo(40 * 1350);
    assertThat(Levy.Basis.find("central-services")).hasValue(Levy.Basis.CENTRAL_SERVICES);
    assertThat(Levy.Basis.find("other")).isEmpty();
    refused(
        () -> new Levy("x", Levy.Basis.DEDELEGATION, -1, -1),
        "levy x, per_primary_pupil",
        "levy x, per_secondary_pupil");
  }

  @Example
  void aLevyNeedsSomebodyToTakeItFrom() {
    assertThat(Levy.rateToRaise(1000, 50)).isEqualTo(20);
    assertThat(Levy.rateToRaise(0, 0)).isZero();
    assertThat(Levy.rateToRaise(-10, 50)).isZero();
    refused(() -> Levy.rateToRaise(1000, 0), "levy");
    refused(() -> Levy.rateToRaise(1000, -1), "levy, pupils left");
    refused(() -> Levy.rateToRaise(0, Double.NaN), "levy, pupils left");
  }

  /** 900 + 250 customers pay 12 each; they cost 10,000 + 5 each. */
  @Example
  void aLeaverIsLostToTradedServicesInPart() {
    assertThat(PAYROLL.customers(1000, 1000)).isEqualTo(1150);
    assertThat(PAYROLL.income(1000, 1000)).isEqualTo(13_800);
    assertThat(PAYROLL.margin(1000, 1000)).isEqualTo(13_800 - 15_750);
    assertThat(PAYROLL.income(500, 1500)).isEqualTo(12 * 825);
    refused(
        () -> new TradedService("x", -1, 1.1, -0.1, SemiFixedCost.of(0, 0)),
        "service x, price_per_pupil",
        "service x, maintained_take_up",
        "service x, academy_buy_back");
  }

  /** 10,000 maintained of 15,000: 300,000 + 70,000 − (15,000 × 10 + 5,000) − margin. */
  @Example
  void theLevyRaisesWhatNothingElsePaysFor() {
    AuthorityServices services =
        AuthorityServices.of(SemiFixedCost.of(200_000, 10))
            .withRetainedCosts(70_000)
            .withCentralServices(10, 5000)
            .withTraded(List.of(PAYROLL));
    double margin = 7 * (9000 + 1250) - 10_000;
    assertThat(services.duties(10_000)).isEqualTo(300_000);
    assertThat(services.retainedCosts()).isEqualTo(70_000);
    assertThat(services.centralServices(10_000, 5000)).isEqualTo(155_000);
    assertThat(services.tradedMargin(10_000, 5000)).isEqualTo(margin);
    assertThat(services.toRaise(10_000, 5000)).isEqualTo(215_000 - margin);
    assertThat(services.levyNeeded(10_000, 5000)).isEqualTo((215_000 - margin) / 10_000);
    assertThat(
            AuthorityServices.of(SemiFixedCost.of(0, 10))
                .withCentralServices(11, 0)
                .levyNeeded(100, 0))
        .isZero();
    assertThat(services)
        .hasToString("AuthorityServices[" + SemiFixedCost.of(200_000, 10) + ", 1 traded]");
    refused(() -> services.levyNeeded(0, 15_000), "levy");
    refused(() -> services.withRetainedCosts(-1), "retained_costs");
    refused(
        () -> services.withCentralServices(-1, -1),
        "central_services_per_pupil",
        "central_services_historic");
  }

  @Property(tries = 200)
  void centralServicesAndRetainedCostsDoNotFallWhenSchoolsLeave(
      @ForAll @DoubleRange(min = 1, max = 90_000) double maintained,
      @ForAll @DoubleRange(min = 0, max = 1) double leaving) {
    AuthorityServices services =
        AuthorityServices.of(SemiFixedCost.of(500_000, 20).withSteps(4000, 30_000))
            .withRetainedCosts(1000)
            .withCentralServices(3, 0);
    double left = maintained * (1 - leaving);
    assertThat(services.centralServices(left, maintained - left))
        .isCloseTo(services.centralServices(maintained, 0), within(1e-6));
    // The bill falls, but never faster than the pupils who pay it, nor below its fixed part.
    assertThat(services.duties(left)).isLessThanOrEqualTo(services.duties(maintained));
    assertThat(services.duties(left)).isGreaterThanOrEqualTo(500_000 + 20 * left);
  }

  @Example
  void surplusesStandBehindDeficits() {
    double[] balances = {100, -60, 50, -30};
    boolean[] all = {true, true, true, true};
    assertThat(SurplusPool.headroom(balances, all)).isEqualTo(60);
    assertThat(SurplusPool.backing(balances, all)).isEqualTo(1);
    boolean[] firstLeft = {false, true, true, true};
    assertThat(SurplusPool.headroom(balances, firstLeft)).isEqualTo(-40);
    assertThat(SurplusPool.backing(balances, firstLeft)).isCloseTo(50 / 90.0, within(1e-12));
    assertThat(SurplusPool.backing(balances, new boolean[4])).isEqualTo(1);
  }

  @Example
  void academiesShareOfTheBlockLeavesTheRest() {
    AcademyShare share = new AcademyShare(200, 150);
    assertThat(share.share()).isEqualTo(0.75);
    assertThat(share.left()).isEqualTo(0.25);
    assertThat(share.riseWhenLeaving(0.05)).isCloseTo(0.25, within(1e-12));
    assertThat(share.riseWhenLeaving(0)).isZero();
    assertThat(share.riseWhenLeaving(0.25)).isInfinite();
    refused(() -> new AcademyShare(200, 201), "recoupment");
    refused(() -> new AcademyShare(0, 0), "recoupment");
    refused(() -> new AcademyShare(1, -1), "recoupment");
  }

  @Example
  void columnsAreOfOneLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amounts.sameLength(2, new double[2], new double[3]))
        .withMessage("3 values for 2 schools");
  }

  public static void refused(ThrowingCallable call, String... places) {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(call)
        .satisfies(
            e -> assertThat(e.problems()).extracting(Problem::place).containsExactly(places));
  }
}
