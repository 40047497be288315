package org.perpupil.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, usual values, and what is said of the others. */
class RangeTest {
  private static final Range RATE = Range.of("pounds, 0 or more", 0, 100_000).usually(1500, 15_000);
  private static final Range GROWTH = Range.of("percent", -20, 50).percent().usually(-2, 12);

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e308,
        -1e308,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e-13,
        -0.01,
        100_000.01
      })
  void noNumberPassesThatCannotBe(double value) {
    assertThat(RATE.accepts(value)).isFalse();
    assertThat(RATE.warning("p", "v", value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1e-12, 1500, 100_000})
  void whatCanBePasses(double value) {
    assertThat(RATE.accepts(value)).isTrue();
  }

  @Test
  void aLimitMayBeLeftOutAndFractionsToo() {
    Range above = Range.of("more than 0", 0, 10).above();
    assertThat(above.accepts(0)).isFalse();
    assertThat(above.accepts(-0.0)).isFalse();
    assertThat(above.accepts(1e-12)).isTrue();
    assertThat(above.accepts(Double.MIN_VALUE)).isFalse();
    assertThat(above.accepts(Double.NaN)).isFalse();
    Range whole = Range.of("a whole number", 0, 14).whole();
    assertThat(whole.accepts(7)).isTrue();
    assertThat(whole.accepts(7.0000001)).isFalse();
    assertThat(whole.accepts(Double.NaN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "386.20 | the decimal point slipped; 3862 was meant",
        "38.62 | the decimal point slipped; 3862 was meant",
        "38620 | the decimal point slipped; 3862 was meant",
        "3 | the decimal point slipped; 3000 was meant",
        "1 | it is from another column or year; it is taken as it stands",
      })
  void aSlipIsTold(double value, String advice) {
    Problem problem = RATE.warning("p", "w", value).orElseThrow();
    assertThat(problem.isError()).isFalse();
    assertThat(problem.value()).isEqualTo("w");
    assertThat(problem.expected()).isEqualTo("pounds, 0 or more, usually 1500 to 15000");
    assertThat(problem.advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.03 | it is a fraction; 3 percent was meant",
        "-0.015 | it is a fraction; -1.5 percent was meant",
        "0.0999 | it is a fraction; 9.99 percent was meant",
        "28 | the decimal point slipped; 2.8 was meant",
      })
  void aFractionOfAPercentIsTold(double value, String advice) {
    assertThat(GROWTH.warning("p", "w", value).orElseThrow().advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -0.1, 0.5, 3, -2, 12})
  void aUsualPercentageIsLeftAlone(double value) {
    assertThat(GROWTH.warning("p", "w", value)).isEmpty();
  }

  /** What is refused is not taken. */
  @ParameterizedTest
  @ValueSource(doubles = {1e15, 1e308, Double.MIN_VALUE, Double.NaN})
  void anErrorDoesNotSayThatItIsTaken(double value) {
    assertThat(RATE.accepts(value)).isFalse();
    assertThat(RATE.advice(value)).isEqualTo("it is from another column or year");
  }

  @Test
  void aSignIsTold() {
    Range range = Range.of("pounds", -1e8, 1e8).usually(0, 25_000_000);
    assertThat(range.warning("p", "w", -1_000_000).orElseThrow().advice())
        .isEqualTo("the sign is wrong");
    assertThat(range.warning("p", "w", 0)).isEmpty();
  }

  @Test
  void wordsNameTheHighestValueOnce() {
    assertThat(RATE.expected()).isEqualTo("pounds, 0 or more, at most 100000");
    assertThat(Range.of("a share from 0 to 1", 0, 1).expected()).isEqualTo("a share from 0 to 1");
    assertThat(RATE.usual()).contains("1500 to 15000");
    assertThat(Range.of("a share from 0 to 1", 0, 1).usual()).isEmpty();
    assertThat(RATE.toString())
        .isEqualTo("pounds, 0 or more, at most 100000, usually 1500 to 15000");
  }

  @Test
  void swappedLimitsAreAFault() {
    assertThatThrownBy(() -> Range.of("x", 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RATE.usually(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Range.of("x", Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
