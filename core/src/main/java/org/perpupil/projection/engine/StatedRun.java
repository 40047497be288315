package org.perpupil.projection.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.perpupil.projection.pay.TeachingTotal;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.PricePaths;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.world.Timeline;

/**
 * Lines that the budget states, moved on by what drives them and by their prices.
 *
 * <p>Staff known by a total follow the cost of a reference post: lower fidelity than posts, since
 * nobody's increments or contract are known. Mutable, for one thread.
 */
final class StatedRun {
  private final double[] scratch;
  private final double[] postPrices;

  StatedRun(Timeline timeline, int capacity) {
    this.scratch = new double[capacity];
    this.postPrices = new double[timeline.blocks()];
  }

  void run(UnitPlan unit, StatedLine[] lines, WorldTables tables, UnitRun run) {
    for (int l = 0; l < lines.length; l++) {
      boolean isPair =
          l + 1 < lines.length
              && lines[l].isPlain()
              && lines[l + 1].isPlain()
              && lines[l].code == lines[l + 1].code;
      if (isPair) {
        addBoth(unit, lines[l], lines[l + 1], tables, run);
        l++;
      } else {
        run(unit, lines[l], tables, run);
      }
    }
  }

  private void run(UnitPlan unit, StatedLine line, WorldTables tables, UnitRun run) {
    int first = unit.arranged.first();
    int last = last(unit, line);
    double[] prices = prices(unit, line, tables, first, last);
    int start = run.start(line.code);
    for (int k = first; k <= last; k++) {
      add(unit, line, prices[k], tables, run, k, run.flow[start + k]);
      if (line.isTeachers() && unit.arranged.hasMovedOn(k)) {
        countTrainees(unit, line, tables, run, k);
      }
    }
  }

  private static int last(UnitPlan unit, StatedLine line) {
    boolean untilConversion = line.endsAtConversion() && unit.arranged.converts();
    return untilConversion ? unit.arranged.academy() - 1 : unit.arranged.last();
  }

  /** Adds two lines of a code that no pupils drive, one after the other, in one pass. */
  private static void addBoth(
      UnitPlan unit, StatedLine line, StatedLine other, WorldTables tables, UnitRun run) {
    double[] prices = tables.linePrices.of(line.price);
    double[] otherPrices = tables.linePrices.of(other.price);
    int start = run.start(line.code);
    for (int k = unit.arranged.first(); k <= last(unit, line); k++) {
      double price = prices[k] * area(line, tables, k);
      double otherPrice = otherPrices[k] * area(other, tables, k);
      addTimes(price, line.base, otherPrice, other.base, run.flow[start + k]);
    }
  }

  private static double area(StatedLine line, WorldTables tables, int k) {
    return line.driver == StatedLine.Driver.FLOOR_AREA
        ? tables.prices.floorArea[Timeline.financial(k)]
        : 1;
  }

  /**
   * Returns the stated lines, their bases scaled so that the first year adds up to what was stated.
   *
   * <p>What has no driver in the first year, such as sixth-form money without a sixth form, is
   * fixed instead.
   *
   * @param run a run of the unit under the assumptions that the budget was made with
   */
  List<StatedLine> calibrate(UnitPlan unit, WorldTables tables, UnitRun run) {
    List<StatedLine> lines = new ArrayList<>();
    for (StatedLine line : unit.stated()) {
      lines.add(line);
      if (line.stated) {
        double[] without = new double[unit.size()];
        if (scale(unit, line, tables, run, without)) {
          StatedLine fixed =
              new StatedLine(line.code, StatedLine.Driver.FIXED, line.price, true, without);
          scale(unit, fixed, tables, run, new double[unit.size()]);
          lines.add(fixed);
        }
      }
    }
    return lines;
  }

  /** Scales a line; returns whether any school had no driver, and moves its base out. */
  private boolean scale(
      UnitPlan unit, StatedLine line, WorldTables tables, UnitRun run, double[] without) {
    int first = unit.arranged.first();
    boolean any = false;
    Arrays.fill(scratch, 0);
    double[] prices = prices(unit, line, tables, first, first + 1);
    if (line.isTeachers()) {
      TeachingTotal teaching = TeachingTotal.of(tables.world, Timeline.roll(first + 1));
      double[] classes = run.firstClasses(unit);
      for (int s = 0; s < unit.size(); s++) {
        line.base[s] =
            teaching.first(
                line.base[s],
                prices[first],
                prices[first + 1],
                run.ratio[first + 1][s],
                classes[s]);
      }
      return false;
    }
    add(unit, line, prices[first], tables, run, first, scratch);
    add(unit, line, prices[first + 1], tables, run, first + 1, scratch);
    for (int s = 0; s < unit.size(); s++) {
      if (scratch[s] != 0) {
        line.base[s] *= line.base[s] / scratch[s];
      } else if (line.base[s] != 0) {
        without[s] = line.base[s];
        line.base[s] = 0;
        any = true;
      }
    }
    return any;
  }

  /** Adds the pounds of a line in a block, at a price that holds the block's share of a year. */
  static void add(
      UnitPlan unit,
      StatedLine line,
      double price,
      WorldTables tables,
      UnitRun run,
      int k,
      double[] into) {
    RollRun rolls = run.rolls;
    switch (line.driver) {
      case FIXED -> addTimes(price, line.base, into);
      case FLOOR_AREA ->
          addTimes(price * tables.prices.floorArea[Timeline.financial(k)], line.base, into);
      case CLASSES -> addTimes(price, line.base, run.ratio[k], into);
      case TEACHERS -> addTeachers(price, unit, line, tables, run, k, into);
      case PUPILS -> {
        addTimes(price, line.base, rolls.funded[Timeline.roll(k)], into);
        if (unit.cohorts.anySixthForm()) {
          addTimes(price, line.base, rolls.sixthForm[Timeline.roll(k)], into);
        }
      }
      case SIXTH_FORM ->
          addTimes(price, line.base, rolls.sixthForm[Math.max(0, Timeline.academic(k))], into);
      case PREMIUM -> addPremium(unit, tables.prices, line.base, rolls, k, into);
    }
  }

  private static void addTimes(
      double price, double[] base, double otherPrice, double[] other, double[] into) {
    for (int s = 0; s < base.length; s++) {
      into[s] = into[s] + price * base[s] + otherPrice * other[s];
    }
  }

  private static void addTimes(double price, double[] base, double[] into) {
    for (int s = 0; s < base.length; s++) {
      into[s] += price * base[s];
    }
  }

  private static void addTimes(double price, double[] base, double[] driver, double[] into) {
    for (int s = 0; s < base.length; s++) {
      into[s] += price * base[s] * driver[s];
    }
  }

  private static void addTeachers(
      double price,
      UnitPlan unit,
      StatedLine line,
      WorldTables tables,
      UnitRun run,
      int k,
      double[] into) {
    TeachingTotal teaching = TeachingTotal.of(tables.world, Timeline.roll(k));
    double[] classes = run.firstClasses(unit);
    double[] ratio = run.ratio[k];
    double[] base = line.base;
    for (int s = 0; s < base.length; s++) {
      into[s] += price * teaching.teachers(base[s], ratio[s], classes[s]);
    }
  }

  private static void addPremium(
      UnitPlan unit, PricePaths prices, double[] base, RollRun rolls, int k, double[] into) {
    int year = Timeline.financial(k);
    double share = Timeline.share(k) * prices.needs[year];
    if (unit.cohorts.anyPrimary()) {
      double primary = share * prices.premiumPrimary[year];
      addPremium(primary, base, unit.premiumPrimary, rolls.primary[year], into);
    }
    if (unit.cohorts.anySecondary()) {
      double secondary = share * prices.premiumSecondary[year];
      addPremium(secondary, base, unit.premiumSecondary, rolls.ks3[year], into);
      addPremium(secondary, base, unit.premiumSecondary, rolls.ks4[year], into);
    }
  }

  private static void addPremium(
      double rate, double[] base, double[] entitled, double[] pupils, double[] into) {
    for (int s = 0; s < base.length; s++) {
      into[s] += rate * base[s] * entitled[s] * pupils[s];
    }
  }

  /** Returns a line's prices by block, times the block's share of a year; read only. */
  double[] prices(UnitPlan unit, StatedLine line, WorldTables tables, int first, int last) {
    switch (line.price) {
      case TEACHER_PAY -> {
        for (int k = first; k <= last; k++) {
          double cost = post(unit, tables, k, unit.reference.teacher());
          postPrices[k] =
              line.isTeachers() && unit.arranged.hasMovedOn(k)
                  ? cost * StaffRun.needBesideTrainees(tables.world, Timeline.academic(k))
                      + trainees(unit, tables, k)
                  : cost;
        }
        return postPrices;
      }
      case SUPPORT_PAY -> {
        for (int k = first; k <= last; k++) {
          postPrices[k] = post(unit, tables, k, unit.reference.support());
        }
        return postPrices;
      }
      default -> {
        return tables.linePrices.of(line.price);
      }
    }
  }

  private static double post(UnitPlan unit, WorldTables tables, int k, int row) {
    return tables.costs.of(unit.arranged, k)[row];
  }

  /** Returns the pounds of trainees for each teacher. */
  private static double trainees(UnitPlan unit, WorldTables tables, int k) {
    double each = StaffRun.traineesEach(tables.world, k);
    return each == 0
        ? 0
        : each
            * StaffRun.traineeCost(
                unit,
                tables.world,
                tables.costs,
                k,
                unit.reference.trainee(),
                unit.reference.youngTrainee());
  }

  /** Counts the trainees of schools whose teachers are known as a total: so many to each. */
  private static void countTrainees(
      UnitPlan unit, StatedLine line, WorldTables tables, UnitRun run, int k) {
    double each = StaffRun.traineesEach(tables.world, k);
    if (each != 0) {
      addTeachers(each, unit, line, tables, run, k, run.staff.trainees[k]);
    }
  }
}
