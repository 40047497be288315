package org.perpupil.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.Pension;
import org.perpupil.budget.StaffPost;
import org.perpupil.rates.PayArea;

/** Teachers on M1 to U3: who leaves, moves up and is hired each September. */
final class NaiveTeachers {
  static final List<String> SCALE = List.of("M1", "M2", "M3", "M4", "M5", "M6", "U1", "U2", "U3");

  /** Posts alike: how many, at which point (0 for M1 to 8 for U3) and of how much of full time. */
  private record Posts(
      PayArea area, Pension pension, boolean young, int point, double fte, double count) {
    Posts times(double factor) {
      return new Posts(area, pension, young, point, fte, count * factor);
    }

    Posts up() {
      return new Posts(area, pension, young, point + 1, fte, count);
    }
  }

  private final NaiveTimeline timeline;
  private final NaiveValues values;
  private final NaivePay pay;
  private final NaiveClassRatio ratio;
  private final NaiveTrainees trainees;
  private final List<StaffPost> stated;
  private final Map<Integer, List<Posts>> postsByBlock = new HashMap<>();

  NaiveTeachers(
      NaiveTimeline timeline,
      NaiveValues values,
      NaivePay pay,
      NaiveClassRatio ratio,
      NaiveTrainees trainees,
      List<StaffPost> stated) {
    this.timeline = timeline;
    this.values = values;
    this.pay = pay;
    this.ratio = ratio;
    this.trainees = trainees;
    this.stated = stated;
    List<Posts> now = new ArrayList<>();
    for (int block : timeline.blocks()) {
      if (NaiveTimeline.isSeptember(block) && block > timeline.firstBlock()) {
        now = september(now, block);
      }
      for (StaffPost post : stated) {
        if (startOf(timeline, post) == block) {
          now.add(posts(post));
        }
      }
      postsByBlock.put(block, List.copyOf(now));
    }
  }

  /** The block in which a post starts, at the earliest the first. */
  static int startOf(NaiveTimeline timeline, StaffPost post) {
    int start = timeline.firstBlock();
    if (post.start().isPresent()) {
      while (timeline.block(start).compareTo(post.start().get()) < 0) {
        start++;
      }
    }
    return start;
  }

  /** A year's cost of those there in a block. */
  double cost(int block) {
    double cost = 0;
    for (Posts posts : postsByBlock.get(block)) {
      double salary = pay.point(posts.area, SCALE.get(posts.point), block);
      cost += posts.count * pay.cost(salary, posts.fte, posts.pension, posts.young, block);
    }
    return cost;
  }

  /** Full-time trainees who teach a part of the timetable in a block. */
  double trainees(int block) {
    return statedUpTo(block) * ratio.at(block) * trainees.perTeacher(block);
  }

  private List<Posts> september(List<Posts> before, int block) {
    int year = NaiveTimeline.financialYear(block);
    double stay = 1 - values.of("staff.teacher_leaving_percent", year) / 100;
    List<Posts> after = new ArrayList<>();
    double remaining = 0;
    for (Posts posts : before) {
      double moving = moving(posts.point, year);
      Posts staying = posts.times(stay);
      after.add(staying.times(1 - moving));
      if (posts.point < SCALE.size() - 1) {
        after.add(staying.times(moving).up());
      }
      remaining += staying.count * staying.fte;
    }
    double target = statedUpTo(block - 1) * ratio.at(block) * trainees.teachersLeft(block);
    if (target >= remaining) {
      hire(after, target - remaining, year);
      return after;
    }
    List<Posts> fewer = new ArrayList<>();
    for (Posts posts : after) {
      fewer.add(posts.times(target / remaining));
    }
    return fewer;
  }

  private double moving(int point, int year) {
    double increments = values.of("staff.increment_share", year);
    return switch (SCALE.get(point)) {
      case "M6" -> increments * values.of("staff.threshold_share", year);
      case "U1", "U2" -> increments * values.of("staff.upper_progress_share", year);
      case "U3" -> 0;
      default -> increments;
    };
  }

  /** Between two points, some start at the lower and some at the upper one. */
  private void hire(List<Posts> to, double count, int year) {
    if (stated.isEmpty()) {
      return;
    }
    double joiner = values.of("staff.joiner_point", year) - 1;
    int lower = (int) Math.floor(joiner);
    StaffPost like = stated.get(0);
    PayArea area = like.area().orElseThrow();
    double above = joiner - lower;
    to.add(new Posts(area, like.pension(), false, lower, 1, count * (1 - above)));
    if (above > 0) {
      to.add(new Posts(area, like.pension(), false, lower + 1, 1, count * above));
    }
  }

  private double statedUpTo(int block) {
    double fte = 0;
    for (StaffPost post : stated) {
      if (startOf(timeline, post) <= block) {
        fte += post.fullTimeEquivalent();
      }
    }
    return fte;
  }

  private static Posts posts(StaffPost post) {
    double fte = post.fullTimeEquivalent();
    return new Posts(
        post.area().orElseThrow(),
        post.pension(),
        false,
        SCALE.indexOf(post.point()),
        Math.min(1, fte),
        Math.max(1, fte));
  }
}
