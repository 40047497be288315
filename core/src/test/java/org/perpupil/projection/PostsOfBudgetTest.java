package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Posts take the place of what a budget states, so they are held against it. */
class PostsOfBudgetTest {
  private static final FundingYear FIRST = FundingYear.of(2025);

  private static StaffPost.Builder post(String id) {
    return StaffPost.onSalary(id, StaffRole.ADMINISTRATIVE, 30_000);
  }

  private static ProjectionPlan plan(double stated, List<StaffPost> posts) {
    return builder(stated, posts, Governance.ACADEMY).build();
  }

  private static ProjectionBuilder builder(
      double stated, List<StaffPost> posts, Governance governance) {
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    for (String id : List.of("P", "T")) {
      schools.add(
          School.builder(id, "999", Phase.PRIMARY)
              .governance(governance)
              .yearGroups(7, 0)
              .pupils(210, 0, 0)
              .build());
      Budget.Builder budget = Budget.builder(id).set(BudgetCode.OB01, 0);
      budgets.add((stated > 0 ? budget.set(BudgetCode.E05, stated) : budget).build());
    }
    return ProjectionPlan.builder(
            SchoolTable.of(schools),
            FormulaPath.from(
                FIRST,
                Formulas.forAll(
                    Formula.local("own", FIRST).set(Parameter.BASIC_PRIMARY, 4_000).build())))
        .years(FIRST, FundingYear.of(2027))
        .budgets(Budgets.of(budgets))
        .staff(Staff.of(posts))
        .assumptions(Assumptions.builder().set("formula.local_uplift_percent", 0).build());
  }

  private static double cost() {
    return plan(0, List.of(post("P").build()))
        .run()
        .amount(0, BudgetCode.E05, FIRST, YearBasis.ACADEMIC)
        .orElseThrow();
  }

  /** Stated sums as parts of what the post costs: 5 percent of them may be missing or too much. */
  @ParameterizedTest
  @CsvSource({"1, true", "1.052, true", "1.053, false", "0.953, true", "0.952, false", "20, false"})
  void moreThanFivePercentIsAContradiction(double part, boolean isProjected) {
    double cost = cost();
    ProjectionPlan plan = plan(part * cost, List.of(post("P").build()));

    assertThat(plan.failure(0).isEmpty()).isEqualTo(isProjected);
    assertThat(plan.failure(1)).isEmpty();
    assertThat(plan.run().failed()).isEqualTo(isProjected ? 0 : 1);
    PostsOfBudget one = plan.postsAndBudgets().get(0);
    assertThat(plan.postsAndBudgets()).hasSize(1);
    assertThat(one.schoolId()).isEqualTo("P");
    assertThat(one.code()).isEqualTo(BudgetCode.E05);
    assertThat(one.posts()).isCloseTo(cost, within(1e-6));
    assertThat(one.difference()).isCloseTo(cost - part * cost, within(1e-6));
    assertThat(one.isContradiction()).isEqualTo(!isProjected);
  }

  @Test
  void theReasonSaysWhichPostsMayBeMissing() {
    assertThat(plan(1_000_000, List.of(post("P").build())).failure(0).orElseThrow())
        .startsWith("posts under E05 come to £")
        .contains("but its budget states £1,000,000.00, more than 5 percent apart")
        .contains("posts of administrative may be missing")
        .contains("all_posts true");
    assertThat(plan(1_000, List.of(post("P").build())).failure(0).orElseThrow())
        .contains("posts of administrative may stand twice");
  }

  @Test
  void postsThatAreAllThereReplaceWhatIsStated() {
    ProjectionPlan plan =
        plan(1_000_000, List.of(post("P").allPosts(true).build(), post("P").build()));

    assertThat(plan.failure(0)).isEmpty();
    assertThat(plan.postsAndBudgets().get(0).isContradiction()).isFalse();
    assertThat(plan.run().amount(0, BudgetCode.E05, FIRST, YearBasis.ACADEMIC).orElseThrow())
        .isCloseTo(2 * cost(), within(1e-6));
  }

  /** Nothing is known of a code that a budget leaves out; other codes are no concern of posts. */
  @Test
  void whatNoBudgetStatesIsNotHeldAgainstPosts() {
    assertThat(plan(0, List.of(post("P").build())).postsAndBudgets()).isEmpty();
    assertThat(
            plan(50_000, List.of(StaffPost.onSalary("P", StaffRole.TEACHER, 40_000).build()))
                .postsAndBudgets())
        .isEmpty();
    assertThat(plan(50_000, List.of()).postsAndBudgets()).isEmpty();
  }

  /** The first year alone ends in August in one view, before or within the months named here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-09-01",
        "2025-12-01",
        "2026-03-01",
        "2026-04-01",
        "2026-05-01",
        "2026-08-01",
        "2026-09-01",
        "2026-10-01"
      })
  void postsAreHeldAgainstBudgetsInWhateverMonthASchoolConverts(String day) {
    ProjectionPlan plan =
        builder(40_000, List.of(post("P").build()), Governance.MAINTAINED)
            .arrangement("P", Arrangement.converting(LocalDate.parse(day)))
            .build();

    assertThat(plan.failure(0)).isEmpty();
    assertThat(plan.postsAndBudgets()).hasSize(1);
    assertThat(plan.run().amount(0, BudgetCode.E05, FIRST, YearBasis.ACADEMIC)).isPresent();
  }

  /** Its months before would be paid by a year that is not there, as of one that never converts. */
  @ParameterizedTest
  @ValueSource(strings = {"2028-05-01", "2028-08-01", "2028-09-01"})
  void aSchoolThatConvertsAfterTheLastYearStaysMaintained(String day) {
    ProjectionBuilder builder = builder(40_000, List.of(post("P").build()), Governance.MAINTAINED);
    Projection stays = builder.build().run();
    Projection converts =
        builder.arrangement("P", Arrangement.converting(LocalDate.parse(day))).build().run();

    FundingYear last = FundingYear.of(2027);
    assertThat(converts.amount(0, BudgetCode.I01, last, YearBasis.FINANCIAL))
        .isEqualTo(stays.amount(0, BudgetCode.I01, last, YearBasis.FINANCIAL));
    assertThat(converts.has(0, last, YearBasis.ACADEMIC)).isFalse();
  }

  /** Years are compared as they begin, so a post of next year is none of this one's. */
  @Test
  void aPostThatStartsLaterIsNotOfTheFirstYear() {
    StaffPost later = post("P").start(Block.septemberToMarch(2026)).build();

    assertThat(plan(cost(), List.of(post("P").build(), later)).failure(0)).isEmpty();
  }
}
