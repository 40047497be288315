package org.perpupil.projection.engine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.projection.pay.PostCosts;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.world.Timeline;

/**
 * Takes what an employer's allowance covers of the apprenticeship levy off the cost of staff.
 *
 * <p>Costs of posts bear the levy on all pay. The allowance is the employer's: an academy without a
 * trust has one of its own, and others what they are given of their authority's or trust's. It is
 * shared over the codes as their levy is and is never more than the levy. Staff known as a total
 * have the allowance of the first year in the total already; it is taken off them after that year
 * where the school has another employer then, or where no levy was due before. Mutable, for one
 * thread.
 */
final class LevyRun {
  /** Whom the school employs; agency staff are somebody else's. */
  private static final Set<BudgetCode> PAYROLL =
      EnumSet.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E31);

  private final int blocks;
  private final double[][] ofPosts;
  private final double[][] ofTotals;
  private final double[] levy;

  /** Whether any was taken off the unit before. */
  private boolean isRelieved;

  /** Pounds taken off, by block and school. */
  final double[][] relief;

  LevyRun(Timeline timeline, int capacity, int lineCapacity) {
    this.blocks = timeline.blocks();
    this.ofPosts = new double[lineCapacity * blocks][capacity];
    this.ofTotals = new double[lineCapacity * blocks][capacity];
    this.levy = new double[capacity];
    this.relief = new double[blocks][capacity];
  }

  /**
   * Works the levy of a unit out; to be called before the cost of its staff, whose counts it leaves
   * as it finds them in the end.
   *
   * @return whether any of it is relieved
   */
  boolean work(UnitPlan unit, LineIndex lines, WorldTables tables, StatedRun stated, UnitRun run) {
    if (isRelieved) {
      for (double[] block : relief) {
        Arrays.fill(block, 0);
      }
      isRelieved = false;
    }
    if (!tables.posts.hasAllowance() || !hasAllowance(unit, tables.posts)) {
      return false;
    }
    isRelieved = true;
    for (int row = 0; row < lines.size() * blocks; row++) {
      Arrays.fill(ofPosts[row], 0, unit.size(), 0);
      Arrays.fill(ofTotals[row], 0, unit.size(), 0);
    }
    WorldTables levies = tables.levies();
    run.staff.run(unit, lines, levies, run.ratio, ofPosts);
    for (StatedLine line : unit.stated()) {
      if (PAYROLL.contains(line.code) && isStaff(line.price)) {
        int start = lines.of(line.code) * blocks;
        int last = unit.arranged.last();
        double[] prices = stated.prices(unit, line, levies, unit.arranged.first(), last);
        for (int k = unit.arranged.first(); k <= last; k++) {
          StatedRun.add(unit, line, prices[k], levies, run, k, ofTotals[start + k]);
        }
      }
    }
    return true;
  }

  /** Splits the relief of a block by months with that of the same schools before they convert. */
  void mix(int k, double partBefore, double[] before, int size) {
    double[] now = relief[k];
    for (int s = 0; s < size; s++) {
      now[s] = partBefore * before[s] + (1 - partBefore) * now[s];
      isRelieved |= now[s] != 0;
    }
  }

  /** Takes the relief off the costs that stand in the flow. */
  void relieve(UnitPlan unit, LineIndex lines, WorldTables tables, double[][] flow) {
    int first = unit.arranged.first();
    for (int k = first; k <= unit.arranged.last(); k++) {
      boolean inTotals =
          k > first + 1
              && ((unit.arranged.converts() && unit.arranged.isAcademy(k))
                  || !tables.posts.hasLevy(first));
      Arrays.fill(levy, 0, unit.size(), 0);
      for (int line = 0; line < lines.size(); line++) {
        add(ofPosts[line * blocks + k], levy, unit.size());
        add(ofTotals[line * blocks + k], levy, unit.size());
      }
      for (int s = 0; s < unit.size(); s++) {
        double allowance = allowance(unit, tables.posts, k, s);
        levy[s] = levy[s] > 0 ? Math.min(1, allowance / levy[s]) : 0;
      }
      for (int line = 0; line < lines.size(); line++) {
        int row = line * blocks + k;
        takeOff(ofPosts[row], flow[row], relief[k], unit.size());
        if (inTotals) {
          takeOff(ofTotals[row], flow[row], relief[k], unit.size());
        }
      }
    }
  }

  private void takeOff(double[] levied, double[] from, double[] relieved, int size) {
    for (int s = 0; s < size; s++) {
      double pounds = levied[s] * levy[s];
      from[s] -= pounds;
      relieved[s] += pounds;
    }
  }

  private static boolean hasAllowance(UnitPlan unit, PostCosts posts) {
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      boolean isOwn = unit.arranged.isAcademy(k) && unit.isAnyOwnEmployer;
      if (posts.allowance(k, false) > 0 || (isOwn && posts.allowance(k, true) > 0)) {
        return true;
      }
    }
    return false;
  }

  private static double allowance(UnitPlan unit, PostCosts posts, int k, int s) {
    return posts.allowance(k, unit.arranged.isAcademy(k) && unit.ownEmployer[s]);
  }

  private static boolean isStaff(PricePath price) {
    return price == PricePath.TEACHER_PAY || price == PricePath.SUPPORT_PAY;
  }

  private static void add(double[] pounds, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] += pounds[s];
    }
  }
}
