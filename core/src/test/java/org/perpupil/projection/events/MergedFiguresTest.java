package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ProjectionWriter;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.SchoolEvent;

/** Posts, classes and failures of schools that merge, stay apart and close. */
class MergedFiguresTest {
  private static final ReorganisedSchools SCHOOLS = ReorganisedSchools.of(1);
  private static final Staff STAFF =
      Staff.of(
          List.of(
              teacher("A"),
              teacher("B"),
              StaffPost.onSalary("A", StaffRole.PREMISES, 25_000).build()));
  private static final SchoolEvent MERGER =
      SchoolEvent.merging(List.of("A", "B"), "M", Block.aprilToAugust(2027));
  private static final FundingYear EARLY = FundingYear.of(2025);
  private static final FundingYear LATE = FundingYear.of(2028);

  private static StaffPost teacher(String id) {
    return StaffPost.onScale(id, StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, "M6")
        .allPosts(true)
        .build();
  }

  private static Projection merged() {
    return SCHOOLS.builder().staff(STAFF).events(List.of(MERGER)).build().runWithPosts();
  }

  private static int row(Projection projection, String id) {
    return projection.schools().row(id).orElseThrow();
  }

  /** What no text confirms is told, with the merged schools that are paid by it. */
  @Test
  void unconfirmedRulesAreTold() {
    Map<String, Integer> rules =
        SCHOOLS.builder().events(List.of(MERGER)).build().unverifiedRules();
    assertThat(rules).hasSize(2).allSatisfy((rule, schools) -> assertThat(schools).isOne());
    assertThat(rules.keySet()).anyMatch(rule -> rule.startsWith("guarantee and floor"));
    assertThat(SCHOOLS.builder().build().unverifiedRules()).isEmpty();
  }

  @Test
  void postsGoOnInTheMergedSchool() {
    Projection projection = merged();
    int merged = row(projection, "M");
    YearBasis basis = SCHOOLS.basis();

    assertThat(projection.posts(merged, EARLY, basis)).isEmpty();
    assertThat(projection.posts(row(projection, "A"), LATE, basis)).isEmpty();
    assertThat(projection.posts(merged, LATE, basis))
        .extracting(Projection.Posts::code)
        .containsExactly(BudgetCode.E01, BudgetCode.E04);
    assertThat(projection.posts(merged, LATE, basis).get(0).fullTimeEquivalent())
        .isCloseTo(teachersOfYear(projection, merged, LATE), within(1e-9));
    assertThat(projection.posts(merged, LATE, basis).get(1).scale()).isEqualTo("salary");
    assertThat(projection.posts(row(projection, "A"), EARLY, basis).get(0).fullTimeEquivalent())
        .isCloseTo(teachersOfYear(projection, row(projection, "A"), EARLY), within(1e-9));
    Projection plain = SCHOOLS.builder().staff(STAFF).build().run();
    assertThatThrownBy(() -> plain.posts(0, LATE, basis))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the plan was run without posts");
  }

  /** Returns the teachers of a year, seven months of which are from September on. */
  private static double teachersOfYear(Projection projection, int row, FundingYear year) {
    int start = year.start();
    Block other = Block.aprilToAugust(SCHOOLS.basis() == YearBasis.ACADEMIC ? start + 1 : start);
    return (projection.teachers(row, Block.septemberToMarch(start)).orElseThrow() * 7
            + projection.teachers(row, other).orElseThrow() * 5)
        / 12;
  }

  @Test
  void blocksAreThoseThatASchoolIsThereIn() {
    Projection projection = merged();
    int one = row(projection, "A");
    int merged = row(projection, "M");
    Block before = Block.septemberToMarch(2026);
    Block after = Block.septemberToMarch(2027);

    assertThat(projection.teachers(one, before).orElseThrow()).isBetween(0.5, 1.0);
    assertThat(projection.teachers(one, after)).isEmpty();
    assertThat(projection.teachers(merged, before)).isEmpty();
    assertThat(projection.teachers(merged, after).orElseThrow()).isBetween(1.0, 2.0);
    assertThat(projection.teachers(row(projection, "C"), after)).isEmpty();
    assertThat(projection.levyRelief(one, before)).isPresent();
    assertThat(projection.levyRelief(one, after)).isEmpty();
    assertThat(projection.amount(merged, BudgetCode.E04, before)).isEmpty();
    assertThat(projection.amount(merged, BudgetCode.E04, after).orElseThrow()).isPositive();
    assertThat(projection.amount(one, BudgetCode.E04, LATE, SCHOOLS.basis())).isEmpty();
    assertThat(projection.teachersAtStart(one)).hasValue(1);
    assertThat(projection.teachersOfTotal(one)).isEmpty();
    assertThat(projection.teachersOfTotal(row(projection, "C")).orElseThrow()).isPositive();
    assertThat(projection.codesFromPosts(merged)).containsExactly(BudgetCode.E01, BudgetCode.E04);
    assertThat(projection.protection(merged, LATE)).hasValue(0);
    assertThat(projection.protection(merged, FundingYear.of(2025))).isEmpty();
    assertThat(projection.protection(one, LATE)).isEmpty();
    assertThat(projection.protection(one, FundingYear.of(2025))).hasValue(0);
    assertThat(projection.protection(merged, FundingYear.of(2035))).isEmpty();
  }

  @Test
  void schoolsThatStayApartAreSummed() {
    Projection before = SCHOOLS.builder().staff(STAFF).build().run();
    Projection apart = SCHOOLS.builder().staff(STAFF).apart(List.of(MERGER)).build().run();
    int merged = row(apart, "M");
    Block block = Block.septemberToMarch(2028);

    assertThat(apart.teachers(merged, block).orElseThrow())
        .isCloseTo(
            before.teachers(0, block).orElseThrow() + before.teachers(1, block).orElseThrow(),
            within(1e-9));
    assertThat(apart.classes(merged, LATE).orElseThrow())
        .isCloseTo(
            before.classes(0, LATE).orElseThrow() + before.classes(1, LATE).orElseThrow(),
            within(1e-9));
    for (BudgetCode code : List.of(BudgetCode.I01, BudgetCode.E01, BudgetCode.E04)) {
      assertThat(apart.amount(merged, code, block).orElseThrow())
          .isCloseTo(
              before.amount(0, code, block).orElse(0) + before.amount(1, code, block).orElse(0),
              within(1e-6));
    }
  }

  @Test
  void aMergedSchoolFailsWithOneOfThose() {
    List<Budget> budgets = new ArrayList<>(SCHOOLS.budgets().all());
    budgets.removeIf(budget -> budget.id().equals("B"));
    Projection projection =
        SCHOOLS.builder().budgets(Budgets.of(budgets)).events(List.of(MERGER)).build().run();

    assertThat(projection.failure(row(projection, "M")).orElseThrow())
        .isEqualTo("no budget was given");
    assertThat(projection.failure(row(projection, "A"))).isEmpty();
    assertThat(projection.has(row(projection, "M"), LATE, SCHOOLS.basis())).isFalse();
    assertThat(projection.codes(row(projection, "M"))).isEmpty();
    assertThat(projection.classes(row(projection, "M"), LATE)).isEmpty();
    assertThat(projection.amount(row(projection, "M"), BudgetCode.I01, LATE, SCHOOLS.basis()))
        .isEmpty();
    assertThat(projection.failed()).isEqualTo(2);
  }

  /** Posts 11 percent above a budget are 1 percent above those of both schools together. */
  @Test
  void aSchoolWithoutFiguresThatMergesIsNamed() {
    double cost =
        SCHOOLS
            .builder()
            .staff(Staff.of(List.of(teacher("A"))))
            .build()
            .postsAndBudgets()
            .get(0)
            .posts();
    List<Budget> budgets = new ArrayList<>(SCHOOLS.budgets().all());
    budgets.removeIf(budget -> List.of("A", "B").contains(budget.id()));
    budgets.add(budget("A", 0.9 * cost));
    budgets.add(budget("B", 6 * cost));
    List<StaffPost> posts = new ArrayList<>();
    for (String id : List.of("A", "B", "B", "B", "B", "B", "B")) {
      posts.add(StaffPost.onScale(id, StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, "M6").build());
    }
    Projection projection =
        SCHOOLS
            .builder()
            .budgets(Budgets.of(budgets))
            .staff(Staff.of(posts))
            .events(List.of(MERGER))
            .build()
            .run();

    assertThat(projection.failure(row(projection, "A")).orElseThrow())
        .startsWith("posts under E01");
    assertThat(projection.failure(row(projection, "B"))).isEmpty();
    assertThat(projection.failure(row(projection, "M")).orElseThrow())
        .startsWith("A, which merges: posts under E01 come to");
    assertThat(projection.failed()).isEqualTo(2);
  }

  private static Budget budget(String id, double teaching) {
    return Budget.builder(id)
        .set(BudgetCode.OB01, 0)
        .set(BudgetCode.E01, teaching)
        .grant("free_infant_meals", 0)
        .grant("pe_sport_premium", 0)
        .build();
  }

  @Test
  void filesHaveTheYearsThatSchoolsAreThere() {
    String csv = ProjectionWriter.toCsv(merged(), ProjectionLayout.tidy());
    SchoolEvent closing = SchoolEvent.closing("A", Block.aprilToAugust(2027), Map.of("B", 1.0));
    Projection closed = SCHOOLS.builder().events(List.of(closing)).build().run();
    String basis = SCHOOLS.basis().fileName();

    assertThat(csv)
        .contains("\nA,2025-26," + basis + ",pupils,", "\nM,2028-29," + basis + ",pupils,")
        .doesNotContain("\nA,2028-29", "\nM,2025-26");
    assertThat(ProjectionWriter.toCsv(closed, ProjectionLayout.tidy()))
        .contains("\nA,2025-26,")
        .doesNotContain("\nA,2028-29");
    assertThat(SCHOOLS.total(closed, "A", Measure.INCOME, LATE)).isZero();
  }
}
