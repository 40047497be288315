package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.LeverAuthority;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Rates as a forum would table them, and none against the national direction. */
class RatePreferencesTest {
  private static final Formula NATIONAL = LeverAuthority.NATIONAL;
  private static final double BASIC = NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();

  private static AllowedRange limited(RatePreferences preferences, double last, double... range) {
    Formula before =
        Formula.local("b", FundingYear.of(2023)).set(Parameter.BASIC_PRIMARY, last).build();
    Map<Parameter, AllowedRange> ranges =
        Map.of(Parameter.BASIC_PRIMARY, new AllowedRange(range[0], range[1]));
    return preferences.within(ranges, before, NATIONAL, 1).values().iterator().next();
  }

  @Test
  void noRateMovesAwayFromTheNationalOne() {
    RatePreferences towards = RatePreferences.NONE.withTowardsNational();
    double low = 0.9 * BASIC;
    double high = 1.1 * BASIC;
    assertThat(limited(towards, BASIC - 10, low, high))
        .isEqualTo(new AllowedRange(BASIC - 10, BASIC));
    assertThat(limited(towards, BASIC + 10, low, high))
        .isEqualTo(new AllowedRange(BASIC, BASIC + 10));
    assertThat(limited(towards, 0.5 * BASIC, low, high)).isEqualTo(new AllowedRange(low, BASIC));
    assertThat(limited(towards, 2 * BASIC, low, high)).isEqualTo(new AllowedRange(BASIC, high));
    assertThat(limited(RatePreferences.NONE, 1, low, high)).isEqualTo(new AllowedRange(low, high));
  }

  @Test
  void theNationalRateIsThatTimesAreaCost() {
    Formula before =
        Formula.local("b", FundingYear.of(2023)).set(Parameter.BASIC_PRIMARY, BASIC).build();
    Map<Parameter, AllowedRange> ranges =
        Map.of(Parameter.BASIC_PRIMARY, new AllowedRange(0.9 * BASIC, 1.3 * BASIC));
    assertThat(RatePreferences.NONE.withTowardsNational().within(ranges, before, NATIONAL, 1.1))
        .containsExactly(Map.entry(Parameter.BASIC_PRIMARY, new AllowedRange(BASIC, BASIC * 1.1)));
  }

  @Test
  void wholePoundsWhereTheRangeHoldsSome() {
    RatePreferences whole = RatePreferences.NONE.withWholePounds();
    assertThat(limited(whole, 1, 10.2, 12.7)).isEqualTo(new AllowedRange(11, 12));
    assertThat(limited(whole, 1, 10.2, 11.7)).isEqualTo(new AllowedRange(11, 11));
    assertThat(limited(whole, 1, 10.2, 10.7)).isEqualTo(new AllowedRange(10.2, 10.7));
    assertThat(whole.isInPounds(new AllowedRange(11, 12))).isTrue();
    assertThat(whole.isInPounds(new AllowedRange(10.2, 12))).isFalse();
    assertThat(RatePreferences.NONE.isInPounds(new AllowedRange(11, 12))).isFalse();
  }

  /** Whole pounds fit the block, and nowhere would a pound more fit, too. */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void wholePoundsFitTheBlockAndNoneCanBeRaised(@ForAll long seed) {
    LeverAuthority authority = new LeverAuthority(seed);
    RatePreferences preferences = new RatePreferences(true, Math.floorMod(seed, 2) == 0);
    AffordableRates rates;
    try {
      rates =
          AffordableRates.choose(
              authority.schools,
              authority.before,
              LeverAuthority.NATIONAL_BEFORE,
              NATIONAL,
              "next",
              authority.budget.available(),
              preferences);
    } catch (ProblemsException tooDear) {
      assertThat(tooDear).hasMessageContaining("even the lowest allowed rates cost");
      return;
    }
    assertThat(rates.spent()).isLessThan(rates.budget() + 0.005);
    rates
        .ranges()
        .forEach(
            (rate, range) -> {
              double chosen = rates.formula().value(rate).orElseThrow();
              assertThat(chosen).isBetween(range.lowest() - 1e-9, range.highest() + 1e-9);
              if (preferences.isInPounds(range)) {
                assertThat(chosen).as(rate.fileName()).isCloseTo(Math.rint(chosen), within(1e-9));
              }
              if (preferences.towardsNational()) {
                double target = NATIONAL.value(rate).orElseThrow();
                double last = authority.before.value(rate).orElse(0);
                assertThat((chosen - last) * (target - last)).isGreaterThanOrEqualTo(-1e-6);
              }
            });
  }
}
