package org.perpupil.authority.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.authority.leaving.Departures.Harm;
import org.perpupil.authority.leaving.Departures.Step;
import org.perpupil.authority.leaving.Departures.WorseOff;

/** What is left of an authority as schools leave it, by hand and as it must be for any. */
class RemainingAuthorityTest {
  private static final AuthorityServices SERVICES = AuthorityServices.of(SemiFixedCost.of(1000, 2));

  /** Of 400, 300, 200 and 100 pupils; at the start 1,000 / 1,000 + 2 = 3 pounds each. */
  private static final RemainingAuthority FOUR =
      RemainingAuthority.of(
          SERVICES, 5, new double[] {100, 400, 300, 200}, new double[] {-50, 80, -20, 0});

  /** 500,000 fixed and 20 for each of 30,000 pupils; 40 schools of equal size. */
  @Example
  void theLevyRisesAsPupilsLeave() {
    double[] pupils = new double[40];
    Arrays.fill(pupils, 750);
    Departures departures =
        RemainingAuthority.of(
                AuthorityServices.of(SemiFixedCost.of(500_000, 20)), 60, pupils, new double[40])
            .leave(ExitOrder.BY_SIZE, 0, 1);
    assertThat(departures.steps()).hasSize(41);
    assertThat(levy(departures, 0)).isCloseTo(36.7, within(0.05));
    assertThat(levy(departures, 10)).isCloseTo(42.2, within(0.05));
    assertThat(levy(departures, 20)).isCloseTo(53.3, within(0.05));
    assertThat(levy(departures, 30)).isCloseTo(86.7, within(0.05));
    assertThat(levy(departures, 36)).isCloseTo(186.7, within(0.05));
    assertThat(levy(departures, 40)).isInfinite();
    // 500,000 / (750 n) + 20 passes 60 between n = 17 and n = 16, after 24 have left.
    assertThat(departures.levyTippingPoint()).hasValue(24);
    assertThat(departures.poolTippingPoint()).isEmpty();
    Step half = departures.steps().get(20);
    assertThat(half.residual()).isZero();
    Step quarter = departures.steps().get(30);
    assertThat(quarter.levyCharged()).isEqualTo(60);
    assertThat(quarter.residual()).isCloseTo(500_000 + 150_000 - 60 * 7500, within(1e-6));
    assertThat(departures.steps().get(40).residual()).isEqualTo(500_000);
    assertThat(departures.steps().get(40).levyCharged()).isZero();
  }

  @Example
  void schoolsLeaveInTheOrderAskedFor() {
    assertThat(FOUR.ranking(ExitOrder.BY_SIZE, 0)).containsExactly(1, 2, 3, 0);
    assertThat(FOUR.ranking(ExitOrder.BY_SURPLUS, 0)).containsExactly(1, 3, 2, 0);
    assertThat(FOUR.ranking(ExitOrder.BY_NEED, 0)).containsExactly(0, 1, 2, 3);
    assertThat(FOUR.withNeed(new double[] {0.4, 0.2, 0.2, 0.1}).ranking(ExitOrder.BY_NEED, 0))
        .containsExactly(3, 1, 2, 0);
    assertThat(FOUR.withBenefit(new double[] {1, -1, 5, 0}).ranking(ExitOrder.WHEN_BETTER_OFF, 0))
        .containsExactly(2, 0, 3, 1);
    assertThat(ExitOrder.labels())
        .containsExactly("by-size", "by-surplus", "by-need", "random", "when-better-off");
    assertThat(ExitOrder.find("by-need")).hasValue(ExitOrder.BY_NEED);
    assertThat(ExitOrder.find("need")).isEmpty();
  }

  @Property(tries = 100)
  void aRandomOrderIsTheSameForTheSameSeed(@ForAll long seed) {
    int[] ranking = FOUR.ranking(ExitOrder.RANDOM, seed);
    assertThat(ranking).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(FOUR.ranking(ExitOrder.RANDOM, seed)).isEqualTo(ranking);
  }

  @Example
  void everyOrderIsDrawnAboutEquallyOften() {
    int[] first = new int[4];
    for (long seed = 0; seed < 4000; seed++) {
      first[FOUR.ranking(ExitOrder.RANDOM, seed)[0]]++;
    }
    assertThat(Arrays.stream(first).allMatch(count -> count > 900 && count < 1100)).isTrue();
  }

  /**
   * The largest leaves with the only surplus: 600 pupils pay 1,000 / 600 + 2 = 3.67 and deficits of
   * 70 stand on nothing. Then 300 leave: 5.33 is above the limit of 5; then 200: 12.
   */
  @Example
  void theOrderDecidesWhatGivesWayFirst() {
    Departures departures = FOUR.leave(ExitOrder.BY_SIZE, 0, 1);
    assertThat(departures.steps()).extracting(Step::schools).containsExactly(4, 3, 2, 1, 0);
    assertThat(departures.steps())
        .extracting(Step::pupils)
        .containsExactly(1000.0, 600.0, 300.0, 100.0, 0.0);
    assertThat(departures.steps())
        .extracting(Step::headroom)
        .containsExactly(10.0, -70.0, -50.0, -50.0, 0.0);
    assertThat(departures.steps())
        .extracting(Step::toRaise)
        .containsExactly(3000.0, 2200.0, 1600.0, 1200.0, 1000.0);
    assertThat(departures.steps())
        .extracting(Step::residual)
        .containsExactly(0.0, 0.0, 100.0, 700.0, 1000.0);
    assertThat(departures.tippingPoint()).hasValue(1);
    assertThat(departures.poolTippingPoint()).hasValue(1);
    assertThat(departures.levyTippingPoint()).hasValue(2);
    assertThat(departures.leaves(1)).hasValue(1);
    assertThat(departures.leaves(0)).hasValue(4);
    assertThat(departures).hasToString("Departures[5 steps]");
  }

  @Example
  void thoseWhoStayPayMoreAndLoseTheirBacking() {
    Departures departures = FOUR.leave(ExitOrder.BY_SIZE, 0, new int[] {1});
    assertThat(departures.extraLevy(1, 0).orElseThrow()).isCloseTo(200 / 3.0, within(1e-9));
    assertThat(departures.extraLevy(0, 0)).hasValue(0);
    assertThat(departures.extraLevy(1, 1)).isEmpty();
    assertThat(departures.leaves(0)).isEmpty();
    assertThat(departures.worseOff(0)).isEmpty();
    List<WorseOff> worse = departures.worseOff(1);
    assertThat(worse).extracting(WorseOff::row).containsExactly(0, 2, 3);
    assertThat(worse)
        .extracting(WorseOff::harm)
        .containsExactly(Harm.BOTH, Harm.BOTH, Harm.HIGHER_LEVY);
    assertThat(worse.get(1).extraLevy()).isCloseTo(200, within(1e-9));
    RemainingAuthority free =
        RemainingAuthority.of(
            AuthorityServices.of(SemiFixedCost.of(0, 0)),
            5,
            new double[] {10, 20},
            new double[] {-5, 9});
    assertThat(free.leave(ExitOrder.BY_SIZE, 0, new int[] {1}).worseOff(1))
        .containsExactly(new WorseOff(0, 0, Harm.DEFICIT_WITHOUT_BACKING));
  }

  /** Deficits that nothing backed at the start are nobody's doing. */
  @Example
  void aPoolThatNeverHeldIsNotBlamedOnLeavers() {
    RemainingAuthority poor =
        RemainingAuthority.of(
            AuthorityServices.of(SemiFixedCost.of(0, 3)),
            5,
            new double[] {10, 20},
            new double[] {-5, 1});
    Departures departures = poor.leave(ExitOrder.BY_SIZE, 0, new int[] {1});
    assertThat(departures.tippingPoint()).hasValue(0);
    assertThat(departures.worseOff(1)).isEmpty();
  }

  /** A levy may be as high as its limit; a penny for 100 pupils above it, and it gives way. */
  @Example
  void aLevyAtItsLimitHolds() {
    AuthorityServices services = AuthorityServices.of(SemiFixedCost.of(1000, 2));
    double[] pupils = {100, 400, 500};
    double[] none = new double[3];
    // 1,000 / 1,000 + 2 = 3, then 1,000 / 500 + 2 = 4, then 1,000 / 100 + 2 = 12.
    Departures at = RemainingAuthority.of(services, 4, pupils, none).leave(ExitOrder.BY_SIZE, 0, 1);
    assertThat(levy(at, 1)).isEqualTo(4);
    assertThat(at.levyTippingPoint()).hasValue(2);
    assertThat(at.tippingPoint()).hasValue(2);
    assertThat(at.steps().get(1).residual()).isZero();
    assertThat(at.steps().get(1).levyCharged()).isEqualTo(4);
    Departures below =
        RemainingAuthority.of(services, 3.9999, pupils, none).leave(ExitOrder.BY_SIZE, 0, 1);
    assertThat(below.levyTippingPoint()).hasValue(1);
    assertThat(below.tippingPoint()).hasValue(1);
    assertThat(below.poolTippingPoint()).isEmpty();
  }

  /** Surpluses that are just as large as deficits back them. */
  @Example
  void aPoolThatJustHoldsHolds() {
    RemainingAuthority even =
        RemainingAuthority.of(
            AuthorityServices.of(SemiFixedCost.of(0, 0)),
            5,
            new double[] {10, 20, 30, 40},
            new double[] {-5, 5, 0, 4});
    Departures departures = even.leave(ExitOrder.BY_SIZE, 0, 1);
    // By size: 4, then 0, then 5 leave.
    assertThat(departures.steps())
        .extracting(Step::headroom)
        .containsExactly(4.0, 0.0, 0.0, -5.0, 0.0);
    assertThat(departures.poolTippingPoint()).hasValue(3);
    assertThat(departures.tippingPoint()).hasValue(3);
    assertThat(departures.worseOff(1)).isEmpty();
    assertThat(departures.worseOff(2)).isEmpty();
    assertThat(departures.worseOff(3))
        .containsExactly(new WorseOff(0, 0, Harm.DEFICIT_WITHOUT_BACKING));
  }

  /** At the start surpluses just back the deficits; a school at 0 needs no backing. */
  @Example
  void backingThatWasJustEnoughCanBeLost() {
    RemainingAuthority even =
        RemainingAuthority.of(
            AuthorityServices.of(SemiFixedCost.of(0, 0)),
            5,
            new double[] {10, 20, 30},
            new double[] {-5, 0, 5});
    Departures departures = even.leave(ExitOrder.BY_SIZE, 0, new int[] {1});
    assertThat(departures.steps()).extracting(Step::headroom).containsExactly(0.0, -5.0);
    assertThat(departures.worseOff(1))
        .containsExactly(new WorseOff(0, 0, Harm.DEFICIT_WITHOUT_BACKING));
  }

  @Example
  void sponsoredLeaversLeaveTheirDeficitsBehind() {
    Departures departures =
        FOUR.withSponsored(new boolean[] {true, true, false, false}).leave(ExitOrder.BY_SIZE, 0, 2);
    assertThat(departures.steps())
        .extracting(Step::deficitsLeftBehind)
        .containsExactly(0.0, 0.0, 50.0);
  }

  /**
   * At first only school 1 gains. Its going lifts the levy by 0.67, which is worth 200 to school 2;
   * that by 1.33 more, to the limit, which is worth 400 to school 3. School 0 never gains.
   */
  @Example
  void leavingMayFeedItself() {
    RemainingAuthority cascade = FOUR.withBenefit(new double[] {-300, 1, -150, -399});
    Departures departures = cascade.leave(ExitOrder.WHEN_BETTER_OFF, 0, 2);
    assertThat(departures.steps()).extracting(Step::schools).containsExactly(4, 3, 2, 1);
    assertThat(departures.leaves(2)).hasValue(2);
    assertThat(departures.leaves(3)).hasValue(3);
    assertThat(departures.leaves(0)).isEmpty();
    Departures nobody = FOUR.leave(ExitOrder.WHEN_BETTER_OFF, 0, 1);
    assertThat(nobody.steps()).hasSize(1);
    assertThat(nobody.tippingPoint()).isEmpty();
  }

  @Example
  void aYearInWhichNobodyMayLeaveDoesNotEndTheSpiral() {
    Departures departures =
        FOUR.withBenefit(new double[] {1, 1, 1, 1})
            .leave(ExitOrder.WHEN_BETTER_OFF, 0, new int[] {1, 0, 1});
    assertThat(departures.steps()).extracting(Step::schools).containsExactly(4, 3, 3, 2);
  }

  @Property(tries = 300)
  void whatIsLeftAddsUpInEveryOrder(@ForAll long seed, @ForAll ExitOrder order) {
    Random random = new Random(seed);
    int schools = 1 + random.nextInt(30);
    double[] pupils = random.doubles(schools, 1, 1500).toArray();
    double[] balances = random.doubles(schools, -100_000, 200_000).toArray();
    double[] benefit = random.doubles(schools, -9000, 5000).toArray();
    AuthorityServices services =
        AuthorityServices.of(SemiFixedCost.of(100_000, 15).withSteps(5000, 25_000))
            .withRetainedCosts(20_000)
            .withCentralServices(2, 0);
    double limit = 20 + random.nextInt(60);
    RemainingAuthority authority =
        RemainingAuthority.of(services, limit, pupils, balances)
            .withBenefit(benefit)
            .withAcademyPupils(2000);
    Departures departures = authority.leave(order, seed, 1 + random.nextInt(4));
    double all = Arrays.stream(pupils).sum() + 2000;
    for (int step = 0; step < departures.steps().size(); step++) {
      Step now = departures.steps().get(step);
      int at = step;
      int[] staying =
          IntStream.range(0, schools)
              .filter(row -> departures.leaves(row).orElse(Integer.MAX_VALUE) > at)
              .toArray();
      double left = Arrays.stream(staying).mapToDouble(row -> pupils[row]).sum();
      assertThat(now.schools()).isEqualTo(staying.length);
      assertThat(now.pupils()).isCloseTo(left, within(1e-6));
      assertThat(now.toRaise()).isCloseTo(services.toRaise(left, all - left), within(1e-6));
      assertThat(now.levyCharged() * now.pupils() + now.residual())
          .isCloseTo(now.toRaise(), within(1e-6));
      assertThat(now.levyCharged()).isLessThanOrEqualTo(limit);
      assertThat(now.residual()).isGreaterThanOrEqualTo(0);
      assertThat(now.headroom())
          .isCloseTo(Arrays.stream(staying).mapToDouble(row -> balances[row]).sum(), within(1e-6));
    }
  }

  private static double levy(Departures departures, int step) {
    return departures.steps().get(step).levyNeeded();
  }
}
