package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Small schools of mixed classes whose rolls fall, without awards, growth or inflation. */
class SmallSchoolTest {
  private static final FundingYear FIRST = FundingYear.of(2026);

  /** 31 pupils, 4 4 4 5 5 4 5, of whom 5 leave and 4 come. */
  @Test
  void thirtyOnePupilsAndThenThirty() {
    Projection run =
        plan(List.of(4, 4, 4, 5, 5, 4, 5), 200_000, List.of(), assumptions().build()).run();
    assertThat(run.total(0, Measure.PUPILS, year(1), YearBasis.FINANCIAL)).hasValue(30);
    assertThat(run.classes(0, FIRST)).hasValue(2);
    assertThat(run.amount(0, BudgetCode.E01, FIRST, YearBasis.FINANCIAL).orElseThrow())
        .isCloseTo(200_000, within(1e-6));
    assertThat(change(run, BudgetCode.I01)).isCloseTo(-3_847, within(1e-6));
    assertThat(change(run, BudgetCode.E01)).isCloseTo(0, within(1e-6));
    assertThat(balance(run, 1)).isLessThan(balance(run, 0));
    // 66,691.46 is what an M6 costs from September 2026.
    assertThat(run.teachersOfTotal(0).orElseThrow()).isBetween(2.9, 3.2);
  }

  /** A lower school of 39, 34, 31 and 26 pupils from Reception to Year 4. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aFallingRollDoesNotMendTheBalance(boolean byPosts) {
    List<StaffPost> posts = new ArrayList<>();
    if (byPosts) {
      posts.add(StaffPost.onSalary("S", StaffRole.TEACHER, 62_000).build());
      posts.add(teacher("U3"));
      posts.add(teacher("M6"));
    }
    Projection run =
        plan(
                List.of(5, 6, 8, 9, 11),
                220_000,
                posts,
                assumptions()
                    .set("pupils.intake_growth_percent", year(1), 20)
                    .set("pupils.intake_growth_percent", year(3), -50)
                    .build())
            .run();
    double[] rolls = {39, 34, 31, 26};
    for (int i = 0; i < rolls.length; i++) {
      assertThat(run.total(0, Measure.PUPILS, year(i), YearBasis.FINANCIAL)).hasValue(rolls[i]);
      assertThat(run.classes(0, year(i))).hasValue(2);
      if (i > 0) {
        assertThat(balance(run, i)).isLessThan(balance(run, i - 1));
      }
    }
    assertThat(run.total(0, Measure.CLOSING_RESERVE, year(3), YearBasis.FINANCIAL).orElseThrow())
        .isNegative();
  }

  /** Infants of 31 and then of 30: one class fewer of three, and one post saved from September. */
  @Test
  void aClassFewerSavesOnePost() {
    Projection run =
        plan(List.of(10, 10, 11, 4, 4, 4, 4), 300_000, List.of(), assumptions().build()).run();
    assertThat(run.classes(0, FundingYear.of(FIRST.start() - 1))).hasValue(3);
    assertThat(run.classes(0, FIRST)).hasValue(2);
    assertThat(run.classes(0, year(1))).hasValue(2);
    double post =
        plan(List.of(30, 30, 30, 30, 30, 30, 30), 0, List.of(teacher("M6")), assumptions().build())
            .run()
            .amount(0, BudgetCode.E01, year(1), YearBasis.FINANCIAL)
            .orElseThrow();
    // The first year's total holds seven months without the post, the second is without it all.
    assertThat(run.amount(0, BudgetCode.E01, FIRST, YearBasis.FINANCIAL).orElseThrow())
        .isCloseTo(300_000, within(1e-6));
    assertThat(change(run, BudgetCode.E01)).isCloseTo(-5 / 12.0 * post, within(1e-6));
  }

  /** Year groups are mixed with their neighbours, within a key stage, as long as they fit. */
  @ParameterizedTest
  @CsvSource({
    "4 4 4 5 5 4 5, 2",
    "1 0 0 0 0 0 1, 2",
    "0 0 0 5 5 4 5, 1",
    "15 15 15 15 15 15 15, 4",
    "16 15 15 15 15 15 15, 4",
    "16 16 16 16 16 16 16, 7",
    "20 10 20 10 20 10 20, 4",
    "31 10 10 30 30 30 30, 7",
    "10 31 10 5 5 5 15, 5",
    "30 30 30 30 30 30 30, 7",
    "31 31 31 31 31 31 31, 14",
  })
  void mixedClasses(String pupils, int classes) {
    List<Integer> groups = new ArrayList<>();
    for (String group : pupils.split(" ", -1)) {
      groups.add(Integer.parseInt(group));
    }
    School school = school(groups);
    NaiveRolls rolls =
        new NaiveRolls(school, new NaiveValues(assumptions().build(), school, FIRST.start()), 1);
    assertThat(rolls.classes(0)).isEqualTo(classes);
    Projection run = plan(groups, 100_000, List.of(), assumptions().build()).run();
    assertThat(run.classes(0, FundingYear.of(FIRST.start() - 1))).hasValue(classes);
  }

  private static double change(Projection run, BudgetCode code) {
    return run.amount(0, code, year(1), YearBasis.FINANCIAL).orElseThrow()
        - run.amount(0, code, FIRST, YearBasis.FINANCIAL).orElseThrow();
  }

  private static double balance(Projection run, int i) {
    return run.total(0, Measure.IN_YEAR_BALANCE, year(i), YearBasis.FINANCIAL).orElseThrow();
  }

  private static FundingYear year(int i) {
    return FundingYear.of(FIRST.start() + i);
  }

  private static StaffPost teacher(String point) {
    return StaffPost.onScale("S", StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, point).build();
  }

  /** Nothing rises: awards and rates of these years are none, by name where some are published. */
  private static Assumptions.Builder assumptions() {
    Assumptions.Builder none =
        Assumptions.builder()
            .set("formula.local_uplift_percent", 0)
            .set("pay.support_award_percent", 0)
            .set("prices.cpi_percent", 0)
            .set("staff.increment_share", 0);
    for (int i = 0; i < 5; i++) {
      none.set("pay.teacher_award_percent", year(i), 0);
    }
    return none;
  }

  private static School school(List<Integer> groups) {
    School.Builder school = School.builder("S", "1", Phase.PRIMARY).yearGroups(groups.size(), 0);
    int pupils = 0;
    for (int g = 0; g < 7; g++) {
      int group = g < groups.size() ? groups.get(g) : 0;
      school.set(SchoolField.yearGroup(g), group);
      pupils += group;
    }
    return school.pupils(pupils, 0, 0).build();
  }

  private static ProjectionPlan plan(
      List<Integer> groups, double teaching, List<StaffPost> posts, Assumptions assumptions) {
    Formula formula =
        Formula.local("ours", FIRST)
            .set(Parameter.BASIC_PRIMARY, 3_847)
            .set(Parameter.LUMP_SUM_PRIMARY, 145_100)
            .build();
    Budget.Builder budget =
        Budget.builder("S")
            .set(BudgetCode.OB01, 0)
            .set(BudgetCode.I18D, 0)
            .set(BudgetCode.E03, 40_000)
            .set(BudgetCode.E12, 40_000);
    if (posts.isEmpty()) {
      budget.set(BudgetCode.E01, teaching);
    }
    return ProjectionPlan.builder(
            SchoolTable.of(school(groups)), FormulaPath.from(FIRST, Formulas.forAll(formula)))
        .years(FIRST, year(3))
        .budgets(Budgets.of(List.of(budget.build())))
        .staff(Staff.of(posts))
        .assumptions(assumptions)
        .build();
  }
}
