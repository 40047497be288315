package org.perpupil.projection.engine;

import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * Posts of a unit's schools, counted from September to September and priced block by block.
 *
 * <p>Each September teachers leave and move up, and those who join make the number up that the
 * classes need. Posts that are alike are priced together where the world allows it, else one by
 * one. Mutable, for one thread.
 */
final class StaffRun {
  private final PostColumnsRun columns;
  private final PostByPostRun byPost;
  final Movement[] movements;

  /** Trainees for each teacher whom the classes need, by block. */
  final double[] traineesEach;

  /** Full-time equivalent teachers on the scale, by block and school, where lines are kept. */
  final double[][] teachers;

  /** Full-time equivalent trainees of the timetable share, by block and school. */
  final double[][] trainees;

  StaffRun(Timeline timeline, int capacity) {
    int blocks = timeline.blocks();
    this.movements = new Movement[timeline.years()];
    for (int year = 0; year < movements.length; year++) {
      movements[year] = new Movement();
    }
    this.traineesEach = new double[blocks];
    this.teachers = new double[blocks][capacity];
    this.trainees = new double[blocks][capacity];
    this.columns = new PostColumnsRun(timeline, capacity, this);
    this.byPost = new PostByPostRun(blocks, this);
  }

  /**
   * Adds the cost of posts to the lines of their codes.
   *
   * @param lines where the lines are in the flow
   * @param ratio classes against the first block's, by block and school
   * @param flow pounds by line and block together, and school
   */
  void run(UnitPlan unit, LineIndex lines, WorldTables tables, double[][] ratio, double[][] flow) {
    run(unit, lines, tables, ratio, flow, tables.posts.isFolded());
  }

  /** Keeps how many posts there are at each point from now on. */
  void keepCounts() {
    byPost.keepCounts(teachers[0].length);
  }

  /** Returns posts by block, school and slot of the unit at hand; empty where none are kept. */
  double[][][] counts() {
    return byPost.counts();
  }

  /**
   * The same, posts alike together or one by one as said.
   *
   * @param isFolded whether rows of the cost table stand for posts of other pay
   */
  void run(
      UnitPlan unit,
      LineIndex lines,
      WorldTables tables,
      double[][] ratio,
      double[][] flow,
      boolean isFolded) {
    for (int year = 0; year < movements.length; year++) {
      movements[year].fill(tables.world, year);
    }
    for (int k = 0; k < traineesEach.length; k++) {
      traineesEach[k] = unit.arranged.hasMovedOn(k) ? traineesEach(tables.world, k) : 0;
    }
    if (isFolded && byPost.keepsCounts()) {
      // Only its counts are wanted: costs are those of a run that keeps none, bit by bit.
      byPost.run(
          unit, lines, tables, tables.costsOfEach(), ratio, new double[flow.length][unit.size()]);
    }
    if (isFolded) {
      columns.run(unit, lines, tables, ratio, flow);
    } else {
      byPost.run(unit, lines, tables, tables.costsOfEach(), ratio, flow);
    }
  }

  /** Returns the pounds of one trainee in a block, some of them under 25. */
  static double traineeCost(
      UnitPlan unit, World world, CostTable costs, int k, int row, int youngRow) {
    double[] table = costs.of(unit.arranged, k);
    double young = world.value(AssumptionIndex.TRAINEE_UNDER_25, Math.max(0, Timeline.academic(k)));
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
}
