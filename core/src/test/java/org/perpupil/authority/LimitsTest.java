package org.perpupil.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import org.junit.jupiter.api.Test;
import org.perpupil.authority.block.AcademyShare;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.authority.leaving.RemainingAuthority;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.BalanceTransfer.Route;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustSchools;

/** Values that lie on a limit are allowed, the next ones are not; lists fit each other. */
class LimitsTest {
  private static final double[] ONE = {1};
  private static final double[] TWO = {1, 1};

  @Test
  void aChargeMayTakeAllOfTheGrantAndNoMore() {
    assertThat(TrustCharge.percentOfGag(100).pounds(1000, 200, 10)).isEqualTo(800);
    refused(() -> TrustCharge.percentOfGag(100.01), "central_charge");
    TrustSchools schools = TrustSchools.of(new double[] {500}, new double[] {10});
    Trust pooling =
        Trust.of(TrustCharge.flat(500), CentralCosts.of(0, 0, 0)).withPooling(Pooling.all());
    assertThat(pooling.year(schools, 0).charge(0)).isEqualTo(500);
    Trust more =
        Trust.of(TrustCharge.flat(500.01), CentralCosts.of(0, 0, 0)).withPooling(Pooling.all());
    refused(() -> more.year(schools, 0), "school 1, central_charge");
  }

  @Test
  void allOfABlockMayBeRecoupedOrNone() {
    assertThat(new AcademyShare(200, 200).left()).isZero();
    assertThat(new AcademyShare(200, 0).share()).isZero();
    assertThat(new AcademyShare(200, 100).riseWhenLeaving(0.5)).isInfinite();
    assertThat(new AcademyShare(200, 200).riseWhenLeaving(0)).isInfinite();
    assertThat(new AcademyShare(200, 100).riseWhenLeaving(0.25)).isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutABalanceNothingMoves() {
    for (Route route : Route.values()) {
      BalanceTransfer none = BalanceTransfer.of(route, 0);
      for (int month = 0; month <= 12; month++) {
        assertThat(none.cashToTrust(month)).isEqualTo(0);
        assertThat(none.outstanding(month)).isEqualTo(0);
      }
    }
  }

  @Test
  void pupilsMayBeNoneAndAreNeverEndless() {
    assertThat(TrustSchools.of(new double[] {5}, new double[1]).size()).isEqualTo(1);
    refused(
        () -> TrustSchools.of(new double[] {5}, new double[] {Double.POSITIVE_INFINITY}),
        "school 1, pupils");
  }

  @Test
  void asManySchoolsLeaveAsThereAre() {
    RemainingAuthority two =
        RemainingAuthority.of(AuthorityServices.of(SemiFixedCost.of(1, 1)), 5, TWO, TWO);
    assertThat(two.leave(ExitOrder.BY_SIZE, 0, new int[] {0, 2}).steps()).hasSize(3);
    assertThat(two.leave(ExitOrder.BY_SIZE, 0, new int[] {2}).steps().get(1).schools()).isZero();
  }

  @Test
  void everyListHasAValueForEachSchool() {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustSchools.of(TWO, ONE).withNeed(ONE));
    assertThatIllegalArgumentException().isThrownBy(() -> TrustSchools.of(ONE, TWO));
    assertThatIllegalArgumentException().isThrownBy(() -> Pooling.all().apply(ONE, ONE, TWO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustCharge.flat(1).pounds(ONE, ONE, TWO));
    assertThatIllegalArgumentException().isThrownBy(() -> Reserves.SEPARATE.close(TWO, TWO, TWO));
    AuthorityServices services = AuthorityServices.of(SemiFixedCost.of(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemainingAuthority.of(services, 5, ONE, TWO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemainingAuthority.of(services, 5, ONE, ONE).withBenefit(TWO));
  }
}
