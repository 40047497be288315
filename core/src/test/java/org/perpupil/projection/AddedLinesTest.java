package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.projection.AddedLines.AddedLine;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Money that nobody stated, in 2025-26: 90 infants of 210 pupils, a tenth of them on free school
 * meals.
 */
class AddedLinesTest {
  private static final FundingYear FIRST = FundingYear.of(2025);

  /** 81 infants, 85 percent of whom eat 190 meals at 2.58 for five months and 2.61 for seven. */
  private static final double MEALS = 81 * 0.85 * 190 * (2.58 * 5 + 2.61 * 7) / 12;

  /** 16,000 and 10 for each of 180 pupils in Years 1 to 6. */
  private static final double SPORT = 17_800;

  @Test
  void whatIsAddedIsNamedWithItsPounds() {
    Projection projection = run(budget(), school());

    assertThat(paid(projection)).isCloseTo(MEALS + SPORT, within(0.005));
    assertThat(AddedLines.of(projection).of(0))
        .extracting(AddedLine::name)
        .containsExactly("free_infant_meals", "pe_sport_premium", "pupil_premium");
    AddedLine meals = AddedLines.of(projection).of(0).get(0);
    assertThat(meals.firstYear()).isCloseTo(MEALS, within(0.005));
    assertThat(meals.code()).isEqualTo(BudgetCode.I18D);
    assertThat(meals.note()).isEmpty();
    assertThat(AddedLines.of(projection).bySchools())
        .containsExactly(
            Map.entry("universal infant free school meals (I18d)", 1),
            Map.entry("PE and sport premium (I18d)", 1),
            Map.entry("pupil premium (I05)", 1));
    assertThat(AddedLines.of(projection).heldElsewhere(0)).isEmpty();
  }

  @Test
  void moneyUnderItsOwnCodeIsAllThereIs() {
    Projection projection = run(budget().set(BudgetCode.I18D, 1_000), school());

    assertThat(paid(projection)).isCloseTo(1_000, within(0.005));
    assertThat(AddedLines.of(projection).of(0))
        .extracting(AddedLine::name)
        .containsExactly("pupil_premium");
    assertThat(AddedLines.of(projection).heldElsewhere(0)).isEmpty();
  }

  /** A quarter more than stated is still taken to be in it; meals come to some 34,000. */
  @ParameterizedTest
  @CsvSource({
    "I06, 60000, false, false",
    "I07, 60000, false, false",
    "I06, 42000, false, false",
    "I06, 41000, false, true",
    "I06, 34000, false, true",
    "I06, 28000, false, true",
    "I06, 27000, true, false",
    "I06, 17800, true, false",
    "I06, 14300, true, false",
    "I06, 14200, true, true",
    "I06, 0, true, true",
    "I06, -5000, true, true",
  })
  void moneyUnderOtherGrantsIsNotCountedTwice(
      String code, double stated, boolean addsMeals, boolean addsSport) {
    BudgetCode other = BudgetCode.find(code).orElseThrow();
    Projection projection = run(budget().set(other, stated), school());
    double added = (addsMeals ? MEALS : 0) + (addsSport ? SPORT : 0);

    assertThat(paid(projection)).isCloseTo(added, within(0.005));
    if (addsMeals && addsSport) {
      assertThat(AddedLines.of(projection).heldElsewhere(0)).isEmpty();
    } else {
      assertThat(AddedLines.of(projection).heldElsewhere(0).orElseThrow())
          .isCloseTo(MEALS + SPORT - added, within(0.005));
    }
  }

  /** The stated sum of the first year moves on with rates and pupils. */
  @Test
  void whatIsStatedByNameIsTheFirstYear() {
    Budget.Builder budget =
        budget().grant("free_infant_meals", 20_000).grant("pe_sport_premium", 0);
    Projection projection = run(budget.set(BudgetCode.I06, 50_000), school());
    double later = paid(projection, 1);

    assertThat(paid(projection)).isCloseTo(20_000, within(0.005));
    assertThat(later).isCloseTo(20_000 * 2.61 / ((2.58 * 5 + 2.61 * 7) / 12), within(0.005));
    assertThat(AddedLines.of(projection).of(0))
        .extracting(AddedLine::name)
        .containsExactly("pupil_premium");
    assertThat(AddedLines.of(projection).heldElsewhere(0)).isEmpty();
  }

  @Test
  void withoutInfantsWhatIsStatedByNameIsASum() {
    School juniors =
        School.builder("S", "LA", Phase.PRIMARY).yearGroups(4, 0).pupils(120, 0, 0).build();
    Projection projection = run(budget().grant("free_infant_meals", 1_200), juniors);

    assertThat(paid(projection, 0)).isCloseTo(1_200 + 17_200, within(0.005));
    assertThat(paid(projection, 1)).isCloseTo(1_200 + 17_200, within(0.005));
  }

  @Test
  void withoutTheShareThatOfSixYearsOrNoneIsLeftOut() {
    School sixYears = school().without(SchoolField.FSM_PRIMARY);
    School unknown = sixYears.without(SchoolField.FSM6_PRIMARY);
    Projection none = run(budget(), unknown);

    assertThat(paid(run(budget(), sixYears))).isCloseTo(MEALS * 0.8 / 0.9 + SPORT, within(0.005));
    assertThat(paid(none)).isCloseTo(MEALS / 0.9 + SPORT, within(0.005));
    assertThat(AddedLines.of(none).of(0).get(0).note()).contains("none are left out");
  }

  @Test
  void whatAConverterPaysIsAddedToo() {
    ProjectionPlan plan =
        builder(budget(), school())
            .arrangement("S", Arrangement.converting(Block.septemberToMarch(2026)))
            .build();

    assertThat(AddedLines.of(plan.run()).of(0))
        .extracting(AddedLine::name)
        .endsWith("audit", "systems", "insurance", "conversion");
  }

  @Test
  void anAcademysServicesGrantIsAddedWhileItIsPaid() {
    FundingYear year = FundingYear.of(2015);
    ProjectionPlan plan =
        ProjectionPlan.builder(
                SchoolTable.of(school()), FormulaPath.from(year, Formulas.forAll(formula(year))))
            .years(year, FundingYear.of(2017))
            .budgets(Budgets.of(List.of(budget().build())))
            .assumptions(Assumptions.builder().set("formula.local_uplift_percent", 0).build())
            .arrangement("S", Arrangement.of(Governance.ACADEMY))
            .build();
    AddedLine services =
        AddedLines.of(plan.run()).of(0).stream()
            .filter(line -> line.name().equals("education_services_grant"))
            .findFirst()
            .orElseThrow();

    assertThat(services.firstYear()).isCloseTo(210 * 87, within(0.005));
    assertThat(services.code()).isEqualTo(BudgetCode.I06);
  }

  /** A grant that the formula of the next year takes up is either named, or warned of. */
  @Test
  void moneyThatAFormulaTakesUpLaterIsWarnedOf() {
    Problem problem = warnings(budget().set(BudgetCode.I18D, 40_000)).get(0);

    assertThat(problem.isError()).isFalse();
    assertThat(problem.place()).isEqualTo("budgets of S, I18d");
    assertThat(problem.value()).isEqualTo("40000");
    assertThat(problem.expected())
        .contains("the formula of 2026-27 takes up the national insurance contributions grant and")
        .contains("the schools budget support grant");
    assertThat(problem.advice()).contains("grant:national_insurance and grant:schools_budget");
    assertThat(
            warnings(
                budget()
                    .set(BudgetCode.I18D, 40_000)
                    .grant("national_insurance", 10_000)
                    .grant("schools_budget_support", 10_000)))
        .noneMatch(other -> other.place().contains("I18d"));
    assertThat(warnings(budget().set(BudgetCode.I18D, 0))).isEmpty();
    assertThat(warnings(budget())).isEmpty();
  }

  @Test
  void grantsOfOtherYearsAreWarnedOf() {
    Problem over = warnings(budget().grant("teachers_pay", 7_000)).get(0);
    Problem later = warnings(budget().grant("pay_awards_2026", 7_000)).get(0);

    assertThat(over.place()).isEqualTo("budgets of S, grant:teachers_pay");
    assertThat(over.expected()).contains("the formula holds this one from 2021-22 on");
    assertThat(later.expected())
        .contains("this one starts in September-March 2026-27", "those of its first year");
    assertThat(warnings(budget().grant("teachers_pay", 0))).isEmpty();
    assertThat(paid(run(budget().grant("teachers_pay", 7_000), school())))
        .isCloseTo(MEALS + SPORT, within(0.005));
    assertThat(paid(run(budget().grant("pay_awards_2026", 7_000), school()), 1))
        .isCloseTo(paid(run(budget(), school()), 1) + 7_000, within(0.005));
  }

  @Test
  void manySchoolsMakeOneWarning() {
    List<School> schools =
        List.of("A", "B", "C", "D", "E", "F", "G").stream()
            .map(id -> School.builder(id, "LA", Phase.PRIMARY))
            .map(school -> school.yearGroups(7, 0).pupils(210, 0, 0).build())
            .toList();
    List<Budget> budgets =
        schools.stream()
            .map(school -> Budget.builder(school.id()).set(BudgetCode.OB01, 0))
            .map(budget -> budget.set(BudgetCode.I18D, 40_000).build())
            .toList();
    ProjectionPlan plan =
        ProjectionPlan.builder(SchoolTable.of(schools), path())
            .years(FIRST, FundingYear.of(2026))
            .budgets(Budgets.of(budgets))
            .assumptions(still())
            .build();

    assertThat(plan.warnings())
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo("budgets of A, B, C, D, E and 2 more, I18d");
  }

  private static List<Problem> warnings(Budget.Builder budget) {
    return builder(budget, school()).build().warnings();
  }

  private static double paid(Projection projection) {
    return paid(projection, 0);
  }

  private static double paid(Projection projection, int year) {
    FundingYear shown = projection.years().get(year);
    return projection.amount(0, BudgetCode.I18D, shown, YearBasis.FINANCIAL).orElseThrow();
  }

  private static Projection run(Budget.Builder budget, School school) {
    return builder(budget, school).build().run();
  }

  private static ProjectionBuilder builder(Budget.Builder budget, School school) {
    return ProjectionPlan.builder(SchoolTable.of(school), path())
        .years(FIRST, FundingYear.of(2026))
        .budgets(Budgets.of(List.of(budget.build())))
        .assumptions(still());
  }

  private static FormulaPath path() {
    return FormulaPath.from(FIRST, Formulas.forAll(formula(FIRST)));
  }

  private static Formula formula(FundingYear year) {
    return Formula.local("local", year).set(Parameter.BASIC_PRIMARY, 4_000).build();
  }

  private static Assumptions still() {
    return Assumptions.builder().set("formula.local_uplift_percent", 0).build();
  }

  private static Budget.Builder budget() {
    return Budget.builder("S").set(BudgetCode.OB01, 0);
  }

  private static School school() {
    return School.builder("S", "LA", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(210, 0, 0)
        .set(SchoolField.FSM_PRIMARY, 0.1)
        .set(SchoolField.FSM6_PRIMARY, 0.2)
        .build();
  }
}
