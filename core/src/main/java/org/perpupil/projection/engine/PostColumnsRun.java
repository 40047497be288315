package org.perpupil.projection.engine;

import java.util.Arrays;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.pay.PostColumns;
import org.perpupil.projection.pay.Served;
import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.Timeline;

/**
 * Posts of a unit's schools priced as columns over the schools: posts alike together, what is odd
 * one by one.
 *
 * <p>A teacher costs what a full-time teacher does above the cost of a head, times the full-time
 * equivalent, and a head. Each loop is over one index of whole columns, so that it becomes vector
 * instructions; a school's sums are added in an order of its own, whatever schools are beside it.
 * Mutable, for one thread.
 */
final class PostColumnsRun {
  private static final int POINTS = StaffPlan.CHAIN;

  /** Divides where there are no teachers. */
  private static final double NOBODY = Double.MIN_NORMAL;

  private final int blocks;
  private final StaffRun staff;
  private final double[][] points;
  private final double[] heads;
  private final double[] stated;
  private final double[] now;
  private final double[] kept;
  private final double[] joining;
  private double[] chains = new double[0];

  PostColumnsRun(Timeline timeline, int capacity, StaffRun staff) {
    this.blocks = timeline.blocks();
    this.staff = staff;
    this.points = new double[POINTS][capacity];
    this.heads = new double[capacity];
    this.stated = new double[capacity];
    this.now = new double[capacity];
    this.kept = new double[capacity];
    this.joining = new double[capacity];
  }

  /** Adds the cost of posts to the lines of their codes. */
  void run(UnitPlan unit, LineIndex lines, WorldTables tables, double[][] ratio, double[][] flow) {
    PostColumns posts = unit.posts;
    if (posts.hasScale()) {
      teach(unit, lines, tables, ratio, flow);
    } else {
      clear(staff.teachers, unit.size());
      clear(staff.trainees, unit.size());
    }
    if (lines.isTotals()) {
      serveTogether(unit, posts.servedTogether, tables.costs, lines, flow);
    } else {
      for (Served served : posts.served) {
        serve(unit, served, tables.costs, lines.of(served.code()) * blocks, flow);
      }
    }
    serveOdd(unit, lines, tables.costs, flow);
  }

  private static void clear(double[][] columns, int size) {
    for (double[] column : columns) {
      Arrays.fill(column, 0, size, 0);
    }
  }

  private void teach(
      UnitPlan unit, LineIndex lines, WorldTables tables, double[][] ratio, double[][] flow) {
    int size = unit.size();
    PostColumns posts = unit.posts;
    start(posts, size);
    int into = lines.of(BudgetCode.E01) * blocks;
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      if (Timeline.isSeptember(k) && unit.arranged.hasMovedOn(k)) {
        move(staff.movements[Timeline.academic(k)], posts, ratio[k], size);
      }
      arrive(posts, k);
      double[] table = tables.costs.of(unit.arranged, k);
      double head = tables.costs.perHead[k];
      double[] pounds = flow[into + k];
      price(table, posts.scaleRow, head, pounds, size);
      priceChains(posts, table, pounds);
      if (!lines.isTotals()) {
        System.arraycopy(now, 0, staff.teachers[k], 0, size);
      }
      double each = staff.traineesEach[k];
      if (each == 0) {
        Arrays.fill(staff.trainees[k], 0, size, 0);
      } else {
        double cost =
            StaffRun.traineeCost(
                unit, tables.world, tables.costs, k, posts.traineeRow, posts.youngTraineeRow);
        train(each, cost, ratio[k], staff.trainees[k], pounds, size);
      }
    }
  }

  private void start(PostColumns posts, int size) {
    for (int p = 0; p < POINTS; p++) {
      System.arraycopy(posts.points[p], 0, points[p], 0, size);
    }
    System.arraycopy(posts.heads, 0, heads, 0, size);
    System.arraycopy(posts.teachers, 0, stated, 0, size);
    System.arraycopy(posts.teachers, 0, now, 0, size);
    if (chains.length < posts.chainCounts.length) {
      chains = new double[posts.chainCounts.length];
    }
    System.arraycopy(posts.chainCounts, 0, chains, 0, posts.chainCounts.length);
  }

  /** Lets a September pass: some leave, the others move up, and vacancies are filled. */
  private void move(Movement movement, PostColumns posts, double[] ratio, int size) {
    follow(movement.staying, movement.needBesideTrainees, ratio, size);
    double[] up = movement.up;
    for (int p = POINTS - 1; p > 0; p--) {
      moveUp(points[p - 1], up[p - 1], 1 - up[p], points[p], size);
    }
    stay(1 - up[0], points[0], size);
    joinHeads(size);
    join(1 - movement.joinAbove, points[movement.joinBelow], size);
    join(movement.joinAbove, points[movement.joinBelow + 1], size);
    for (int c = 0; c < posts.chainSchools.length; c++) {
      moveChain(up, kept[posts.chainSchools[c]], POINTS * c);
    }
  }

  private void follow(double staying, double need, double[] ratio, int size) {
    double[] before = now;
    double[] first = stated;
    double[] stay = kept;
    double[] come = joining;
    for (int s = 0; s < size; s++) {
      stay[s] = Math.min(staying, first[s] * ratio[s] * need / Math.max(before[s], NOBODY));
    }
    for (int s = 0; s < size; s++) {
      come[s] = Math.max(0, first[s] * ratio[s] * need - before[s] * staying);
    }
    for (int s = 0; s < size; s++) {
      before[s] = first[s] * ratio[s] * need;
    }
  }

  private void moveUp(double[] below, double up, double stays, double[] point, int size) {
    double[] stay = kept;
    for (int s = 0; s < size; s++) {
      point[s] = stay[s] * (point[s] * stays + below[s] * up);
    }
  }

  private void stay(double stays, double[] point, int size) {
    double[] stay = kept;
    for (int s = 0; s < size; s++) {
      point[s] = stay[s] * point[s] * stays;
    }
  }

  private void joinHeads(int size) {
    double[] stay = kept;
    double[] come = joining;
    double[] count = heads;
    for (int s = 0; s < size; s++) {
      count[s] = count[s] * stay[s] + come[s];
    }
  }

  private void join(double part, double[] point, int size) {
    double[] come = joining;
    for (int s = 0; s < size; s++) {
      point[s] += come[s] * part;
    }
  }

  private void moveChain(double[] up, double stays, int from) {
    double[] n = chains;
    double arriving = 0;
    for (int p = 0; p < POINTS; p++) {
      double staying = n[from + p] * stays;
      double moves = staying * up[p];
      n[from + p] = staying - moves + arriving;
      arriving = moves;
    }
  }

  private void arrive(PostColumns posts, int k) {
    for (int i = 0; i < posts.arrivalBlocks.length; i++) {
      if (posts.arrivalBlocks[i] == k) {
        int s = posts.arrivalSchools[i];
        int chain = posts.arrivalChains[i];
        double fullTime = posts.arrivalFullTime[i];
        if (chain < 0) {
          points[posts.arrivalPoints[i]][s] += fullTime;
          heads[s] += posts.arrivalCounts[i];
        } else {
          chains[POINTS * chain + posts.arrivalPoints[i]] += posts.arrivalCounts[i];
        }
        stated[s] += fullTime;
        now[s] += fullTime;
      }
    }
  }

  /** Adds the cost of the scale: of full-time teachers without the cost of a head, and of heads. */
  private void price(double[] table, int at, double head, double[] into, int size) {
    for (int p = 0; p < POINTS; p += 3) {
      price(
          points[p],
          table[at + p] - head,
          points[p + 1],
          table[at + p + 1] - head,
          points[p + 2],
          table[at + p + 2] - head,
          into,
          size);
    }
    addTimes(heads, head, into, size);
  }

  private static void price(
      double[] one,
      double priceOfOne,
      double[] two,
      double priceOfTwo,
      double[] three,
      double priceOfThree,
      double[] into,
      int size) {
    for (int s = 0; s < size; s++) {
      into[s] += one[s] * priceOfOne + two[s] * priceOfTwo + three[s] * priceOfThree;
    }
  }

  private static void addTimes(double[] amounts, double price, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] += amounts[s] * price;
    }
  }

  private void priceChains(PostColumns posts, double[] table, double[] into) {
    for (int c = 0; c < posts.chainSchools.length; c++) {
      int at = posts.chainRows[c];
      double cost = 0;
      for (int p = 0; p < POINTS; p++) {
        cost += chains[POINTS * c + p] * table[at + p];
      }
      into[posts.chainSchools[c]] += cost;
    }
  }

  private void train(
      double each, double cost, double[] ratio, double[] count, double[] into, int size) {
    double[] first = stated;
    for (int s = 0; s < size; s++) {
      count[s] = first[s] * ratio[s] * each;
    }
    addTimes(count, cost, into, size);
  }

  private void serve(UnitPlan unit, Served served, CostTable costs, int line, double[][] flow) {
    double[] amounts = served.amounts();
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      double price = price(served, costs.of(unit.arranged, k), costs.perHead[k]);
      addTimes(amounts, price, flow[line + k], amounts.length);
    }
  }

  /** The same for kinds of all codes, two a pass; added one after the other. */
  private void serveTogether(
      UnitPlan unit, Served[] served, CostTable costs, LineIndex lines, double[][] flow) {
    int size = unit.size();
    int line = lines.of(BudgetCode.E01) * blocks;
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      double head = costs.perHead[k];
      double[] table = costs.of(unit.arranged, k);
      double[] into = flow[line + k];
      int c = 0;
      for (; c + 1 < served.length; c += 2) {
        double priceOfOne = price(served[c], table, head);
        double priceOfTwo = price(served[c + 1], table, head);
        addTimes(served[c].amounts(), priceOfOne, served[c + 1].amounts(), priceOfTwo, into, size);
      }
      if (c < served.length) {
        addTimes(served[c].amounts(), price(served[c], table, head), into, size);
      }
    }
  }

  private static double price(Served served, double[] table, double head) {
    return served.row() < 0 ? head : table[served.row()] - head;
  }

  private static void addTimes(
      double[] one, double priceOfOne, double[] two, double priceOfTwo, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] = into[s] + one[s] * priceOfOne + two[s] * priceOfTwo;
    }
  }

  /**
   * Adds posts that are priced by themselves from the block that they start in, without the back
   * pay that falls into it where they were not there before.
   */
  private void serveOdd(UnitPlan unit, LineIndex lines, CostTable costs, double[][] flow) {
    PostColumns posts = unit.posts;
    int first = unit.arranged.first();
    for (int o = 0; o < posts.oddSchools.length; o++) {
      int s = posts.oddSchools[o];
      int row = posts.oddRows[o];
      int start = posts.oddStarts[o];
      double count = posts.oddCounts[o];
      int line = lines.of(posts.oddCodes[o]) * blocks;
      for (int k = start; k <= unit.arranged.last(); k++) {
        flow[line + k][s] += count * costs.of(unit.arranged, k)[row];
      }
      if (start > first) {
        flow[line + start][s] -= count * costs.backPay(unit.arranged, start)[row];
      }
    }
  }
}
