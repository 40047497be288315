package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.problem.Problem;

/** How much budgets tell of money, as they are imported and as they are read. */
class KnownMoneyTest {
  @Test
  void budgetsAreCompleteThatTellBothSpendingAndAnOpeningBalance() {
    ImportedBudgets budgets =
        new ImportedBudgets(
            List.of(
                List.of("BOTH", "E01", "900"),
                List.of("BOTH", "OB01", "5"),
                List.of("SPENDS", "E19", "10"),
                List.of("OPENS", "OB02", "10"),
                List.of("GRANTS", "I05", "10"),
                List.of("GRANTS", "grant:pe_sport_premium", "10"),
                List.of("OPENS", "I01", "10")));

    assertThat(budgets.complete()).isEqualTo(1);
    assertThat(new ImportedBudgets(List.of()).complete()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OB01", "OB02", "B01", "B02", "B06"})
  void balancesOfEitherYearOpenIt(String code) {
    List<List<String>> rows =
        List.of(List.of("A", "E01", "1"), List.of("A", code, "0"), List.of("A", code, "1"));

    assertThat(new ImportedBudgets(rows).complete()).isEqualTo(1);
  }

  private static Budget budget(String id, BudgetCode... codes) {
    Budget.Builder budget = Budget.builder(id);
    for (BudgetCode code : codes) {
      budget.set(code, 1);
    }
    return budget.build();
  }

  private static List<Problem> warnings(List<Budget> budgets, StaffPost... posts) {
    return UnknownMoney.of("b.csv", Budgets.of(budgets), Staff.of(List.of(posts)));
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        Arguments.of(budget("A", BudgetCode.I05), "E01 on, and OB01", "there is income alone"),
        Arguments.of(budget("A", BudgetCode.OB01), "E01 on", "the schools spend nothing"),
        Arguments.of(budget("A", BudgetCode.E19), "code OB01", "there are no reserves"));
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void whatABudgetDoesNotTellIsWarnedOf(Budget budget, String place, String expected) {
    assertThat(warnings(List.of(budget)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.place()).startsWith("b.csv, school A, code").endsWith(place);
              assertThat(problem.expected()).endsWith(expected);
            });
  }

  @Test
  void whatIsToldIsNotWarnedOfAndPostsAreSpending() {
    StaffPost post = StaffPost.onSalary("A", StaffRole.EDUCATION_SUPPORT, 20_000).build();

    assertThat(warnings(List.of(budget("A", BudgetCode.E19, BudgetCode.OB01)))).isEmpty();
    assertThat(warnings(List.of(budget("A", BudgetCode.OB01)), post)).isEmpty();
    assertThat(warnings(List.of(budget("A", BudgetCode.I05)), post))
        .extracting(Problem::place)
        .containsExactly("b.csv, school A, code OB01");
    assertThat(warnings(List.of())).isEmpty();
  }

  @Test
  void schoolsAreNamedTogetherAndManyByTheFirst() {
    List<Budget> budgets = new ArrayList<>();
    for (String id : List.of("A", "B", "C", "D", "E")) {
      budgets.add(budget(id, BudgetCode.E19));
    }

    assertThat(warnings(budgets.subList(0, 2)))
        .extracting(Problem::place)
        .containsExactly("b.csv, 2 schools (A, B), code OB01");
    assertThat(warnings(budgets))
        .extracting(Problem::place)
        .containsExactly("b.csv, 5 schools (A, B, C, D, E), code OB01");
    budgets.add(budget("F", BudgetCode.E19));
    budgets.add(budget("G", BudgetCode.OB01));
    assertThat(warnings(budgets))
        .extracting(Problem::place)
        .containsExactly(
            "b.csv, school G, codes from E01 on", "b.csv, 6 schools (A, B, C, D, E …), code OB01");
  }
}
