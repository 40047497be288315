package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.budget.Block;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;

/** Which unconfirmed defaults a school's figures rest on. */
class UnverifiedDefaultsTest {
  @TempDir private Path folder;

  @Test
  void onlyDefaultsThatMoveAFigureCount() {
    // A1 has stated grants and materials; A2 computers, and the price of its last April is not set.
    BudgetInputs inputs = new SmallBudgets(new SmallFiles(folder)).inputs();
    UnverifiedDefaults defaults =
        UnverifiedDefaults.of(SmallBudgets.projection(inputs), inputs.assumptions());

    assertThat(defaults.of(0))
        .extracting(Assumption::name)
        .first()
        .isEqualTo("classes.primary_size");
    assertThat(names(defaults, 0))
        .doesNotContain(
            "prices.cpi_percent",
            "prices.energy_percent",
            "grants.meal_take_up",
            "classes.secondary_size",
            "pay.support_award_percent",
            "academy.audit_cost",
            "trainee.mentor_share",
            "pension.lgps_academy_percent");
    assertThat(names(defaults, 2)).isEmpty();
    assertThat(defaults.bySchools()).containsEntry(Assumption.of("classes.primary_size"), 2);
  }

  @Test
  void anAcademysLastYearReachesIntoTheNext() {
    SmallFiles files = new SmallFiles(folder);
    SmallBudgets small = new SmallBudgets(files);
    files.lines(
        "assumptions.yaml",
        "assumptions:",
        "  formula.local_uplift_percent: 2",
        "  prices.cpi_percent: {2026-27: 10}");
    BudgetInputs inputs = small.inputs();
    UnverifiedDefaults defaults =
        UnverifiedDefaults.of(SmallBudgets.projection(inputs), inputs.assumptions());

    assertThat(names(defaults, 0)).doesNotContain("prices.cpi_percent");
    assertThat(names(defaults, 1)).contains("prices.cpi_percent");
  }

  @Test
  void staffMealsAndConversionBringTheirOwn() {
    SmallFiles files = new SmallFiles(folder);
    SmallBudgets small = new SmallBudgets(files);
    files.lines(
        "budgets.csv",
        "id,code,amount",
        "A1,E03,90000",
        "A1,E16,9000",
        "A1,E27,100",
        "A1,I05,4000",
        "A1,OB01,0");
    BudgetInputs inputs = small.inputsWithStaff();
    Projection projection =
        plan(inputs, 2025, 2028)
            .arrangement("A1", Arrangement.converting(Block.aprilToAugust(2026)))
            .build()
            .run(inputs.assumptions().with(Assumption.of("trainee.timetable_share"), 0.1));
    UnverifiedDefaults defaults =
        UnverifiedDefaults.of(
            projection, inputs.assumptions().with(Assumption.of("trainee.timetable_share"), 0.1));

    assertThat(names(defaults, 0))
        .contains(
            "staff.upper_progress_share",
            "pay.support_award_percent",
            "pay.support_reference_salary",
            "pension.teachers_percent",
            "pension.lgps_maintained_percent",
            "pension.lgps_academy_percent",
            "tax.national_insurance_percent",
            "tax.national_insurance_threshold",
            "prices.energy_percent",
            "prices.contract_percent",
            "grants.pupil_premium_growth_percent",
            "grants.meal_growth_percent",
            "grants.meal_take_up",
            "grants.insurance_growth_percent",
            "academy.audit_cost",
            "trainee.mentor_share")
        .doesNotContain("grants.sixth_form_growth_percent", "classes.sixth_form_size");
  }

  @Test
  void publishedRatesNeedNoDefault() {
    BudgetInputs inputs = new SmallBudgets(new SmallFiles(folder)).inputsWithStaff();
    Projection projection = plan(inputs, 2025, 2025).build().run();

    assertThat(names(UnverifiedDefaults.of(projection, Assumptions.none()), 0))
        .doesNotContain("pension.teachers_percent", "tax.national_insurance_percent");
    assertThat(projection.years()).containsExactly(FundingYear.parse("2025-26"));
  }

  @Test
  void aSixthFormBringsItsOwn() {
    SmallFiles files = new SmallFiles(folder);
    SmallBudgets small = new SmallBudgets(files);
    files.lines(
        "schools.csv",
        SmallFiles.SCHOOL_HEADER + ",year_12,year_13",
        "A1,301,secondary,0,5,0,300,200,50,40",
        "A2,301,secondary,0,5,0,300,200,0,0");
    files.lines("budgets.csv", "id,code,amount", "A1,OB01,0", "A2,OB01,0");
    files.lines("formulas.csv", "year,la_code,basic_ks3,basic_ks4", "2025-26,301,5000,6000");
    BudgetInputs inputs = small.inputs();
    Projection projection = plan(inputs, 2025, 2028).build().run();
    UnverifiedDefaults defaults = UnverifiedDefaults.of(projection, inputs.assumptions());

    assertThat(names(defaults, 0))
        .contains(
            "classes.secondary_size", "classes.sixth_form_size", "grants.sixth_form_growth_percent")
        .doesNotContain("classes.primary_size", "grants.meal_take_up");
    assertThat(names(defaults, 1)).doesNotContain("classes.sixth_form_size");
  }

  /** The rate of September 2025 is published; who sits in year 13 only is a sixth form, too. */
  @Test
  void aSixthFormOfOneYearAndPublishedRates() {
    SmallFiles files = new SmallFiles(folder);
    SmallBudgets small = new SmallBudgets(files);
    files.lines(
        "schools.csv",
        SmallFiles.SCHOOL_HEADER + ",year_12,year_13",
        "A1,301,secondary,0,5,0,300,200,0,40");
    files.lines("budgets.csv", "id,code,amount", "A1,OB01,0");
    files.lines("formulas.csv", "year,la_code,basic_ks3,basic_ks4", "2025-26,301,5000,6000");
    BudgetInputs inputs = small.inputs();
    Projection projection = plan(inputs, 2025, 2025).build().run();
    assertThat(projection.failure(0)).isEmpty();
    UnverifiedDefaults defaults = UnverifiedDefaults.of(projection, inputs.assumptions());

    assertThat(names(defaults, 0))
        .contains("classes.sixth_form_size")
        .doesNotContain("grants.sixth_form_growth_percent");
  }

  /** An academy of its own has the whole allowance; a maintained school shares its authority's. */
  @Test
  void supportPostsFollowTheAwardAndSomeShareAnAllowance() {
    BudgetInputs inputs = new SmallBudgets(new SmallFiles(folder)).inputs();
    Staff staff =
        Staff.of(
            List.of(
                StaffPost.onSalary("A1", StaffRole.EDUCATION_SUPPORT, 20_000).build(),
                StaffPost.onSalary("A2", StaffRole.TEACHER, 40_000).build()));
    UnverifiedDefaults defaults =
        UnverifiedDefaults.of(
            plan(inputs, 2025, 2028).staff(staff).build().run(), inputs.assumptions());

    assertThat(names(defaults, 0))
        .contains("pay.support_award_percent", "tax.apprenticeship_levy_part")
        .doesNotContain("pay.support_reference_salary");
    assertThat(names(defaults, 1))
        .doesNotContain("pay.support_award_percent", "tax.apprenticeship_levy_part");
  }

  private static ProjectionBuilder plan(BudgetInputs inputs, int first, int last) {
    return ProjectionPlan.builder(inputs.schools(), inputs.path())
        .years(FundingYear.of(first), FundingYear.of(last))
        .budgets(inputs.budgets())
        .staff(inputs.staff())
        .assumptions(inputs.assumptions());
  }

  private static List<String> names(UnverifiedDefaults defaults, int row) {
    return defaults.of(row).stream().map(Assumption::name).toList();
  }
}
