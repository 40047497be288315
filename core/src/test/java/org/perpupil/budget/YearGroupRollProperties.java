package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Year groups move up, the last leaves and the intake is held by demand and places. */
class YearGroupRollProperties {
  @Example
  void aYearByHand() {
    YearGroupRoll roll = YearGroupRoll.of(30, 28, 20);
    YearGroupRoll next = roll.nextYear(new double[] {0.9, 1.25}, 33, 30);
    assertThat(next).isEqualTo(YearGroupRoll.of(30, 27, 35));
    assertThat(next.total()).isEqualTo(92);
    assertThat(roll.nextYear(new double[] {1, 1}, 12, 30).pupils()).containsExactly(12, 30, 28);
    assertThat(next).hasSameHashCodeAs(YearGroupRoll.of(30, 27, 35)).hasToString(next.toString());
  }

  @Property
  void aSchoolThatIsFullAndKeepsItsPupilsStaysAsItIs(
      @ForAll @IntRange(min = 1, max = 14) int groups,
      @ForAll @DoubleRange(min = 0, max = 240) double places,
      @ForAll @DoubleRange(min = 0, max = 50) double waiting) {
    double[] full = new double[groups];
    Arrays.fill(full, places);
    double[] stayOn = new double[groups - 1];
    Arrays.fill(stayOn, 1);
    YearGroupRoll roll = YearGroupRoll.of(full);
    assertThat(roll.nextYear(stayOn, places + waiting, places)).isEqualTo(roll);
  }

  @Example
  void nonsenseIsRefusedAndArraysAreCopies() {
    assertThatThrownBy(() -> YearGroupRoll.of()).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> YearGroupRoll.of(3, -1)).hasMessageContaining("-1.0");
    YearGroupRoll roll = YearGroupRoll.of(1, 2);
    assertThatThrownBy(() -> roll.nextYear(new double[] {1, 1}, 1, 1))
        .hasMessage("2 stay-on rates, expected 1");
    roll.pupils()[0] = 99;
    assertThat(roll.total()).isEqualTo(3);
  }
}
