package org.perpupil.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.ProblemsException;

class FundingYearsTest {
  @Test
  void textsAreReadAsTheyAreShown() {
    FundingYears years = FundingYears.parse(" 2025-26 .. 2030-31 ");

    assertThat(years.first()).isEqualTo(FundingYear.of(2025));
    assertThat(years.last()).isEqualTo(FundingYear.of(2030));
    assertThat(years).hasToString("2025-26..2030-31");
    assertThat(FundingYears.parse("2025-26")).hasToString("2025-26");
    assertThat(FundingYears.parse(years.toString())).isEqualTo(years);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "2025-26..", "2025-26...2026-27", "2026-27..2025-26", "2025"})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> FundingYears.parse(text))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("such as 2025-26..2030-31");
  }
}
