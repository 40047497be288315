package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;

/** The full cost of a teacher, each case with its arithmetic written out. */
class EmploymentCostTest {
  /**
   * Pay, then pension percent, then national insurance as percent of pay above a threshold; in
   * 2014-15 10.4% up to £40,040, which no point here exceeds.
   */
  @ParameterizedTest
  @CsvSource({
    "2014, M1, 22023, 14.1, 10.4, 7956",
    "2014, M6, 32187, 14.1, 10.4, 7956",
    "2014, U3, 37496, 14.1, 10.4, 7956",
    "2016, M1, 22467, 16.48, 13.8, 8112",
    "2016, M6, 33160, 16.48, 13.8, 8112",
    "2016, U3, 38250, 16.48, 13.8, 8112",
    "2019, M1, 24373, 23.68, 13.8, 8632",
    "2019, M6, 35971, 23.68, 13.8, 8632",
    "2019, U3, 40490, 23.68, 13.8, 8632",
    "2024, M1, 31650, 28.68, 13.8, 9100",
    "2024, M6, 43607, 28.68, 13.8, 9100",
    "2024, U3, 49084, 28.68, 13.8, 9100",
    "2025, M1, 32916, 28.68, 15, 5000",
    "2025, M6, 45352, 28.68, 15, 5000",
    "2025, U3, 51048, 28.68, 15, 5000",
  })
  void followsFromPayDateAndThreshold(
      int year, String point, double pay, double pension, double insurance, double threshold) {
    EmploymentCost cost =
        EmploymentCost.annual(PayArea.REST_OF_ENGLAND, point, LocalDate.of(year, 9, 1));
    assertThat(cost.pay()).isEqualTo(pay);
    assertThat(cost.pension()).isCloseTo(pay * pension / 100, within(1e-9));
    assertThat(cost.nationalInsurance())
        .isCloseTo((pay - threshold) * insurance / 100, within(1e-9));
    assertThat(cost.total()).isEqualTo(cost.pay() + cost.onCosts());
  }

  @ParameterizedTest
  @CsvSource({"2014, 1.22", "2016, 1.27", "2019, 1.34", "2024, 1.40", "2025, 1.42"})
  void anM6TeacherCostsMoreAndMoreOfTheSalary(int year, double multiple) {
    EmploymentCost cost =
        EmploymentCost.annual(PayArea.REST_OF_ENGLAND, "M6", LocalDate.of(year, 9, 1));
    assertThat(cost.total() / cost.pay()).isCloseTo(multiple, within(0.005));
  }

  /** 32,187 + 14.1% = 4,538.37 + 10.4% of 24,231 = 2,520.02 makes 39,245.39. */
  @Test
  void anM6TeacherCost39245PoundsIn201415() {
    EmploymentCost cost =
        EmploymentCost.annual(PayArea.REST_OF_ENGLAND, "M6", LocalDate.of(2014, 9, 1));
    assertThat(cost.total()).isCloseTo(39_245.39, within(0.005));
  }

  /** £50,000: 10.4% of 40,040 - 7,956 = 32,084 is 3,336.736; 13.8% of 9,960 is 1,374.48. */
  @Test
  void aboveTheContractedOutLimitTheFullRateIsPaid() {
    EmploymentCost cost = EmploymentCost.annual(pay(50_000), LocalDate.of(2014, 9, 1), false);
    assertThat(cost.nationalInsurance()).isCloseTo(3_336.736 + 1_374.48, within(1e-9));
  }

  @Test
  void nobodyPaysInsuranceBelowTheThreshold() {
    assertThat(EmploymentCost.annual(pay(4_000), LocalDate.of(2025, 9, 1), false))
        .extracting(EmploymentCost::nationalInsurance)
        .isEqualTo(0.0);
    assertThat(EmploymentCost.annual(pay(4_000), LocalDate.of(2014, 9, 1), false))
        .extracting(EmploymentCost::nationalInsurance)
        .isEqualTo(0.0);
  }

  /** Relief for apprentices under 25 reaches to £50,270 and began in April 2016. */
  @Test
  void youngApprenticesBearNoInsuranceUpToALimit() {
    LocalDate now = LocalDate.of(2025, 9, 1);
    assertThat(EmploymentCost.annual(pay(50_270), now, true).nationalInsurance()).isZero();
    assertThat(EmploymentCost.annual(pay(50_370), now, true).nationalInsurance())
        .isCloseTo(15, within(1e-9));
    LocalDate before = LocalDate.of(2015, 9, 1);
    assertThat(EmploymentCost.annual(pay(20_000), before, true))
        .isEqualTo(EmploymentCost.annual(pay(20_000), before, false));
  }

  /** 15.05% of 25,900 in April to October 2022, then 13.8%: £3,763.05 in all. */
  @Test
  void insuranceOf2022FollowsItsDates() {
    Rate pay = pay(35_000);
    double year =
        Block.maintainedYear(2022).stream()
            .mapToDouble(block -> EmploymentCost.during(block, pay, false).nationalInsurance())
            .sum();

    assertThat(year).isCloseTo(25_900 * (7 * 0.1505 + 5 * 0.138) / 12, within(1e-9));
    assertThat(year).isCloseTo(3_763, within(0.5));
    assertThat(insurance(pay, LocalDate.of(2022, 4, 1))).isCloseTo(25_900 * 0.1505, within(1e-9));
    assertThat(insurance(pay, LocalDate.of(2022, 10, 31))).isCloseTo(3_897.95, within(0.005));
    assertThat(insurance(pay, LocalDate.of(2022, 11, 6))).isCloseTo(25_900 * 0.138, within(1e-9));
    assertThat(insurance(pay, LocalDate.of(2022, 3, 31))).isCloseTo(26_160 * 0.138, within(1e-9));
  }

  /** Where no rate changes within a block, it costs its share of the year to the last bit. */
  @Test
  void aBlockWithoutAStepIsItsShareOfTheYear() {
    Block block = Block.septemberToMarch(2025);
    EmploymentCost year = EmploymentCost.annual(pay(35_000), block.start(), false);
    assertThat(EmploymentCost.during(block, pay(35_000), false))
        .isEqualTo(year.times(block.shareOfYear()));
  }

  @ParameterizedTest
  @CsvSource({
    "2016-09-01, 10000000, 0",
    "2017-03-31, 10000000, 0",
    "2017-04-01, 10000000, 35000",
    "2025-09-01, 3000000, 0",
    "2025-09-01, 2999999, 0",
    "2025-09-01, 4000000, 5000",
    "2030-09-01, 4000000, 5000",
  })
  void theLevyIsHalfAPercentAboveTheEmployersAllowance(LocalDate date, double pay, double levy) {
    assertThat(ApprenticeshipLevy.annual(pay, date)).isCloseTo(levy, within(1e-6));
  }

  @Test
  void theLeastSureRateDecidesTheStatus() {
    assertThat(status("M6", 2025)).isEqualTo(RateStatus.PUBLISHED);
    assertThat(status("M6", 2019)).isEqualTo(RateStatus.UNVERIFIED);
  }

  @Test
  void yearsWithoutARateAndPointsThatAreNoneSaySo() {
    assertThatThrownBy(() -> EmploymentCost.annual(PayArea.FRINGE, "M6", LocalDate.of(2027, 9, 1)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("teacher_pay_fringe_m6: found '2027-09-01'")
        .hasMessageContaining("a date from 2014-09-01 to 2027-08-31");
    assertThatThrownBy(
            () -> EmploymentCost.annual(PayArea.REST_OF_ENGLAND, "M6", LocalDate.of(2027, 4, 1)))
        .hasMessageContaining("teachers_pension_percent: found '2027-04-01'")
        .hasMessageContaining("to 2027-03-31");
    assertThatThrownBy(() -> EmploymentCost.annual(PayArea.FRINGE, "M7", LocalDate.of(2025, 9, 1)))
        .hasMessageContaining("found 'teacher_pay_fringe_m7'")
        .hasMessageContaining("was meant");
  }

  private static Rate pay(double pounds) {
    return new Rate("pay", pounds, "GBP", RateStatus.GIVEN, "test");
  }

  private static double insurance(Rate pay, LocalDate date) {
    return EmploymentCost.annual(pay, date, false).nationalInsurance();
  }

  private static RateStatus status(String point, int year) {
    assertThat(DatedRates.employment().names()).contains("teacher_pay_rest_of_england_m6");
    return EmploymentCost.annual(PayArea.REST_OF_ENGLAND, point, LocalDate.of(year, 9, 1)).status();
  }
}
