package org.perpupil.projection.engine;

import java.util.Arrays;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.projection.pay.UnitStaff;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.Timeline;

/**
 * Posts of a unit's schools priced one by one: for worlds in which no row of the cost table may
 * stand for posts of other pay. Mutable, for one thread.
 */
final class PostByPostRun {
  private static final int CHAIN = StaffPlan.CHAIN;

  private final int blocks;
  private final StaffRun staff;
  private double[] posts = new double[0];

  /** Posts by block, school and slot, once they are kept. */
  private double[][][] counts = new double[0][][];

  PostByPostRun(int blocks, StaffRun staff) {
    this.blocks = blocks;
    this.staff = staff;
  }

  /** Keeps how many posts as many schools have at each point from now on. */
  void keepCounts(int schools) {
    counts = new double[blocks][schools][0];
  }

  boolean keepsCounts() {
    return counts.length > 0;
  }

  /** Returns posts by block, school and slot of the unit at hand; empty where none are kept. */
  double[][][] counts() {
    return counts;
  }

  /** Adds the cost of posts to the lines of their codes. */
  void run(
      UnitPlan unit,
      LineIndex lines,
      WorldTables tables,
      CostTable costs,
      double[][] ratio,
      double[][] flow) {
    UnitStaff posted = unit.staff();
    for (int s = 0; s < unit.size(); s++) {
      if (posted.hasTeachersOnScale(s)) {
        teach(unit, lines, s, tables, costs, ratio, flow);
      } else {
        for (int k = 0; k < blocks; k++) {
          staff.teachers[k][s] = 0;
          staff.trainees[k][s] = 0;
        }
      }
      serve(unit, lines, s, costs, flow);
    }
  }

  /** Takes one school's teachers on the scale through the years. */
  private void teach(
      UnitPlan unit,
      LineIndex lines,
      int s,
      WorldTables tables,
      CostTable costs,
      double[][] ratio,
      double[][] flow) {
    UnitStaff posted = unit.staff();
    int chains = posted.chainStart[s];
    int slots = CHAIN * (posted.chainStart[s + 1] - chains);
    if (posts.length < slots) {
      posts = new double[slots];
    }
    System.arraycopy(posted.chainCounts, CHAIN * chains, posts, 0, slots);
    double stated = posted.teachers[s];
    double now = stated;
    int first = unit.arranged.first();
    int into = lines.of(BudgetCode.E01) * blocks;
    for (int k = first; k <= unit.arranged.last(); k++) {
      double needed = ratio[k][s];
      if (Timeline.isSeptember(k) && unit.arranged.hasMovedOn(k)) {
        now = move(staff.movements[Timeline.academic(k)], slots, now, stated * needed);
      }
      for (int i = posted.arrivalStart[s]; i < posted.arrivalStart[s + 1]; i++) {
        if (posted.arrivalBlocks[i] == k) {
          int slot = posted.arrivalSlots[i];
          double arriving = posted.arrivalCounts[i] * posted.chainFractions[chains + slot / CHAIN];
          posts[slot] += posted.arrivalCounts[i];
          stated += arriving;
          now += arriving;
        }
      }
      if (keepsCounts()) {
        counts[k][s] = Arrays.copyOf(posts, slots);
      }
      double[] table = costs.of(unit.arranged, k);
      double cost = 0;
      for (int slot = 0; slot < slots; slot += CHAIN) {
        cost += chainCost(table, posted.chainRows[chains + slot / CHAIN], slot);
      }
      double training = stated * needed * staff.traineesEach[k];
      if (training > 0) {
        cost +=
            training
                * StaffRun.traineeCost(
                    unit,
                    tables.world,
                    costs,
                    k,
                    posted.traineeRows[s],
                    posted.youngTraineeRows[s]);
      }
      flow[into + k][s] += cost;
      staff.teachers[k][s] = now;
      staff.trainees[k][s] = training;
    }
  }

  /** Returns the cost of a chain; three sums at once, since each addition waits for the last. */
  private double chainCost(double[] table, int at, int slot) {
    double[] n = posts;
    double one = n[slot] * table[at];
    double two = n[slot + 1] * table[at + 1];
    double three = n[slot + 2] * table[at + 2];
    one += n[slot + 3] * table[at + 3];
    two += n[slot + 4] * table[at + 4];
    three += n[slot + 5] * table[at + 5];
    one += n[slot + 6] * table[at + 6];
    two += n[slot + 7] * table[at + 7];
    three += n[slot + 8] * table[at + 8];
    return one + two + three;
  }

  /**
   * Lets a September pass: some leave, the others move up, and vacancies are filled.
   *
   * @param before full-time equivalent before
   * @param needed full-time equivalent that the classes need
   * @return full-time equivalent after
   */
  private double move(Movement movement, int slots, double before, double needed) {
    double target = needed * movement.needBesideTrainees;
    double remaining = before * movement.staying;
    double kept = target < remaining ? target / before : movement.staying;
    double[] up = movement.up;
    double[] n = posts;
    for (int slot = 0; slot < slots; slot += CHAIN) {
      double arriving = 0;
      for (int p = 0; p < CHAIN; p++) {
        double staying = n[slot + p] * kept;
        double moves = staying * up[p];
        n[slot + p] = staying - moves + arriving;
        arriving = moves;
      }
    }
    if (target > remaining) {
      join(movement, target - remaining);
    }
    return target;
  }

  /** Adds full-time teachers; between two points, some at each. */
  private void join(Movement movement, double count) {
    posts[movement.joinBelow] += count * (1 - movement.joinAbove);
    posts[movement.joinBelow + 1] += count * movement.joinAbove;
  }

  /** Prices one school's posts that stay as they are, a line at a time. */
  private void serve(UnitPlan unit, LineIndex lines, int s, CostTable costs, double[][] flow) {
    UnitStaff posted = unit.staff();
    int end = posted.otherStart[s + 1];
    int o = posted.otherStart[s];
    while (o < end) {
      int line = lines.of(posted.otherCodes[o]);
      int from = o;
      while (o < end && lines.of(posted.otherCodes[o]) == line) {
        o++;
      }
      for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
        double[] table = costs.of(unit.arranged, k);
        flow[line * blocks + k][s] += postsCost(posted, table, from, o);
      }
      if (posted.hasLaterStarts[s]) {
        takeBackUntilStart(unit, posted, from, o, costs, line, s, flow);
      }
    }
  }

  /** Returns the cost of posts in a block; two sums at once, since each addition waits. */
  private static double postsCost(UnitStaff staff, double[] table, int from, int end) {
    int[] rows = staff.otherRows;
    double[] counts = staff.otherCounts;
    double one = 0;
    double two = 0;
    int o = from;
    for (; o + 1 < end; o += 2) {
      one += counts[o] * table[rows[o]];
      two += counts[o + 1] * table[rows[o + 1]];
    }
    if (o < end) {
      one += counts[o] * table[rows[o]];
    }
    return one + two;
  }

  /**
   * Takes off what posts cost before they start, and the back pay that falls into the very block
   * that they start in.
   */
  private void takeBackUntilStart(
      UnitPlan unit,
      UnitStaff posted,
      int from,
      int end,
      CostTable costs,
      int line,
      int s,
      double[][] flow) {
    for (int o = from; o < end; o++) {
      double count = posted.otherCounts[o];
      int row = posted.otherRows[o];
      int start = posted.otherBlocks[o];
      for (int k = unit.arranged.first(); k < start; k++) {
        flow[line * blocks + k][s] -= count * costs.of(unit.arranged, k)[row];
      }
      if (start > unit.arranged.first()) {
        double[] backPay = costs.backPay(unit.arranged, start);
        flow[line * blocks + start][s] -= count * backPay[row];
      }
    }
  }
}
