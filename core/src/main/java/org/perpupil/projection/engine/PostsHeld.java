package org.perpupil.projection.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.pay.CostRow;
import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.projection.pay.UnitStaff;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.Timeline;

/**
 * Posts of one kind that a school has, by block: how many, what they are paid and what they cost,
 * before any allowance of the apprenticeship levy. Immutable once made.
 *
 * @param row what their cost depends on
 * @param posts how many, by block; not full-time equivalent
 * @param pay pounds by block
 * @param cost pounds by block, pay included
 */
@SuppressWarnings("ArrayRecordComponent")
public record PostsHeld(BudgetCode code, CostRow row, double[] posts, double[] pay, double[] cost) {

  /**
   * Returns what a school of a unit has, teachers on the scale first.
   *
   * @param run where the unit was run last, with counts kept
   * @param rows the rows of the cost table
   */
  static List<PostsHeld> of(
      UnitPlan unit, int s, StaffRun run, WorldTables tables, List<CostRow> rows) {
    UnitStaff staff = unit.staff();
    List<PostsHeld> held = new ArrayList<>();
    Timeline timeline = unit.timeline;
    for (int chain = staff.chainStart[s]; chain < staff.chainStart[s + 1]; chain++) {
      for (int p = 0; p < StaffPlan.CHAIN; p++) {
        int slot = StaffPlan.CHAIN * (chain - staff.chainStart[s]) + p;
        double[] posts = new double[timeline.blocks()];
        for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
          posts[k] = run.counts()[k][s][slot];
        }
        int row = staff.chainRows[chain] + p;
        held.add(priced(unit, BudgetCode.E01, row, rows, posts, tables, 0));
      }
    }
    if (staff.hasTeachersOnScale(s)) {
      held.add(trainees(unit, s, run, tables, rows));
    }
    for (int o = staff.otherStart[s]; o < staff.otherStart[s + 1]; o++) {
      double[] posts = new double[timeline.blocks()];
      int from = Math.max(unit.arranged.first(), staff.otherBlocks[o]);
      for (int k = from; k <= unit.arranged.last(); k++) {
        posts[k] = staff.otherCounts[o];
      }
      held.add(priced(unit, staff.otherCodes[o], staff.otherRows[o], rows, posts, tables, from));
    }
    return List.copyOf(held);
  }

  /** Returns trainees who take a share of the timetable. */
  private static PostsHeld trainees(
      UnitPlan unit, int s, StaffRun run, WorldTables tables, List<CostRow> rows) {
    int row = unit.staff().traineeRows[s];
    double[] posts = new double[unit.timeline.blocks()];
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      posts[k] = run.trainees[k][s];
    }
    PostsHeld held = priced(unit, BudgetCode.E01, row, rows, posts, tables, 0);
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      held.cost[k] =
          posts[k] == 0
              ? 0
              : posts[k]
                  * StaffRun.traineeCost(
                      unit,
                      tables.world,
                      tables.costsOfEach(),
                      k,
                      row,
                      unit.staff().youngTraineeRows[s]);
    }
    return held;
  }

  private static PostsHeld priced(
      UnitPlan unit,
      BudgetCode code,
      int row,
      List<CostRow> rows,
      double[] posts,
      WorldTables tables,
      int start) {
    return new PostsHeld(
        code,
        rows.get(row),
        posts,
        pounds(unit, row, posts, tables.postsOfEach().pays, start),
        pounds(unit, row, posts, tables.costsOfEach(), start));
  }

  /** Prices posts; those that start in a block have no back pay of the one before. */
  private static double[] pounds(
      UnitPlan unit, int row, double[] posts, CostTable prices, int start) {
    double[] pounds = new double[posts.length];
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      boolean isNew = k == start && start > unit.arranged.first();
      double backPay = isNew ? prices.backPay(unit.arranged, k)[row] : 0;
      pounds[k] = posts[k] * (prices.of(unit.arranged, k)[row] - backPay);
    }
    return pounds;
  }
}
