package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The range of a local rate lies around the national rate and narrows by a tenth a year. */
class AllowedRangeProperties {
  @Property(tries = 300)
  void liesEvenlyAroundTheNationalRate(
      @ForAll @DoubleRange(min = 100, max = 7000) double national,
      @ForAll @DoubleRange(min = 1, max = 1.2) double areaCost,
      @ForAll @DoubleRange(min = 0, max = 0.5) double distance) {
    AllowedRange range = AllowedRange.of(national, areaCost, distance);
    double middle = national * areaCost;
    double reach = distance * 0.9 > 0.025 ? distance * 0.9 : 0.025;
    assertThat(range.lowest()).isCloseTo(middle * (1 - reach), within(1e-6));
    assertThat(range.highest()).isCloseTo(middle * (1 + reach), within(1e-6));
    assertThat(range.contains(middle)).isTrue();
    assertThat(range.contains(range.lowest())).isTrue();
    assertThat(range.contains(range.highest())).isTrue();
    assertThat(range.contains(range.lowest() - 0.01)).isFalse();
    assertThat(range.contains(range.highest() + 0.01)).isFalse();
  }

  @Example
  void nothingIsAllowedOfARateOfNothingAndNothingElseIsRefused() {
    assertThat(AllowedRange.of(0, 1, 0)).isEqualTo(new AllowedRange(0, 0));
    for (double[] wrong :
        new double[][] {{-1, 1, 0}, {1, 0, 0}, {1, 1, -0.1}, {Double.NaN, 1, 0}}) {
      assertThatThrownBy(() -> AllowedRange.of(wrong[0], wrong[1], wrong[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 300)
  void aRateThatStaysWhereItWasIsOutside(
      @ForAll @DoubleRange(min = 1000, max = 7000) double national,
      @ForAll @DoubleRange(min = 0.03, max = 0.5) double distance) {
    AllowedRange range = AllowedRange.of(national, 1, distance);
    assertThat(range.contains(national * (1 + distance))).isFalse();
    assertThat(range.contains(national * (1 - distance))).isFalse();
    assertThat(range.contains(national * (1 + distance * 0.89))).isTrue();
  }

  @Example
  void aRangeNeverGoesBelowZero() {
    assertThat(AllowedRange.of(100, 1, 2).lowest()).isZero();
  }
}
