package org.perpupil.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What an authority takes from its schools, and which terms cannot be. */
class AuthorityTermsTest {
  private static AuthorityTerms terms(double educationFunctions, double levyLimit) {
    return new AuthorityTerms(
        "999",
        new Levy("de-delegation", Levy.Basis.DEDELEGATION, 10, 15),
        educationFunctions,
        levyLimit,
        AuthorityServices.of(SemiFixedCost.of(0, 0)),
        AffordabilityMode.GIVEN,
        Optional.empty());
  }

  @Test
  void aLevyIsNotNegativeNorAboveItsLimit() {
    assertThat(terms(20, 20).levyLimit()).isEqualTo(20);
    refused(() -> terms(20.01, 20), "levy_limit_per_pupil");
    refused(() -> terms(-1, 20), "education_functions_per_pupil");
    refused(() -> terms(-2, -1), "education_functions_per_pupil", "levy_limit_per_pupil");
    refused(() -> terms(1, -1), "levy_limit_per_pupil");
  }

  /** 60 primary pupils at 10 and 90 secondary ones at 15. */
  @Test
  void dedelegationIsByPhase() {
    School school =
        School.builder("M", "999", Phase.MIDDLE_DEEMED_SECONDARY)
            .yearGroups(3, 4)
            .pupils(60, 90, 0)
            .build();
    assertThat(terms(0, 0).dedelegate(school).value(SchoolField.DEDELEGATION)).hasValue(1950);
  }

  @Test
  void onlyCentralServicesCountAcademies() {
    assertThat(Levy.Basis.DEDELEGATION.isMaintainedOnly()).isTrue();
    assertThat(Levy.Basis.EDUCATION_FUNCTIONS.isMaintainedOnly()).isTrue();
    assertThat(Levy.Basis.CENTRAL_SERVICES.isMaintainedOnly()).isFalse();
  }
}
