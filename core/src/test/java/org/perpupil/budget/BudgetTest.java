package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** What a budget states, and what cannot be one. */
class BudgetTest {
  @Test
  void whatIsNotStatedIsAbsent() {
    Budget budget = Budget.builder("A1").build();
    assertThat(budget.id()).isEqualTo("A1");
    assertThat(budget.amount(BudgetCode.E01)).isEmpty();
    assertThat(budget.earlyYears()).isEmpty();
    assertThat(budget.grants()).isEmpty();
    assertThat(budget.openingReserve()).isEmpty();
  }

  @Test
  void whatIsStatedIsKept() {
    Budget budget =
        Budget.builder("A1")
            .set(BudgetCode.E01, 1)
            .set(BudgetCode.E01, 900_000)
            .set(BudgetCode.I13, -50)
            .set(BudgetCode.E02, 0)
            .earlyYears(80_000)
            .grant("schools_budget_support", 12_000)
            .grant("national_insurance", 9_000)
            .build();
    assertThat(budget.amount(BudgetCode.E01)).hasValue(900_000);
    assertThat(budget.amount(BudgetCode.I13)).hasValue(-50);
    assertThat(budget.amount(BudgetCode.E02)).hasValue(0);
    assertThat(budget.earlyYears()).hasValue(80_000);
    assertThat(budget.grants())
        .containsExactly(
            Map.entry("schools_budget_support", 12_000.0),
            Map.entry("national_insurance", 9_000.0));
    assertThat(budget).hasToString("Budget[A1, 3 codes]");
    assertThatThrownBy(() -> budget.grants().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theOpeningReserveIsTheOpeningCodes() {
    assertThat(reserve(BudgetCode.OB01, 100, BudgetCode.OB02, 20)).hasValue(120);
    assertThat(reserve(BudgetCode.OB02, 20)).hasValue(20);
    assertThat(reserve(BudgetCode.OB01, -100)).hasValue(-100);
  }

  @Test
  void theOpeningReserveIsTheClosingCodesOfTheYearBeforeWhereNoOpeningOneIsStated() {
    assertThat(reserve(BudgetCode.B01, 100, BudgetCode.B02, 20, BudgetCode.B06, 3)).hasValue(123);
    assertThat(reserve(BudgetCode.B06, 3)).hasValue(3);
    assertThat(reserve(BudgetCode.B03, 3)).isEmpty();
  }

  @Test
  void bothGroupsMayAgree() {
    assertThat(reserve(BudgetCode.OB01, 100, BudgetCode.B01, 60, BudgetCode.B02, 40.005))
        .hasValue(100);
  }

  @Test
  void bothGroupsMustNotDiffer() {
    Problem problem =
        only(() -> reserve(BudgetCode.OB01, 100, BudgetCode.B02, 70, BudgetCode.B06, 20));
    assertThat(problem.place()).isEqualTo("budget of school A1, B02");
    assertThat(problem.value()).isEqualTo("90 in B01, B02 and B06");
    assertThat(problem.expected()).contains("OB01 and OB02 state, 100");
    assertThat(problem.advice()).contains("closed year").contains("keep the B codes");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void anAmountIsANumber(double amount) {
    Problem problem = only(() -> reserve(BudgetCode.E01, amount));
    assertThat(problem.place()).isEqualTo("budget of school A1, E01");
    assertThat(problem.expected()).isEqualTo("pounds a year");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Budget.Builder builder =
        Budget.builder(" ")
            .set(BudgetCode.E01, Double.NaN)
            .earlyYears(-1)
            .grant("core_school_budget", 5)
            .grant("national_insurance", -5)
            .grant("teachers_pay", Double.POSITIVE_INFINITY);
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, builder::build);
    assertThat(thrown.problems())
        .extracting(Problem::place, Problem::value)
        .containsExactly(
            tuple("budget of school  , id", " "),
            tuple("budget of school  , E01", "NaN"),
            tuple("budget of school  , early_years", "-1"),
            tuple("budget of school  , grant:core_school_budget", "core_school_budget"),
            tuple("budget of school  , grant:national_insurance", "-5"),
            tuple("budget of school  , grant:teachers_pay", "Infinity"));
    assertThat(thrown.problems().get(3).advice()).isEqualTo("'core_schools_budget' was meant");
  }

  @Test
  void budgetsAreFoundBySchool() {
    Budget first = Budget.builder("A1").build();
    Budget second = Budget.builder("A2").build();
    Budgets budgets = Budgets.of(List.of(second, first));
    assertThat(budgets.find("A1")).containsSame(first);
    assertThat(budgets.find("A3")).isEmpty();
    assertThat(budgets.all()).containsExactly(second, first);
    assertThat(budgets).hasToString("Budgets[2 schools]");
  }

  @Test
  void aSchoolHasOneBudget() {
    List<Budget> twice =
        List.of(
            Budget.builder("A1").build(),
            Budget.builder("A2").build(),
            Budget.builder("A1").build(),
            Budget.builder("A2").build());
    assertThatThrownBy(() -> Budgets.of(twice))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemsException.class))
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::value)
                    .containsExactly("A1", "A2"));
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void aRoleHasACodeAndAUsualPension(StaffRole role) {
    boolean teaches = List.of("teacher", "trainee", "supply_teacher").contains(role.fileName());
    assertThat(StaffRole.find(role.fileName())).contains(role);
    assertThat(role.isTeaching()).isEqualTo(teaches);
    assertThat(Pension.usual(role))
        .isEqualTo(teaches ? Pension.TEACHERS : Pension.LOCAL_GOVERNMENT);
  }

  @Test
  void rolesStandUnderTheStaffCodes() {
    assertThat(StaffRole.values())
        .extracting(role -> role.code().code())
        .containsExactly("E01", "E01", "E02", "E03", "E04", "E05", "E06", "E07");
    assertThat(StaffRole.fileNames()).startsWith("teacher", "trainee", "supply_teacher");
    assertThat(StaffRole.find("head")).isEmpty();
    assertThat(Pension.labels()).containsExactly("tps", "lgps", "none");
    assertThat(Pension.find("lgps")).contains(Pension.LOCAL_GOVERNMENT);
    assertThat(Pension.find("LGPS")).isEmpty();
  }

  private static OptionalDouble reserve(Object... codesAndAmounts) {
    Budget.Builder builder = Budget.builder("A1");
    for (int i = 0; i < codesAndAmounts.length; i += 2) {
      builder.set((BudgetCode) codesAndAmounts[i], ((Number) codesAndAmounts[i + 1]).doubleValue());
    }
    return builder.build().openingReserve();
  }

  private static Problem only(ThrowingCallable call) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, call);
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0);
  }
}
