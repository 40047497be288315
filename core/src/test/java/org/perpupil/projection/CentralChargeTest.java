package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * A charge by hand: 210 pupils at £4,000, £140,000 a school, £20,000 of rates and £40,000 of PFI,
 * together £1,040,000 a year, of which £980,000 are charged.
 */
class CentralChargeTest {
  private static final FundingYear FIRST = FundingYear.of(2025);
  private static final FundingYear SECOND = FundingYear.of(2026);
  private static final Assumption PERCENT = Assumption.of("trust.central_charge_percent");
  private static final Block CONVERSION = Block.septemberToMarch(2025);

  private static ProjectionPlan plan(Arrangement arrangement, Budget.Builder budget) {
    School school =
        School.builder("S1", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .set(SchoolField.RATES, 20_000)
            .set(SchoolField.PFI, 40_000)
            .build();
    Formula formula =
        Formula.local("ours", FIRST)
            .set(Parameter.BASIC_PRIMARY, 4_000)
            .set(Parameter.LUMP_SUM_PRIMARY, 140_000)
            .build();
    return ProjectionPlan.builder(
            SchoolTable.of(school), FormulaPath.from(FIRST, Formulas.forAll(formula)))
        .years(FIRST, SECOND)
        .budgets(Budgets.of(List.of(budget.build())))
        .arrangement("S1", arrangement)
        .assumptions(Assumptions.builder().set("formula.local_uplift_percent", 0).build())
        .build();
  }

  private static Budget.Builder budget() {
    return Budget.builder("S1").set(BudgetCode.OB01, 0).earlyYears(30_000);
  }

  private static Projection run(Arrangement arrangement, Assumptions more) {
    ProjectionPlan plan = plan(arrangement, budget());
    return plan.run(plan.assumptions().with(more));
  }

  private static OptionalDouble charge(Projection projection, Block block) {
    return projection.amount(0, BudgetCode.BAI170, block);
  }

  private static void assertCharge(Projection projection, Block block, double expected) {
    assertThat(charge(projection, block).orElseThrow()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void aPercentageIsOfGrantWithoutRatesPrivateFinanceAndEarlyYears() {
    Projection projection =
        run(Arrangement.converting(CONVERSION), Assumptions.none().with(PERCENT, 5));

    assertThat(charge(projection, Block.aprilToAugust(2025))).hasValue(0);
    assertCharge(projection, CONVERSION, 49_000 * 7 / 12.0);
    assertCharge(projection, Block.aprilToAugust(2026), 49_000 * 5 / 12.0);
    assertCharge(projection, Block.septemberToMarch(2026), 49_000 * 7 / 12.0);
    assertThat(projection.amount(0, BudgetCode.BAI170, SECOND, YearBasis.ACADEMIC).orElseThrow())
        .isCloseTo(49_000, within(1e-6));
  }

  @Test
  void itIsACost() {
    Assumptions charged = Assumptions.none().with(PERCENT, 5);
    Projection before = run(Arrangement.of(Governance.ACADEMY), Assumptions.none());
    Projection after = run(Arrangement.of(Governance.ACADEMY), charged);

    assertThat(before.codes(0)).doesNotContain(BudgetCode.BAI170);
    assertThat(after.codes(0)).contains(BudgetCode.BAI170);
    assertThat(
            after.total(0, Measure.EXPENDITURE, FIRST, YearBasis.ACADEMIC).orElseThrow()
                - before.total(0, Measure.EXPENDITURE, FIRST, YearBasis.ACADEMIC).orElseThrow())
        .isCloseTo(49_000, within(1e-6));
    assertThat(
            before.total(0, Measure.CLOSING_RESERVE, SECOND, YearBasis.ACADEMIC).orElseThrow()
                - after.total(0, Measure.CLOSING_RESERVE, SECOND, YearBasis.ACADEMIC).orElseThrow())
        .isCloseTo(98_000, within(1e-6));
  }

  @Test
  void poundsFollowPricesFromApril() {
    Projection projection =
        run(
            Arrangement.of(Governance.ACADEMY),
            Assumptions.builder()
                .set("trust.central_charge_per_pupil", 100)
                .set("trust.central_charge_pounds", 9_000)
                .set("prices.cpi_percent", 10)
                .build());

    assertThat(charge(projection, Block.aprilToAugust(2025))).isEmpty();
    assertCharge(projection, Block.septemberToMarch(2025), 30_000 * 7 / 12.0);
    assertCharge(projection, Block.aprilToAugust(2026), 33_000 * 5 / 12.0);
    assertCharge(projection, Block.septemberToMarch(2026), 33_000 * 7 / 12.0);
    assertCharge(projection, Block.aprilToAugust(2027), 36_300 * 5 / 12.0);
  }

  @Test
  void aYearsChargeHoldsFromSeptemberToAugust() {
    Projection projection =
        run(
            Arrangement.of(Governance.ACADEMY),
            Assumptions.builder().set(PERCENT, FIRST, 4).set(PERCENT, SECOND, 6).build());

    assertCharge(projection, Block.aprilToAugust(2026), 39_200 * 5 / 12.0);
    assertCharge(projection, Block.septemberToMarch(2026), 58_800 * 7 / 12.0);
    assertCharge(projection, Block.aprilToAugust(2027), 58_800 * 5 / 12.0);
  }

  @Test
  void businessRatesThatGrowAreNotCharged() {
    Projection projection =
        run(
            Arrangement.of(Governance.ACADEMY),
            Assumptions.none()
                .with(PERCENT, 5)
                .with(Assumption.of("prices.business_rates_percent"), 50));

    assertThat(projection.amount(0, BudgetCode.I01, Block.septemberToMarch(2026)).orElseThrow())
        .isCloseTo((1_050_000 + 30_000) * 7 / 12.0, within(1e-6));
    assertCharge(projection, Block.septemberToMarch(2026), 49_000 * 7 / 12.0);
  }

  @Test
  void aMaintainedSchoolPaysNone() {
    Projection projection =
        run(Arrangement.of(Governance.MAINTAINED), Assumptions.none().with(PERCENT, 5));

    assertThat(projection.codes(0)).doesNotContain(BudgetCode.BAI170);
    assertThat(charge(projection, Block.septemberToMarch(2026))).hasValue(0);
  }

  @Test
  void aBudgetMayStateTheCharge() {
    Budget.Builder stating = budget().set(BudgetCode.BAI170, 50_000);
    Projection projection = plan(Arrangement.of(Governance.ACADEMY), stating).run();

    assertThat(projection.amount(0, BudgetCode.BAI170, FIRST, YearBasis.ACADEMIC).orElseThrow())
        .isCloseTo(50_000, within(1e-6));
  }

  @Test
  void aChargeStatedAndAssumedIsAProblem() {
    ProjectionPlan stating =
        plan(Arrangement.of(Governance.ACADEMY), budget().set(BudgetCode.BAI170, 50_000));
    String expected =
        "budget of school S1, BAI170: found '50000', expected a central charge in the budget or in"
            + " the assumptions, not in both";
    Assumptions charged = stating.assumptions().with(PERCENT, 5);
    Assumptions later = stating.assumptions().with(PERCENT, SECOND, 5);
    Assumptions elsewhere = stating.assumptions().with(PERCENT, Selector.authority("1"), 5);
    Assumptions nothing = stating.assumptions().with(PERCENT, 0);
    List<Measure> measures = List.of(Measure.EXPENDITURE);
    List<Target> targets = List.of(Target.of(PERCENT));
    List<Target> others =
        List.of(
            new Target(PERCENT, Selector.authority("1"), Optional.empty()),
            Target.of(Assumption.of("prices.cpi_percent")));

    assertThatThrownBy(() -> stating.run(charged))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(expected);
    assertThatThrownBy(() -> stating.run(later)).hasMessageContaining(expected);
    assertThatThrownBy(() -> ProjectionRunner.of(stating, nothing, targets, measures))
        .hasMessageContaining(expected);
    assertThat(stating.run(elsewhere).failed()).isZero();
    assertThat(stating.run(nothing).failed()).isZero();
    assertThat(ProjectionRunner.of(stating, nothing, others, measures).targets()).hasSize(2);
    ProjectionPlan silent = plan(Arrangement.of(Governance.ACADEMY), budget());
    assertThat(silent.run(charged).failed()).isZero();
  }
}
