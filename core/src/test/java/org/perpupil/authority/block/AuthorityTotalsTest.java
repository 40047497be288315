package org.perpupil.authority.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What the schools of an authority get in all, by hand, and that nothing is lost on the way. */
class AuthorityTotalsTest {
  private static final Formula FORMULA =
      Formula.local("local", FundingYear.of(2017))
          .set(Parameter.BASIC_PRIMARY, 3000)
          .set(Parameter.BASIC_KS3, 4000)
          .set(Parameter.BASIC_KS4, 5000)
          .set(Parameter.FSM_PRIMARY, 600)
          .set(Parameter.LAC, 1000)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .set(Parameter.LUMP_SUM_SECONDARY, 150_000)
          .set(Parameter.MFG_PERCENT, 0)
          .set(Parameter.GAINS_CAP_PERCENT, 5)
          .build();

  private final Allocation allocation =
      Allocation.of(
          SchoolTable.of(
              school("P", "301", Phase.PRIMARY, 200, 0, 0).set(SchoolField.RATES, 7_777.77).build(),
              school("X", "302", Phase.PRIMARY, 10, 0, 0).build(),
              school("S", "301", Phase.SECONDARY, 0, 300, 200).build(),
              school("M", "301", Phase.MIDDLE_DEEMED_SECONDARY, 60, 90, 0)
                  .set(SchoolField.LAC, 0.02)
                  .build(),
              School.builder("F", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(33, 0, 0).build()),
          FORMULA);

  @Test
  void totalsOfAnotherRunAreRefused() {
    School school =
        School.builder("S", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0).build();
    SchoolTable table = SchoolTable.of(school);
    Formula low =
        Formula.local("own", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, 1).build();
    Formula high = low.with(Parameter.BASIC_PRIMARY, 2);
    assertThatThrownBy(
            () ->
                Reconciliation.of(
                    Allocation.of(table, low), AuthorityTotals.of(Allocation.of(table, high))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pounds do not reconcile: 100.0 in, 200.0 out");
  }

  @Test
  void sumsCoverTheSchoolsThatCouldBePaid() {
    List<AuthorityTotals> authorities = AuthorityTotals.of(allocation);
    assertThat(authorities).extracting(AuthorityTotals::laCode).containsExactly("301", "302");
    AuthorityTotals authority = authorities.get(0);
    assertThat(authority).hasToString("AuthorityTotals[301, 3 schools]");
    assertThat(authority.schoolsCovered()).isEqualTo(3);
    assertThat(authority.schoolsFailed()).isEqualTo(1);
    assertThat(authority.pupils()).isEqualTo(200 + 500 + 150);
    assertThat(authority.pupilsFailed()).isEqualTo(33);
    assertThat(authority.amount(Line.BASIC_PRIMARY)).isEqualTo(260 * 3000);
    assertThat(authority.amount(Line.BASIC_KS3)).isEqualTo(390 * 4000);
    assertThat(authority.amount(Line.BASIC_KS4)).isEqualTo(200 * 5000);
    assertThat(authority.amount(Line.FSM_PRIMARY)).isEqualTo(0.1 * 260 * 600);
    assertThat(authority.amount(Line.LAC)).isEqualTo(0.02 * 150 * 1000);
    // A middle school of three primary and four secondary years: (3 × 100,000 + 4 × 150,000) / 7.
    assertThat(authority.amount(Line.LUMP_SUM)).isEqualTo(100_000 + 150_000 + 128_571.43);
    assertThat(authority.amount(Line.RATES)).isEqualTo(7_777.77);
    assertThat(authority.budgetShare())
        .isEqualTo(780_000 + 1_560_000 + 1_000_000 + 15_600 + 3_000 + 378_571.43 + 7_777.77);
    assertThat(authorities.get(1).budgetShare()).isEqualTo(30_000 + 600 + 100_000);
  }

  /** 3,358,600 pupil-led of 3,744,949.20 before protection. */
  @Test
  void pupilLedMoneyIsAPercentageOfTheWhole() {
    AuthorityTotals authority = AuthorityTotals.of(allocation).get(0);
    assertThat(authority.pupilLedPercent().orElseThrow())
        .isCloseTo(100 * 3_358_600 / 3_744_949.20, within(1e-9));
  }

  /**
   * Primary: 780,000 + 15,600 + lump sum 100,000 + 60/150 of the middle school's (128,571.43 +
   * 3,000) = 948,228.572 over 260 pupils. Secondary: 2,560,000 + 150,000 + 90/150 of it =
   * 2,788,942.858 over 590 pupils.
   */
  @Test
  void ratioIsPoundsPerSecondaryForAPoundPerPrimaryPupil() {
    AuthorityTotals authority = AuthorityTotals.of(allocation).get(0);
    double expected = (2_788_942.858 / 590) / (948_228.572 / 260);
    assertThat(authority.primarySecondaryRatio().orElseThrow()).isCloseTo(expected, within(1e-9));
    assertThat(AuthorityTotals.of(allocation).get(1).primarySecondaryRatio()).isEmpty();
  }

  /** One school gets 50 × 200 to reach last year, one loses 10 × 500 above 5%. */
  @Test
  void protectionIsGuaranteesLessCaps() {
    double primary = 3060;
    double secondary = 4400;
    SchoolTable schools =
        SchoolTable.of(
            school("P", "301", Phase.PRIMARY, 200, 0, 0)
                .set(SchoolField.MFG_BASELINE_PER_PUPIL, primary + 50)
                .build(),
            school("S", "301", Phase.SECONDARY, 0, 300, 200)
                .set(SchoolField.MFG_BASELINE_PER_PUPIL, (secondary - 10) / 1.05)
                .build());
    AuthorityTotals authority = AuthorityTotals.of(Allocation.of(schools, FORMULA)).get(0);
    assertThat(authority.amount(Line.MINIMUM_FUNDING_GUARANTEE)).isEqualTo(10_000);
    assertThat(authority.amount(Line.CAPPING_AND_SCALING)).isEqualTo(-5_000);
    assertThat(authority.protection()).isEqualTo(5_000);
    // Protection comes after the money that the percentage and the ratio compare.
    double ratio = ((2_200_000 + 150_000) / 500.0) / ((612_000 + 100_000) / 200.0);
    assertThat(authority.primarySecondaryRatio().orElseThrow()).isCloseTo(ratio, within(1e-9));
  }

  @Test
  void anAuthorityWhoseSchoolsAllFailHasNoRatios() {
    School failing =
        School.builder("F", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(33, 0, 0).build();
    AuthorityTotals authority =
        AuthorityTotals.of(Allocation.of(SchoolTable.of(failing), FORMULA)).get(0);
    assertThat(authority.schoolsCovered()).isZero();
    assertThat(authority.pupils()).isZero();
    assertThat(authority.budgetShare()).isZero();
    assertThat(authority.pupilLedPercent()).isEmpty();
    assertThat(authority.primarySecondaryRatio()).isEmpty();
  }

  @Test
  void schoolsPupilsAndPoundsAreAccountedFor() {
    Reconciliation all = Reconciliation.of(allocation, AuthorityTotals.of(allocation));
    assertThat(all.schoolsRead()).isEqualTo(5);
    assertThat(all.schoolsAllocated()).isEqualTo(4);
    assertThat(all.schoolsFailed()).isEqualTo(1);
    assertThat(all.pupilsRead()).isEqualByComparingTo("893");
    assertThat(all.pupilsAllocated()).isEqualByComparingTo("860");
    assertThat(all.pupilsFailed()).isEqualByComparingTo("33");
    assertThat(all.poundsInTotal()).isEqualTo("3875549.20");
    assertThat(all.poundsByLine())
        .containsEntry("basic_primary", new BigDecimal("810000.00"))
        .containsEntry("lump_sum", new BigDecimal("478571.43"))
        .doesNotContainKeys("sparsity", "rounding");
  }

  @Test
  void anAuthorityThatWasLeftOutStopsTheRun() {
    List<AuthorityTotals> authorities = AuthorityTotals.of(allocation);
    assertThatIllegalStateException()
        .isThrownBy(() -> Reconciliation.of(allocation, authorities.subList(0, 1)))
        .withMessageContaining("schools do not reconcile");
  }

  @Test
  void pupilsThatWereLostStopTheRun() {
    SchoolTable fewer =
        SchoolTable.of(
            allocation.schools().schools().stream()
                .map(
                    school ->
                        school.id().equals("P")
                            ? school.with(SchoolField.PUPILS_PRIMARY, 199)
                            : school)
                .toList());
    List<AuthorityTotals> authorities = AuthorityTotals.of(Allocation.of(fewer, FORMULA));
    assertThatIllegalStateException()
        .isThrownBy(() -> Reconciliation.of(allocation, authorities))
        .withMessageContaining("pupils do not reconcile");
  }

  private static School.Builder school(
      String id, String laCode, Phase phase, double primary, double ks3, double ks4) {
    int primaryGroups = phase.isMiddle() ? 3 : phase == Phase.PRIMARY ? 7 : 0;
    int secondaryGroups = phase.isMiddle() ? 4 : phase == Phase.PRIMARY ? 0 : 5;
    return School.builder(id, laCode, phase)
        .yearGroups(primaryGroups, secondaryGroups)
        .pupils(primary, ks3, ks4)
        .set(SchoolField.FSM_PRIMARY, 0.1)
        .set(SchoolField.LAC, 0);
  }
}
