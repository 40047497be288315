package org.perpupil.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Department's cut-offs, at the limits themselves. */
class CutOffsTest {
  @ParameterizedTest
  @CsvSource({"-0.0501,red", "-0.05,amber", "-0.0001,amber", "0,green", "0.3,green"})
  void inYearBalanceIsShownByItsPartOfIncome(double ofIncome, String shown) {
    assertThat(CutOffs.balance(ofIncome)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "19.49,red",
    "19.5,amber",
    "19.99,amber",
    "20,green",
    "22.49,green",
    "22.5,amber",
    "23.49,amber",
    "23.5,red"
  })
  void classesAreShownByTheirPupils(double pupils, String shown) {
    assertThat(CutOffs.classSize(pupils)).isEqualTo(shown);
    assertThat(CutOffs.table(OptionalDouble.empty(), OptionalDouble.of(pupils)).isEmpty())
        .isFalse();
  }
}
