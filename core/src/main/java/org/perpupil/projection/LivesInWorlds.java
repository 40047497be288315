package org.perpupil.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.engine.SchoolFigures;
import org.perpupil.projection.engine.UnitResult;
import org.perpupil.projection.engine.UnitRun;
import org.perpupil.projection.plan.UnitPlan;

/**
 * The figures of schools that open, close or merge, in one world after another: those that a
 * projection of the world has. Mutable, for one thread.
 */
final class LivesInWorlds {
  private final SchoolLives lives;
  private final int years;
  private final boolean asAtStart;

  /** By row; empty for schools that are there all the time. */
  private final @Nullable SchoolFigures[] figures;

  /** By unit, the rows of such schools. */
  private final int[][] rowsOfUnit;

  /** By row, the figures of the world at hand; nothing for a school that has none. */
  private final @Nullable UnitResult[] results;

  /** Where each school stands in its own figures: first. */
  private final int[] places;

  LivesInWorlds(ProjectionPlan plan, boolean asAtStart) {
    this.lives = plan.lives();
    this.years = plan.years().size();
    this.asAtStart = asAtStart;
    int schools = plan.schools().size();
    this.figures = new SchoolFigures[schools];
    this.results = new UnitResult[schools];
    this.places = new int[schools];
    List<UnitPlan> units = plan.compiled().units();
    this.rowsOfUnit = new int[units.size()][];
    for (int u = 0; u < rowsOfUnit.length; u++) {
      UnitPlan unit = units.get(u);
      List<Integer> rows = new ArrayList<>();
      for (int s = 0; s < unit.size(); s++) {
        if (lives.has(unit.rows[s])) {
          rows.add(unit.rows[s]);
          figures[unit.rows[s]] = new SchoolFigures(unit, s);
        }
      }
      rowsOfUnit[u] = rows.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Returns whether a unit has such schools, so that every code is to be worked out. */
  boolean has(int unit) {
    return rowsOfUnit[unit].length > 0;
  }

  /** Takes the figures of a unit's run that stands. */
  void take(int unit, UnitRun run) {
    for (int row : rowsOfUnit[unit]) {
      SchoolFigures own = figures[row];
      if (own != null) {
        own.take(run);
        results[row] = own.isPaid() ? own.result : null;
      }
    }
  }

  /**
   * Writes the outputs of these schools, once all units have been run.
   *
   * @param outputs by measure and then code, school and year, from {@code to} on; overwritten
   */
  void put(List<Measure> measures, List<BudgetCode> codes, double[] outputs, int to) {
    lives.merge(results, places);
    for (int row = 0; row < figures.length; row++) {
      SchoolFigures own = figures[row];
      if (own == null) {
        continue;
      }
      boolean isPaid = results[row] != null && lives.haveMerged(row, results);
      int shift = own.result.unit().arranged.isAcademy(asAtStart ? 0 : 2 * years - 1) ? 1 : 0;
      for (int m = 0; m < measures.size() + codes.size(); m++) {
        int at = to + (m * figures.length + row) * years;
        Arrays.fill(outputs, at, at + years, Double.NaN);
        for (int i = 0; isPaid && i < years; i++) {
          int one = 2 * i + shift;
          if (lives.has(row, own.result.unit().arranged, one)) {
            outputs[at + i] =
                m < measures.size()
                    ? lives.total(row, own.result, 0, own.opening, measures.get(m), i, one)
                    : lives.pounds(row, own.result, 0, codes.get(m - measures.size()), one);
          }
        }
      }
    }
  }
}
