package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * The oracle against arithmetic by hand. Seven year groups of 30 at £4,000 with a lump sum of
 * £100,000 make a budget share of 210 × 4,000 + 100,000 = £940,000 in 2024-25.
 */
class ProjectionOracleTest {
  private static final FundingYear FIRST = FundingYear.of(2024);
  private static final double PENNY = 0.005;

  /** The first point of unqualified teachers from September 2024, outside London. */
  private static final double UQ1 = 21_731;

  /** Rates rise by 2 percent: 1.02 × 940,000 = 958,800. De-delegation of 2,100 is £10 a pupil. */
  @Test
  void aMaintainedPrimaryOverTwoYears() {
    Budget budget =
        Budget.builder("S")
            .set(BudgetCode.OB01, 50_000)
            .set(BudgetCode.E19, 21_000)
            .set(BudgetCode.E16, 12_000)
            .build();
    ProjectionOracle oracle =
        oracle(
            school(30).set(SchoolField.DEDELEGATION, 2_100).build(),
            budget,
            List.of(),
            Arrangement.of(Governance.MAINTAINED),
            Assumptions.builder()
                .set("formula.local_uplift_percent", 2)
                .set("prices.energy_percent", 10)
                .build());

    assertThat(oracle.timeline().blocks()).containsExactly(0, 1, 2, 3);
    same(oracle.amount(BudgetCode.I01, 0), (940_000 - 2_100) * 5 / 12.0);
    same(year(oracle, BudgetCode.I01, 0), 940_000 - 2_100);
    same(year(oracle, BudgetCode.I01, 2), 958_800 - 2_100);
    // Pupils do not change; prices rise by 2 percent and energy by 10.
    same(year(oracle, BudgetCode.E19, 0), 21_000);
    same(year(oracle, BudgetCode.E19, 2), 21_420);
    same(year(oracle, BudgetCode.E16, 2), 13_200);
    // 90 infants, of whom 85 percent eat 190 meals, at 2.53 to August and then 2.58 and 2.61; and
    // 180 pupils in Years 1 to 6 bring 16,000 + 10 × 180 = 17,800.
    double meals = 90 * 0.85 * 190;
    same(year(oracle, BudgetCode.I18D, 0), meals * (2.53 * 5 + 2.58 * 7) / 12 + 17_800);
    same(year(oracle, BudgetCode.I18D, 2), meals * (2.58 * 5 + 2.61 * 7) / 12 + 17_800);
    double after = 50_000 + oracle.income(0, 1) - 33_000;
    same(oracle.reserveBefore(2).getAsDouble(), after);
    same(oracle.reserveBefore(4).getAsDouble(), after + oracle.income(2, 3) - 34_620);
  }

  /**
   * One M1 moves to M2 in September 2024; 28.68 percent pension and half a percent of levy, 13.8
   * percent above 9,100.
   */
  @Test
  void aTeacherWhoMovesUpInSeptember() {
    ProjectionOracle oracle =
        oracle(
            school(30).build(),
            Budget.builder("S").build(),
            List.of(teachers("M1", 1)),
            Arrangement.of(Governance.MAINTAINED),
            Assumptions.builder().set("formula.local_uplift_percent", 0).build());

    same(oracle.amount(BudgetCode.E01, 0), (30_000 * 1.2918 + 20_900 * 0.138) * 5 / 12);
    same(oracle.amount(BudgetCode.E01, 1), (33_483 * 1.2918 + 24_383 * 0.138) * 7 / 12);
    // From April 2025 national insurance is 15 percent above 5,000.
    same(oracle.amount(BudgetCode.E01, 2), (33_483 * 1.2918 + 28_483 * 0.15) * 5 / 12);
  }

  /** September to August, each year of the formula paid from September on. */
  @Test
  void anAcademyStartsInSeptember() {
    ProjectionOracle oracle =
        oracle(
            school(30).build(),
            Budget.builder("S").set(BudgetCode.OB01, 0).set(BudgetCode.E19, 12_000).build(),
            List.of(),
            Arrangement.of(Governance.ACADEMY),
            Assumptions.builder().set("formula.local_uplift_percent", 2).build());

    assertThat(oracle.timeline().blocks()).containsExactly(1, 2, 3, 4);
    same(year(oracle, BudgetCode.I01, 1), 940_000);
    same(year(oracle, BudgetCode.I01, 3), 958_800);
    // Prices rise in April: b x (7/12 + 5/12 x 1.02) = 12,000, so b = 12,000 / 1.0083333.
    double base = 12_000 / (7 / 12.0 + 5 / 12.0 * 1.02);
    same(oracle.amount(BudgetCode.E19, 1), base * 7 / 12);
    same(oracle.amount(BudgetCode.E19, 4), base * 1.02 * 1.02 * 5 / 12);
    same(oracle.reserveBefore(3).getAsDouble(), oracle.income(1, 2) - 12_000);
  }

  /**
   * £12,000 a year from September 2024, in the formula of 2025-26: the budget of a maintained
   * school states 7,000. The baseline is (940,000 + 12,000 - 100,000) / 210, so that a guarantee of
   * 0 percent adds 12,000 to 940,000.
   */
  @Test
  void aGrantThroughItsRollInYear() {
    Budget none = Budget.builder("S").build();
    Assumptions still = Assumptions.builder().set("formula.local_uplift_percent", 0).build();
    double[] maintained = {0, 7_000, 0, 0};
    double[] academy = {7_000, 5_000, 0, 0};
    for (Governance governance : Governance.values()) {
      double stated = governance == Governance.ACADEMY ? 12_000 : 7_000;
      Budget budget = Budget.builder("S").grant("core_schools_budget", stated).build();
      Arrangement arrangement = Arrangement.of(governance);
      ProjectionOracle with = oracle(school(30).build(), budget, List.of(), arrangement, still);
      ProjectionOracle without = oracle(school(30).build(), none, List.of(), arrangement, still);
      double[] expected = governance == Governance.ACADEMY ? academy : maintained;
      for (int i = 0; i < expected.length; i++) {
        int block = with.timeline().blocks().get(i);
        double paid = with.amount(BudgetCode.I18D, block) - without.amount(BudgetCode.I18D, block);
        same(paid, expected[i]);
      }
      same(with.share(1), 952_000);
      same(without.share(1), 940_000);
    }
  }

  /** Who is paid which year's 940,000 and 958,800 after converting in block 1, 2 or 3. */
  @Test
  void aConversionAtEachBoundary() {
    double[][] annual = {
      {940_000, 940_000, 940_000, 958_800, 958_800},
      {940_000, 940_000, 940_000, 958_800, 958_800},
      {940_000, 940_000, 958_800, 958_800, 958_800}
    };
    for (int conversion = 1; conversion <= 3; conversion++) {
      Block first =
          conversion == 2
              ? Block.aprilToAugust(2025)
              : Block.septemberToMarch(conversion == 1 ? 2024 : 2025);
      ProjectionOracle oracle =
          oracle(
              school(30).set(SchoolField.DEDELEGATION, 2_100).build(),
              Budget.builder("S").set(BudgetCode.E23, 10_000).build(),
              List.of(),
              Arrangement.converting(first),
              Assumptions.builder().set("formula.local_uplift_percent", 2).build());
      assertThat(oracle.timeline().blocks()).containsExactly(0, 1, 2, 3, 4);
      double once = 0;
      for (int block = 0; block <= 4; block++) {
        boolean academy = block >= conversion;
        double share = block % 2 == 0 ? 5 / 12.0 : 7 / 12.0;
        double taken = academy ? 0 : 2_100;
        same(oracle.amount(BudgetCode.I01, block), (annual[conversion - 1][block] - taken) * share);
        double prices = Math.pow(1.02, NaiveTimeline.financialYear(block));
        same(oracle.amount(BudgetCode.BAE260, block), academy ? 14_000 * prices * share : 0);
        // The risk protection arrangement costs 25, 27 and 29 pounds for each of 210 pupils.
        double insurance =
            academy
                ? (25 + 2 * NaiveTimeline.financialYear(block)) * 210 * share
                : 10_000 * prices * share;
        same(oracle.amount(BudgetCode.E23, block), insurance);
        once += oracle.amount(BudgetCode.E28A, block);
      }
      same(once, 21_000);
      same(oracle.amount(BudgetCode.E28A, conversion), 21_000);
    }
  }

  /** Year groups of 31 need two classes each, 14; an intake of 30 needs one, which makes 13. */
  @Test
  void aSchoolThatLosesOneClass() {
    ProjectionOracle oracle =
        oracle(
            school(31).set(SchoolField.ADMISSION_NUMBER, 30).build(),
            Budget.builder("S").set(BudgetCode.E03, 100_000).build(),
            List.of(teachers("U3", 14)),
            Arrangement.of(Governance.MAINTAINED),
            Assumptions.builder()
                .set("formula.local_uplift_percent", 0)
                .set("pay.support_award_percent", 0)
                .build());

    same(oracle.amount(BudgetCode.E01, 0), 14 * (46_525 * 1.2918 + 37_425 * 0.138) * 5 / 12);
    same(oracle.amount(BudgetCode.E01, 1), 13 * (49_084 * 1.2918 + 39_984 * 0.138) * 7 / 12);
    same(oracle.pupils(1), 30 + 6 * 31);
    same(oracle.share(1), 216 * 4_000 + 100_000);
    // Support staff follow: 5/12 b + 7/12 x 13/14 b = 100,000.
    double base = 100_000 / (5 / 12.0 + 7 / 12.0 * 13 / 14);
    same(oracle.amount(BudgetCode.E03, 1), base * 7 / 12 * 13 / 14);
  }

  /**
   * A caretaker on 25,000 with no pension; 4 percent more from April 2025, half of it paid late. In
   * April 2025 15 percent above 5,000 falls due, and half a percent of levy: 26,000 costs 29,280
   * and 25,000 costs 28,125.
   */
  @Test
  void anAwardOfSupportStaffPaidLate() {
    StaffPost caretaker =
        StaffPost.onSalary("S", StaffRole.PREMISES, 25_000).pension(Pension.NONE).build();
    ProjectionOracle oracle =
        oracle(
            school(30).build(),
            Budget.builder("S").build(),
            List.of(caretaker),
            Arrangement.of(Governance.MAINTAINED),
            Assumptions.builder()
                .set("formula.local_uplift_percent", 0)
                .set("pay.support_award_percent", 4)
                .set("pay.support_back_pay_share", 0.5)
                .build());

    same(oracle.amount(BudgetCode.E04, 1), (25_000 * 1.005 + 15_900 * 0.138) * 7 / 12);
    double late = 0.5 * (29_280 - 28_125) * 5 / 12;
    same(oracle.amount(BudgetCode.E04, 2), 29_280 * 5 / 12.0 - late);
    same(oracle.amount(BudgetCode.E04, 3), 29_280 * 7 / 12.0 + late);
  }

  /**
   * An academy funded in 2024-25 on an estimate of 10 percent more than the 210 who come: 231 at
   * 4,000. The 21 who did not come are taken back in 2025-26.
   */
  @Test
  void anEstimateOfPupilsIsSettledAYearLater() {
    ProjectionOracle oracle =
        oracle(
            school(30).set(SchoolField.ADMISSION_NUMBER, 30).build(),
            Budget.builder("S").build(),
            List.of(),
            Arrangement.of(Governance.ACADEMY),
            Assumptions.builder()
                .set("formula.local_uplift_percent", 0)
                .set("pupils.intake_growth_percent", 20)
                .set("pupils.forecast_bias_percent", FIRST, 10)
                .set("pupils.funded_on_estimates", FIRST, 1)
                .build());

    same(year(oracle, BudgetCode.I01, 1), 231 * 4_000 + 100_000);
    same(year(oracle, BudgetCode.I01, 3), 940_000 - 21 * 4_000);
  }

  /**
   * Half of the timetable of ten M6 teachers by trainees at three quarters of a load: 10 x 0.5 /
   * 0.75 = 6 2/3 trainees. They displace 5 teachers and need 6 2/3 x 0.05 = 1/3 of one as mentors.
   */
  @Test
  void traineesTakeOverAPartOfTheTimetable() {
    ProjectionOracle oracle =
        oracle(
            school(30).build(),
            Budget.builder("S").build(),
            List.of(teachers("M6", 10)),
            Arrangement.of(Governance.MAINTAINED),
            Assumptions.builder()
                .set("formula.local_uplift_percent", 0)
                .set("trainee.timetable_share", 0.5)
                .set("trainee.fees", 1_200)
                .set("trainee.grant", 2_400)
                .build());

    double trainees = 20 / 3.0;
    double teacher = 43_607 * 1.2918 + 34_507 * 0.138;
    double trainee = UQ1 * 1.2918 + (UQ1 - 9_100) * 0.138;
    same(oracle.amount(BudgetCode.E01, 0), 10 * (41_333 * 1.2918 + 32_233 * 0.138) * 5 / 12);
    same(oracle.amount(BudgetCode.E01, 1), ((5 + 1 / 3.0) * teacher + trainees * trainee) * 7 / 12);
    same(oracle.amount(BudgetCode.E09, 0), 0);
    same(oracle.amount(BudgetCode.E09, 1), trainees * 1_200 * 7 / 12);
    same(oracle.amount(BudgetCode.I06, 1), trainees * 2_400 * 7 / 12);
  }

  private static ProjectionOracle oracle(
      School school,
      Budget budget,
      List<StaffPost> posts,
      Arrangement arrangement,
      Assumptions assumptions) {
    Formula formula =
        Formula.local("local", FIRST)
            .set(Parameter.BASIC_PRIMARY, 4_000)
            .set(Parameter.BASIC_KS3, 5_000)
            .set(Parameter.BASIC_KS4, 5_500)
            .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
            .set(Parameter.MFG_PERCENT, 0)
            .build();
    return new ProjectionCase(
            SchoolTable.of(school),
            FormulaSteps.local(FIRST, Formulas.forAll(formula)),
            FIRST,
            2,
            List.of(budget),
            Staff.of(posts),
            Map.of("S", arrangement),
            assumptions,
            assumptions)
        .oracle(0, assumptions);
  }

  private static School.Builder school(int yearGroup) {
    return School.builder("S", "LA", Phase.PRIMARY).yearGroups(7, 0).pupils(7 * yearGroup, 0, 0);
  }

  private static StaffPost teachers(String point, double fte) {
    return StaffPost.onScale("S", StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, point)
        .fullTimeEquivalent(fte)
        .build();
  }

  private static double year(ProjectionOracle oracle, BudgetCode code, int first) {
    return oracle.amount(code, first) + oracle.amount(code, first + 1);
  }

  private static void same(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(PENNY));
  }
}
