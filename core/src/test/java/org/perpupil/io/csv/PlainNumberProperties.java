package org.perpupil.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A number of a cell is the double that is nearest to its decimals, however it is worked out. */
class PlainNumberProperties {
  @Property(tries = 20_000)
  void isTheNearestDouble(@ForAll long digits, @ForAll @IntRange(min = 0, max = 18) int decimals) {
    is(BigDecimal.valueOf(digits, decimals).toPlainString());
    is(BigDecimal.valueOf(digits % 1_000_000_000_000L, decimals).toPlainString());
    is(BigDecimal.valueOf(digits % 1_000_000, decimals % 8).toPlainString());
  }

  @Example
  void isTheSameInOddShapes() {
    for (String text :
        new String[] {"5.", ".5", "-.5", "+1", "007", "0", "-12.50", "1e3", "999999999999999"}) {
      is(text);
    }
    for (String text : new String[] {".", "-", "-.", "1.2.3", "1-2", "--1", "", "e", "1e", "１"}) {
      assertThat(Numbers.parse(text)).as(text).isEmpty();
    }
    assertThat(Double.compare(Numbers.parse("-0").orElseThrow(), -0.0)).isZero();
  }

  private static void is(String text) {
    double nearest = Double.parseDouble(text);
    if (nearest == 0 || Math.abs(nearest) >= 1e-12) {
      assertThat(Numbers.parse(text)).as(text).hasValue(nearest);
    }
  }
}
