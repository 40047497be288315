package org.perpupil.io.dfe.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of published files as numbers, marks, or neither. */
class PublishedNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|0.005",
        "-7|-7|0.005",
        "12.5|12.5|0.005",
        " 12.3456 |12.3456|0.00005",
        "£5|5|0.005",
        "-£5.25|-5.25|0.005",
        "£-5|-5|0.005",
        "-1,234,567|-1234567|0.005",
        "1,234.125|1234.125|0.0005",
        "20000000000|20000000000|10",
      })
  void numbersAreReadWithTheirPrecision(String cell, double value, double halfUnit) {
    assertThat(PublishedNumber.parse(cell))
        .isEqualTo(new PublishedNumber(value, halfUnit, PublishedNumber.Kind.NUMBER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|NOT_KNOWN",
        "' '|NOT_KNOWN",
        "SUPP|NOT_KNOWN",
        "c|NOT_KNOWN",
        "Z|NOT_APPLICABLE",
        "-|WRONG",
        "-.5|WRONG",
        ".5|WRONG",
        "5.|WRONG",
        "1.2.3|WRONG",
        "-£-5|WRONG",
        "1,23|WRONG",
        "5%|WRONG",
        "1E5|WRONG",
        "+5|WRONG",
      })
  void everythingElseIsAMarkOrWrong(String cell, PublishedNumber.Kind kind) {
    PublishedNumber number = PublishedNumber.parse(cell);

    assertThat(number.kind()).isEqualTo(kind);
    assertThat(number.isNumber()).isFalse();
    assertThat(number.value()).isNaN();
    assertThat(number.halfUnit()).isNaN();
  }
}
