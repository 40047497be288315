package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
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
import org.perpupil.school.SchoolTable;

/** The apprenticeship levy, each case with its arithmetic written out. */
class LevyTest {
  private static final Arrangement ACADEMY = Arrangement.of(Governance.ACADEMY);
  private static final Arrangement MAINTAINED = Arrangement.of(Governance.MAINTAINED);

  /**
   * M6 of 45,352 with 28.68% pension and 15% above 5,000 is 64,411.75; half a percent is 226.76.
   */
  @Test
  void anAcademyAloneHasAnAllowanceOfItsOwn() {
    assertThat(e01(run(teachers(1), ACADEMY, "", none()))).isCloseTo(64_411.75, within(0.005));
    assertThat(e01(run(teachers(1), ACADEMY, "Trust", none())))
        .isCloseTo(64_411.75 + 226.76, within(0.005));
    // 100 such teachers bear 22,676 of levy, of which 15,000 is covered.
    assertThat(e01(run(teachers(100), ACADEMY, "", none())))
        .isCloseTo(100 * 64_411.7536 + 22_676 - 15_000, within(0.005));
  }

  @Test
  void theAllowanceIsAnAssumption() {
    Assumptions.Builder smaller = none().set("tax.apprenticeship_levy_allowance", 100);
    Assumptions.Builder given = none().set("tax.apprenticeship_levy_part", 120);
    Assumptions.Builder dearer =
        none().set("tax.apprenticeship_levy_percent", FundingYear.of(2025), 1);

    assertThat(e01(run(teachers(1), ACADEMY, "", smaller)))
        .isCloseTo(64_411.75 + 126.76, within(0.005));
    assertThat(e01(run(teachers(1), ACADEMY, "Trust", given)))
        .isCloseTo(64_411.75 + 106.76, within(0.005));
    Projection twice = run(teachers(1), MAINTAINED, "", dearer);
    Projection once = run(teachers(1), MAINTAINED, "", none());
    Block block = Block.septemberToMarch(2025);
    assertThat(
            twice.amount(0, BudgetCode.E01, block).orElseThrow()
                - once.amount(0, BudgetCode.E01, block).orElseThrow())
        .isCloseTo(226.76 * 7 / 12, within(0.005));
  }

  /**
   * Pay of 20,000 without pension: 20,000 + 15% of 15,000 = 22,250, and 100 of levy; an apprentice
   * under 25 bears no insurance up to 50,270, whatever the role, on a scale or on a salary.
   */
  @ParameterizedTest
  @EnumSource
  void apprenticesUnder25BearNoNationalInsurance(StaffRole role) {
    Assumptions.Builder still =
        none().set("pay.support_award_percent", 0).set("pay.teacher_award_percent", 0);
    StaffPost.Builder post = StaffPost.onSalary("S", role, 20_000).pension(Pension.NONE);
    StaffPost.Builder well = StaffPost.onSalary("S", role, 60_000).pension(Pension.NONE);

    assertThat(september(run(List.of(post.build()), ACADEMY, "T", still), role))
        .isCloseTo(22_350 * 7 / 12.0, within(0.005));
    assertThat(september(run(List.of(post.ageUnder25(true).build()), ACADEMY, "T", still), role))
        .isCloseTo(20_100 * 7 / 12.0, within(0.005));
    assertThat(september(run(List.of(well.ageUnder25(true).build()), ACADEMY, "T", still), role))
        .isCloseTo((60_300 + 0.15 * (60_000 - 50_270)) * 7 / 12.0, within(0.005));
  }

  private static double september(Projection projection, StaffRole role) {
    return projection.amount(0, role.code(), Block.septemberToMarch(2025)).orElseThrow();
  }

  /** Pay of 30,000 without pension: 30,000 + 15% of 25,000 = 33,750, and 150 of levy. */
  @Test
  void supportStaffBearItInTheirOwnCode() {
    StaffPost caretaker =
        StaffPost.onSalary("S", StaffRole.PREMISES, 30_000).pension(Pension.NONE).build();
    Assumptions.Builder still = none().set("pay.support_award_percent", 0);
    Projection maintained = run(List.of(caretaker), MAINTAINED, "", still);

    assertThat(
            maintained
                .amount(0, BudgetCode.E04, FundingYear.of(2025), YearBasis.FINANCIAL)
                .orElseThrow())
        .isCloseTo(33_900, within(0.005));
    assertThat(maintained.levyRelief(0, Block.aprilToAugust(2025))).hasValue(0);
    Projection academy = run(List.of(caretaker), ACADEMY, "", still);
    assertThat(
            academy
                .amount(0, BudgetCode.E04, FundingYear.of(2025), YearBasis.ACADEMIC)
                .orElseThrow())
        .isCloseTo(33_750, within(0.005));
    assertThat(academy.levyRelief(0, Block.septemberToMarch(2025)).orElseThrow())
        .isCloseTo(150 * 7 / 12.0, within(0.005));
    assertThat(academy.levyRelief(0, Block.aprilToAugust(2025))).isEmpty();
  }

  /** Who converts alone is relieved from then on, and who joins a trust is not. */
  @Test
  void aConverterHasAnotherEmployer() {
    Block from = Block.septemberToMarch(2026);
    Projection alone = run(teachers(1), Arrangement.converting(from), "", none());
    Projection joined = run(teachers(1), Arrangement.converting(from).joining("Trust"), "", none());

    assertThat(alone.levyRelief(0, Block.aprilToAugust(2026))).hasValue(0);
    assertThat(alone.levyRelief(0, from).orElseThrow()).isPositive();
    assertThat(joined.levyRelief(0, from)).hasValue(0);
    assertThat(
            joined.amount(0, BudgetCode.E01, from).orElseThrow()
                - alone.amount(0, BudgetCode.E01, from).orElseThrow())
        .isCloseTo(alone.levyRelief(0, from).orElseThrow(), within(1e-6));
  }

  /**
   * A stated total is what the first year costs, whoever employs; later a converter is relieved.
   */
  @Test
  void totalsHoldTheLevyOfTheirYear() {
    Budget budget = budget().set(BudgetCode.E01, 1_000_000).build();
    for (Arrangement arrangement : List.of(ACADEMY, MAINTAINED)) {
      Projection run = run(List.of(), arrangement, "", none(), budget);
      YearBasis basis = arrangement.equals(ACADEMY) ? YearBasis.ACADEMIC : YearBasis.FINANCIAL;
      assertThat(run.amount(0, BudgetCode.E01, FundingYear.of(2025), basis).orElseThrow())
          .isCloseTo(1_000_000, within(0.005));
      assertThat(run.levyRelief(0, Block.septemberToMarch(2026))).hasValue(0);
    }
    Block from = Block.septemberToMarch(2026);
    Projection converting = run(List.of(), Arrangement.converting(from), "", none(), budget);
    assertThat(converting.levyRelief(0, from).orElseThrow()).isBetween(1_500.0, 3_000.0);
  }

  /**
   * 100 teachers at M6 of 33,160, then 33,824: in 2016-17 nothing, from April 2017 half a percent.
   */
  @Test
  void itBeganInApril2017() {
    Projection run = run(2016, teachers(100), MAINTAINED, none(), budget().build());
    Projection without =
        run(
            2016,
            teachers(100),
            MAINTAINED,
            none().set("tax.apprenticeship_levy_percent", FundingYear.of(2017), 0),
            budget().build());
    for (Block block : List.of(Block.aprilToAugust(2016), Block.septemberToMarch(2016))) {
      assertThat(run.amount(0, BudgetCode.E01, block))
          .isEqualTo(without.amount(0, BudgetCode.E01, block));
    }
    Block april = Block.aprilToAugust(2017);
    assertThat(
            run.amount(0, BudgetCode.E01, april).orElseThrow()
                - without.amount(0, BudgetCode.E01, april).orElseThrow())
        .isCloseTo(100 * 33_160 * 0.005 * 5 / 12, within(0.005));
  }

  private static double e01(Projection projection) {
    return projection
        .amount(0, BudgetCode.E01, FundingYear.of(2025), YearBasis.ACADEMIC)
        .orElseThrow();
  }

  private static List<StaffPost> teachers(double fte) {
    return List.of(
        StaffPost.onScale("S", StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, "M6")
            .fullTimeEquivalent(fte)
            .build());
  }

  private static Assumptions.Builder none() {
    return Assumptions.builder().set("formula.local_uplift_percent", 0);
  }

  private static Budget.Builder budget() {
    return Budget.builder("S").set(BudgetCode.OB01, 0);
  }

  private static Projection run(
      List<StaffPost> posts, Arrangement arrangement, String trust, Assumptions.Builder set) {
    return run(posts, arrangement, trust, set, budget().build());
  }

  private static Projection run(
      List<StaffPost> posts,
      Arrangement arrangement,
      String trust,
      Assumptions.Builder set,
      Budget budget) {
    School school = trust.isEmpty() ? school().build() : school().trust(trust).build();
    return run(2025, school, posts, arrangement, set, budget);
  }

  private static Projection run(
      int first,
      List<StaffPost> posts,
      Arrangement arrangement,
      Assumptions.Builder set,
      Budget budget) {
    return run(first, school().build(), posts, arrangement, set, budget);
  }

  private static Projection run(
      int first,
      School school,
      List<StaffPost> posts,
      Arrangement arrangement,
      Assumptions.Builder set,
      Budget budget) {
    FundingYear year = FundingYear.of(first);
    Formula formula = Formula.local("local", year).set(Parameter.BASIC_PRIMARY, 4_000).build();
    return ProjectionPlan.builder(
            SchoolTable.of(school), FormulaPath.from(year, Formulas.forAll(formula)))
        .years(year, FundingYear.of(first + 1))
        .budgets(Budgets.of(List.of(budget)))
        .staff(Staff.of(posts))
        .assumptions(set.build())
        .arrangement("S", arrangement)
        .build()
        .run();
  }

  private static School.Builder school() {
    return School.builder("S", "LA", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0);
  }
}
