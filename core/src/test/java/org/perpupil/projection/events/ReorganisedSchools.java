package org.perpupil.projection.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Four primary schools of odd sizes, alike in their need, that a formula pays. */
record ReorganisedSchools(List<School> schools, Budgets budgets, Governance governance) {
  static final FundingYear FIRST = FundingYear.of(2025);
  static final FundingYear LAST = FundingYear.of(2029);
  static final double BASIC = 4000;
  static final double LUMP_SUM = 145_000;
  private static final double FSM = 500;

  static ReorganisedSchools of(int seed) {
    Random random = new Random(seed);
    Governance governance = random.nextBoolean() ? Governance.ACADEMY : Governance.MAINTAINED;
    double need = random.nextInt(100) / 100.0;
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    for (String id : List.of("A", "B", "C", "D")) {
      double[] groups = IntStream.range(0, 7).mapToDouble(g -> random.nextInt(40)).toArray();
      School.Builder school =
          School.builder(id, "301", Phase.PRIMARY)
              .governance(governance)
              .yearGroups(7, 0)
              .pupils(IntStream.range(0, 7).mapToDouble(g -> groups[g]).sum(), 0, 0)
              .set(SchoolField.FSM_PRIMARY, need);
      for (int g = 0; g < groups.length; g++) {
        school.set(SchoolField.yearGroup(g), groups[g]);
      }
      schools.add(school.build());
      budgets.add(
          Budget.builder(id)
              .set(BudgetCode.OB01, random.nextInt(200_000) - 50_000)
              .set(BudgetCode.E01, 100_000 + random.nextInt(500_000))
              .set(BudgetCode.E16, random.nextInt(50_000))
              .set(BudgetCode.E19, random.nextInt(90_000))
              .grant("free_infant_meals", 0)
              .grant("pe_sport_premium", 0)
              .build());
    }
    return new ReorganisedSchools(schools, Budgets.of(budgets), governance);
  }

  ReorganisedSchools with(School school, Budget budget) {
    List<School> all = new ArrayList<>(schools);
    all.add(school);
    List<Budget> more = new ArrayList<>(budgets.all());
    more.add(budget);
    return new ReorganisedSchools(all, Budgets.of(more), governance);
  }

  static Formula formula(String code, double basic) {
    return Formula.local("of " + code, FIRST)
        .set(Parameter.BASIC_PRIMARY, basic)
        .set(Parameter.FSM_PRIMARY, FSM)
        .set(Parameter.LUMP_SUM_PRIMARY, LUMP_SUM)
        .build();
  }

  ProjectionBuilder builder() {
    Formulas formulas =
        Formulas.byAuthority(Map.of("301", formula("301", BASIC), "302", formula("302", 5000)));
    return ProjectionPlan.builder(SchoolTable.of(schools), FormulaPath.from(FIRST, formulas))
        .years(FIRST, LAST)
        .budgets(budgets)
        .assumptions(
            Assumptions.none()
                .with(Assumption.of("formula.local_uplift_percent"), 0)
                .with(Assumption.of("pupils.intake_growth_percent"), -3)
                .with(Assumption.of("pupils.funded_on_estimates"), 0));
  }

  YearBasis basis() {
    return governance == Governance.ACADEMY ? YearBasis.ACADEMIC : YearBasis.FINANCIAL;
  }

  /** Returns a figure of a school's year, 0 where it is not there. */
  double total(Projection projection, String id, Measure measure, FundingYear year) {
    int row = projection.schools().row(id).orElseThrow();
    return projection.total(row, measure, year, basis()).orElse(0);
  }

  double share(Projection projection, String id, FundingYear year) {
    int row = projection.schools().row(id).orElseThrow();
    return projection.amount(row, BudgetCode.I01, year, basis()).orElse(0);
  }

  /** Returns a figure of a year of all schools together. */
  double sum(Projection projection, Measure measure, FundingYear year) {
    return projection.schools().schools().stream()
        .mapToDouble(school -> total(projection, school.id(), measure, year))
        .sum();
  }
}
