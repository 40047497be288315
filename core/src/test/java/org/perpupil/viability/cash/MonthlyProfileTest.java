package org.perpupil.viability.cash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.RateStatus;

/** The profiles that ship: whole years, and each with where it comes from. */
class MonthlyProfileTest {
  @Test
  void everyProfileCoversItsYear() {
    assertThat(MonthlyProfile.all()).hasSizeGreaterThan(10);
    for (MonthlyProfile profile : MonthlyProfile.all()) {
      assertThat(profile.weights()).hasSize(12).allMatch(weight -> weight >= 0);
      List<Double> april = profile.weights().subList(0, 5);
      List<Double> september = profile.weights().subList(5, 12);
      if (profile.withinBlocks()) {
        assertThat(sum(april)).as(profile.toString()).isPositive();
        assertThat(sum(september)).as(profile.toString()).isPositive();
      } else {
        assertThat(sum(profile.weights())).as(profile.toString()).isEqualTo(100);
      }
      assertThat(profile.source()).isNotBlank();
    }
  }

  @Test
  void theProfileIsThatOfTheLineAndOfWhoRunsTheSchool() {
    MonthlyProfile academy = MonthlyProfile.of(BudgetCode.I01, YearBasis.ACADEMIC);
    assertThat(academy.status()).isEqualTo(RateStatus.PUBLISHED);
    assertThat(MonthlyProfile.of(BudgetCode.I01, YearBasis.FINANCIAL).status())
        .isEqualTo(RateStatus.UNVERIFIED);
    assertThat(MonthlyProfile.of(BudgetCode.E23, YearBasis.FINANCIAL).weight(Month.APRIL))
        .isEqualTo(100);
    assertThat(MonthlyProfile.of(BudgetCode.E23, YearBasis.ACADEMIC).weight(Month.SEPTEMBER))
        .isEqualTo(100);
    assertThat(MonthlyProfile.of(BudgetCode.E12, YearBasis.ACADEMIC).code()).isEmpty();
    assertThat(MonthlyProfile.of(BudgetCode.E16, YearBasis.ACADEMIC).weight(Month.MARCH))
        .isEqualTo(9);
  }

  private static double sum(List<Double> weights) {
    return weights.stream().mapToDouble(Double::doubleValue).sum();
  }
}
