package org.perpupil.projection.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.AffordabilityTerms;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.PoolingNeed;

/** Group steps by hand, and what does not fit. */
class GroupStepsTest {
  private static final FundingYear FIRST = FundingYear.of(2024);
  private static final Assumption SCALING = Assumption.of("formula.gains_scaling_percent");
  private static final Assumption CAP = Assumption.of("formula.gains_cap_percent");

  /** 100 pupils at 4,000: one school had 4,100 a pupil, one 3,800, both beside no lump sum. */
  private static final School LOSES = school("L", 4_100, Governance.MAINTAINED);

  private static final School GAINS = school("G", 3_800, Governance.ACADEMY);

  private static School school(String id, double baseline, Governance governance) {
    return School.builder(id, "LA", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(100, 0, 0)
        .governance(governance)
        .set(SchoolField.MFG_BASELINE_PER_PUPIL, baseline)
        .build();
  }

  private static Formula.Builder formula() {
    return Formula.local("ours", FIRST)
        .set(Parameter.BASIC_PRIMARY, 4_000)
        .set(Parameter.MFG_PERCENT, 0);
  }

  private static Budget budget(School school) {
    return Budget.builder(school.id()).set(BudgetCode.OB01, 0).build();
  }

  private static ProjectionBuilder plan(Formula.Builder formula, School... schools) {
    return ProjectionPlan.builder(
            SchoolTable.of(List.of(schools)),
            FormulaPath.from(FIRST, Formulas.forAll(formula.build())))
        .years(FIRST, FundingYear.of(2025))
        .budgets(Budgets.of(List.of(schools).stream().map(GroupStepsTest::budget).toList()))
        .assumptions(Assumptions.none().with(Assumption.of("formula.local_uplift_percent"), 0));
  }

  private static AffordabilityTerms terms(AffordabilityMode mode) {
    return AffordabilityTerms.of(mode);
  }

  @Test
  void scalingPaysForTheGuaranteeOfMaintainedSchoolsFromAcademies() {
    Projection run =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), LOSES, GAINS)
            .affordability("LA", terms(AffordabilityMode.SCALING))
            .build()
            .run();

    // (4,100 - 4,000) x 100 is guaranteed; (4,000 - 3,800) x 100 is gained, half of it taken.
    AffordabilityYear year = run.affordability("LA", FIRST).orElseThrow();
    assertThat(year.guarantee()).isCloseTo(10_000, within(1e-6));
    assertThat(year.deduction()).isCloseTo(10_000, within(1e-6));
    assertThat(year.scalingPercent().orElseThrow()).isCloseTo(50, within(1e-9));
    assertThat(year.capPercent()).hasValue(0);
    assertThat(year.schools()).isEqualTo(2);
    assertThat(year.missing()).isZero();
    assertThat(run.amount(0, BudgetCode.I01, FIRST, YearBasis.FINANCIAL).orElseThrow())
        .isCloseTo(410_000, within(1e-6));
    assertThat(run.amount(1, BudgetCode.I01, Block.septemberToMarch(2024)).orElseThrow() * 12 / 7)
        .isCloseTo(390_000, within(1e-6));
    // 4,100 is guaranteed again; all that the academy gains upon 3,900, 10,000, pays for it.
    AffordabilityYear next = run.affordability("LA", FundingYear.of(2025)).orElseThrow();
    assertThat(next.scalingPercent().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(run.affordability("XX", FIRST)).isEmpty();
    assertThat(run.affordability()).hasSize(2);
  }

  @Test
  void aCapIsSolvedToo() {
    Projection run =
        plan(formula(), LOSES, GAINS)
            .affordability("LA", terms(AffordabilityMode.CAP))
            .build()
            .run();

    // 3,900 / 3,800: all of every gain above it is 10,000.
    AffordabilityYear year = run.affordability("LA", FIRST).orElseThrow();
    assertThat(year.capPercent().orElseThrow())
        .isCloseTo(100 * (3_900 / 3_800.0 - 1), within(1e-9));
    assertThat(year.scalingPercent()).hasValue(100);
    assertThat(year.deduction()).isCloseTo(10_000, within(1e-6));
  }

  @Test
  void nothingToPayForTakesNothing() {
    Projection cap =
        plan(formula(), GAINS).affordability("LA", terms(AffordabilityMode.CAP)).build().run();
    assertThat(cap.affordability("LA", FIRST).orElseThrow().capPercent()).isEmpty();
    assertThat(cap.affordability("LA", FIRST).orElseThrow().scalingPercent()).isEmpty();
    Projection scaling =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), GAINS)
            .affordability("LA", terms(AffordabilityMode.SCALING))
            .build()
            .run();
    assertThat(scaling.affordability("LA", FIRST).orElseThrow().scalingPercent()).hasValue(0);
  }

  @Test
  void whatGainsCannotPayForIsNamedWithTheYearAndTheShortfall() {
    School more = school("M", 4_250, Governance.MAINTAINED);
    ProjectionBuilder cap =
        plan(formula(), LOSES, more, GAINS).affordability("LA", terms(AffordabilityMode.CAP));
    assertThatThrownBy(() -> cap.build().run())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("authority LA, 2024-25")
        .hasMessageContaining("15000 pounds of 35000 pounds are missing though every gain")
        .hasMessageContaining("authority LA, 2025-26");
    ProjectionPlan scaling =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), LOSES, more, GAINS)
            .affordability("LA", terms(AffordabilityMode.SCALING))
            .build();
    assertThatThrownBy(scaling::run)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("15000 pounds of 35000 pounds are missing at a scaling of 100");

    // A world goes on: all gain is taken, the guarantee is paid, and both years are counted.
    ProjectionRunner runner =
        ProjectionRunner.of(scaling, scaling.assumptions(), List.of(), List.of(Measure.INCOME));
    double[] outputs = new double[runner.outputs()];
    runner.run(new double[0], 0, outputs, 0);
    assertThat(runner.unaffordable()).isEqualTo(2);
    assertThat(outputs[runner.output(Measure.INCOME, 2, FIRST)]).isGreaterThan(380_000 - 1);
  }

  @Test
  void noCapThatAFormulaMayStateIsHighEnough() {
    School doubled = school("D", 1_000, Governance.MAINTAINED);
    School loses = school("L", 4_001, Governance.MAINTAINED);
    ProjectionPlan plan =
        plan(formula(), loses, doubled).affordability("LA", terms(AffordabilityMode.CAP)).build();
    assertThatThrownBy(plan::run)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("more than doubled");
  }

  @Test
  void theBlockMustPayForItAllAndIsNotLimitedInOtherYears() {
    FormulaBudget budget = FormulaBudget.of(805_000).withGrowthFund(6_000);
    ProjectionPlan plan =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), LOSES, GAINS)
            .affordability("LA", terms(AffordabilityMode.GIVEN).withBudget(FIRST, budget))
            .build();
    // 410,000 and, all gain taken, 380,000.
    Projection run = plan.run();
    assertThat(run.affordability("LA", FIRST).orElseThrow().deduction())
        .isCloseTo(20_000, within(1e-6));
    ProjectionPlan tight =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), LOSES, GAINS)
            .affordability(
                "LA", terms(AffordabilityMode.GIVEN).withBudget(FIRST, FormulaBudget.of(789_000)))
            .build();
    assertThatThrownBy(tight::run)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("authority LA, 2024-25, schools_block")
        .hasMessageContaining("1000 pounds more");
    ProjectionRunner runner =
        ProjectionRunner.of(tight, tight.assumptions(), List.of(), List.of(Measure.INCOME));
    runner.run(new double[0], 0, new double[runner.outputs()], 0);
    assertThat(runner.unaffordable()).isEqualTo(1);
  }

  @Test
  void givenWithoutABlockIsNoGroup() {
    Projection run =
        plan(formula(), LOSES).affordability("LA", terms(AffordabilityMode.GIVEN)).build().run();
    assertThat(run.affordability()).isEmpty();
  }

  /** The academy has no budget, and so no projection, but its gains pay all the same. */
  @Test
  void aSchoolWithoutABudgetPaysAllTheSame() {
    ProjectionPlan plan =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), LOSES, GAINS)
            .budgets(Budgets.of(List.of(budget(LOSES))))
            .affordability("LA", terms(AffordabilityMode.SCALING))
            .build();
    Projection run = plan.run();
    assertThat(run.failure(1)).contains("no budget was given");
    assertThat(run.affordability("LA", FIRST).orElseThrow().scalingPercent().orElseThrow())
        .isCloseTo(50, within(1e-9));
  }

  @Test
  void aSchoolThatCannotBePaidIsCounted() {
    Projection run =
        plan(
                formula().set(Parameter.GAINS_CAP_PERCENT, 0).set(Parameter.FSM_PRIMARY, 400),
                LOSES.with(SchoolField.FSM_PRIMARY, 0),
                GAINS.with(SchoolField.FSM_PRIMARY, 0),
                school("N", 4_000, Governance.MAINTAINED))
            .affordability("LA", terms(AffordabilityMode.SCALING))
            .build()
            .run();
    assertThat(run.affordability("LA", FIRST).orElseThrow().missing()).isEqualTo(1);
    assertThat(run.affordability("LA", FIRST).orElseThrow().schools()).isEqualTo(2);
  }

  @Test
  void whatIsSolvedCannotAlsoBeSet() {
    ProjectionBuilder scaling =
        plan(formula().set(Parameter.GAINS_CAP_PERCENT, 0), LOSES, GAINS)
            .affordability("LA", terms(AffordabilityMode.SCALING));
    ProjectionPlan plan = scaling.build();
    Assumptions set = plan.assumptions().with(SCALING, Selector.authority("LA"), 40);
    assertThatThrownBy(() -> plan.run(set))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("assumption formula.gains_scaling_percent")
        .hasMessageContaining("nothing for authority LA in 2024-25, 2025-26")
        .hasMessageContaining("what is solved cannot also be set");
    Target year = Target.of(SCALING, FundingYear.of(2025));
    assertThatThrownBy(
            () -> ProjectionRunner.of(plan, plan.assumptions(), List.of(year), List.of()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("authority LA in 2025-26");
    assertThat(
            plan.run(plan.assumptions().with(SCALING, Selector.authority("XX"), 40))
                .affordability())
        .hasSize(2);
    Target elsewhere = new Target(SCALING, Selector.authority("XX"), Optional.empty());
    assertThat(ProjectionRunner.of(plan, plan.assumptions(), List.of(elsewhere), List.of()))
        .isNotNull();
    ProjectionPlan cap =
        plan(formula(), LOSES, GAINS).affordability("LA", terms(AffordabilityMode.CAP)).build();
    assertThatThrownBy(() -> cap.run(cap.assumptions().with(CAP, 3)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("assumption formula.gains_cap_percent");
    assertThatThrownBy(
            () ->
                plan(formula().set(Parameter.GAINS_CAP_PERCENT, 1), LOSES)
                    .affordability("LA", terms(AffordabilityMode.CAP))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("formula ours, gains_cap_percent");
    assertThatThrownBy(
            () ->
                plan(formula(), LOSES)
                    .affordability("LA", terms(AffordabilityMode.SCALING))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a cap in 2024-25, 2025-26");
  }

  @Test
  void anAuthorityNeedsALocalFormulaAndSchools() {
    assertThatThrownBy(
            () ->
                plan(formula(), LOSES)
                    .affordability("LB", terms(AffordabilityMode.CAP))
                    .affordability(
                        "LA",
                        terms(AffordabilityMode.GIVEN)
                            .withBudget(FundingYear.of(2030), FormulaBudget.of(1)))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("affordability of authority LB")
        .hasMessageContaining("schools block of authority LA");
    assertThatThrownBy(
            () ->
                ProjectionPlan.builder(SchoolTable.of(LOSES), FormulaPath.national("2024-25"))
                    .budgets(Budgets.of(List.of(budget(LOSES))))
                    .affordability("LA", terms(AffordabilityMode.CAP))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("the national one has no guarantee to pay for");
  }

  @Test
  void academiesPoolGrantButNeitherRatesNorPfi() {
    School one =
        school("A", 4_000, Governance.ACADEMY)
            .with(SchoolField.RATES, 12_000)
            .with(SchoolField.PFI, 24_000);
    School two =
        school("B", 4_000, Governance.ACADEMY)
            .with(SchoolField.FSM6_PRIMARY, 0.5)
            .with(SchoolField.EXCEPTIONAL, 60_000);
    School maintained = school("C", 4_000, Governance.MAINTAINED);
    GrantPool pool =
        new GrantPool("Trust", List.of("A", "B", "C", "B"), 0.5, PoolingNeed.DISADVANTAGE);
    Projection run =
        plan(formula().remove(Parameter.MFG_PERCENT), one, two, maintained)
            .pooling(List.of(pool))
            .build()
            .run();

    // Half of 400,000 and of 460,000 go in; 100 against 150 of need, 172,000 and 258,000, come out.
    Block autumn = Block.septemberToMarch(2024);
    assertThat(run.amount(0, BudgetCode.POOLING, autumn).orElseThrow())
        .isCloseTo((172_000 - 200_000) * 7 / 12.0, within(1e-6));
    assertThat(run.amount(1, BudgetCode.POOLING, autumn).orElseThrow())
        .isCloseTo((258_000 - 230_000) * 7 / 12.0, within(1e-6));
    assertThat(run.amount(2, BudgetCode.POOLING, autumn).orElse(0)).isZero();
    assertThat(run.amount(0, BudgetCode.I01, autumn).orElseThrow())
        .isCloseTo(436_000 * 7 / 12.0, within(1e-6));
  }

  @Test
  void aPoolMustFit() {
    GrantPool spending = new GrantPool("T", List.of("L", "X"), 0.5, PoolingNeed.SPENDING);
    GrantPool again = new GrantPool("U", List.of("L"), 0.5, PoolingNeed.PUPILS);
    GrantPool empty = new GrantPool("V", List.of(), 0.5, PoolingNeed.PUPILS);
    GrantPool poor = new GrantPool("W", List.of("G"), 0.5, PoolingNeed.PUPILS);
    Budget stated = Budget.builder("L").set(BudgetCode.OB01, 0).set(BudgetCode.POOLING, 5).build();
    assertThatThrownBy(
            () ->
                plan(formula(), LOSES, GAINS)
                    .budgets(Budgets.of(List.of(stated)))
                    .pooling(List.of(spending, again, empty, poor))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("pool T, need")
        .hasMessageContaining("pool T, school X")
        .hasMessageContaining("pool U, school L")
        .hasMessageContaining("pool V, schools")
        .hasMessageContaining("pool W, school G")
        .hasMessageContaining("budget of school L, POOLING");
    assertThatThrownBy(() -> new GrantPool("T", List.of("L"), 1.5, PoolingNeed.PUPILS))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a share from 0 to 1");
    assertThatThrownBy(
            () ->
                plan(formula().set(Parameter.FSM_PRIMARY, 400), LOSES)
                    .pooling(List.of(again))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("pool U, school L")
        .hasMessageContaining("a school that can be projected");
  }
}
