package org.perpupil.projection.engine;

import org.perpupil.formula.Line;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.projection.plan.MergerPlan;

/**
 * A merger in the first year that pays the merged school: it goes on from what those that merge
 * were paid, and keeps a part of their lump sums for that year. Mutable, for one thread; allocates
 * nothing once made.
 */
final class MergerRun {
  /** The part of their lump sums that a merged school has for a year, from 0 to 1. */
  private static final double KEPT = 0.85;

  private final MergerPlan plan;
  private final FundedUnit into;
  private final FundedUnit[] units;
  private final FormulaRun[] runs;
  private final int[] places;
  private final double[][] lines;

  MergerRun(MergerPlan plan, FundedUnit[] funded) {
    this.plan = plan;
    this.into = funded[plan.into().unit()];
    int size = plan.merged().size();
    this.units = new FundedUnit[size];
    this.runs = new FormulaRun[size];
    this.places = new int[size];
    int most = into.plan.size();
    for (int m = 0; m < size; m++) {
      units[m] = funded[plan.merged().get(m).unit()];
      runs[m] = units[m].funding.formula();
      places[m] = plan.merged().get(m).place();
      most = Math.max(most, units[m].plan.size());
    }
    this.lines = new double[Line.values().size()][most];
  }

  /** Merges the schools if it is the year; every unit has been paid in it, and none protected. */
  void year(int i) {
    if (i != plan.year()) {
      return;
    }
    double lumpSums = 0;
    for (int m = 0; m < places.length; m++) {
      lumpSums += lumpSum(units[m], places[m], i);
    }
    int place = plan.into().place();
    double kept = KEPT * lumpSums - lumpSum(into, place, i);
    into.funding.formula().merge(place, runs, places, kept);
  }

  private double lumpSum(FundedUnit unit, int place, int i) {
    unit.funding.paidLines(i, unit.plan, unit.parameters, lines);
    return lines[Line.LUMP_SUM.index()][place];
  }
}
