package org.perpupil.projection.engine;

import java.util.List;
import org.perpupil.projection.plan.UnitPlan;

/**
 * What one school comes to in one world after another, taken from runs of every code. Mutable, for
 * one thread; allocates nothing once made.
 */
public final class SchoolFigures {
  /** The figures of the world at hand, as of a unit of this school alone. */
  public final UnitResult result;

  private final int place;

  /** Pounds of reserve before its first block. */
  public final double opening;

  /**
   * Creates room for the figures of a school.
   *
   * @param place where it stands in its unit
   */
  public SchoolFigures(UnitPlan unit, int place) {
    int blocks = unit.timeline.blocks();
    int years = unit.timeline.years();
    this.place = place;
    this.opening = unit.opening[place];
    this.result =
        new UnitResult(
            unit,
            new double[unit.lines.size() * blocks][1],
            new double[blocks][1],
            new double[blocks][1],
            new double[blocks][1],
            new double[years][1],
            new double[0][],
            new double[0][],
            new double[0][],
            new double[0][],
            new double[0][],
            new double[0][],
            List.of());
  }

  /**
   * Takes pounds and pupils of the unit's run that stands, in which every code was worked out; many
   * worlds are asked for nothing else.
   */
  public void take(UnitRun run) {
    copy(run.flow, result.flow());
    copy(run.income, result.income());
    copy(run.expenditure, result.expenditure());
    copy(run.closing, result.closing());
    copy(run.funding.pupils, result.pupils());
  }

  /** Returns whether the school has figures in every year of the world at hand. */
  public boolean isPaid() {
    return !Double.isNaN(result.closing()[result.unit().arranged.last()][0]);
  }

  private void copy(double[][] from, double[][] into) {
    for (int c = 0; c < into.length; c++) {
      into[c][0] = from[c][place];
    }
  }
}
