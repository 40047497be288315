package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.TransferTerms;
import org.perpupil.projection.Projection;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.BalanceTransfer.Route;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * A trust by hand: "A" of 210 pupils converts, "B" of 110 is an academy already; £4,000 a pupil and
 * £100,000 a school, so that their grant is £940,000 and £540,000 in 2024-25.
 */
class TrustProjectionTest {
  private static final Offset<Double> NEAR = within(1e-6);
  private static final School A = CourseSchools.school("A", 210);
  private static final School B = CourseSchools.academy("B", 110);
  private static final Block APRIL = Block.aprilToAugust(2025);

  private static final TrustTerms TERMS =
      terms(Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(20_000, 3_000, 10)));

  private static TrustTerms terms(Trust trust) {
    return TrustTerms.of("T", trust, List.of("B"));
  }

  private static Projection run(double reserve) {
    return CourseSchools.run(List.of(A, B), budgets(reserve), Arrangement.converting(SEPTEMBER));
  }

  private static List<Budget> budgets(double reserve) {
    return List.of(
        CourseSchools.budget(A, reserve).set(BudgetCode.E19, 900_000).build(),
        CourseSchools.budget(B, 30_000).set(BudgetCode.E19, 500_000).build());
  }

  private static TrustProjection trust(double reserve, TrustTerms terms, TransferTerms joining) {
    return TrustProjection.of(run(reserve), List.of(0, 1), terms, Map.of("A", joining));
  }

  private static TrustBlock first(TrustProjection trust) {
    return trust.block(SEPTEMBER).orElseThrow();
  }

  /** Five percent of £540,000 for 7/12 of a year is £15,750, once or not at all. */
  @Test
  void aChargeWithinABudgetIsNotTakenAgain() {
    TrustBlock added = first(trust(0, TERMS, TransferTerms.of(TERMS)));
    TrustTerms within = TERMS.withChargeInBudgets(true);
    TrustBlock held = first(trust(0, within, TransferTerms.of(within)));
    double net = new SchoolFlows(run(0), 1).net(SEPTEMBER);

    assertThat(added.charge(1)).isCloseTo(15_750, NEAR);
    assertThat(held.charge(1)).isCloseTo(15_750, NEAR);
    assertThat(added.inYear(1)).isCloseTo(net - 15_750, NEAR);
    assertThat(held.inYear(1)).isCloseTo(net, NEAR);
    // A school that joins pays by either rule, since its budget comes from before.
    assertThat(held.charge(0)).isCloseTo(940_000 * 0.05 * 7 / 12, NEAR);
    assertThat(held.inYear(0)).isEqualTo(added.inYear(0));
    assertThat(held.centreInYear()).isEqualTo(added.centreInYear());
    assertThat(held.trustInYear()).isCloseTo(added.trustInYear() + 15_750, NEAR);
  }

  /** All grant less charge is pooled by spending; B spends £500,000 with its charge of £27,000. */
  @Test
  void aChargeWithinABudgetIsNoNeed() {
    Trust pooled = TERMS.trust().withPooling(Pooling.all());
    TrustTerms within = new TrustTerms("T", pooled, PoolingNeed.SPENDING, 0, List.of("B"), true);
    TrustBlock block = first(trust(0, within, TransferTerms.of(within)));
    Projection projection = run(0);
    double a = new SchoolFlows(projection, 0).spending(SEPTEMBER);
    double b = new SchoolFlows(projection, 1).spending(SEPTEMBER) - 15_750;
    double pool = 0.95 * 1_480_000 * 7 / 12;

    assertThat(block.pooling(1)).isCloseTo(pool * b / (a + b) - 0.95 * 540_000 * 7 / 12, NEAR);
    assertThat(block.pooling(0)).isCloseTo(-block.pooling(1), NEAR);
  }

  /** £12,000 below 0 when it converts, with a levy of £10 a pupil for 5/12 of a year: £875. */
  @Test
  void aSponsoredSchoolComesWithoutItsDeficit() {
    double april = new SchoolFlows(run(0), 0).net(Block.aprilToAugust(2024));
    double reserve = -12_000 - april;
    TransferTerms terms = TransferTerms.of(TERMS).withLevy(10);
    TrustProjection converter = trust(reserve, TERMS, terms.withRecoveryMonths(24));
    TrustProjection sponsored = trust(reserve, TERMS, terms.withRoute(Route.SPONSORED));

    assertThat(converter.joined().get(0).school().balance().balance()).isCloseTo(-12_875, NEAR);
    assertThat(first(converter).trustOpening() - first(sponsored).trustOpening())
        .isCloseTo(-12_875, NEAR);
    assertThat(first(sponsored).reserve(0)).isEqualTo(first(sponsored).inYear(0));
    assertThat(first(sponsored).outstanding(0)).isZero();
    assertThat(sponsored.joined().get(0).school().balance().leftWithAuthority())
        .isCloseTo(-12_875, NEAR);
    // £536.45 a month: 7 of 24 are taken by March, 12 by the August that follows.
    assertThat(first(converter).outstanding(0)).isCloseTo(-12_875 + 7 * 536.45, NEAR);
    assertThat(converter.block(APRIL).orElseThrow().outstanding(0))
        .isCloseTo(-12_875 + 12 * 536.45, NEAR);
    assertThat(first(converter).trustCash())
        .isCloseTo(first(converter).trustReserve() + 12_875 - 7 * 536.45, NEAR);
    assertThat(first(converter).outstanding(1)).isZero();
  }

  @Test
  void aSurplusIsThereByTheEndOfTheBlock() {
    TrustProjection trust = trust(50_000, TERMS, TransferTerms.of(TERMS));

    assertThat(first(trust).outstanding(0)).isZero();
    assertThat(first(trust).trustCash()).isEqualTo(first(trust).trustReserve());
    assertThat(trust.joined().get(0).school().balance().cashToTrust(5)).isGreaterThan(40_000);
  }

  /** 5 percent of £940,000 a year for £3,000 and £10 for each of 210 pupils. */
  @Test
  void whatAJoinerBringsAndCosts() {
    TrustProjection trust = trust(0, TERMS, TransferTerms.of(TERMS));
    TrustArrival joined = trust.joined().get(0);

    assertThat(trust.joined()).hasSize(1);
    assertThat(joined.place()).isZero();
    assertThat(joined.from()).isEqualTo(SEPTEMBER);
    assertThat(joined.schoolsBefore()).isEqualTo(1);
    assertThat(joined.pupilsBefore()).isCloseTo(110, NEAR);
    assertThat(joined.brings()).isCloseTo(47_000, NEAR);
    assertThat(joined.costs()).isCloseTo(5_100, NEAR);
    assertThat(joined.net()).isCloseTo(41_900, NEAR);
  }

  /** Each of two that join at once costs what it adds to those before it, listed ones included. */
  @Test
  void joinersOfOneDayCountOneAfterTheOther() {
    Trust costly =
        Trust.of(TrustCharge.flat(0), CentralCosts.of(0, 1_000, 0).withPerFurtherSchool(100));
    List<School> schools = List.of(A, B, CourseSchools.school("C", 50));
    List<Budget> budgets = new ArrayList<>(budgets(0));
    budgets.add(CourseSchools.budget(schools.get(2), 0).build());
    Projection projection =
        CourseSchools.plan(schools, budgets, Assumptions.none())
            .arrangement("A", Arrangement.converting(SEPTEMBER))
            .arrangement("C", Arrangement.converting(SEPTEMBER))
            .build()
            .run();
    TrustProjection trust = TrustProjection.of(projection, List.of(0, 1, 2), terms(costly));

    assertThat(trust.joined()).extracting(TrustArrival::place).containsExactly(0, 2);
    assertThat(trust.joined()).extracting(TrustArrival::schoolsBefore).containsExactly(1, 2);
    assertThat(trust.joined().get(1).pupilsBefore()).isCloseTo(320, NEAR);
    // Of n schools 1,000 n + 100 n (n - 1): 1,000, 2,200, 3,600.
    assertThat(trust.joined()).extracting(TrustArrival::costs).containsExactly(1_200.0, 1_400.0);
  }

  /** "C" joins in September, "A" two months later in the same block. */
  @Test
  void joinersOfABlockCountInTheOrderOfTheirDays() {
    List<School> schools = List.of(A, B, CourseSchools.school("C", 50));
    List<Budget> budgets = new ArrayList<>(budgets(0));
    budgets.add(CourseSchools.budget(schools.get(2), 0).build());
    Projection projection =
        CourseSchools.plan(schools, budgets, Assumptions.none())
            .arrangement("A", Arrangement.converting(SEPTEMBER.start().plusMonths(2)))
            .arrangement("C", Arrangement.converting(SEPTEMBER))
            .build()
            .run();
    TrustProjection trust = TrustProjection.of(projection, List.of(0, 1, 2), TERMS);

    assertThat(trust.joined()).extracting(TrustArrival::place).containsExactly(2, 0);
    assertThat(trust.joined()).extracting(TrustArrival::schoolsBefore).containsExactly(1, 2);
    assertThat(trust.joined().get(0).pupilsBefore()).isCloseTo(110, NEAR);
    assertThat(trust.joined().get(1).pupilsBefore()).isCloseTo(160, NEAR);
  }

  /** At 90 percent in the schools: £1,000 and £5 a pupil of £2,050, 7/12 of 90 percent of it. */
  @Test
  void aJoinerBearsWhatIsNotCentralised() {
    TrustTerms part =
        terms(
            Trust.of(
                TrustCharge.flat(0),
                CentralCosts.of(20_000, 0, 0).withCentralisedShare(0.1, 1_000, 5)));
    TrustBlock block = first(trust(0, part, TransferTerms.of(part)));
    double net = new SchoolFlows(run(0), 0).net(SEPTEMBER);

    assertThat(block.services(0)).isCloseTo(-0.9 * 2_050 * 7 / 12, NEAR);
    assertThat(block.inYear(0)).isCloseTo(net - 0.9 * 2_050 * 7 / 12, NEAR);
    assertThat(block.services(1)).isZero();
    assertThat(block.centreCost()).isCloseTo(2_000 * 7 / 12.0, NEAR);
  }

  /** £600,000 of charge is more than B's £540,000, of which £9,000 are rates that are passed on. */
  @Test
  void aChargeThatLeavesNothingToPoolNamesSchoolAndBlock() {
    Trust flat = Trust.of(TrustCharge.flat(600_000), CentralCosts.of(0, 0, 0));
    TrustTerms pooled = terms(flat.withPooling(new Pooling(0.5)));
    School rated = B.with(SchoolField.RATES, 9_000);
    Projection projection =
        CourseSchools.run(List.of(A, rated), budgets(0), Arrangement.converting(SEPTEMBER));

    assertThatThrownBy(() -> TrustProjection.of(projection, List.of(0, 1), pooled))
        .hasMessageContaining(
            "trust T, September-March 2024-25, school B, central_charge: found '600000 pounds',"
                + " expected no more than its grant of 540000 pounds a year")
        .hasMessageContaining("Maybe the charge was meant for larger schools")
        .hasMessageNotContaining("school A");
    // Without pooling it is a deficit, and the school's own.
    TrustBlock alone = first(TrustProjection.of(projection, List.of(0, 1), terms(flat)));
    assertThat(alone.inYear(1))
        .isCloseTo(new SchoolFlows(projection, 1).net(SEPTEMBER) - 350_000, NEAR);
  }

  @Test
  void aTrustNeedsSchoolsThatCanBeProjected() {
    Projection projection = run(0);

    assertThatThrownBy(() -> TrustProjection.of(projection, List.of(), TERMS))
        .hasMessageContaining("trust T, schools: found nothing, expected at least one school")
        .hasMessageContaining("Maybe its schools name another trust");
    assertThat(trust(0, TERMS, TransferTerms.of(TERMS)))
        .hasToString("TrustProjection[T, 2 schools]");
  }

  @Test
  void schoolsWithoutABudgetAreNamedTogether() {
    List<School> schools =
        List.of(A, B, CourseSchools.academy("C", 50), CourseSchools.school("D", 9));
    Projection projection =
        CourseSchools.run(schools, budgets(0), Arrangement.converting(SEPTEMBER));

    assertThatThrownBy(() -> TrustProjection.of(projection, List.of(0, 1, 2), TERMS))
        .hasMessageContaining(
            "trust T, school C (no budget was given): found nothing, expected a school that can be"
                + " projected, since trusts share what all have")
        .hasMessageNotContaining("opens, closes");
    assertThatThrownBy(() -> TrustProjection.of(projection, List.of(0, 1, 2, 3), TERMS))
        .hasMessageContaining(
            "trust T, 2 schools (C, D) (no budget was given): found nothing, expected schools that"
                + " can be projected");
  }

  @Test
  void aSchoolThatClosesIsNoneToFollow() {
    Projection projection =
        CourseSchools.plan(List.of(A, B), budgets(0), Assumptions.none())
            .events(
                List.of(SchoolEvent.closing("B", Block.septemberToMarch(2025), Map.of("A", 1.0))))
            .build()
            .run();

    assertThatThrownBy(() -> TrustProjection.of(projection, List.of(1), TERMS))
        .hasMessageContaining(
            "trust T, school B, 2025-26: found 'a school that opens, closes or merges', expected"
                + " schools that are there in all years")
        .hasMessageNotContaining("2024-25");
  }
}
