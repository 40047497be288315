package org.perpupil.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.problem.ProblemsException;

/** The books of national rates, and what is said when one lacks what is asked of it. */
class RateBookTest {
  private static final Set<String> UNITS =
      Set.of(
          "GBP per pupil",
          "GBP per pupil, minimum",
          "GBP per new pupil",
          "GBP per school",
          "GBP per new school",
          "GBP per additional site",
          "GBP per meal",
          "miles",
          "pupils per year group, upper limit",
          "percent",
          "percent of pupils",
          "percent per pupil",
          "percent per pupil since 2017-18");

  @Test
  void editionsAreListedOldestFirst() {
    assertThat(RateBook.editions())
        .containsExactly(
            "2016-12-proposal",
            "2018-19",
            "2019-20",
            "2020-21",
            "2021-22",
            "2022-23",
            "2023-24",
            "2024-25",
            "2025-26",
            "2026-27");
  }

  static List<String> books() {
    return RateBook.names();
  }

  @Test
  void yearsBeforeTheNationalFormulaHaveBooksOfGrantsAlone() {
    assertThat(RateBook.names())
        .containsAll(RateBook.editions())
        .startsWith("2011-12", "2012-13")
        .endsWith("2025-26", "2026-27")
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(RateBook.named("2016-17").rate("pupil_premium_primary").value()).isEqualTo(1320);
    assertThatThrownBy(() -> RateBook.national("2016-17"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("one of 2016-12-proposal, 2018-19");
    assertThatThrownBy(() -> RateBook.named("2001-02"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("one of 2011-12, 2012-13")
        .hasMessageContaining("\nMaybe ");
  }

  @ParameterizedTest
  @MethodSource("books")
  void everyRateSaysWhatItCountsAndWhereItIsFrom(String edition) {
    RateBook book = RateBook.named(edition);
    assertThat(book.edition()).isEqualTo(edition);
    assertThat(book.title()).isNotBlank();
    assertThat(book.rates()).isNotEmpty();
    for (Rate rate : book.rates()) {
      String name = edition + " " + rate.name();
      assertThat(rate.name()).as(name).matches("[a-z][a-z0-9_]*");
      assertThat(rate.value()).as(name).isFinite();
      assertThat(rate.unit()).as(name).isIn(UNITS);
      assertThat(rate.status()).as(name).isNotNull().isNotEqualTo(RateStatus.GIVEN);
      assertThat(rate.source()).as(name).isNotBlank();
      assertThat(book.find(rate.name())).as(name).contains(rate);
      assertThat(rate.value() >= 0 || rate.unit().startsWith("percent")).as(name).isTrue();
      assertThat(rate.unit().startsWith("percent"))
          .as(name)
          .isEqualTo(rate.name().endsWith("_percent"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2013-14, pupil_premium_primary, 953, CROSS_CHECKED",
    "2016-12-proposal, basic_primary, 2712, PUBLISHED",
    "2018-19, basic_primary, 2747, PUBLISHED",
    "2018-19, fsm_primary, 440, CROSS_CHECKED",
    "2018-19, sparsity_year_group_middle, 69.2, DERIVED",
    "2019-20, gains_cap_percent, 6.09, CROSS_CHECKED",
    "2020-21, lump_sum_primary, 114400, PUBLISHED",
    "2022-23, lpa_primary, 1130, DERIVED",
    "2025-26, split_site_basic, 54000, DERIVED",
    "2025-26, split_site_distance, 27000, DERIVED",
  })
  void ratesAreReadWithTheirStatus(String edition, String name, double value, RateStatus status) {
    Rate rate = RateBook.named(edition).rate(name);
    assertThat(rate.value()).isEqualTo(value);
    assertThat(rate.status()).isEqualTo(status);
  }

  @Test
  void theProposalFollowsTheRulesOfTheYearItWasMadeFor() {
    assertThat(RateBook.national("2016-12-proposal").rulesOf()).isEqualTo(FundingYear.of(2018));
    assertThat(RateBook.national("2022-23").rulesOf()).isEqualTo(FundingYear.of(2022));
  }

  @Test
  void unknownEditionNamesTheNearestAndAll() {
    assertThatThrownBy(() -> RateBook.national("2018-29"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("found '2018-29'")
        .hasMessageContaining("one of 2016-12-proposal, 2018-19")
        .hasMessageEndingWith("\nMaybe '2018-19' was meant.");
    assertThat(RateBook.national("2018/2019").rulesOf()).isEqualTo(FundingYear.of(2018));
    assertThatThrownBy(() -> RateBook.national("next year"))
        .hasMessageContaining("\nMaybe the year lies before the national formula");
    assertThatThrownBy(() -> RateBook.national("2012-13"))
        .hasMessageContaining("\nMaybe the year lies before the national formula");
    assertThatThrownBy(() -> RateBook.national("2025"))
        .hasMessageContaining("\nMaybe '2025-26' was meant");
  }

  @Test
  void unknownRateNamesTheNearest() {
    RateBook book = RateBook.national("2018-19");
    assertThat(book.find("basic_primry")).isEmpty();
    assertThatThrownBy(() -> book.rate("basic_primry"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("national rate book 2018-19")
        .hasMessageContaining("the rate basic_primry")
        .hasMessageEndingWith("\nMaybe 'basic_primary' was meant.");
    assertThatThrownBy(() -> book.rate("teacher_starting_salary"))
        .hasMessageContaining("\nMaybe another year has it");
  }

  @Test
  void ratesCannotBeChanged() {
    RateBook book = RateBook.national("2018-19");
    assertThatThrownBy(() -> book.rates().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> RateBook.editions().remove("2018-19"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theVersionIsAShortFingerprint() {
    assertThat(RateBook.version()).matches("[0-9a-f]{8}").isEqualTo(RateBook.version());
  }

  @Test
  void theLessSureOfTwoIsWhatBothCanClaim() {
    assertThat(RateStatus.PUBLISHED.weaker(RateStatus.UNVERIFIED)).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(RateStatus.UNVERIFIED.weaker(RateStatus.GIVEN)).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(RateStatus.GIVEN.weaker(RateStatus.CROSS_CHECKED))
        .isEqualTo(RateStatus.CROSS_CHECKED);
    assertThat(RateStatus.CROSS_CHECKED.weaker(RateStatus.DERIVED)).isEqualTo(RateStatus.DERIVED);
    for (RateStatus status : RateStatus.values()) {
      assertThat(RateStatus.parse(status.label())).isEqualTo(status);
    }
    assertThat(RateStatus.CROSS_CHECKED.label()).isEqualTo("cross-checked");
  }
}
