package org.perpupil.projection.engine;

import org.perpupil.formula.Line;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.projection.world.Timeline;

/**
 * What is kept of a unit's budget shares beside the shares: protection, and on demand every line.
 *
 * <p>Off in runs that want totals only. Pounds are as paid: in the first year for the days open.
 * Mutable, for one thread.
 */
public final class FundingRecord {
  private static final int FORMULA_LINES = Line.values().size();

  /** Where the growth of business rates since the first year stands, after the formula's lines. */
  public static final int BUSINESS_RATES_PRICES = FORMULA_LINES;

  /** Where money stands that settles the year before's estimate of pupils. */
  public static final int PUPIL_NUMBER_ADJUSTMENT = FORMULA_LINES + 1;

  /** Lines of a year: those of the formula by {@link Line#ordinal()}, and the two above. */
  public static final int LINES = FORMULA_LINES + 2;

  private final int years;
  private final int capacity;
  private boolean on;

  /** Pounds of guarantee or floor, by year and school. */
  final double[][] protection;

  /** Pounds by year and line together, and school; empty unless they are kept. */
  double[][] lines = new double[0][];

  private double[][] ofYear = new double[0][];

  FundingRecord(Timeline timeline, int capacity) {
    this.years = timeline.years();
    this.capacity = capacity;
    this.protection = new double[years][capacity];
  }

  void isOn(boolean wanted) {
    on = wanted;
  }

  /** Keeps every line from now on, whenever it is on. */
  void keepLines() {
    lines = new double[years * LINES][capacity];
    ofYear = new double[FORMULA_LINES][capacity];
  }

  /**
   * Takes a year that was paid and protected.
   *
   * @param dearer growth of business rates since the first year
   * @param settled what the year before still had to pay
   */
  void take(
      int year,
      FormulaPlan plan,
      FormulaRun run,
      double[] rates,
      double[] primary,
      double[] ks3,
      double[] ks4,
      double dearer,
      double[] settled) {
    if (!on) {
      return;
    }
    int size = plan.size();
    System.arraycopy(run.topUp(), 0, protection[year], 0, size);
    forDaysOpen(year, plan, protection[year]);
    if (lines.length == 0) {
      return;
    }
    run.lines(plan, rates, primary, ks3, ks4, ofYear);
    int first = year * LINES;
    for (int line = 0; line < FORMULA_LINES; line++) {
      System.arraycopy(ofYear[line], 0, lines[first + line], 0, size);
      forDaysOpen(year, plan, lines[first + line]);
    }
    double[] prices = lines[first + BUSINESS_RATES_PRICES];
    for (int s = 0; s < size; s++) {
      prices[s] = run.rates()[s] * dearer;
    }
    System.arraycopy(settled, 0, lines[first + PUPIL_NUMBER_ADJUSTMENT], 0, size);
  }

  private static void forDaysOpen(int year, FormulaPlan plan, double[] pounds) {
    if (year == 0) {
      for (int s = 0; s < plan.size(); s++) {
        pounds[s] *= plan.shareOfYear(s);
      }
    }
  }
}
