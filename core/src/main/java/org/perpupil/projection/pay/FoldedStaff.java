package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.projection.world.Timeline;

/**
 * The posts of one school, those alike added up.
 *
 * <p>Teachers on the school's scale are full-time equivalents by point and heads, other posts with
 * enough pay are pay and heads by code and kind. What nothing stands for is odd and kept one by
 * one: teachers of another scale or of few hours, posts of little pay, on other points, of
 * apprentices, or that start later. Immutable.
 */
final class FoldedStaff {
  /** Full-time equivalent teachers by point in the first block. */
  final double[] points = new double[StaffPlan.CHAIN];

  /** Full-time equivalent teachers on any scale in the first block. */
  double teachers;

  /** How many teachers the points are of. */
  double heads;

  final List<OddChain> oddChains = new ArrayList<>();
  final List<Arrival> arrivals = new ArrayList<>();
  final TreeMap<Served.Key, Double> served = new TreeMap<>();
  final List<OddPost> oddPosts = new ArrayList<>();

  /** Posts of trainees, whatever else they are. */
  final List<StartingPost> trainees = new ArrayList<>();

  private final PostKinds kinds;
  private final int first;
  private final Map<Integer, Integer> chainNumbers = new HashMap<>();

  private FoldedStaff(PostKinds kinds, int first) {
    this.kinds = kinds;
    this.first = first;
  }

  /** Teachers of one contract, by point in the first block. */
  @SuppressWarnings("ArrayRecordComponent")
  record OddChain(int row, double fraction, double[] counts) {}

  /**
   * Teachers on the scale who start later.
   *
   * @param chain number among the school's odd chains, or -1 for its scale
   */
  record Arrival(int block, int chain, int point, double count, double fullTimeEquivalent) {}

  /** A post that stays as it is and is priced by itself. */
  record OddPost(BudgetCode code, int row, double count, int start) {}

  static FoldedStaff of(
      List<StaffPost> posts, Timeline timeline, int first, int last, PostKinds kinds) {
    FoldedStaff staff = new FoldedStaff(kinds, first);
    TeacherScale scale = TeacherScale.of(posts).orElse(null);
    for (StartingPost starting : StartingPost.of(posts, timeline, first, last)) {
      if (scale != null && StaffPlan.isOnScale(starting.post())) {
        staff.teach(starting, scale);
      } else {
        staff.serve(starting);
      }
    }
    staff.oddPosts.sort(Comparator.comparing(OddPost::code));
    return staff;
  }

  private void teach(StartingPost starting, TeacherScale scale) {
    StaffPost post = starting.post();
    double fraction = starting.fraction();
    TeacherScale own = new TeacherScale(post.area().orElseThrow(), post.pension());
    boolean isFolded = own.equals(scale) && fraction >= kinds.limits.fraction(scale.area());
    int chain = isFolded ? -1 : chain(own, fraction);
    int point = StaffPlan.POINTS.indexOf(post.point());
    double fte = starting.count() * fraction;
    if (starting.block() > first) {
      arrivals.add(new Arrival(starting.block(), chain, point, starting.count(), fte));
      return;
    }
    teachers += fte;
    if (isFolded) {
      points[point] += fte;
      heads += starting.count();
    } else {
      oddChains.get(chain).counts[point] += starting.count();
    }
  }

  private int chain(TeacherScale scale, double fraction) {
    int row = kinds.folded.chain(scale.area(), fraction, scale.pension());
    return chainNumbers.computeIfAbsent(
        row,
        key -> {
          oddChains.add(new OddChain(row, fraction, new double[StaffPlan.CHAIN]));
          return oddChains.size() - 1;
        });
  }

  private void serve(StartingPost starting) {
    StaffPost post = starting.post();
    if (post.role() == StaffRole.TRAINEE) {
      trainees.add(starting);
    }
    double pay = post.area().isPresent() ? 0 : starting.fraction() * post.salary();
    if (pay < kinds.limits.pay() || starting.block() > first || post.isApprenticeUnder25()) {
      CostRow row = StaffPlan.row(post, starting.fraction(), first);
      int start = Math.max(first, starting.block());
      int number = kinds.folded.row(row);
      oddPosts.add(new OddPost(post.role().code(), number, starting.count(), start));
      return;
    }
    BudgetCode code = post.role().code();
    boolean followsTeachers = post.role().isTeaching();
    Pension pension = post.pension();
    double salaries = starting.count() * pay / PostKinds.SALARY;
    served.merge(Served.Key.of(code, followsTeachers, pension), salaries, Double::sum);
    served.merge(Served.Key.heads(code), starting.count(), Double::sum);
  }
}
