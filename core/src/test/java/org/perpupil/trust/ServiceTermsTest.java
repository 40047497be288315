package org.perpupil.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;

/** Who may pay for a service as what, and what it then costs. */
class ServiceTermsTest {
  private static final Side LEVY = new Side(Payer.LEVY, 5);
  private static final Side SCHOOL = new Side(Payer.SCHOOL, 12);
  private static final Side TRUST = new Side(Payer.TRUST, 7);

  private static ServiceTerms terms(
      String name, Basis basis, Side maintained, Side academy, Side inTrust) {
    return new ServiceTerms(name, Optional.empty(), basis, maintained, academy, inTrust);
  }

  /** 12 pounds, for 30 pupils 360; what the projection works out costs nothing besides. */
  @Test
  void onlyWhoPaysIsCharged() {
    ServiceTerms flat = terms("hr", Basis.FLAT, LEVY, SCHOOL, TRUST);
    assertThat(flat.pounds(SCHOOL, Payer.SCHOOL, 30)).isEqualTo(12);
    assertThat(flat.pounds(SCHOOL, Payer.TRUST, 30)).isZero();
    ServiceTerms perPupil = terms("hr", Basis.PER_PUPIL, LEVY, SCHOOL, TRUST);
    assertThat(perPupil.pounds(SCHOOL, Payer.SCHOOL, 30)).isEqualTo(360);
    ServiceTerms projected = terms("audit", Basis.PROJECTED, SCHOOL, SCHOOL, TRUST);
    assertThat(projected.pounds(SCHOOL, Payer.SCHOOL, 30)).isZero();
  }

  @Test
  void aPayerThatCannotBeIsRefusedInEachCase() {
    refused(() -> terms("hr", Basis.FLAT, TRUST, SCHOOL, SCHOOL), "payer_maintained");
    refused(() -> terms("hr", Basis.FLAT, SCHOOL, LEVY, SCHOOL), "payer_academy");
    refused(() -> terms("hr", Basis.FLAT, SCHOOL, TRUST, SCHOOL), "payer_academy");
    refused(() -> terms("hr", Basis.FLAT, SCHOOL, SCHOOL, LEVY), "payer_trust");
  }

  @Test
  void aCostIsNotBelowZero() {
    Side below = new Side(Payer.SCHOOL, -1);
    refused(
        () -> terms("hr", Basis.FLAT, below, below, below),
        "cost_maintained",
        "cost_academy",
        "cost_trust");
  }

  /** Insurance is worked out by the projection, and cleaning is not. */
  @Test
  void whatIsProjectedGoesByItsName() {
    refused(
        () -> terms("insurance", Basis.FLAT, SCHOOL, SCHOOL, SCHOOL),
        "service insurance, cost_basis");
    refused(
        () -> terms("cleaning", Basis.PROJECTED, SCHOOL, SCHOOL, SCHOOL),
        "service cleaning, cost_basis");
  }

  @Test
  void labelsAreThoseOfFiles() {
    assertThat(Basis.labels()).containsExactly("flat", "per-pupil", "projected");
    assertThat(Basis.find("per-pupil")).hasValue(Basis.PER_PUPIL);
    assertThat(Basis.find("pupil")).isEmpty();
    assertThat(Payer.labels()).containsExactly("authority", "levy", "school", "trust");
    assertThat(Payer.find("levy")).hasValue(Payer.LEVY);
    assertThat(Payer.find("parents")).isEmpty();
  }
}
