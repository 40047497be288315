package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Which money a school with several sites gets, and when it cannot be worked out. */
class SplitSitesTest {
  private static final Formula NO_RATES =
      Formula.local("own", FundingYear.of(2024))
          .set(Parameter.SPLIT_SITE_BASIC, 0)
          .set(Parameter.SPLIT_SITE_DISTANCE, 0)
          .build();
  private static final Formula RATES =
      NO_RATES.with(Parameter.SPLIT_SITE_BASIC, 50_000).with(Parameter.SPLIT_SITE_DISTANCE, 20_000);

  @Test
  void aRateOfZeroIsNotInForceSoASumIsPassedOn() {
    School school = school().set(SchoolField.SPLIT_SITES, 5_000).build();
    assertThat(Statement.of(school, NO_RATES).amount(Line.SPLIT_SITES)).isEqualTo(5_000);
  }

  @Test
  void distanceMoneyRisesFrom100To500Metres() {
    assertThat(paid(100.0)).isEqualTo(50_000);
    assertThat(paid(300.0)).isEqualTo(50_000 + 10_000);
    assertThat(paid(500.0)).isEqualTo(50_000 + 20_000);
    assertThat(paid(900.0)).isEqualTo(50_000 + 20_000);
  }

  @Test
  void theThreeFarthestSitesArePaid() {
    assertThat(paid(100.0, 500.0, 100.0, 300.0)).isEqualTo(3 * 50_000 + 20_000 + 10_000);
  }

  @Test
  void aSumWithoutDistancesFailsWhereTheFormulaWorksItOut() {
    School school = school().set(SchoolField.SPLIT_SITES, 5_000).build();
    assertThatThrownBy(() -> Statement.of(school, RATES))
        .hasMessageContaining("split_site_metres is blank");
  }

  @Test
  void onlySchoolsWithSeveralSitesFailWhereTheNationalRatesAreUnknown() {
    Formula national =
        Formula.national("2025-26")
            .with(Parameter.SPLIT_SITE_BASIC, 0)
            .with(Parameter.SPLIT_SITE_DISTANCE, 0);
    School one = Needs.none(school()).build();
    School two = Needs.none(school()).splitSiteMetres(List.of(200.0)).build();
    assertThat(Statement.of(one, national).amount(Line.SPLIT_SITES)).isZero();
    assertThatThrownBy(() -> Statement.of(two, national))
        .hasMessageContaining("the split-site rates of the year are unknown");
  }

  private static double paid(Double... metres) {
    School school = school().splitSiteMetres(List.of(metres)).build();
    return Statement.of(school, RATES).amount(Line.SPLIT_SITES);
  }

  private static School.Builder school() {
    return School.builder("S", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0);
  }
}
