package org.perpupil.authority.levers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.formula.Parameter;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Which rates a lever moves, how far, and what becomes of the last pence, by hand. */
class LeverRatesTest {
  private static final double BASIC = national(Parameter.BASIC_PRIMARY);
  private static final double MEALS = national(Parameter.FSM_PRIMARY);
  private static final double LUMP = national(Parameter.LUMP_SUM_PRIMARY);

  /** What a school of 100 pupils, 50 of them on free meals, gets for its pupils. */
  private static final double PUPIL_LED = 100 * BASIC + 50 * MEALS;

  private static double national(Parameter rate) {
    return LeverTest.NATIONAL.value(rate).orElseThrow();
  }

  private static LeverResult solve(double block, Lever lever, School... schools) {
    return Levers.solve(
            SchoolTable.of(schools),
            LeverTest.before(),
            LeverTest.NATIONAL_BEFORE,
            LeverTest.NATIONAL,
            FormulaBudget.of(block),
            List.of(lever))
        .results()
        .get(0);
  }

  private static LeverResult withMeals(double more, Lever lever) {
    School school = LeverTest.school("A", 100, 3000).with(SchoolField.FSM_PRIMARY, 0.5);
    return solve(PUPIL_LED + LUMP + more, lever, school);
  }

  private static double change(LeverResult result, Parameter rate) {
    return 100 * (result.formula().value(rate).orElseThrow() / national(rate) - 1);
  }

  /**
   * Basic entitlement mirrored the national one, so that 2.5% is as far as all may move; meals may
   * take a penny more.
   */
  @Test
  void ratesThatMoveTogetherStopWhereTheFirstOneMust() {
    for (int sign : new int[] {-1, 1}) {
      LeverResult result = withMeals(sign * 0.04 * PUPIL_LED, Lever.of(LeverMove.PUPIL_LED));
      assertThat(change(result, Parameter.BASIC_PRIMARY)).isCloseTo(sign * 2.5, within(1e-9));
      assertThat(result.moved().get(0).after().orElseThrow()).isCloseTo(sign * 2.5, within(0.01));
      assertThat(result.over()).isCloseTo(-sign * 0.015 * PUPIL_LED, within(0.52));
      assertThat(change(result, Parameter.FSM_PRIMARY)).isCloseTo(sign * 2.5, within(0.01));
      assertThat(change(result, Parameter.LUMP_SUM_PRIMARY)).isZero();
    }
  }

  /** Meals may move by 90%, since last year's formula did not pay them. */
  @Test
  void onlyRatesOfTheMoveAreMoved() {
    LeverResult needs = withMeals(0.04 * 50 * MEALS, Lever.of(LeverMove.NEEDS));
    assertThat(needs.over()).isZero();
    assertThat(needs.moved().get(0).after().orElseThrow()).isCloseTo(4, within(0.01));
    assertThat(change(needs, Parameter.FSM_PRIMARY)).isCloseTo(4, within(0.01));
    assertThat(change(needs, Parameter.FSM6_PRIMARY)).isCloseTo(4, within(0.01));
    assertThat(change(needs, Parameter.BASIC_PRIMARY)).isZero();
    LeverResult one = withMeals(0.04 * 50 * MEALS, Lever.parse("one=fsm_primary"));
    assertThat(one.over()).isZero();
    assertThat(change(one, Parameter.FSM_PRIMARY)).isCloseTo(4, within(0.01));
    assertThat(change(one, Parameter.FSM6_PRIMARY)).isZero();
    assertThat(change(one, Parameter.BASIC_PRIMARY)).isZero();
  }

  @Test
  void aRateThatIsNotPaidClosesNothing() {
    LeverResult result = withMeals(-500, Lever.parse("none=lac"));
    assertThat(result.over()).isEqualTo(500);
    assertThat(result.moved().get(0).pounds()).isZero();
    assertThat(result.moved().get(0).after()).hasValue(0);
  }

  /** The block is met but for a penny, so that nothing moves; two pence are a gap. */
  @Test
  void aPennyIsNoGap() {
    for (int sign : new int[] {-1, 1}) {
      LeverResult penny = withMeals(sign * 0.01, Lever.of(LeverMove.BASIC));
      assertThat(penny.over()).isEqualTo(-sign * 0.01);
      assertThat(penny.fits()).isTrue();
      assertThat(change(penny, Parameter.BASIC_PRIMARY)).isZero();
      LeverResult two = withMeals(sign * 0.02, Lever.of(LeverMove.BASIC));
      assertThat(two.over()).isZero();
      assertThat(two.moved().get(0).pounds()).isEqualTo(sign * 0.02);
    }
  }

  /** A tenth of two pence is none: the lump sums of two schools give up a penny each. */
  @Test
  void aPartOfNoPenceIsNotMoved() {
    LeverResult result =
        solve(
            150 * BASIC + 2 * LUMP - 0.02,
            Lever.parse("little=basic:10,lump-sums:90"),
            LeverTest.school("few", 60, 3000),
            LeverTest.school("many", 90, 3000));
    assertThat(result.over()).isZero();
    assertThat(result.moved()).extracting(LeverMoved::pounds).containsExactly(0.0, -0.02);
    assertThat(change(result, Parameter.BASIC_PRIMARY)).isZero();
  }

  /** Lump sums may give up 2.5% of two; what they were to give more the first part gives. */
  @Test
  void whatTheLastPartCannotTheFirstDoesInASecondRound() {
    LeverResult result =
        solve(
            150 * BASIC + 2 * LUMP - 15_000,
            Lever.parse("mostly=basic:10,lump-sums:90"),
            LeverTest.school("few", 60, 3000),
            LeverTest.school("many", 90, 3000));
    assertThat(result.fits()).isTrue();
    assertThat(result.moved().get(0).pounds()).isCloseTo(0.05 * LUMP - 15_000, within(0.011));
    assertThat(result.moved().get(1).pounds()).isCloseTo(-0.05 * LUMP, within(0.011));
  }

  /**
   * Four lump sums of one size move by four pence at once, so that of a gap of five pence one
   * percentage gives up eight; a penny more for the primary schools alone pays three back.
   */
  @Test
  void penniesThatAPercentageMissesGoToSingleRates() {
    School.Builder secondary =
        School.builder("S", "999", Phase.SECONDARY).yearGroups(0, 5).pupils(0, 60, 40);
    for (SchoolField field : SchoolField.values()) {
      boolean isShare = field.kind() == SchoolField.FSM_SECONDARY.kind();
      if (isShare
          && field.fileName().endsWith("_secondary")
          && !field.fileName().contains("band")) {
        secondary.set(field, 0);
      }
    }
    secondary
        .set(SchoolField.SPARSITY_DISTANCE_MILES, 0.4)
        .set(SchoolField.MFG_BASELINE_PER_PUPIL, 3000);
    double start =
        180 * BASIC
            + 60 * national(Parameter.BASIC_KS3)
            + 40 * national(Parameter.BASIC_KS4)
            + 4 * LUMP;
    LeverResult result =
        solve(
            start - 0.05,
            Lever.of(LeverMove.LUMP_SUMS),
            LeverTest.school("A", 60, 3000),
            LeverTest.school("B", 60, 3000),
            LeverTest.school("C", 60, 3000),
            secondary.build());
    assertThat(result.over()).isZero();
    assertThat(result.formula().value(Parameter.LUMP_SUM_PRIMARY).orElseThrow())
        .isCloseTo(LUMP - 0.01, within(0.0051));
    assertThat(result.formula().value(Parameter.LUMP_SUM_SECONDARY).orElseThrow())
        .isCloseTo(LUMP - 0.02, within(0.0051));
  }
}
