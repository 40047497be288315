package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What a statement says of an authority's guarantee and cap, whether or not they move money. */
class ProtectionExplainedTest {
  private static final School SCHOOL =
      School.builder("A", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0).build();
  private static final Formula FORMULA =
      Formula.local("own", FundingYear.of(2025))
          .set(Parameter.BASIC_PRIMARY, 4_000)
          .set(Parameter.MPPL_PRIMARY, 3_990)
          .set(Parameter.MPPL_KS3, 3_990)
          .set(Parameter.MPPL_KS4, 3_990)
          .set(Parameter.MFG_PERCENT, 0)
          .set(Parameter.GAINS_CAP_PERCENT, 1)
          .build();

  private static String explained(School school, Line line) {
    return Statement.of(school, FORMULA).lines().stream()
        .filter(each -> each.line() == line)
        .findFirst()
        .orElseThrow()
        .explanation();
  }

  @Test
  void aSchoolWithoutABaselineIsTold() {
    assertThat(explained(SCHOOL, Line.MINIMUM_FUNDING_GUARANTEE))
        .isEqualTo("no guarantee: the school has no baseline");
    assertThat(explained(SCHOOL, Line.CAPPING_AND_SCALING))
        .isEqualTo("no cap: the school has no baseline");
  }

  @Test
  void whatTheMinimumLevelGivesBackIsTold() {
    School gains = SCHOOL.with(SchoolField.MFG_BASELINE_PER_PUPIL, 3_000);
    Statement statement = Statement.of(gains, FORMULA);
    assertThat(statement.amount(Line.CAPPING_AND_SCALING)).isEqualTo(-97_000);
    assertThat(statement.amount(Line.MPPL_RESTORE)).isEqualTo(96_000);
    assertThat(explained(gains, Line.MPPL_RESTORE))
        .isEqualTo("what the cap may not take from the minimum per-pupil level");
    assertThat(explained(gains, Line.MINIMUM_FUNDING_GUARANTEE))
        .isEqualTo("guarantee 0%, change 33.3333% from £3,000.00 to £4,000.00 a pupil");
    assertThat(explained(gains, Line.CAPPING_AND_SCALING))
        .isEqualTo(
            "cap 1%, 100% of the gain above it taken, change 33.3333% from £3,000.00 to £4,000.00"
                + " a pupil");
  }

  /** A sum of nothing is what the guarantee came to, not the cap, and nothing is no minus. */
  @Test
  void nothingThatWasGivenIsOfTheGuarantee() {
    School none = SCHOOL.with(SchoolField.PROTECTION_GIVEN, 0);
    assertThat(explained(none, Line.MINIMUM_FUNDING_GUARANTEE))
        .isEqualTo("as a sum that was given: last year's baseline is unknown");
    assertThat(explained(none, Line.CAPPING_AND_SCALING))
        .isEqualTo("no cap: the school has no baseline");
    for (School school : new School[] {none, none.with(SchoolField.PROTECTION_GIVEN, 5)}) {
      double taken = Statement.of(school, FORMULA).amount(Line.CAPPING_AND_SCALING);
      assertThat(Double.doubleToRawLongBits(taken)).isZero();
    }
  }
}
