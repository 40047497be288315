package org.perpupil.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.rates.PayArea;

/** The posts of one school and what they cost by code and block. */
final class NaiveStaff {
  private final NaiveTimeline timeline;
  private final NaivePay pay;
  private final NaiveTrainees trainees;
  private final NaiveTeachers teachers;
  private final PayArea area;
  private final List<StaffPost> steady = new ArrayList<>();
  private final Set<BudgetCode> codes = new HashSet<>();

  NaiveStaff(
      NaiveTimeline timeline,
      NaiveValues values,
      NaivePay pay,
      NaiveClassRatio ratio,
      NaiveTrainees trainees,
      List<StaffPost> posts) {
    this.timeline = timeline;
    this.pay = pay;
    this.trainees = trainees;
    List<StaffPost> onScale = new ArrayList<>();
    for (StaffPost post : posts) {
      codes.add(post.role().code());
      boolean moves =
          post.role() == StaffRole.TEACHER
              && post.area().isPresent()
              && NaiveTeachers.SCALE.contains(post.point());
      (moves ? onScale : steady).add(post);
    }
    this.area = onScale.isEmpty() ? PayArea.REST_OF_ENGLAND : onScale.get(0).area().orElseThrow();
    this.teachers = new NaiveTeachers(timeline, values, pay, ratio, trainees, onScale);
  }

  /** Whether posts make up a code, so that the budget's total does not count. */
  boolean has(BudgetCode code) {
    return codes.contains(code);
  }

  double cost(BudgetCode code, int block) {
    double cost = 0;
    for (StaffPost post : steady) {
      int start = NaiveTeachers.startOf(timeline, post);
      if (post.role().code() == code && start <= block) {
        cost += cost(post, block, start);
      }
    }
    if (code == BudgetCode.E01) {
      double annual = teachers.cost(block) + teachers.trainees(block) * trainees.cost(area, block);
      cost += annual * NaiveTimeline.shareOfYear(block);
    }
    return cost;
  }

  /** Full-time trainees by assumption. */
  double assumedTrainees(int block) {
    return teachers.trainees(block);
  }

  /** Full-time trainees who are listed as posts. */
  double listedTrainees(int block) {
    double fte = 0;
    for (StaffPost post : steady) {
      boolean there = NaiveTeachers.startOf(timeline, post) <= block;
      if (post.role() == StaffRole.TRAINEE && there) {
        fte += post.fullTimeEquivalent();
      }
    }
    return fte;
  }

  private double cost(StaffPost post, int block, int start) {
    double fte = post.fullTimeEquivalent();
    if (!post.role().isTeaching()) {
      return pay.supportCost(post.salary(), fte, post.pension(), post.ageUnder25(), block, start);
    }
    double salary =
        post.area().isPresent()
            ? pay.point(post.area().get(), post.point(), block)
            : pay.teacherSalary(post.salary(), block);
    return pay.cost(salary, fte, post.pension(), post.ageUnder25(), block)
        * NaiveTimeline.shareOfYear(block);
  }
}
