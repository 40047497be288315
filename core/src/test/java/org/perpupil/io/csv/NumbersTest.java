package org.perpupil.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of texts where numbers stand: a hint that cannot be right is worse than none. */
class NumbersTest {
  private static final String OTHERWISE = "what the reader says";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u22120.5|-0.5 was meant",
        "\u20131200|-1200 was meant",
        "(0.5)|-0.5 was meant",
        "( 12 )|-12 was meant",
        "2O7|207 was meant",
        "l7|17 was meant",
        "4I8.5|418.5 was meant",
        "07-Jan|for a date",
        "Jan-07|for a date",
        "7/1/2026|for a date",
        "2026-01-07 00:00:00|for a date",
        "1e400|its exponent",
      })
  void whatWasMeantIsTold(String text, String hint) {
    assertThat(Numbers.parse(text)).isEmpty();
    assertThat(Numbers.advice(text, OTHERWISE)).contains(hint).doesNotContain("blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n/a", "many", "O", "lI", "(many)", "first", "-", "c"})
  void whatIsNothingLikeOneIsForTheReaderToTell(String text) {
    assertThat(Numbers.advice(text, OTHERWISE)).isEqualTo(OTHERWISE);
  }

  /** A number is there, so that it is not unknown. */
  @ParameterizedTest
  @ValueSource(strings = {"3k", "\u00a31.2m", "5p", "\u20ac5", "12 miles", "7 (est.)", "c. 30"})
  void aNumberWithAUnitIsToBeWrittenAlone(String text) {
    assertThat(Numbers.parse(text)).isEmpty();
    assertThat(Numbers.advice(text, Numbers.UNKNOWN)).contains("write the number alone");
  }
}
