package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Money is not lost in silence where a formula would take a grant up and nobody has written it. */
class RolledInGrantsTest {
  private static final FundingYear FIRST = FundingYear.of(2025);
  private static final FundingYear NEXT = FundingYear.of(2026);
  private static final Assumption UPLIFT = Assumption.of("formula.local_uplift_percent");

  private static final Assumptions GENERAL = Assumptions.none().with(UPLIFT, 2);

  @Test
  void oneWarningIsForAGrantAndAnAuthority() {
    List<Problem> warnings = warnings(local(FIRST), NEXT, GENERAL, 16_800, "A", "B", "C");

    assertThat(warnings).hasSize(2);
    Problem one = warnings.get(0);
    assertThat(one.isError()).isFalse();
    assertThat(one.place()).isEqualTo("authority A, grant:national_insurance");
    // A hundred pupils at 4,000 pounds in each of two schools: 33,600 of 800,000.
    assertThat(one.value()).isEqualTo("33600");
    assertThat(one.expected())
        .contains("formula.local_uplift_percent of 2026-27 by name, about 4.2 more than in other")
        .contains("takes up the national insurance contributions grant", "rates of 2025-26");
    assertThat(one.toString()).contains("\nMaybe ");
    assertThat(warnings.get(1).place()).isEqualTo("authority C, grant:national_insurance");
    assertThat(warnings.get(1).value()).isEqualTo("16800");
  }

  @Test
  void noWarningIsForWhatSomebodyThoughtOf() {
    assertThat(warnings(local(FIRST), NEXT, GENERAL.with(UPLIFT, NEXT, 6), 16_800, "A")).isEmpty();
    // Zero is a decision as well.
    assertThat(warnings(local(FIRST), NEXT, GENERAL.with(UPLIFT, NEXT, 0), 16_800, "A")).isEmpty();
    assertThat(warnings(local(FIRST), FIRST, GENERAL, 16_800, "A")).isEmpty();
    assertThat(warnings(local(FIRST), NEXT, GENERAL, 0, "A")).isEmpty();
    assertThat(warnings(local(FIRST).then(NEXT, local(NEXT)), NEXT, GENERAL, 16_800, "A"))
        .isEmpty();
    assertThat(warnings(FormulaPath.national("2025-26"), NEXT, GENERAL, 16_800, "A")).isEmpty();
  }

  @Test
  void anUpliftOfAnotherYearOrOfOtherSchoolsDoesNotServe() {
    assertThat(warnings(local(FIRST), NEXT, GENERAL.with(UPLIFT, FIRST, 6), 16_800, "A"))
        .hasSize(1);
    Assumptions others = GENERAL.toBuilder().set(UPLIFT, Selector.authority("C"), NEXT, 6).build();
    assertThat(warnings(local(FIRST), NEXT, others, 16_800, "A", "C"))
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo("authority A, grant:national_insurance");
  }

  @Test
  void aFormulaThatIsCarriedOverSeveralYearsIsFoundToo() {
    assertThat(warnings(local(FIRST), FundingYear.of(2029), GENERAL, 16_800, "A"))
        .singleElement()
        .satisfies(one -> assertThat(one.expected()).contains("of 2026-27 by name"));
  }

  /** Schools of authorities A, B (which is A as well) and C, each with the same grant. */
  private static List<Problem> warnings(
      FormulaPath path, FundingYear last, Assumptions assumptions, double grant, String... ids) {
    List<School> schools =
        Stream.of(ids)
            .map(id -> School.builder(id, id.equals("B") ? "A" : id, Phase.PRIMARY))
            .map(school -> school.yearGroups(7, 0).pupils(100, 0, 0).build())
            .toList();
    List<Budget> budgets =
        schools.stream()
            .map(school -> Budget.builder(school.id()).set(BudgetCode.OB01, 0))
            .map(budget -> budget.grant("national_insurance", grant).build())
            .toList();
    ProjectionBuilder builder =
        ProjectionPlan.builder(SchoolTable.of(schools), path)
            .years(FIRST, last)
            .budgets(Budgets.of(budgets))
            .assumptions(assumptions);
    List<Problem> warnings = builder.build().warnings();
    assertThat(builder.warnings()).isEqualTo(warnings);
    return warnings;
  }

  private static FormulaPath local(FundingYear year) {
    return FormulaPath.from(
        year,
        Formulas.forAll(Formula.local("local", year).set(Parameter.BASIC_PRIMARY, 4_000).build()));
  }
}
