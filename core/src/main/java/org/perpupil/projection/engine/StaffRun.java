package org.perpupil.projection.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.projection.pay.UnitStaff;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * Posts of a unit's schools, counted from September to September and priced block by block.
 *
 * <p>Each September teachers leave and move up, and those who join make the number up that the
 * classes need. Mutable, for one thread.
 */
final class StaffRun {
  private static final int CHAIN = StaffPlan.CHAIN;
  private static final int M6 = 5;
  private static final int U3 = 8;

  private final int blocks;
  private final Movement[] movements;

  /** Trainees for each teacher whom the classes need, by block. */
  private final double[] traineesEach;

  private double[] posts = new double[0];

  /** Posts by block, school and slot, once they are kept. */
  private double @Nullable [][][] counts;

  /** Full-time equivalent teachers on the scale, by block and school. */
  final double[][] teachers;

  /** Full-time equivalent trainees of the timetable share, by block and school. */
  final double[][] trainees;

  StaffRun(Timeline timeline, int capacity) {
    this.blocks = timeline.blocks();
    this.movements = new Movement[timeline.years()];
    for (int year = 0; year < movements.length; year++) {
      movements[year] = new Movement();
    }
    this.traineesEach = new double[blocks];
    this.teachers = new double[blocks][capacity];
    this.trainees = new double[blocks][capacity];
  }

  /** Keeps how many posts there are at each point from now on. */
  void keepCounts() {
    counts = new double[blocks][teachers[0].length][0];
  }

  /** Returns posts by block, school and slot of the unit at hand; empty where none are kept. */
  double[][][] counts() {
    return counts == null ? new double[0][][] : counts;
  }

  /**
   * Adds the cost of posts to the lines of their codes.
   *
   * @param lines where the lines are in the flow
   * @param ratio classes against the first block's, by block and school
   * @param flow pounds by line and block together, and school
   */
  void run(UnitPlan unit, LineIndex lines, WorldTables tables, double[][] ratio, double[][] flow) {
    int size = unit.size();
    for (int year = 0; year < movements.length; year++) {
      movements[year].fill(tables.world, year);
    }
    for (int k = 0; k < blocks; k++) {
      traineesEach[k] = unit.arranged.hasMovedOn(k) ? traineesEach(tables.world, k) : 0;
    }
    for (int s = 0; s < size; s++) {
      if (unit.staff.hasTeachersOnScale(s)) {
        teach(unit, lines, s, tables, ratio, flow);
      } else {
        for (int k = 0; k < blocks; k++) {
          teachers[k][s] = 0;
          trainees[k][s] = 0;
        }
      }
      serve(unit, lines, s, tables.costs, flow);
    }
  }

  /** Returns the pounds of one trainee in a block, some of them under 25. */
  static double traineeCost(UnitPlan unit, WorldTables tables, int k, int row, int youngRow) {
    double[] table = tables.costs.of(unit.arranged, k);
    double young =
        tables.world.value(AssumptionIndex.TRAINEE_UNDER_25, Math.max(0, Timeline.academic(k)));
    return (1 - young) * table[row] + young * table[youngRow];
  }

  /** Returns full-time equivalent trainees for each teacher whom the classes need. */
  static double traineesEach(World world, int k) {
    int year = Math.max(0, Timeline.academic(k));
    return world.value(AssumptionIndex.TRAINEE_SHARE, year)
        / world.value(AssumptionIndex.TRAINEE_LOAD, year);
  }

  /** Returns what part of the teachers' need is left when trainees teach and are mentored. */
  static double needBesideTrainees(World world, int year) {
    double share = world.value(AssumptionIndex.TRAINEE_SHARE, year);
    return 1
        - share * world.value(AssumptionIndex.TRAINEE_DISPLACED, year)
        + share
            / world.value(AssumptionIndex.TRAINEE_LOAD, year)
            * world.value(AssumptionIndex.TRAINEE_MENTOR, year);
  }

  /** Takes one school's teachers on the scale through the years. */
  private void teach(
      UnitPlan unit,
      LineIndex lines,
      int s,
      WorldTables tables,
      double[][] ratio,
      double[][] flow) {
    UnitStaff staff = unit.staff;
    int chains = staff.chainStart[s];
    int slots = CHAIN * (staff.chainStart[s + 1] - chains);
    if (posts.length < slots) {
      posts = new double[slots];
    }
    System.arraycopy(staff.chainCounts, CHAIN * chains, posts, 0, slots);
    double stated = staff.teachers[s];
    double now = stated;
    int first = unit.arranged.first();
    int into = lines.of(BudgetCode.E01) * blocks;
    for (int k = first; k <= unit.arranged.last(); k++) {
      double needed = ratio[k][s];
      if (Timeline.isSeptember(k) && unit.arranged.hasMovedOn(k)) {
        now = move(movements[Timeline.academic(k)], slots, now, stated * needed);
      }
      for (int i = staff.arrivalStart[s]; i < staff.arrivalStart[s + 1]; i++) {
        if (staff.arrivalBlocks[i] == k) {
          int slot = staff.arrivalSlots[i];
          double arriving = staff.arrivalCounts[i] * staff.chainFractions[chains + slot / CHAIN];
          posts[slot] += staff.arrivalCounts[i];
          stated += arriving;
          now += arriving;
        }
      }
      if (counts != null) {
        counts[k][s] = Arrays.copyOf(posts, slots);
      }
      double[] table = tables.costs.of(unit.arranged, k);
      double cost = 0;
      for (int slot = 0; slot < slots; slot += CHAIN) {
        cost += chainCost(table, staff.chainRows[chains + slot / CHAIN], slot);
      }
      double training = stated * needed * traineesEach[k];
      if (training > 0) {
        cost +=
            training
                * traineeCost(unit, tables, k, staff.traineeRows[s], staff.youngTraineeRows[s]);
      }
      flow[into + k][s] += cost;
      teachers[k][s] = now;
      trainees[k][s] = training;
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

  /** What a September brings to teachers on the scale. Mutable, for one thread. */
  private static final class Movement {
    /** Share of those who stay that moves up, by point. */
    private final double[] up = new double[CHAIN];

    private double staying;
    private double needBesideTrainees;
    private double joinerPoint;

    void fill(World world, int year) {
      double increments = world.value(AssumptionIndex.INCREMENT_SHARE, year);
      double threshold = increments * world.value(AssumptionIndex.THRESHOLD_SHARE, year);
      double upper = increments * world.value(AssumptionIndex.UPPER_PROGRESS_SHARE, year);
      for (int p = 0; p < CHAIN; p++) {
        up[p] = p < M6 ? increments : p == M6 ? threshold : p < U3 ? upper : 0;
      }
      staying = 1 - world.value(AssumptionIndex.TEACHER_LEAVING, year) / 100;
      needBesideTrainees = needBesideTrainees(world, year);
      joinerPoint = world.value(AssumptionIndex.JOINER_POINT, year) - 1;
    }
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
      join(movement.joinerPoint, target - remaining);
    }
    return target;
  }

  /** Adds full-time teachers; between two points, some at each. */
  private void join(double point, double count) {
    int below = Math.min((int) point, U3 - 1);
    double above = point - below;
    posts[below] += count * (1 - above);
    posts[below + 1] += count * above;
  }

  /** Prices one school's posts that stay as they are, a line at a time. */
  private void serve(UnitPlan unit, LineIndex lines, int s, CostTable costs, double[][] flow) {
    UnitStaff staff = unit.staff;
    int end = staff.otherStart[s + 1];
    int o = staff.otherStart[s];
    while (o < end) {
      int line = lines.of(staff.otherCodes[o]);
      int from = o;
      while (o < end && lines.of(staff.otherCodes[o]) == line) {
        o++;
      }
      for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
        double[] table = costs.of(unit.arranged, k);
        flow[line * blocks + k][s] += postsCost(staff, table, from, o);
      }
      if (staff.hasLaterStarts[s]) {
        takeBackUntilStart(unit, from, o, costs, line, s, flow);
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
      UnitPlan unit, int from, int end, CostTable costs, int line, int s, double[][] flow) {
    for (int o = from; o < end; o++) {
      double count = unit.staff.otherCounts[o];
      int row = unit.staff.otherRows[o];
      int start = unit.staff.otherBlocks[o];
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
