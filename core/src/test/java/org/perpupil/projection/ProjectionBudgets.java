package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.budget.cost.Grants;
import org.perpupil.rates.PayArea;

/** Makes random budgets and posts of a school. */
final class ProjectionBudgets {
  private final Random random;
  private final int firstYear;

  ProjectionBudgets(Random random, int firstYear) {
    this.random = random;
    this.firstYear = firstYear;
  }

  Budget budget(String id) {
    Budget.Builder builder = Budget.builder(id);
    int share = random.nextInt(101);
    for (BudgetCode code : BudgetCode.values()) {
      // A budget that states the central charge may not be charged again by assumption.
      boolean never =
          code == BudgetCode.I01 || code == BudgetCode.POOLING || code == BudgetCode.BAI170;
      if (code.isRevenue() && !never && chance(share)) {
        builder.set(code, chance(5) ? -random.nextInt(5_000) : random.nextInt(200_000));
      }
    }
    builder.set(chance(50) ? BudgetCode.OB01 : BudgetCode.B02, random.nextInt(300_000) - 100_000);
    if (chance(20)) {
      builder.earlyYears(random.nextInt(80_000));
    }
    for (String name : Grants.names()) {
      if (chance(40)) {
        builder.grant(name, random.nextInt(60_000));
      }
    }
    return builder.build();
  }

  /**
   * Returns posts; those on the scale are all in one area and in the teachers' pension.
   *
   * @param years how many years arrivals may start in
   */
  List<StaffPost> posts(String id, int years) {
    // Unqualified teachers' pay was not published for London every year.
    PayArea area = PayArea.values()[random.nextInt(PayArea.values().length)];
    List<StaffPost> posts = new ArrayList<>();
    int count = random.nextInt(20);
    for (int i = 0; i < count; i++) {
      StaffRole role = StaffRole.values()[random.nextInt(StaffRole.values().length)];
      StaffPost.Builder post;
      if (role == StaffRole.TRAINEE) {
        post = StaffPost.onScale(id, role, PayArea.REST_OF_ENGLAND, "UQ" + (1 + random.nextInt(3)));
        post.ageUnder25(chance(40));
      } else if (role.isTeaching() && firstYear >= 2016 && chance(10)) {
        // Both ends of the leadership scale are known from September 2015 on, outside London.
        String point = "L" + (1 + random.nextInt(43));
        post = StaffPost.onScale(id, role, PayArea.REST_OF_ENGLAND, point);
      } else if (role.isTeaching() && chance(85)) {
        String point = NaiveTeachers.SCALE.get(random.nextInt(NaiveTeachers.SCALE.size()));
        post = StaffPost.onScale(id, role, area, point);
      } else {
        post =
            StaffPost.onSalary(
                id, role, 9_000 + random.nextInt(role.isTeaching() ? 90_000 : 30_000));
        post.pension(Pension.values()[random.nextInt(Pension.values().length)]);
        post.ageUnder25(chance(20));
      }
      post.fullTimeEquivalent(chance(50) ? 1 : (1 + random.nextInt(240)) / 100.0);
      if (chance(20)) {
        int year = firstYear + random.nextInt(years + 1);
        post.start(chance(50) ? Block.aprilToAugust(year) : Block.septemberToMarch(year));
      }
      // Drawn apart from the budget's totals, which they replace.
      posts.add(post.allPosts(true).build());
    }
    return posts;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
