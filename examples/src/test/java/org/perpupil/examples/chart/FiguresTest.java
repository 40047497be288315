package org.perpupil.examples.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of pages and pictures, at the edges where they change their form. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0,£0",
    "0.45,£0.45",
    "-0.45,−£0.45",
    "0.004,under 1p",
    "7,£7",
    "9.99,£9.99",
    "9.996,£10",
    "58.2,£58",
    "999.4,£999",
    "999.6,£1.0k",
    "1000,£1.0k",
    "12345,£12.3k",
    "-66099.63,−£66.1k",
    "999949,£999.9k",
    "999951,£1.0m",
    "2092590,£2.1m",
    "-12881465,−£12.9m"
  })
  void labelsOfPictures(double value, String shown) {
    assertThat(Figures.label(value)).isEqualTo(shown);
  }

  @Test
  void signsAndRounding() {
    assertThat(Figures.change(12.5)).isEqualTo("+£13");
    assertThat(Figures.change(-0.4)).isEqualTo("£0");
    assertThat(Figures.change(0.4)).isEqualTo("£0");
    assertThat(Figures.pounds(-1234.5)).isEqualTo("−£1,235");
    assertThat(Figures.penceOfChange(0)).isEqualTo("£0.00");
    assertThat(Figures.penceOfChange(-4400)).isEqualTo("−£4,400.00");
    assertThat(Figures.percentOfChange(-0.04)).isEqualTo("0.0%");
    assertThat(Figures.percentOfChange(3.14)).isEqualTo("+3.1%");
    assertThat(Figures.percent(0.999)).isEqualTo("99.9%");
    assertThat(Figures.signed(-0.04, 1)).isEqualTo("0.0");
  }

  /** Figures are grouped as formats group them, of whatever size. */
  @Test
  void numbersAreGroupedByThousands() {
    Random random = new Random(15);
    for (int i = 0; i < 5000; i++) {
      int decimals = random.nextInt(4);
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(14));
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
      assertThat(Figures.number(value, decimals))
          .isEqualTo(
              String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace('-', '\u2212'));
    }
  }
}
