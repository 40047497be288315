package org.perpupil.impact.scenario;

import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Primary schools at £4,000 a pupil and £100,000 a school in 2024-25, 2 percent more each year. */
public final class CourseSchools {
  public static final FundingYear FIRST = FundingYear.of(2024);
  public static final FundingYear SECOND = FundingYear.of(2025);
  public static final Block SEPTEMBER = Block.septemberToMarch(2024);

  private CourseSchools() {}

  public static School school(String id, double pupils) {
    return School.builder(id, "999", Phase.PRIMARY).yearGroups(7, 0).pupils(pupils, 0, 0).build();
  }

  public static School academy(String id, double pupils) {
    return school(id, pupils).toBuilder().governance(Governance.ACADEMY).build();
  }

  public static Budget.Builder budget(School school, double reserve) {
    return Budget.builder(school.id()).set(BudgetCode.OB01, reserve);
  }

  /** Returns two years of schools of which the first stays, or leaves at the start of a block. */
  public static Projection run(List<School> schools, List<Budget> budgets, Arrangement first) {
    return run(schools, budgets, first, Assumptions.none());
  }

  public static Projection run(
      List<School> schools, List<Budget> budgets, Arrangement first, Assumptions more) {
    return run(schools, budgets, first, more, Staff.of(List.of()));
  }

  public static Projection run(
      List<School> schools,
      List<Budget> budgets,
      Arrangement first,
      Assumptions more,
      Staff staff) {
    return builder(schools, budgets, first, more).staff(staff).build().run();
  }

  public static ProjectionBuilder builder(
      List<School> schools, List<Budget> budgets, Arrangement first, Assumptions more) {
    return plan(schools, budgets, more).arrangement(schools.get(0).id(), first);
  }

  /** Returns a plan of two years of schools that stay as they are. */
  public static ProjectionBuilder plan(
      List<School> schools, List<Budget> budgets, Assumptions more) {
    return inputs(schools, budgets, more).builder(formula());
  }

  public static RunInputs inputs(List<School> schools, List<Budget> budgets, Assumptions more) {
    return new RunInputs(
        SchoolTable.of(schools),
        formula(),
        FIRST,
        SECOND,
        Budgets.of(budgets),
        Staff.of(List.of()),
        Assumptions.builder().set("formula.local_uplift_percent", 2).build().with(more));
  }

  private static FormulaPath formula() {
    Formula formula =
        Formula.local("Formula", FIRST)
            .set(Parameter.BASIC_PRIMARY, 4_000)
            .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
            .build();
    return FormulaPath.from(FIRST, Formulas.forAll(formula));
  }

  public static School withDedelegation(School school, double pounds) {
    return school.with(SchoolField.DEDELEGATION, pounds);
  }
}
