package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.ShockCorrelation;

/** Four primary schools of two authorities and a plan that varies three assumptions. */
public final class SmallSweep {
  public static final FundingYear FIRST = FundingYear.of(2022);
  public static final FundingYear LAST = FundingYear.of(2024);

  private SmallSweep() {}

  public static ProjectionPlan projection() {
    return projection(List.of("A1", "A2", "B1", "B2"));
  }

  /** Returns schools of which those with a C in their name have no budget. */
  public static ProjectionPlan projection(List<String> ids) {
    return builder(ids).build();
  }

  static ProjectionBuilder builder(List<String> ids) {
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    for (String id : ids) {
      School.Builder school =
          School.builder(id, id.startsWith("A") ? "301" : "302", Phase.PRIMARY)
              .yearGroups(7, 0)
              .set(SchoolField.PUPILS_PRIMARY, 210)
              .set(SchoolField.PUPILS_KS3, 0)
              .set(SchoolField.PUPILS_KS4, 0)
              .set(SchoolField.FLOOR_BASELINE_PER_PUPIL, 4000)
              .set(SchoolField.ACA, 1)
              .trust(id.endsWith("1") ? "First" : "Second");
      for (SchoolField field : SchoolField.values()) {
        if (field.kind() == SchoolField.Kind.SHARE
            && field.fileName().endsWith("_primary")
            && !field.fileName().startsWith("idaci_band")) {
          school.set(field, 0.05);
        }
      }
      schools.add(school.build());
      if (!id.contains("C")) {
        budgets.add(
            Budget.builder(id)
                .set(BudgetCode.OB01, 20_000)
                .set(BudgetCode.E01, 520_000)
                .set(BudgetCode.E16, 60_000)
                .set(BudgetCode.E19, 300_000)
                .build());
      }
    }
    return ProjectionPlan.builder(SchoolTable.of(schools), FormulaPath.national("2022-23"))
        .years(FIRST, LAST)
        .budgets(Budgets.of(budgets))
        .assumptions(Assumptions.none().with(Assumption.of("formula.national_uplift_percent"), 2));
  }

  /** Returns a plan's assumptions with a rate of teachers' pension in place of the published. */
  static Assumptions withPension(Assumptions base, Selector schools, double percent) {
    Assumptions.Builder builder = base.toBuilder();
    for (int year = FIRST.start(); year <= LAST.start(); year++) {
      builder.set("pension.teachers_percent", schools, FundingYear.of(year), percent);
    }
    return builder.build();
  }

  public static SweepPlanBuilder plan() {
    return SweepPlan.builder(FIRST, LAST)
        .vary(Variation.of("prices.energy_percent", StatedDistribution.uniform(-20, 40)))
        .vary(
            Variation.of("prices.cpi_percent", StatedDistribution.autoregressive(2, 0.5, 1, -5, 15))
                .in(FundingYear.of(2023)))
        .vary(
            Variation.of("pay.teacher_award_percent", StatedDistribution.triangular(0, 3, 6))
                .in(FundingYear.of(2023))
                .by(ShockCorrelation.of(0.5, 0.2, 0.3)))
        .measures(List.of(Measure.CLOSING_RESERVE, Measure.INCOME))
        .worlds(300);
  }
}
