package org.perpupil.projection.engine;

import java.util.Arrays;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.ParameterPath;
import org.perpupil.projection.world.Timeline;

/**
 * The budget shares of a unit's schools in every funding year, protections following from the year
 * before.
 *
 * <p>An academy funded on estimates is paid for the pupils expected in its own year; what they turn
 * out to differ is settled a year later at the pupil-led money per pupil. Columns are by year and
 * school. Mutable, for one thread.
 */
public final class FundingRun {
  private final FormulaRun formula;
  private final double[] ownPrimary;
  private final double[] ownKs3;
  private final double[] ownKs4;

  /** Pupils of the year that was worked out last. */
  private double[] primary;

  private double[] ks3;
  private double[] ks4;
  private final double[] rolledIn;

  /** Pounds paid for a funding year, business rates at their price, adjustments included. */
  final double[][] paid;

  /** Pupils that a funding year's share counts. */
  public final double[][] pupils;

  /** What is kept of a full run. */
  final FundingRecord record;

  private boolean estimated;

  FundingRun(Timeline timeline, int capacity) {
    formula = FormulaRun.of(capacity);
    ownPrimary = new double[capacity];
    ownKs3 = new double[capacity];
    ownKs4 = new double[capacity];
    primary = ownPrimary;
    ks3 = ownKs3;
    ks4 = ownKs4;
    rolledIn = new double[capacity];
    paid = new double[timeline.years()][capacity];
    pupils = new double[timeline.years()][capacity];
    record = new FundingRecord(timeline, capacity);
  }

  void run(UnitPlan unit, WorldTables tables, ParameterPath parameters, RollRun rolls) {
    start(unit);
    for (int i = 0; i < unit.timeline.years(); i++) {
      year(i, unit, tables, parameters, rolls);
      protect(i, unit, tables, parameters, rolls);
    }
  }

  /** Begins the years of a unit. */
  void start(UnitPlan unit) {
    formula.start(unit.formulas[0]);
    for (double[] year : paid) {
      Arrays.fill(year, 0, unit.size(), 0);
    }
  }

  /** Works a year out before its protections. */
  void year(int i, UnitPlan unit, WorldTables tables, ParameterPath parameters, RollRun rolls) {
    int size = unit.size();
    estimated =
        unit.arranged.isAcademy(2 * i + 1)
            && tables.world.value(AssumptionIndex.FUNDED_ON_ESTIMATES, i) >= 0.5;
    double scale = estimated ? 1 + tables.world.value(AssumptionIndex.FORECAST_BIAS, i) / 100 : 1;
    int census = estimated ? i + 1 : i;
    boolean growing = i < unit.life.grows() && i >= unit.life.opening() - 1;
    if (growing) {
      census = i + 1;
      estimated = false;
    }
    primary = scaled(rolls.primary[census], scale, growing, ownPrimary, size);
    ks3 = scaled(rolls.ks3[census], scale, growing, ownKs3, size);
    ks4 = scaled(rolls.ks4[census], scale, growing, ownKs4, size);
    scale(rolls.funded[census], scale, pupils[i], size);
    if (growing && !unit.arranged.isAcademy(2 * i + 1)) {
      untilSeptember(i, rolls, size);
    }
    double[] grants = unit.grants.rolledIn(i, rolls, rolledIn);
    formula.year(unit.formulas[i], parameters.byYear[i], primary, ks3, ks4, grants);
  }

  /** Protects the year that was worked out, and pays it. */
  void protect(int i, UnitPlan unit, WorldTables tables, ParameterPath parameters, RollRun rolls) {
    int size = unit.size();
    double[] rates = parameters.byYear[i];
    formula.protect(unit.formulas[i], rates);
    double dearer = tables.prices.businessRates[i] - 1;
    record.take(i, unit.formulas[i], formula, rates, primary, ks3, ks4, dearer, paid[i]);
    pay(formula.paid(), formula.rates(), dearer, paid[i], size);
    if (estimated && i + 1 < unit.timeline.years()) {
      settle(i, size, rolls, formula.pupilLed());
    }
  }

  /** Writes the lines of the year that was worked out last, by line and school. */
  void paidLines(int i, UnitPlan unit, ParameterPath parameters, double[][] lines) {
    formula.paidLines(unit.formulas[i], parameters.byYear[i], primary, ks3, ks4, lines);
  }

  /** Returns the formula's run, which stands at the year that was worked out last. */
  FormulaRun formula() {
    return formula;
  }

  /** Counts the pupils of a maintained school that grows as they are from April to August. */
  private void untilSeptember(int i, RollRun rolls, int size) {
    double part = Timeline.share(2 * i);
    for (int s = 0; s < size; s++) {
      primary[s] += part * (rolls.primary[i][s] - primary[s]);
      ks3[s] += part * (rolls.ks3[i][s] - ks3[s]);
      ks4[s] += part * (rolls.ks4[i][s] - ks4[s]);
      pupils[i][s] += part * (rolls.funded[i][s] - pupils[i][s]);
    }
  }

  /**
   * Returns pupils scaled: in the given column where that changes them, or they are going to be
   * changed; otherwise as they are, read only.
   */
  private static double[] scaled(
      double[] from, double by, boolean isChanged, double[] own, int size) {
    if (by == 1 && !isChanged) {
      return from;
    }
    scale(from, by, own, size);
    return own;
  }

  private static void scale(double[] from, double by, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] = from[s] * by;
    }
  }

  private static void pay(
      double[] share, double[] business, double dearer, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] += share[s] + business[s] * dearer;
    }
  }

  private void settle(int i, int size, RollRun rolls, double[] pupilLed) {
    for (int s = 0; s < size; s++) {
      double estimate = pupils[i][s];
      double came = rolls.funded[i + 1][s];
      paid[i + 1][s] += estimate > 0 ? (came - estimate) * pupilLed[s] / estimate : 0;
    }
  }
}
