package org.perpupil.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.rates.PayArea;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Invented budgets and posts for generated schools: every revenue code, 38 kinds of post each. */
final class GeneratedBudgets {
  private static final List<String> SCALE =
      List.of("M1", "M2", "M3", "M4", "M5", "M6", "U1", "U2", "U3");
  private static final double[] CONTRACTS = {1, 0.6};
  private static final StaffRole[] SUPPORT = {
    StaffRole.EDUCATION_SUPPORT, StaffRole.PREMISES, StaffRole.ADMINISTRATIVE, StaffRole.CATERING
  };

  private GeneratedBudgets() {}

  static Budgets of(SchoolTable schools) {
    List<Budget> budgets = new ArrayList<>();
    for (School school : schools.schools()) {
      SplittableRandom random = new SplittableRandom(school.id().hashCode());
      Budget.Builder budget =
          Budget.builder(school.id()).set(BudgetCode.OB01, random.nextInt(90_000));
      for (BudgetCode code : BudgetCode.values()) {
        if (code.isRevenue() && code != BudgetCode.I01 && code != BudgetCode.POOLING) {
          budget.set(code, school.pupils() * (1 + random.nextInt(60)));
        }
      }
      budget.grant("national_insurance", school.pupils() * 95);
      budgets.add(budget.build());
    }
    return Budgets.of(budgets);
  }

  static Staff staff(SchoolTable schools) {
    List<StaffPost> posts = new ArrayList<>();
    for (School school : schools.schools()) {
      SplittableRandom random = new SplittableRandom(~school.id().hashCode());
      for (double contract : CONTRACTS) {
        for (String point : SCALE) {
          posts.add(
              StaffPost.onScale(school.id(), StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, point)
                  .fullTimeEquivalent(contract == 1 ? 1 + random.nextInt(4) : contract)
                  .allPosts(true)
                  .build());
        }
      }
      for (int band = 0; band < 20; band++) {
        posts.add(
            StaffPost.onSalary(school.id(), SUPPORT[band % SUPPORT.length], 23_000 + 700 * band)
                .fullTimeEquivalent(band % 2 == 0 ? 1 : 0.5)
                .allPosts(true)
                .build());
      }
    }
    return Staff.of(posts);
  }
}
