package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.Pension;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.PayArea;

/**
 * Kinds of post that the schools of a plan have: one by one, and folded into a few that stand for
 * all alike.
 *
 * <p>Above the threshold of national insurance a post costs its pay times a rate, and the same for
 * each head: so the posts of a scale, or on salaries, are known by the full-time equivalent or the
 * pay of them together and by their heads. Not thread-safe.
 */
public final class PostKinds {
  /** Full-time pounds a year of the salary that stands for others. */
  static final double SALARY = 30_000;

  /** Posts one by one. */
  private final PostsOneByOne oneByOne;

  /** Kinds of post that stand for others, or that nothing stands for. */
  final CostRows folded = new CostRows();

  final FoldLimits limits;
  private final Map<Integer, Fold> folds = new HashMap<>();
  private final List<Fold> inOrder = new ArrayList<>();

  public PostKinds(Timeline timeline) {
    this.oneByOne = new PostsOneByOne(timeline);
    this.limits = new FoldLimits(timeline);
  }

  /** Returns the posts one by one. */
  public PostsOneByOne oneByOne() {
    return oneByOne;
  }

  /** Returns folded kinds of post, in the order of their rows. */
  public List<CostRow> folded() {
    return folded.rows();
  }

  /** Returns which of the folded kinds stand for others. */
  public List<Fold> folds() {
    return List.copyOf(inOrder);
  }

  /** Returns the rows that stand for staff who are known as a total only. */
  public ReferenceRows reference() {
    return ReferenceRows.in(folded);
  }

  /** Returns the row of M1 of the chain that stands for teachers on an area's scale. */
  int scale(PayArea area, Pension pension) {
    int row = folded.chain(area, 1, pension);
    fold(row, StaffPlan.CHAIN, limits.fraction(area), false);
    return row;
  }

  /** Returns the row of the salary that stands for others. */
  int salary(boolean followsTeachers, Pension pension, int stated) {
    int row =
        folded.row(
            followsTeachers
                ? CostRow.teacherSalary(SALARY, 1, pension, false, stated)
                : CostRow.supportSalary(SALARY, 1, pension, false));
    fold(row, 1, limits.pay() / SALARY, !followsTeachers);
    return row;
  }

  private void fold(int row, int rows, double least, boolean isSupport) {
    folds.computeIfAbsent(
        row,
        key -> {
          Fold fold = new Fold(row, rows, least, isSupport);
          inOrder.add(fold);
          return fold;
        });
  }
}
