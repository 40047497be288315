package org.perpupil.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.ProblemsException;

/** Funding years and their labels. */
class FundingYearTest {
  @ParameterizedTest
  @CsvSource({"2018, 365", "2019, 366", "2020, 365", "2023, 366", "1999, 366", "2099, 365"})
  void theDaysOfTheFebruaryThatItHoldsCount(int start, int days) {
    assertThat(FundingYear.of(start).days()).isEqualTo(days);
  }

  @Property
  void aLabelReadsBackAsItsYear(@ForAll @IntRange(min = 1990, max = 2100) int start) {
    FundingYear year = FundingYear.of(start);
    assertThat(FundingYear.parse(year.toString())).isEqualTo(year);
    assertThat(year.start()).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({"1990, 1990-91", "1999, 1999-00", "2009, 2009-10", "2017, 2017-18", "2100, 2100-01"})
  void labelsAreBothCalendarYears(int start, String label) {
    assertThat(FundingYear.of(start)).hasToString(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2017",
        "2017-19",
        "2017-17",
        "2017-2019",
        "2017-1918",
        "17-18",
        "2017/19",
        "2017//18",
        " 2017-18",
        "2017-18 ",
        "Jun-17",
        "2017–19",
        "2017—18",
        "2017.18",
        "-2017-18"
      })
  void whatIsNoLabelIsShownAndSetRight(String label) {
    assertThatThrownBy(() -> FundingYear.parse(label))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(label.isEmpty() ? "found nothing" : "'" + label + "'")
        .hasMessageContaining("two calendar years in a row from 1990 on, such as 2017-18")
        .hasMessageContaining("\nMaybe ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1989, 2101, 0, -1, 20_171})
  void yearsFarFromTheFormulaAreRefused(int start) {
    assertThatThrownBy(() -> FundingYear.of(start))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("'" + start + "'")
        .hasMessageContaining("from 1990 to 2100");
  }

  @Test
  void yearsAreOrderedByTime() {
    FundingYear year = FundingYear.parse("2018-19");
    assertThat(year).isGreaterThan(FundingYear.of(2017)).isLessThan(FundingYear.of(2019));
    assertThat(year.isBefore(2019)).isTrue();
    assertThat(year.isBefore(2018)).isFalse();
  }
}
