package org.perpupil.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Area costs of authorities: of the year, or carried over from an earlier one and marked so. */
class AreaCostsTest {
  @ParameterizedTest
  @CsvSource({
    "202, 2019-20, 1.181716, DERIVED",
    "202, 2023-24, 1.188917, DERIVED",
    "202, 2025-26, 1.214031, DERIVED",
    "867, 2019-20, 1.0561, PUBLISHED",
    "302, 2019-20, 1.097961, UNVERIFIED",
    "856, 2022-23, 1, DERIVED",
    "940, 2021-22, 1.003279, DERIVED",
  })
  void anAuthorityHasItsOwnOfTheYear(String laCode, String year, double value, RateStatus status) {
    FundingYear asked = FundingYear.parse(year);
    AreaCost cost = AreaCosts.find(laCode, asked).orElseThrow();

    assertThat(cost.value()).isEqualTo(value);
    assertThat(cost.rate().status()).isEqualTo(status);
    assertThat(cost.isOf(asked)).isTrue();
    assertThat(cost.laCode()).isEqualTo(laCode);
    assertThat(cost.rate().name()).isEqualTo("aca");
  }

  @Test
  void theNewestOfAnEarlierYearStandsForAYearWithoutOne() {
    FundingYear asked = FundingYear.of(2026);
    AreaCost lambeth = AreaCosts.find("208", asked).orElseThrow();
    AreaCost camden = AreaCosts.find("202", FundingYear.of(2024)).orElseThrow();

    assertThat(lambeth.value()).isEqualTo(1.188917);
    assertThat(lambeth.year()).isEqualTo(FundingYear.of(2023));
    assertThat(lambeth.isOf(asked)).isFalse();
    assertThat(lambeth.rate().status()).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(lambeth.rate().source()).startsWith("of 2023-24, the last one known: derived from");
    assertThat(camden.value()).isEqualTo(1.188917);
  }

  @Test
  void nothingIsKnownBeforeTheFirstYearOrOfAnUnknownAuthority() {
    assertThat(AreaCosts.find("202", FundingYear.of(2018))).isEqualTo(Optional.empty());
    assertThat(AreaCosts.find("942", FundingYear.of(2022))).isEqualTo(Optional.empty());
    assertThat(AreaCosts.find("999", FundingYear.of(2023))).isEqualTo(Optional.empty());
    assertThat(AreaCosts.of(FundingYear.of(2018))).isEmpty();
  }

  @Test
  void everyAreaCostIsAMultiplierWithItsProvenance() {
    for (int start = 2019; start <= 2027; start++) {
      FundingYear year = FundingYear.of(start);
      List<AreaCost> costs = AreaCosts.of(year);

      assertThat(costs).hasSizeGreaterThan(145);
      assertThat(costs.stream().map(AreaCost::laCode)).isSorted().doesNotHaveDuplicates();
      for (AreaCost cost : costs) {
        assertThat(cost.value()).as(cost.toString()).isBetween(1.0, 1.25);
        assertThat(cost.rate().source()).isNotBlank();
        assertThat(cost.authority()).isNotBlank();
        assertThat(cost.year()).isLessThanOrEqualTo(year);
        assertThat(AreaCosts.find(cost.laCode(), year)).contains(cost);
      }
    }
  }
}
