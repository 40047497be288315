package org.perpupil.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.BalanceTransfer.Route;
import org.perpupil.trust.members.IncomingSchool;
import org.perpupil.trust.members.Trusts;

/** What a trust costs as it grows, what a school brings, and what its charge really buys. */
class TrustGrowthTest {
  private static final CentralCosts COSTS = CentralCosts.of(100_000, 20_000, 50);

  @Example
  void scaleMayHelpOrHarm() {
    assertThat(COSTS.atCentre(0, 0)).isEqualTo(100_000);
    assertThat(COSTS.atCentre(3, 1000)).isEqualTo(210_000);
    assertThat(COSTS.withPerFurtherSchool(500).atCentre(3, 1000)).isEqualTo(213_000);
    assertThat(COSTS.withPerFurtherSchool(-500).atCentre(3, 1000)).isEqualTo(207_000);
    // Dearer for each of 20 schools than for each of 2, or the other way about.
    CentralCosts harm = CentralCosts.of(0, 20_000, 0).withPerFurtherSchool(100);
    assertThat(harm.atCentre(20, 0) / 20).isGreaterThan(harm.atCentre(2, 0) / 2);
    CentralCosts help = harm.withPerFurtherSchool(-100);
    assertThat(help.atCentre(20, 0) / 20).isLessThan(help.atCentre(2, 0) / 2);
    refused(() -> COSTS.withPerFurtherSchool(-9000).atCentre(30, 0), "per_further_school");
  }

  /** A quarter at the centre: 25% of 162,500 there, 75% of 8,000 + 30 a pupil in each school. */
  @Example
  void whatIsNotCentralisedStaysInSchools() {
    CentralCosts part = COSTS.withCentralisedShare(0.25, 8000, 30);
    double[] pupils = {150, 300};
    assertThat(part.atCentre(2, 450)).isEqualTo(0.25 * 162_500);
    assertThat(part.inSchool(150)).isEqualTo(0.75 * 12_500);
    assertThat(part.total(pupils)).isCloseTo(40_625 + 9375 + 12_750, within(1e-9));
    assertThat(part.alone(150)).isEqualTo(12_500);
    assertThat(COSTS.inSchool(150)).isZero();
    refused(
        () -> new CentralCosts(2, -1, -1, Double.NaN, -1, -1, -1),
        "centralised_share",
        "fixed",
        "per_school",
        "per_pupil",
        "school_fixed",
        "school_per_pupil",
        "per_further_school");
  }

  @Example
  void pricesRaisePoundsAndNotPercentages() {
    CentralCosts dearer = new CentralCosts(0.5, 1, 2, 3, 4, 5, 6).atPrices(10);
    assertThat(dearer).isEqualTo(new CentralCosts(0.5, 10, 20, 30, 40, 50, 60));
    assertThat(TrustCharge.flat(7).atPrices(2)).isEqualTo(TrustCharge.flat(14));
    assertThat(TrustCharge.perPupil(7).atPrices(2)).isEqualTo(TrustCharge.perPupil(14));
    assertThat(TrustCharge.percentOfGag(7).atPrices(2)).isEqualTo(TrustCharge.percentOfGag(7));
    Trust trust = Trust.of(TrustCharge.flat(7), COSTS).withPooling(Pooling.all());
    assertThat(trust.atPrices(2).charge().value()).isEqualTo(14);
    assertThat(trust.atPrices(2).costs().fixed()).isEqualTo(200_000);
    assertThat(trust.atPrices(2).pooling()).isEqualTo(Pooling.all());
  }

  /** Both charged £500; the first has £600 of which £200 are rates, the second £500 in all. */
  @Example
  void aChargeMustLeaveGrantWhereItIsPooled() {
    Trust flat = Trust.of(TrustCharge.flat(500), CentralCosts.of(0, 0, 0));
    TrustSchools schools =
        TrustSchools.of(new double[] {600, 500}, new double[] {3, 4})
            .withRatesAndPfi(new double[] {200, 0});
    Trust pooled = flat.withPooling(new Pooling(0.5));
    refused(() -> pooled.year(schools, 0), "school 1, central_charge");
    TrustSchools allRates = schools.withRatesAndPfi(new double[] {600, 0});
    refused(() -> pooled.year(allRates, 0), "school 1, central_charge");
    refused(() -> pooled.year(schools.withIds(List.of("A", "B")), 0), "school A, central_charge");
    assertThat(flat.year(schools, 0).grant(0)).isEqualTo(100);
    // 400 is all that the first could pool: it keeps its rates, and half of the second's 100 is
    // shared by pupils, 3 : 4.
    TrustYear all = pooled.year(schools.withCharges(new double[] {400, 400}), 0);
    assertThat(all.grant(0)).isCloseTo(200 + 50 * 3 / 7.0, within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schools.withIds(List.of("A")))
        .withMessage("1 identifiers for 2 schools");
  }

  @Example
  void aJoiningSchoolBringsItsChargeAndCostsTheCentre() {
    Trust trust = Trust.of(TrustCharge.percentOfGag(5), COSTS.withPerFurtherSchool(100));
    IncomingSchool school =
        new IncomingSchool(1_100_000, 100_000, 250, BalanceTransfer.of(Route.CONVERTER, 40_000));
    assertThat(school.brings(trust)).isEqualTo(50_000);
    // 20,000 + 50 × 250, and 100 more for it and for each of the three, thrice and once each.
    assertThat(school.costs(trust, 3, 900)).isEqualTo(20_000 + 12_500 + 600);
    assertThat(school.netForCentre(trust, 3, 900)).isEqualTo(50_000 - 33_100);
    assertThat(school.costs(trust, 0, 0)).isEqualTo(132_500);
    refused(
        () -> new IncomingSchool(-1, -1, -1, BalanceTransfer.of(Route.CONVERTER, 0)),
        "gag",
        "rates_and_pfi",
        "pupils");
  }

  @Example
  void whoKeepsABalanceDependsOnTheRoute() {
    BalanceTransfer surplus = BalanceTransfer.of(Route.SPONSORED, 30_000);
    assertThat(surplus.toTrust()).isEqualTo(30_000);
    assertThat(surplus.cashToTrust(4)).isZero();
    assertThat(surplus.cashToTrust(5)).isEqualTo(30_000);
    assertThat(surplus.cashFromAuthority(5)).isEqualTo(30_000);
    assertThat(surplus.cashFromAuthority(6)).isZero();
    BalanceTransfer converter = new BalanceTransfer(Route.CONVERTER, -24_000, 24);
    assertThat(converter.toTrust()).isEqualTo(-24_000);
    assertThat(converter.leftWithAuthority()).isZero();
    assertThat(converter.cashToTrust(0)).isZero();
    assertThat(converter.cashToTrust(1)).isEqualTo(-1000);
    assertThat(converter.cashToTrust(24)).isEqualTo(-1000);
    assertThat(converter.cashToTrust(25)).isZero();
    assertThat(converter.cashFromAuthority(5)).isZero();
    BalanceTransfer sponsored = BalanceTransfer.of(Route.SPONSORED, -24_000);
    assertThat(sponsored.toTrust()).isZero();
    assertThat(sponsored.leftWithAuthority()).isEqualTo(-24_000);
    assertThat(sponsored.cashToTrust(5)).isZero();
    assertThat(BalanceTransfer.of(Route.CONVERTER, -24_000).outstanding(9)).isEqualTo(-6000);
    assertThat(BalanceTransfer.RECOVERY_STATUS).isEqualTo(RateStatus.UNVERIFIED);
    refused(() -> BalanceTransfer.of(Route.CONVERTER, Double.NaN), "balance");
    refused(() -> new BalanceTransfer(Route.CONVERTER, 1, 0), "recovery_months");
    assertThat(Route.find("sponsored")).hasValue(Route.SPONSORED);
    assertThat(Route.find("forced")).isEmpty();
  }

  @Property(tries = 300)
  void aBalanceGoesToOneOrTheOtherAndItsCashFollows(
      @ForAll Route route,
      @ForAll @DoubleRange(min = -500_000, max = 500_000) double balance,
      @ForAll @IntRange(min = 1, max = 36) int months) {
    BalanceTransfer transfer = new BalanceTransfer(route, balance, months);
    assertThat(transfer.toTrust() + transfer.leftWithAuthority()).isEqualTo(balance);
    double cash = 0;
    for (int month = 0; month <= 40; month++) {
      cash += transfer.cashToTrust(month);
      assertThat(transfer.outstanding(month)).isCloseTo(transfer.toTrust() - cash, within(1e-6));
    }
    assertThat(cash).isCloseTo(transfer.toTrust(), within(1e-6));
  }

  @Example
  void schoolsBelongToOneTrust() {
    SchoolTable schools =
        SchoolTable.of(school("A1", "Ash"), school("B1", "Beech"), school("A2", "Ash"));
    Trusts named = Trusts.named(schools);
    assertThat(named.names()).containsExactly("Ash", "Beech");
    assertThat(named.rows("Ash")).containsExactly(0, 2);
    assertThat(named).hasToString("Trusts[Ash, Beech]");
    assertThat(named.rows("Ash")).isUnmodifiable();
    refused(() -> named.rows("Ahs"), "trust");
    Map<String, List<String>> listed = new LinkedHashMap<>();
    listed.put("Ash", List.of("A2", "A1"));
    listed.put("Beech", List.of("B1"));
    assertThat(Trusts.of(schools, listed).rows("Ash")).containsExactly(2, 0);
    listed.put("Beech", List.of("B1", "A1", "A3"));
    listed.put("Cedar", List.of());
    refused(
        () -> Trusts.of(schools, listed),
        "trust Beech, school A1",
        "trust Beech, school A1",
        "trust Beech, school A3",
        "trust Cedar, schools");
  }

  private static School school(String id, String trust) {
    return School.builder(id, "301", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(10, 0, 0)
        .trust(trust)
        .build();
  }
}
