package org.perpupil.projection.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.projection.plan.Compiled;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.Timeline;
import org.perpupil.scenario.Assumptions;

/** Prices the posts of a plan as columns, and one by one. */
public final class PostsBothWays {
  /**
   * Posts of a unit in a world, whole cost or levy.
   *
   * @param together pounds by line and block together, and school, then teachers and trainees
   * @param oneByOne the same
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Priced(boolean isFolded, double[][] together, double[][] oneByOne) {}

  private PostsBothWays() {}

  /** Returns every unit's posts, with lines by code and with totals. */
  public static List<Priced> of(Compiled compiled, Assumptions assumptions) {
    Engine engine = new Engine(compiled, assumptions);
    engine.runGroups();
    List<Priced> priced = new ArrayList<>();
    for (int u = 0; u < compiled.units().size(); u++) {
      UnitPlan unit = compiled.units().get(u);
      UnitRun run = engine.run(u, false);
      WorldTables tables = engine.tables(unit);
      for (LineIndex lines : List.of(unit.lines, unit.totalLines)) {
        priced.add(price(unit, lines, tables, run));
        priced.add(price(unit, lines, tables.levies(), run));
      }
    }
    return priced;
  }

  private static Priced price(UnitPlan unit, LineIndex lines, WorldTables tables, UnitRun run) {
    return new Priced(
        tables.posts.isFolded(),
        price(unit, lines, tables, run, true),
        price(unit, lines, tables, run, false));
  }

  private static double[][] price(
      UnitPlan unit, LineIndex lines, WorldTables tables, UnitRun run, boolean isFolded) {
    Timeline timeline = unit.timeline;
    int rows = lines.size() * timeline.blocks();
    double[][] pounds = new double[rows + 2 * timeline.blocks()][unit.size()];
    StaffRun staff = new StaffRun(timeline, unit.size());
    staff.run(unit, lines, tables, run.ratio, pounds, isFolded);
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      // Runs that keep totals only count no teachers.
      if (!lines.isTotals()) {
        pounds[rows + k] = staff.teachers[k];
      }
      pounds[rows + timeline.blocks() + k] = staff.trainees[k];
    }
    return pounds;
  }
}
