package org.perpupil.formula;

import java.util.Arrays;

/** A year's money before protection, in pounds of a full year, one value a school. */
final class PaidYear {
  final double[] pupils;
  final double[] pupilLed;
  final double[] lumpSum;
  final double[] sparsity;
  final double[] splitSites;
  final double[] rates;
  final double[] beforeProtection;

  /** Pounds per pupil, NaN where no minimum level is in force. */
  final double[] levels;

  /** What the minimum level counts, with its top-up. */
  final double[] counted;

  private final double[] weights = new double[Parameter.values().length];
  final double[] secondary;
  private final double[] sums;
  private double fringe;

  PaidYear(int capacity) {
    this.pupils = new double[capacity];
    this.pupilLed = new double[capacity];
    this.lumpSum = new double[capacity];
    this.sparsity = new double[capacity];
    this.splitSites = new double[capacity];
    this.rates = new double[capacity];
    this.beforeProtection = new double[capacity];
    this.levels = new double[capacity];
    this.counted = new double[capacity];
    this.secondary = new double[capacity];
    this.sums = new double[capacity];
  }

  /** Pays the schools of a plan for a roll. */
  void pay(FormulaPlan plan, double[] parameters, double[] primary, double[] ks3, double[] ks4) {
    double multiplier = parameters[Parameter.FRINGE.ordinal()];
    fringe = Double.isNaN(multiplier) ? 1 : multiplier;
    int size = plan.size();
    add(ks3, ks4, secondary, size);
    add(primary, secondary, pupils, size);
    System.arraycopy(plan.givenPupilLed, 0, pupilLed, 0, size);
    payPupils(plan, Base.PRIMARY, parameters, primary);
    payPupils(plan, Base.KS3, parameters, ks3);
    payPupils(plan, Base.KS4, parameters, ks4);
    payPupils(plan, Base.SECONDARY, parameters, secondary);
    payPupils(plan, Base.PUPILS, parameters, pupils);
    paySchools(plan, parameters);
    plan.levels.levels(parameters, ks3, ks4, levels);
    addUp(plan);
  }

  /** Returns what the fringe adds to a school's pounds. */
  double fringe(int row) {
    return Fringe.pounds(fringe, pupilLed[row], lumpSum[row]);
  }

  /** Returns the lump sum as the fringe raises it, and sparsity. */
  double lumpSumAndSparsity(int row) {
    return lumpSum[row] * fringe + sparsity[row];
  }

  private void payPupils(FormulaPlan plan, Base base, double[] parameters, double[] roll) {
    PaidColumns columns = plan.pupilLed(base);
    if (columns.isEmpty()) {
      return;
    }
    columns.sum(parameters, weights, sums);
    int size = plan.size();
    for (int i = 0; i < size; i++) {
      pupilLed[i] += sums[i] * roll[i];
    }
    for (int row : plan.rowsWithUnknownShares(base)) {
      if (roll[row] > 0) {
        pupilLed[row] = Double.NaN;
      }
    }
  }

  private void paySchools(FormulaPlan plan, double[] parameters) {
    int size = plan.size();
    plan.lumpSum.sum(parameters, weights, lumpSum);
    plan.splitSites.sum(parameters, weights, splitSites);
    add(splitSites, plan.givenSplitSites, splitSites, size);
    Arrays.fill(sparsity, 0, size, 0);
    for (int k = 0; k < plan.sparsity.length; k++) {
      plan.sparsity[k].pay(parameters, pupils, sparsity);
    }
    System.arraycopy(plan.rates, 0, rates, 0, size);
    for (int row : plan.failedRows) {
      pupilLed[row] = Double.NaN;
      rates[row] = Double.NaN;
    }
  }

  private void addUp(FormulaPlan plan) {
    int size = plan.size();
    for (int i = 0; i < size; i++) {
      double withoutFringe = pupilLed[i] + lumpSum[i] + sparsity[i];
      counted[i] = withoutFringe + Fringe.pounds(fringe, pupilLed[i], lumpSum[i]);
    }
    for (int i = 0; i < size; i++) {
      counted[i] += MinimumPerPupil.topUp(levels[i], pupils[i], counted[i]);
    }
    for (int i = 0; i < size; i++) {
      double premises = splitSites[i] + plan.pfi[i] + plan.otherPremises[i];
      beforeProtection[i] = counted[i] + premises + rates[i];
    }
  }

  private static void add(double[] one, double[] other, double[] sum, int size) {
    for (int i = 0; i < size; i++) {
      sum[i] = one[i] + other[i];
    }
  }
}
