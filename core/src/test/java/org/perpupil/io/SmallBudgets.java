package org.perpupil.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;

/**
 * Files of three schools of 210 pupils, 4000 pounds each: one maintained, one an academy, and one
 * that has no budget.
 */
public final class SmallBudgets {
  public static final String FORMULA_HEADER =
      SmallFiles.FORMULA_HEADER + ",mppl_primary,mppl_ks3,mppl_ks4";
  static final String[] SCHOOLS = {
    SmallFiles.SCHOOL_HEADER + ",governance",
    "A1,301,primary,7,0,210,0,0,maintained",
    "A2,301,primary,7,0,210,0,0,academy",
    "A3,301,primary,7,0,210,0,0,"
  };
  static final String[] BUDGETS = {
    "id,code,amount",
    "A1,I18d,10000",
    "A1,E08,1200",
    "A1,E19,21000",
    "A1,OB01,5000",
    "A2,I18d,0",
    "A2,E20A,1000",
    "A2,E20C,500",
    "A2,E30,300",
    "A2,E32,100",
    "A2,OB01,-7000"
  };

  public final Path schools;
  final Path formulas;
  public final Path budgets;
  final Path staff;
  final Path assumptions;

  public SmallBudgets(SmallFiles files) {
    schools = files.lines("schools.csv", SCHOOLS);
    formulas = files.lines("formulas.csv", FORMULA_HEADER, "2025-26,301,4000,3500,3500,3500");
    budgets = files.lines("budgets.csv", BUDGETS);
    staff = files.lines("staff.csv", "id,role,scale,point,fte", "A1,teacher,rest-of-england,M1,1");
    assumptions =
        files.lines(
            "assumptions.yaml",
            "assumptions:",
            "  formula.local_uplift_percent: 2",
            "  prices.cpi_percent: {2026-27: 10, 2027-28: 0}");
  }

  /** Returns the inputs without posts. */
  public BudgetInputs inputs() {
    return read(Optional.empty());
  }

  /** Returns the inputs with the posts. */
  public BudgetInputs inputsWithStaff() {
    return read(Optional.of(staff));
  }

  /** Returns 2025-26 and 2026-27. */
  public static Projection projection(BudgetInputs inputs) {
    return ProjectionPlan.builder(inputs.schools(), inputs.path())
        .years(FundingYear.of(2025), FundingYear.of(2026))
        .budgets(inputs.budgets())
        .staff(inputs.staff())
        .assumptions(inputs.assumptions())
        .build()
        .run();
  }

  private BudgetInputs read(Optional<Path> posts) {
    return BudgetInputs.read(
        List.of(schools), formulas.toString(), budgets, posts, Optional.of(assumptions));
  }
}
