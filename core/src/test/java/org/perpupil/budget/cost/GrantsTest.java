package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.school.Governance.MAINTAINED;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;

/** The lives of the pay and pension grants. */
class GrantsTest {
  @ParameterizedTest
  @CsvSource({
    "teachers_pay, 2018, true, 2021-22, PUBLISHED",
    "teachers_pension, 2019, true, 2021-22, PUBLISHED",
    "schools_supplementary, 2022, false, 2023-24, UNVERIFIED",
    "mainstream_schools_additional, 2023, false, 2024-25, UNVERIFIED",
    "teachers_pension_supplementary, 2019, true, 2021-22, PUBLISHED",
    "teachers_pay_additional, 2023, true, 2025-26, PUBLISHED",
    "teachers_pension_2024, 2024, false, 2025-26, PUBLISHED",
    "core_schools_budget, 2024, true, 2025-26, PUBLISHED",
    "national_insurance, 2025, false, 2026-27, PUBLISHED",
    "schools_budget_support, 2025, false, 2026-27, UNVERIFIED",
  })
  void eachIsPaidFromItsStartUntilTheFormulaHoldsIt(
      String name, int year, boolean september, String rolledInto, RateStatus status) {
    Block start = september ? Block.septemberToMarch(year) : Block.aprilToAugust(year);
    Block before = september ? Block.aprilToAugust(year) : Block.septemberToMarch(year - 1);
    FundingYear end = FundingYear.parse(rolledInto);
    Grant grant = Grants.named(name, 12_000);

    assertThat(grant.name()).isEqualTo(name);
    assertThat(grant.paid(before, MAINTAINED)).isZero();
    assertThat(grant.paid(start, MAINTAINED)).isCloseTo(september ? 7_000 : 5_000, within(1e-9));
    assertThat(grant.rolledInto()).contains(end);
    assertThat(grant.paid(Block.aprilToAugust(end.start()), MAINTAINED)).isZero();
    assertThat(Grants.status(name)).isEqualTo(status);
    assertThat(Grants.source(name)).isNotBlank();
    assertThat(Grants.title(name)).contains("grant").doesNotContain("_");
  }

  @ParameterizedTest
  @CsvSource({
    "free_infant_meals, 2014-09-01, PUBLISHED",
    "pe_sport_premium, 2013-09-01, PUBLISHED",
    "pay_awards_2026, 2026-09-01, UNVERIFIED",
  })
  void someGoOn(String name, LocalDate start, RateStatus status) {
    Grant grant = Grants.named(name, 12_000);

    assertThat(grant.start().start()).isEqualTo(start);
    assertThat(grant.rolledInto()).isEmpty();
    assertThat(grant.paid(Block.septemberToMarch(2030), MAINTAINED)).isCloseTo(7_000, within(1e-9));
    assertThat(Grants.status(name)).isEqualTo(status);
  }

  @Test
  void thoseOfTheFirstPayAndPensionGrantsArePerPupilForAHundredAtLeast() {
    List<String> perPupil =
        Grants.names().stream()
            .filter(name -> Grants.named(name, 1).minimumPupils().isPresent())
            .toList();

    assertThat(perPupil).containsExactly("teachers_pay", "teachers_pension");
    assertThat(Grants.named("teachers_pension", 1).minimumPupils()).hasValue(100);
  }

  @Test
  void anUnknownNameOffersTheNearest() {
    assertThatThrownBy(() -> Grants.named("teacher_pay", 1))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(
            "found 'teacher_pay', expected one of free_infant_meals, pe_sport_premium,"
                + " teachers_pay,")
        .hasMessageContaining("'teachers_pay' was meant");
    assertThatThrownBy(() -> Grants.status("sports premium"))
        .hasMessageContaining("state it under I06, I07 or I18d");
  }
}
