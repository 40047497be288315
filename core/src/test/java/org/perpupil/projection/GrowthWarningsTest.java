package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * A primary school of Reception and Year 1, of 30 pupils each, that grows by a year group a year.
 */
class GrowthWarningsTest {
  private static final FundingYear FIRST = FundingYear.of(2025);
  private static final List<SchoolField> YEARS =
      List.of(
          SchoolField.YEAR_R,
          SchoolField.YEAR_1,
          SchoolField.YEAR_2,
          SchoolField.YEAR_3,
          SchoolField.YEAR_4,
          SchoolField.YEAR_5,
          SchoolField.YEAR_6);

  private static School school(boolean growing, int yearGroups) {
    School.Builder school =
        School.builder("G", "999", Phase.PRIMARY)
            .governance(Governance.MAINTAINED)
            .growing(growing)
            .yearGroups(yearGroups, 0)
            .pupils(60, 0, 0);
    for (int i = 0; i < YEARS.size(); i++) {
      school.set(YEARS.get(i), i < 2 ? 30 : 0);
    }
    return school.build();
  }

  private static ProjectionPlan plan(School school, FundingYear last) {
    Formula formula = Formula.local("own", FIRST).set(Parameter.BASIC_PRIMARY, 4_000).build();
    return ProjectionPlan.builder(
            SchoolTable.of(school), FormulaPath.from(FIRST, Formulas.forAll(formula)))
        .years(FIRST, last)
        .assumptions(Assumptions.builder().set("formula.local_uplift_percent", 0).build())
        .budgets(Budgets.of(List.of(Budget.builder("G").set(BudgetCode.OB01, 0).build())))
        .build();
  }

  private static double pupils(ProjectionPlan plan) {
    return plan.run()
        .total(0, Measure.PUPILS, FundingYear.of(2027), YearBasis.FINANCIAL)
        .orElseThrow();
  }

  @Test
  void emptyYearGroupsFill() {
    ProjectionPlan plan = plan(school(true, 7), FundingYear.of(2027));

    assertThat(pupils(plan)).isEqualTo(120);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void aGrowingSchoolWithoutThemIsWarnedOf() {
    ProjectionPlan plan = plan(school(true, 2), FundingYear.of(2027));

    assertThat(pupils(plan)).isEqualTo(60);
    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .contains("growing schools, year groups: found 'G'")
        .contains("with 0 pupils in years that are empty yet");
  }

  @Test
  void oneThatDoesNotGrowOrHasOneYearAloneIsNot() {
    assertThat(plan(school(false, 2), FundingYear.of(2027)).warnings()).isEmpty();
    assertThat(plan(school(true, 2), FIRST).warnings()).isEmpty();
  }
}
