package org.perpupil.formula.engine;

import java.util.Arrays;
import java.util.Map;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.Fringe;
import org.perpupil.formula.printed.Pence;
import org.perpupil.formula.protection.MinimumLevel;
import org.perpupil.formula.protection.UnprotectedYear;

/**
 * Pays the schools of a plan for a roll, before guarantee, floor and cap.
 *
 * <p>A plan for sums is paid by summing its columns; one for lines by lines, each rounded, which
 * are then added. What follows is the same for both: fringe, minimum level, totals. Mutable, for
 * one thread.
 */
final class Payer {
  private static final Line[] SCHOOL_LED = Line.of(Line.Group.SCHOOL_LED).toArray(Line[]::new);

  final UnprotectedYear year;
  private final double[] secondary;
  private final double[] ones;
  private final double[] sums;
  private final double[] parts;
  private final double[] weights = new double[Parameter.values().size()];

  /** Whether no school of the year paid last has a fringe, whose columns then hold nothing. */
  private boolean isFringeClear;

  Payer(int capacity) {
    this.year = new UnprotectedYear(capacity);
    this.secondary = new double[capacity];
    this.ones = new double[capacity];
    Arrays.fill(ones, 1);
    this.sums = new double[capacity];
    this.parts = new double[capacity];
  }

  /**
   * Pays a year.
   *
   * @param lines pounds by line and school, overwritten where the plan keeps lines
   */
  void pay(
      FormulaPlan plan,
      double[] parameters,
      double[] primary,
      double[] ks3,
      double[] ks4,
      double[][] lines) {
    int size = plan.size();
    add(ks3, ks4, secondary, size);
    add(primary, secondary, year.pupils, size);
    if (plan.keepsLines) {
      payLines(plan, parameters, primary, ks3, ks4, plan.rates, lines);
      addUpLines(plan, lines);
    } else {
      addUpColumns(plan, parameters, primary, ks3, ks4);
    }
    for (int row : plan.failedRows) {
      year.pupilLed[row] = Double.NaN;
      year.rates[row] = Double.NaN;
    }
    if (plan.keepsLines) {
      plan.levels.levels(parameters, ks3, ks4, year.levels);
      finish(plan, parameters, lines);
    } else {
      plan.levels.weighted(parameters, ks3, ks4, year.levels);
      finishSums(plan, parameters);
    }
  }

  /**
   * Writes the lines that terms pay, for the roll that was paid last.
   *
   * @param rates what a national rate is for each school
   */
  void payLines(
      FormulaPlan plan,
      double[] parameters,
      double[] primary,
      double[] ks3,
      double[] ks4,
      PaidRates rates,
      double[][] lines) {
    int size = plan.size();
    for (double[] line : lines) {
      Arrays.fill(line, 0, size, 0);
    }
    for (PaidColumns paid : plan.columns) {
      paid.addLines(parameters, rates, roll(paid.base(), primary, ks3, ks4), lines);
    }
    for (PaidWeights paid : plan.weights) {
      if (plan.keepsLines) {
        paid.add(parameters, rates, year.pupils, parts, lines[paid.line()]);
      } else {
        paid.add(parameters, year.pupils, parts, lines[paid.line()]);
      }
    }
    for (GivenSum sum : plan.givenSums) {
      add(lines[sum.line()], sum.pounds(), lines[sum.line()], size);
    }
    if (plan.rounding.linesToPence()) {
      for (Line line : plan.paidLines) {
        roundToPence(lines[line.index()], size);
      }
    }
  }

  /** Writes the fringe and the minimum level's top-up to their lines. */
  void derivedLines(int size, double[][] lines) {
    System.arraycopy(year.fringe, 0, lines[Fringe.LINE.index()], 0, size);
    System.arraycopy(year.topUp, 0, lines[MinimumLevel.TOP_UP.index()], 0, size);
  }

  private void addUpLines(FormulaPlan plan, double[][] lines) {
    int size = plan.size();
    Arrays.fill(year.pupilLed, 0, size, 0);
    Arrays.fill(year.school, 0, size, 0);
    Arrays.fill(year.premises, 0, size, 0);
    Arrays.fill(year.other, 0, size, 0);
    Arrays.fill(year.rates, 0, size, 0);
    for (Line line : plan.paidLines) {
      double[] into = column(line.counting());
      add(into, lines[line.index()], into, size);
    }
    Arrays.fill(year.counted, 0, size, 0);
    for (Line line : plan.paidLines) {
      if (line.counting().isTowardsMinimum()) {
        add(year.counted, lines[line.index()], year.counted, size);
      }
    }
  }

  private void addUpColumns(
      FormulaPlan plan, double[] parameters, double[] primary, double[] ks3, double[] ks4) {
    int size = plan.size();
    start(plan, Counting.PUPILS, year.pupilLed);
    start(plan, Counting.SCHOOL, year.school);
    start(plan, Counting.PREMISES, year.premises);
    start(plan, Counting.OTHER, year.other);
    start(plan, Counting.RATES, year.rates);
    for (PaidColumns paid : plan.columns) {
      double[] into = column(paid.counting());
      paid.sum(parameters, weights, sums);
      if (paid.base().isPupils()) {
        addProducts(sums, roll(paid.base(), primary, ks3, ks4), into, size);
      } else {
        add(into, sums, into, size);
      }
    }
    for (PaidWeights paid : plan.weights) {
      paid.add(parameters, year.pupils, parts, column(paid.counting()));
    }
    for (Map.Entry<Base, int[]> unknown : plan.rowsWithUnknownShares().entrySet()) {
      double[] roll = roll(unknown.getKey(), primary, ks3, ks4);
      for (int row : unknown.getValue()) {
        if (roll[row] > 0) {
          year.pupilLed[row] = Double.NaN;
        }
      }
    }
  }

  private void finish(FormulaPlan plan, double[] parameters, double[][] lines) {
    int size = plan.size();
    boolean toPence = plan.rounding.linesToPence();
    payFringe(plan, Fringe.multiplier(parameters));
    if (toPence) {
      roundToPence(year.fringe, size);
    }
    add(year.counted, year.fringe, year.counted, size);
    if (toPence) {
      roundToPence(year.counted, size);
    }
    for (int i = 0; i < size; i++) {
      year.topUp[i] = MinimumLevel.topUp(year.levels[i], year.pupils[i], year.counted[i]);
    }
    if (toPence) {
      roundToPence(year.topUp, size);
    }
    derivedLines(size, lines);
    addUpStatement(lines, size);
    if (toPence) {
      roundToPence(year.beforeProtection, size);
    }
  }

  /** Works out what follows from sums, over whole columns: their loops have no branches. */
  private void finishSums(FormulaPlan plan, double[] parameters) {
    int size = plan.size();
    double[] counted = year.counted;
    double multiplier = Fringe.multiplier(parameters);
    if (multiplier == 1 && plan.ownFringe.length == 0) {
      clearFringe();
      add(year.pupilLed, year.school, counted, size);
    } else {
      payFringe(plan, multiplier);
      add(year.pupilLed, year.school, counted, size);
      add(counted, year.fringe, counted, size);
    }
    double[] topUp = year.topUp;
    if (!plan.levels.areInForce(parameters)) {
      Arrays.fill(topUp, 0, size, 0);
    } else if (plan.levels.areAllKnown()) {
      MinimumLevel.topUps(year.levels, year.pupils, counted, topUp, size);
    } else {
      for (int i = 0; i < size; i++) {
        topUp[i] = MinimumLevel.topUp(year.levels[i], year.pupils[i], counted[i]);
      }
    }
    double[] all = year.beforeProtection;
    add(year.premises, year.other, all, size);
    add(counted, topUp, all, year.rates, size);
  }

  private static void add(double[] one, double[] two, double[] sum, double[] three, int size) {
    for (int i = 0; i < size; i++) {
      sum[i] = one[i] + two[i] + sum[i] + three[i];
    }
  }

  private void clearFringe() {
    if (!isFringeClear) {
      Arrays.fill(year.fringeMultiplier, 1);
      Arrays.fill(year.fringe, 0);
      isFringeClear = true;
    }
  }

  private void payFringe(FormulaPlan plan, double multiplier) {
    int size = plan.size();
    isFringeClear = false;
    double[] multipliers = year.fringeMultiplier;
    Arrays.fill(multipliers, 0, size, multiplier);
    double[] own = plan.ownFringe;
    for (int i = 0; i < own.length; i++) {
      multipliers[i] = Double.isNaN(own[i]) ? multiplier : own[i];
    }
    for (int i = 0; i < size; i++) {
      year.fringe[i] = Fringe.pounds(multipliers[i], year.pupilLed[i], year.school[i]);
    }
  }

  /** Adds a year up as a statement does: pupil-led lines, school-led lines, and the rest. */
  private void addUpStatement(double[][] lines, int size) {
    Arrays.fill(sums, 0, size, 0);
    for (Line line : SCHOOL_LED) {
      add(sums, lines[line.index()], sums, size);
    }
    for (int i = 0; i < size; i++) {
      year.beforeProtection[i] = year.pupilLed[i] + sums[i] + year.topUp[i] + year.rates[i];
    }
  }

  private void start(FormulaPlan plan, Counting counting, double[] into) {
    double[] given = plan.given(counting);
    if (given.length == 0) {
      Arrays.fill(into, 0, plan.size(), 0);
    } else {
      System.arraycopy(given, 0, into, 0, plan.size());
    }
  }

  private double[] column(Counting counting) {
    return switch (counting) {
      case PUPILS -> year.pupilLed;
      case SCHOOL -> year.school;
      case PREMISES -> year.premises;
      case OTHER -> year.other;
      case RATES -> year.rates;
      case DERIVED -> throw new IllegalStateException("no term pays a line that follows");
    };
  }

  private double[] roll(Base base, double[] primary, double[] ks3, double[] ks4) {
    return switch (base) {
      case PRIMARY -> primary;
      case KS3 -> ks3;
      case KS4 -> ks4;
      case SECONDARY -> secondary;
      case PUPILS -> year.pupils;
      case SCHOOL, SUM -> ones;
    };
  }

  private static void addProducts(double[] one, double[] other, double[] into, int size) {
    for (int i = 0; i < size; i++) {
      into[i] += one[i] * other[i];
    }
  }

  private static void add(double[] one, double[] other, double[] sum, int size) {
    for (int i = 0; i < size; i++) {
      sum[i] = one[i] + other[i];
    }
  }

  private static void roundToPence(double[] pounds, int size) {
    for (int i = 0; i < size; i++) {
      pounds[i] = Pence.round(pounds[i]);
    }
  }
}
