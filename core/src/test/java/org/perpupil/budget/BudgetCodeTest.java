package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpupil.budget.BudgetCode.Kind.BALANCE;
import static org.perpupil.budget.BudgetCode.Kind.CAPITAL;
import static org.perpupil.budget.BudgetCode.Kind.EXPENDITURE;
import static org.perpupil.budget.BudgetCode.Kind.INCOME;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.budget.BudgetCode.Driver;
import org.perpupil.rates.RateStatus;

/** The codes, and what each follows. */
class BudgetCodeTest {
  @ParameterizedTest
  @CsvSource({
    "I02, SIXTH_FORM_PUPILS, SIXTH_FORM_RATE",
    "I03, FIXED, HIGH_NEEDS",
    "I04, FIXED, OTHER_GRANTS",
    "I05, PUPILS, PUPIL_PREMIUM",
    "I18c, PUPILS, OTHER_GRANTS",
    "I08a, FIXED, SELF_GENERATED",
    "I09, PUPILS, SELF_GENERATED",
    "E01, CLASSES, TEACHER_PAY",
    "E26, CLASSES, TEACHER_PAY",
    "E03, CLASSES, SUPPORT_PAY",
    "E31, FIXED, SUPPORT_PAY",
    "E09, FIXED, CPI",
    "E15, FLOOR_AREA, CPI",
    "E16, FLOOR_AREA, ENERGY",
    "E17, FIXED, BUSINESS_RATES",
    "E20G, PUPILS, CPI",
    "E23, PUPILS, CPI",
    "E28a, FIXED, CONTRACT",
    "E30, FIXED, CPI",
    "BAE260, FIXED, CPI",
    "BAI170, FIXED, CPI",
    "I01, FIXED, NONE",
    "OB01, FIXED, NONE",
  })
  void eachFollowsADriverAndAPrice(String code, Driver driver, PricePath price) {
    BudgetCode found = BudgetCode.find(code).orElseThrow();
    assertThat(found.code()).isEqualTo(code);
    assertThat(found.driver()).isEqualTo(driver);
    assertThat(found.price()).isEqualTo(price);
  }

  @ParameterizedTest
  @EnumSource(BudgetCode.class)
  void aCodeIsFoundInEitherCase(BudgetCode code) {
    assertThat(code.code()).isEqualToIgnoringCase(code.name());
    assertThat(BudgetCode.find(code.code().toLowerCase(Locale.ROOT))).contains(code);
    assertThat(BudgetCode.find(code.code().toUpperCase(Locale.ROOT))).contains(code);
    assertThat(code.title()).isNotBlank();
  }

  @Test
  void onlyTheWholeCodeIsFound() {
    assertThat(BudgetCode.find("E0")).isEmpty();
    assertThat(BudgetCode.find(" E01")).isEmpty();
    assertThat(BudgetCode.find("")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(BudgetCode.class)
  void theKindFollowsTheLetters(BudgetCode code) {
    boolean capitalBalance = Set.of("OB03", "B03", "B05", "B07").contains(code.code());
    switch (code.code().replaceAll("[0-9].*", "")) {
      case "I" -> assertThat(code.kind()).isEqualTo(INCOME);
      case "E" ->
          assertThat(code.kind())
              .isEqualTo(
                  code == BudgetCode.E30
                      ? BudgetCode.Kind.REVENUE_FOR_CAPITAL
                      : BudgetCode.Kind.EXPENDITURE);
      case "POOLING" -> assertThat(code.kind()).isEqualTo(INCOME);
      case "BAE", "BAI" -> assertThat(code.kind()).isEqualTo(EXPENDITURE);
      case "CI", "CE" -> assertThat(code.kind()).isEqualTo(CAPITAL);
      default -> assertThat(code.kind()).isEqualTo(capitalBalance ? CAPITAL : BALANCE);
    }
    boolean reserve = code.kind() == BALANCE || code.kind() == CAPITAL;
    assertThat(code.isRevenue()).isEqualTo(!reserve);
  }

  @Test
  void theOpeningAndClosingReservesAreTheBalances() {
    assertThat(
            Arrays.stream(BudgetCode.values())
                .filter(code -> code.kind() == BALANCE)
                .collect(Collectors.toSet()))
        .isEqualTo(
            EnumSet.of(
                BudgetCode.OB01, BudgetCode.OB02, BudgetCode.B01, BudgetCode.B02, BudgetCode.B06));
  }

  @Test
  void academiesReportMostCodesAndSayWhichAreUnsure() {
    assertThat(BudgetCode.E01.aarCode()).contains("BAE010");
    assertThat(BudgetCode.E01.status()).isEqualTo(RateStatus.PUBLISHED);
    assertThat(BudgetCode.E13.aarCode()).contains("BAE170");
    assertThat(BudgetCode.E20D.aarCode()).contains("BAE280");
    assertThat(BudgetCode.BAE260.aarCode()).contains("BAE260");
    assertThat(BudgetCode.BAI170.aarCode()).contains("BAI170");
    assertThat(BudgetCode.BAI170.kind()).isEqualTo(EXPENDITURE);
    assertThat(BudgetCode.B02.aarCode()).contains("BAB030");
    assertThat(BudgetCode.I01.aarCode()).contains("BAI010");
    assertThat(BudgetCode.I02.aarCode()).contains("BAI010");
    assertThat(BudgetCode.I02.status()).isEqualTo(RateStatus.DERIVED);
    assertThat(BudgetCode.I08.status()).isEqualTo(RateStatus.CROSS_CHECKED);
    assertThat(BudgetCode.I12.status()).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(BudgetCode.E31.aarCode()).isEmpty();
    assertThat(BudgetCode.CI01.aarCode()).isEmpty();
  }
}
