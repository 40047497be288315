package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.impact.LineChanges;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What a plan takes and refuses, and a few figures with their arithmetic. */
class ProjectionPlanTest {
  private static final FundingYear FIRST = FundingYear.of(2025);
  private static final Assumption LOCAL_UPLIFT = Assumption.of("formula.local_uplift_percent");

  private static School.Builder school() {
    return School.builder("S1", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0);
  }

  private static FormulaPath formula() {
    return FormulaPath.from(
        FIRST,
        Formulas.forAll(
            Formula.local("ours", FIRST)
                .set(Parameter.BASIC_PRIMARY, 4_000)
                .set(Parameter.LUMP_SUM_PRIMARY, 140_000)
                .build()));
  }

  private static Budget budget(UnaryOperator<Budget.Builder> more) {
    return more.apply(Budget.builder("S1").set(BudgetCode.OB01, 50_000)).build();
  }

  private static ProjectionBuilder plan(School school, Budget budget) {
    return ProjectionPlan.builder(SchoolTable.of(school), formula())
        .years(FIRST, FundingYear.of(2027))
        .budgets(Budgets.of(List.of(budget)))
        .assumptions(Assumptions.none().with(LOCAL_UPLIFT, 2));
  }

  private static double amount(Projection projection, BudgetCode code, int year) {
    return projection.amount(0, code, FundingYear.of(year), projection.basis(0)).orElseThrow();
  }

  @Test
  void theFirstYearIsWhatTheBudgetStatesAndLaterOnesFollowTheirPrices() {
    Projection projection =
        plan(
                school().build(),
                budget(b -> b.set(BudgetCode.E19, 30_000).set(BudgetCode.E16, 9_000)))
            .assumptions(
                Assumptions.none()
                    .with(LOCAL_UPLIFT, 2)
                    .with(Assumption.of("prices.cpi_percent"), 3)
                    .with(Assumption.of("prices.energy_percent"), FundingYear.of(2027), 10))
            .build()
            .run();
    // 210 x 4,000 + 140,000 = 980,000; then 2% a year.
    assertThat(amount(projection, BudgetCode.I01, 2025)).isCloseTo(980_000, within(1e-6));
    assertThat(amount(projection, BudgetCode.I01, 2026)).isCloseTo(999_600, within(1e-6));
    assertThat(amount(projection, BudgetCode.I01, 2027)).isCloseTo(1_019_592, within(1e-6));
    assertThat(amount(projection, BudgetCode.E19, 2025)).isCloseTo(30_000, within(1e-6));
    assertThat(amount(projection, BudgetCode.E19, 2027)).isCloseTo(31_827, within(1e-6));
    // Energy rises by 2% unless said otherwise, then by 10%.
    assertThat(amount(projection, BudgetCode.E16, 2027))
        .isCloseTo(9_000 * 1.02 * 1.1, within(1e-6));
  }

  /** A second school without a budget, and years and blocks that there are none of. */
  @Test
  void whatIsNotThereHasNoFigures() {
    School other =
        School.builder("S2", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0).build();
    Projection projection =
        ProjectionPlan.builder(SchoolTable.of(List.of(school().build(), other)), formula())
            .years(FIRST, FundingYear.of(2027))
            .budgets(Budgets.of(List.of(budget(b -> b.set(BudgetCode.E19, 30_000)))))
            .assumptions(Assumptions.none().with(LOCAL_UPLIFT, 2))
            .build()
            .run();
    Block april = Block.aprilToAugust(2025);
    assertThat(projection.failure(1)).isPresent();
    assertThat(projection.has(1, FIRST, YearBasis.FINANCIAL)).isFalse();
    assertThat(projection.codes(1)).isEmpty();
    assertThat(projection.amount(1, BudgetCode.E19, april)).isEmpty();
    assertThat(projection.amount(1, BudgetCode.E19, FIRST, YearBasis.FINANCIAL)).isEmpty();
    assertThat(projection.total(1, Measure.INCOME, FIRST, YearBasis.FINANCIAL)).isEmpty();
    assertThat(projection.protection(1, FIRST)).isEmpty();
    assertThat(projection.classes(1, FIRST)).isEmpty();
    assertThat(projection.teachers(1, april)).isEmpty();
    assertThat(projection.levyRelief(1, april)).isEmpty();

    assertThat(projection.amount(0, BudgetCode.E19, april).orElseThrow())
        .isCloseTo(30_000 * 5 / 12.0, within(1e-6));
    assertThat(projection.levyRelief(0, april)).hasValue(0);
    assertThat(projection.teachers(0, april)).isEmpty();
    for (Block outside : List.of(Block.septemberToMarch(2024), Block.septemberToMarch(2028))) {
      assertThat(projection.amount(0, BudgetCode.E19, outside)).isEmpty();
      assertThat(projection.levyRelief(0, outside)).isEmpty();
      assertThat(projection.teachers(0, outside)).isEmpty();
    }
    for (FundingYear outside : List.of(FundingYear.of(2024), FundingYear.of(2028))) {
      assertThat(projection.has(0, outside, YearBasis.FINANCIAL)).isFalse();
      assertThat(projection.protection(0, outside)).isEmpty();
      assertThat(projection.total(0, Measure.INCOME, outside, YearBasis.FINANCIAL)).isEmpty();
    }
  }

  /** Local guarantee of -1.5 percent on 5,000 a pupil: 4,925 against 4,000, then what is left. */
  @Test
  void theGuaranteeIsKeptApartAndRunsDown() {
    FormulaPath guaranteed =
        FormulaPath.from(
            FIRST,
            Formulas.forAll(
                Formula.local("ours", FIRST)
                    .set(Parameter.BASIC_PRIMARY, 4_000)
                    .set(Parameter.LUMP_SUM_PRIMARY, 140_000)
                    .set(Parameter.MFG_PERCENT, -1.5)
                    .build()));
    School open =
        school()
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 5_000)
            .set(SchoolField.DAYS_OPEN, 73)
            .build();
    ProjectionPlan plan =
        ProjectionPlan.builder(SchoolTable.of(open), guaranteed)
            .years(FIRST, FundingYear.of(2026))
            .budgets(Budgets.of(List.of(budget(b -> b))))
            .assumptions(Assumptions.none().with(LOCAL_UPLIFT, 10))
            .build();
    Projection projection = plan.run();
    // 73 days are a fifth of a year; a full year's guarantee is 925 x 210 = 194,250.
    assertThat(projection.protection(0, FIRST).orElseThrow()).isCloseTo(38_850, within(1e-6));
    // Last year's 4,925 a pupil and 140,000, less this year's lump sum of 154,000.
    double baseline = (210 * 4_925 + 140_000 - 154_000) / 210.0;
    assertThat(projection.protection(0, FundingYear.of(2026)).orElseThrow())
        .isCloseTo(210 * (0.985 * baseline - 4_400), within(1e-6));
    FormulaLines lines = plan.lines(plan.assumptions());
    assertThat(lines.amount(0, Line.BASIC_PRIMARY, FIRST).orElseThrow())
        .isCloseTo(210 * 4_000 / 5.0, within(1e-6));
    assertThat(lines.paid(0, FIRST).orElseThrow()).isCloseTo(1_174_250 / 5.0, within(1e-6));
    assertThat(lines).hasToString("FormulaLines[" + plan + "]");
    ProjectionPlan shorter = plan(open, budget(b -> b)).years(FIRST, FIRST).build();
    FormulaLines others = shorter.lines(shorter.assumptions());
    assertThatThrownBy(() -> LineChanges.of(lines, others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the same schools and years");
    ProjectionPlan two =
        ProjectionPlan.builder(
                SchoolTable.of(
                    open,
                    School.builder("S2", "999", Phase.PRIMARY)
                        .yearGroups(7, 0)
                        .pupils(1, 0, 0)
                        .build()),
                guaranteed)
            .years(FIRST, FundingYear.of(2026))
            .budgets(Budgets.of(List.of(budget(b -> b))))
            .assumptions(plan.assumptions())
            .build();
    FormulaLines more = two.lines(two.assumptions());
    assertThatThrownBy(() -> LineChanges.of(lines, more))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAcademyIsPaidAYearsShareFromSeptemberToAugust() {
    Projection projection =
        plan(school().governance(Governance.ACADEMY).build(), budget(b -> b)).build().run();
    assertThat(projection.basis(0)).isEqualTo(YearBasis.ACADEMIC);
    assertThat(projection.has(0, FIRST, YearBasis.FINANCIAL)).isFalse();
    assertThat(projection.amount(0, BudgetCode.I01, Block.aprilToAugust(2025))).isEmpty();
    // The financial year from April 2026 has 5/12 of the old share and 7/12 of the new one.
    assertThat(
            projection
                .amount(0, BudgetCode.I01, FundingYear.of(2026), YearBasis.FINANCIAL)
                .orElseThrow())
        .isCloseTo(980_000 * (5 + 7 * 1.02) / 12, within(1e-6));
    assertThat(amount(projection, BudgetCode.I01, 2026)).isCloseTo(999_600, within(1e-6));
  }

  @Test
  void aConverterStopsPayingForServicesAndBuysItsOwnInsurance() {
    Projection projection =
        plan(
                school().set(SchoolField.DEDELEGATION, 6_000).build(),
                budget(b -> b.set(BudgetCode.E23, 12_000)))
            .arrangement("S1", Arrangement.converting(Block.septemberToMarch(2026)))
            .build()
            .run();
    // April to August 2026: 5/12 of the share less 5/12 of 6,000; then 7/12 of the share.
    assertThat(projection.amount(0, BudgetCode.I01, Block.aprilToAugust(2026)).orElseThrow())
        .isCloseTo((999_600 - 6_000) * 5 / 12.0, within(1e-6));
    assertThat(projection.amount(0, BudgetCode.I01, Block.septemberToMarch(2026)).orElseThrow())
        .isCloseTo(999_600 * 7 / 12.0, within(1e-6));
    // 210 pupils at £29 of 2026-27.
    assertThat(projection.amount(0, BudgetCode.E23, Block.septemberToMarch(2026)).orElseThrow())
        .isCloseTo(210 * 29 * 7 / 12.0, within(1e-6));
    assertThat(projection.amount(0, BudgetCode.BAE260, Block.aprilToAugust(2026))).hasValue(0);
    assertThat(projection.amount(0, BudgetCode.BAE260, Block.septemberToMarch(2026)).orElseThrow())
        .isCloseTo(14_000 * 1.02 * 7 / 12, within(1e-6));
    assertThat(projection.amount(0, BudgetCode.E28A, Block.septemberToMarch(2026)))
        .hasValue(21_000);
  }

  @Test
  void betterRetentionRaisesTheBill() {
    Staff staff =
        Staff.of(
            List.of(
                StaffPost.onScale("S1", StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, "M6")
                    .fullTimeEquivalent(8)
                    .build()));
    ProjectionPlan plan = plan(school().build(), budget(b -> b)).staff(staff).build();
    Assumption leaving = Assumption.of("staff.teacher_leaving_percent");
    double low = amount(plan.run(plan.assumptions().with(leaving, 5)), BudgetCode.E01, 2027);
    double high = amount(plan.run(plan.assumptions().with(leaving, 15)), BudgetCode.E01, 2027);
    assertThat(low).isGreaterThan(high + 5_000);
  }

  @Test
  void whatIsNotThereIsSaid() {
    Projection projection =
        plan(school().build(), budget(b -> b.set(BudgetCode.E05, 40_000)))
            .staff(
                Staff.of(
                    List.of(
                        StaffPost.onSalary("S1", StaffRole.CATERING, 21_000).build(),
                        StaffPost.onScale("S1", StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, "M2")
                            .build())))
            .build()
            .run();
    assertThat(projection.codesFromPosts(0)).containsExactly(BudgetCode.E01, BudgetCode.E06);
    assertThat(projection.codes(0))
        .contains(BudgetCode.E01, BudgetCode.E05, BudgetCode.E06, BudgetCode.I18D)
        .doesNotContain(BudgetCode.E16);
    assertThat(projection.teachers(0, Block.septemberToMarch(2026))).hasValue(1);
    assertThat(projection.teachers(0, Block.septemberToMarch(2029))).isEmpty();
    assertThat(projection.classes(0, FIRST)).hasValue(7);
    assertThat(projection.failure(0)).isEmpty();
    assertThat(projection.plan().failed()).isZero();
  }

  @Test
  void aSchoolWithoutABudgetFailsAloneAndOthersGoOn() {
    School second =
        School.builder("S2", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(70, 0, 0).build();
    Projection projection =
        ProjectionPlan.builder(SchoolTable.of(second, school().build()), formula())
            .budgets(Budgets.of(List.of(budget(b -> b))))
            .build()
            .run();
    assertThat(projection.failure(0)).isEqualTo(Optional.of("no budget was given"));
    assertThat(projection.codes(0)).isEmpty();
    assertThat(projection.classes(0, FIRST)).isEmpty();
    assertThat(projection.total(0, Measure.INCOME, FIRST, YearBasis.FINANCIAL)).isEmpty();
    assertThat(projection.total(1, Measure.OPENING_RESERVE, FIRST, YearBasis.FINANCIAL))
        .hasValue(50_000);
  }

  @Test
  void aGuaranteeWithNothingToCompareWithIsAFailureNotAFigure() {
    Formula lump =
        Formula.local("lump", FIRST)
            .set(Parameter.BASIC_PRIMARY, 10)
            .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
            .set(Parameter.MFG_PERCENT, 0)
            .build();
    Projection projection =
        ProjectionPlan.builder(
                SchoolTable.of(school().build()), FormulaPath.from(FIRST, Formulas.forAll(lump)))
            .years(FIRST, FundingYear.of(2026))
            .budgets(Budgets.of(List.of(budget(b -> b))))
            .assumptions(Assumptions.none().with(LOCAL_UPLIFT, 10))
            .build()
            .run();
    // 102,100 of 2025-26 is less than the lump sum of 2026-27, 110,000.
    assertThat(projection.failure(0).orElseThrow()).contains("lump sum and sparsity are more");
    assertThat(projection.failed()).isEqualTo(1);
    assertThat(projection.total(0, Measure.INCOME, FIRST, YearBasis.FINANCIAL)).isEmpty();
  }

  @Test
  void assumptionsForSomeSchoolsReachThoseOnly() {
    School second =
        School.builder("S2", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0).build();
    ProjectionPlan plan =
        ProjectionPlan.builder(SchoolTable.of(school().build(), second), formula())
            .years(FIRST, FundingYear.of(2026))
            .budgets(
                Budgets.of(
                    List.of(budget(b -> b), Budget.builder("S2").set(BudgetCode.OB01, 0).build())))
            .assumptions(Assumptions.none().with(LOCAL_UPLIFT, 2))
            .build();
    Projection projection =
        plan.run(plan.assumptions().with(LOCAL_UPLIFT, Selector.schools(List.of("S2")), 10));
    assertThat(amount(projection, BudgetCode.I01, 2026)).isCloseTo(999_600, within(1e-6));
    assertThat(
            projection
                .amount(1, BudgetCode.I01, FundingYear.of(2026), YearBasis.FINANCIAL)
                .orElseThrow())
        .isCloseTo(1_078_000, within(1e-6));
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                ProjectionPlan.builder(SchoolTable.of(school().build()), formula())
                    .years(FundingYear.of(2028), FundingYear.of(2027))
                    .budgets(
                        Budgets.of(
                            List.of(
                                Budget.builder("S1").set(BudgetCode.E01, 5).build(),
                                Budget.builder("S9").set(BudgetCode.OB01, 5).build())))
                    .staff(
                        Staff.of(
                            List.of(StaffPost.onSalary("S8", StaffRole.OTHER, 20_000).build())))
                    .arrangement("S7", Arrangement.converting(Block.septemberToMarch(2026)))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("2028-29..2027-28")
        .hasMessageContaining("budget of school S9")
        .hasMessageContaining("staff of school S8")
        .hasMessageContaining("arrangement of school S7")
        .hasMessageContaining("one after their last: 2025-26");
  }

  @Test
  void yearsWithoutAFormulaNeedAnUplift() {
    ProjectionPlan plan = plan(school().build(), budget(b -> b)).years(FIRST, FIRST).build();
    assertThat(plan.run(Assumptions.none()).years()).containsExactly(FIRST);
    assertThatThrownBy(
            () -> plan(school().build(), budget(b -> b)).assumptions(Assumptions.none()).build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("formula.local_uplift_percent")
        .hasMessageContaining("2026-27, 2027-28");
  }

  @Test
  void aPointWithoutAScaleOnItsDateIsSaid() {
    Formula early =
        Formula.local("early", FundingYear.of(2020)).set(Parameter.BASIC_PRIMARY, 3_000).build();
    ProjectionBuilder builder =
        ProjectionPlan.builder(
                SchoolTable.of(school().build()),
                FormulaPath.from(FundingYear.of(2020), Formulas.forAll(early)))
            .budgets(Budgets.of(List.of(budget(b -> b))))
            .staff(
                Staff.of(
                    List.of(
                        StaffPost.onScale("S1", StaffRole.TEACHER, PayArea.FRINGE, "UQ3").build(),
                        StaffPost.onScale("S1", StaffRole.TEACHER, PayArea.FRINGE, "M3").build())));
    assertThatThrownBy(builder::build)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("UQ3, fringe, April-August 2020")
        .hasMessageContaining("Maybe the scale of that year is not known")
        .hasMessageNotContaining("M3");
  }

  @Test
  void anAllThroughSchoolKeepsThePupilsWhoJoinInYear7() {
    School allThrough =
        School.builder("S1", "999", Phase.ALL_THROUGH)
            .yearGroups(7, 5)
            .pupils(350, 360, 240)
            .build();
    Projection projection =
        plan(allThrough, budget(b -> b))
            .assumptions(
                Assumptions.none()
                    .with(LOCAL_UPLIFT, 0)
                    .with(Assumption.of("pupils.intake_growth_percent"), FundingYear.of(2026), 10))
            .build()
            .run();
    // 50 a year to Year 6 and 120 from Year 7: the share of 2026-27 counts 55 in Reception and
    // 50 + 70 x 1.1 = 127 in Year 7.
    assertThat(
            projection
                .total(0, Measure.PUPILS, FundingYear.of(2026), YearBasis.FINANCIAL)
                .orElseThrow())
        .isCloseTo(950 + 5 + 7, within(1e-9));
  }

  @Test
  void aFirstBlockWithoutPublishedScalesIsSaid() {
    Formula early =
        Formula.local("early", FundingYear.of(2013)).set(Parameter.BASIC_PRIMARY, 2_800).build();
    assertThatThrownBy(
            () ->
                ProjectionPlan.builder(
                        SchoolTable.of(school().build()),
                        FormulaPath.from(FundingYear.of(2013), Formulas.forAll(early)))
                    .budgets(Budgets.of(List.of(budget(b -> b))))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("April-August 2013");
  }

  @Test
  void aFormulaPathGoesOnFromBookToBook() {
    FormulaPath path = FormulaPath.national("2022-23");
    assertThat(path.years().get(0)).isEqualTo(FundingYear.of(2022));
    assertThat(path.years()).contains(FundingYear.of(2025)).doesNotContain(FundingYear.of(2026));
    assertThat(FormulaPath.national("2016-12-proposal").years())
        .containsExactly(FundingYear.of(2018));
    FormulaPath joined = formula().then(FundingYear.of(2026), FormulaPath.national("2025-26"));
    assertThat(joined.years()).containsExactly(FIRST, FundingYear.of(2026));
    assertThat(joined.at(FundingYear.of(2024))).isEmpty();
    assertThat(joined.at(FundingYear.of(2026)).orElseThrow().isNational()).isTrue();
    assertThat(joined).hasToString("FormulaPath[2025-26, 2026-27]");
  }
}
