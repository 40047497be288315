package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Schools to which nothing happens: equal year groups, no growth, no awards, top points. */
final class SteadyCases {
  private static final int YEARS = 5;

  private static final List<String> FLAT =
      List.of(
          "formula.national_uplift_percent",
          "pay.teacher_award_percent",
          "pay.support_award_percent",
          "prices.cpi_percent",
          "prices.energy_percent",
          "prices.contract_percent",
          "grants.pupil_premium_growth_percent",
          "grants.sixth_form_growth_percent",
          "grants.meal_growth_percent");

  private SteadyCases() {}

  static ProjectionCase of(int yearGroup, Governance governance, long seed) {
    Random random = new Random(seed);
    School.Builder school =
        School.builder("S0", "LA0", Phase.ALL_THROUGH)
            .governance(governance)
            .yearGroups(7, 5)
            .pupils(7 * yearGroup, 3 * yearGroup, 2 * yearGroup)
            .set(SchoolField.YEAR_12, yearGroup)
            .set(SchoolField.YEAR_13, yearGroup)
            .set(SchoolField.RATES, random.nextInt(50_000))
            .set(SchoolField.SPARSITY_DISTANCE_MILES, random.nextInt(5));
    for (SchoolField field : SchoolField.values()) {
      boolean older = field.fileName().startsWith("idaci_band");
      if (field.kind() == SchoolField.Kind.SHARE && !older) {
        school.set(field, random.nextInt(17) / 100.0);
      }
    }
    Budget.Builder budget = Budget.builder("S0");
    for (BudgetCode code : BudgetCode.values()) {
      if (code.isRevenue() && code != BudgetCode.I01 && random.nextBoolean()) {
        budget.set(code, random.nextInt(100_000));
      }
    }
    List<StaffPost> posts = new ArrayList<>();
    posts.add(
        StaffPost.onScale("S0", StaffRole.TEACHER, PayArea.INNER_LONDON, "U3")
            .fullTimeEquivalent(1 + random.nextInt(50))
            .allPosts(true)
            .build());
    posts.add(StaffPost.onSalary("S0", StaffRole.PREMISES, 25_000).allPosts(true).build());
    FundingYear first = FundingYear.of(2025);
    Assumptions.Builder assumptions = Assumptions.builder();
    // Year by year, since nothing else goes before what is published.
    for (int year = first.start(); year <= first.start() + YEARS; year++) {
      FundingYear each = FundingYear.of(year);
      assumptions
          .set("tax.national_insurance_percent", each, 15)
          .set("tax.national_insurance_threshold", each, 5_000)
          .set("pension.teachers_percent", each, 28.68);
      for (String name : FLAT) {
        assumptions.set(name, each, 0);
      }
    }
    return new ProjectionCase(
        SchoolTable.of(school.build()),
        FormulaSteps.national(first),
        first,
        YEARS,
        List.of(budget.set(BudgetCode.OB01, 0).build()),
        Staff.of(random.nextBoolean() ? posts : List.of()),
        Map.of(),
        assumptions.build(),
        Assumptions.none());
  }
}
