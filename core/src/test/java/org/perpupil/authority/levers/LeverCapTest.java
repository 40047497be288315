package org.perpupil.authority.levers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.school.SchoolTable;

/**
 * The cap on gains by hand: it moves down to where it takes what the guarantee costs, or up to none
 * at all.
 *
 * <p>A loser's baseline is 40 above the basic entitlement of each of its 100 pupils: the guarantee
 * of 0% costs 4,000. A winner's is nine tenths of it: a cap takes 100 times what the entitlement is
 * above it.
 */
class LeverCapTest {
  private static final double BASIC =
      LeverTest.NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();
  private static final double LUMP =
      LeverTest.NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(
          LeverTest.school("loser", 100, BASIC + 40), LeverTest.school("winner", 100, 0.9 * BASIC));

  /** What both schools get without a cap. */
  private static final double UNCAPPED = 200 * BASIC + 2 * LUMP + 4000;

  private static LeverResult solve(Formula before, double block, LeverMove move) {
    return Levers.solve(
            SCHOOLS,
            before,
            LeverTest.NATIONAL_BEFORE,
            LeverTest.NATIONAL,
            FormulaBudget.of(block),
            List.of(Lever.of(move)))
        .results()
        .get(0);
  }

  /** The cap in percent that takes so many pounds from the winner. */
  private static double taking(double pounds) {
    return 100 * ((BASIC - pounds / 100) / (0.9 * BASIC) - 1);
  }

  private static Formula capped(double taking) {
    return LeverTest.before()
        .with(Parameter.GAINS_CAP_PERCENT, taking(taking))
        .with(Parameter.GAINS_SCALING_PERCENT, 100);
  }

  @Test
  void aCapClosesTheGap() {
    LeverResult result = solve(LeverTest.before(), UNCAPPED - 3000, LeverMove.CAP);
    LeverMoved moved = result.moved().get(0);
    assertThat(result.over()).isZero();
    assertThat(moved.before()).isEmpty();
    assertThat(moved.after().orElseThrow()).isCloseTo(taking(3000), within(1e-5));
    assertThat(moved.pounds()).isEqualTo(-3000);
    assertThat(result.formula().value(Parameter.GAINS_CAP_PERCENT)).isEqualTo(moved.after());
  }

  @Test
  void aCapTakesNoMoreThanTheGuaranteeCosts() {
    LeverResult result = solve(LeverTest.before(), UNCAPPED - 5000, LeverMove.CAP);
    assertThat(result.over()).isEqualTo(1000);
    assertThat(result.fits()).isFalse();
    assertThat(result.cappedTooMuch()).isZero();
    assertThat(result.moved().get(0).after().orElseThrow()).isCloseTo(taking(4000), within(1e-5));
  }

  @Test
  void aCapMovesUpWhereMoneyIsLeft() {
    LeverResult result = solve(capped(3000), UNCAPPED - 2000, LeverMove.CAP);
    assertThat(result.over()).isZero();
    assertThat(result.moved().get(0).before()).hasValue(taking(3000));
    assertThat(result.moved().get(0).after().orElseThrow()).isCloseTo(taking(2000), within(1e-5));
    LeverResult none = solve(capped(3000), UNCAPPED + 500, LeverMove.CAP);
    assertThat(none.over()).isEqualTo(-500);
    assertThat(none.moved().get(0).after()).isEmpty();
    assertThat(none.formula().value(Parameter.GAINS_CAP_PERCENT)).isEmpty();
    assertThat(none.formula().value(Parameter.GAINS_SCALING_PERCENT)).isEmpty();
  }

  /** Last year's cap takes 5,000: only the lever that moves it sees that it may take 4,000. */
  @Test
  void aCapThatTookTooMuchIsToldOfOrMoved() {
    LeverResult told = solve(capped(5000), UNCAPPED - 5000, LeverMove.BASIC);
    assertThat(told.over()).isZero();
    assertThat(told.cappedTooMuch()).isEqualTo(1000);
    LeverResult moved = solve(capped(5000), UNCAPPED - 4000, LeverMove.CAP);
    assertThat(moved.over()).isZero();
    assertThat(moved.cappedTooMuch()).isZero();
    assertThat(moved.moved().get(0).pounds()).isEqualTo(1000);
    assertThat(moved.moved().get(0).after().orElseThrow()).isCloseTo(taking(4000), within(1e-5));
  }

  /** The range of 2024-25 is 0% to 0.5%; no guarantee may lie above its cap. */
  @Test
  void theGuaranteeStartsWithinItsYearAndItsCap() {
    Formula before = LeverTest.before();
    assertThat(started(before.with(Parameter.MFG_PERCENT, -1))).isZero();
    assertThat(started(before.with(Parameter.MFG_PERCENT, 0.3))).isEqualTo(0.3);
    assertThat(started(before.with(Parameter.MFG_PERCENT, 0.8))).isEqualTo(0.5);
    Formula low = before.with(Parameter.MFG_PERCENT, -1);
    assertThat(started(low.with(Parameter.GAINS_CAP_PERCENT, 0))).isZero();
    assertThat(started(low.with(Parameter.GAINS_CAP_PERCENT, -0.5))).isEqualTo(-1);
  }

  private static double started(Formula before) {
    return solve(before, UNCAPPED, LeverMove.NEEDS)
        .formula()
        .value(Parameter.MFG_PERCENT)
        .orElseThrow();
  }
}
