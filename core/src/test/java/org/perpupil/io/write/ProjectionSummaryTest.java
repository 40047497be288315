package org.perpupil.io.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.projection.Projection;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;

/** What a summary says of schools of which income alone is known, posts and assumptions. */
class ProjectionSummaryTest {
  private static final School FREE = CourseSchools.school("FREE", 100);
  private static final School SPENDS = CourseSchools.school("SPENDS", 200);
  private static final School POSTS = CourseSchools.school("POSTS", 300);
  private static final School NONE = CourseSchools.school("NONE", 50);
  private static final Assumption ENERGY = Assumption.of("prices.energy_percent");

  private static Budget.Builder budget(School school) {
    return Budget.builder(school.id()).grant("free_infant_meals", 0).grant("pe_sport_premium", 0);
  }

  private static Map<String, Object> summary(Staff staff, Assumptions more, School... schools) {
    List<Budget> budgets =
        List.of(
            budget(FREE).build(),
            budget(SPENDS).set(BudgetCode.E01, 500_000).build(),
            budget(POSTS)
                .set(BudgetCode.OB01, 0)
                .set(BudgetCode.E04, 26_000)
                .set(BudgetCode.E01, 90_000)
                .build());
    List<String> ids = List.of(schools).stream().map(School::id).toList();
    List<Budget> given = budgets.stream().filter(b -> ids.contains(b.id())).toList();
    RunInputs inputs = CourseSchools.inputs(List.of(schools), given, more);
    Projection projection =
        CourseSchools.plan(List.of(schools), given, more)
            .staff(staff)
            .withIncomeAlone()
            .build()
            .run();
    return ProjectionSummary.of(
        projection,
        inputs.formulas(),
        inputs.assumptions(),
        YearTotals.of(projection, Optional.empty()),
        ProjectionLayout.tidy());
  }

  private static final Staff CARETAKER =
      Staff.of(List.of(StaffPost.onSalary("POSTS", StaffRole.PREMISES, 20_000).build()));

  @Test
  void incomesAloneAddUpToIncomeAlone() {
    Map<String, Object> summary = summary(Staff.of(List.of()), Assumptions.none(), FREE, NONE);

    assertThat(summary)
        .containsEntry("schools_read", 2)
        .containsEntry("schools_projected", 1)
        .containsEntry("schools_failed", Map.of("NONE", "no budget was given"))
        .containsEntry("staff_on_posts", Map.of())
        .containsEntry("staff_on_totals", Map.of())
        .doesNotContainKeys("posts_and_budgets", "affordability");
    assertThat(summary.get("schools_without_balances"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("FREE");
    assertThat(summary.get("totals"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .first()
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("schools", 1)
        .containsEntry("income", new BigDecimal("500000.00"))
        .doesNotContainKeys("expenditure", "income_less_expenditure", "opening_reserve");
  }

  @Test
  void totalsAreOfSchoolsOfWhomAsMuchIsKnown() {
    Map<String, Object> summary = summary(CARETAKER, Assumptions.none(), FREE, SPENDS, POSTS);

    assertThat(summary.get("totals"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .filteredOn(one -> ((Map<?, ?>) one).get("year").equals("2024-25"))
        .extracting(one -> ((Map<?, ?>) one).keySet().size())
        .containsExactlyInAnyOrder(6, 8, 11);
    assertThat(summary)
        .containsEntry("staff_on_posts", Map.of("POSTS", List.of("E04")))
        .containsEntry(
            "staff_on_totals", Map.of("SPENDS", List.of("E01"), "POSTS", List.of("E01")));
    assertThat(summary.get("teachers_that_totals_stand_for"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("SPENDS", "POSTS");
    assertThat(summary.get("posts_and_budgets"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("POSTS");
    assertThat(summary.toString()).contains("budget=26000.00");
    assertThat(summary.get("formulas"))
        .isEqualTo(Map.of("2024-25", "Formula", "2025-26", "Formula, by uplift"));
  }

  @Test
  void assumptionsAreToldWithTheirYearsAndSchools() {
    Assumptions set =
        Assumptions.builder()
            .set(ENERGY.name(), 7.5)
            .set(ENERGY, Selector.schools(List.of("FREE")), CourseSchools.SECOND, 9)
            .build();
    Map<String, Object> summary = summary(Staff.of(List.of()), set, FREE);

    assertThat(summary.get("assumptions_set"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(
            Map.of("name", ENERGY.name(), "value", new BigDecimal("7.5")),
            Map.of(
                "name",
                ENERGY.name(),
                "year",
                "2025-26",
                "schools",
                Selector.schools(List.of("FREE")).toString(),
                "value",
                new BigDecimal("9")));
    assertThat(summary.get("assumptions_by_default"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .doesNotContainKey(ENERGY.name())
        .isNotEmpty();
  }
}
