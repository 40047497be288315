package org.perpupil.formula;

import java.util.Arrays;

/**
 * Guarantee, floor and cap of a year, over columns.
 *
 * <p>The rules are those of {@link LocalProtection} and {@link NationalProtection}; here they are
 * put together for a run, which rounds nothing.
 */
final class YearProtection {
  /** Pounds of the guarantee or of the floor. */
  final double[] topUp;

  /** Pounds that the cap takes after what the minimum level gives back, 0 or less. */
  final double[] capped;

  /** Pounds of it that the minimum level gives back, 0 or more. */
  final double[] restored;

  YearProtection(int capacity) {
    this.topUp = new double[capacity];
    this.capped = new double[capacity];
    this.restored = new double[capacity];
  }

  void protect(FormulaPlan plan, double[] parameters, PaidYear year, LastYear lastYear) {
    Arrays.fill(topUp, 0, plan.size(), 0);
    Arrays.fill(capped, 0, plan.size(), 0);
    Arrays.fill(restored, 0, plan.size(), 0);
    double cap = parameters[Parameter.GAINS_CAP_PERCENT.ordinal()];
    if (plan.formula().isNational()) {
      double floor = parameters[Parameter.FLOOR_PERCENT.ordinal()];
      double remaining = parameters[Parameter.GAINS_CAP_REMAINING_PERCENT.ordinal()];
      protectNationally(plan.size(), floor, cap, remaining, year, lastYear);
    } else {
      double guarantee = parameters[Parameter.MFG_PERCENT.ordinal()];
      double scaling = parameters[Parameter.GAINS_SCALING_PERCENT.ordinal()] / 100;
      if (!Double.isNaN(guarantee) || !Double.isNaN(cap)) {
        protectLocally(plan, guarantee, cap, Double.isNaN(scaling) ? 1 : scaling, year, lastYear);
      }
    }
  }

  private void protectLocally(
      FormulaPlan plan,
      double guarantee,
      double cap,
      double scaling,
      PaidYear year,
      LastYear lastYear) {
    boolean withoutPremises = LocalProtection.leavesPremisesOut(plan.formula());
    ProtectionColumns schools = plan.protections;
    int size = plan.size();
    for (int i = 0; i < size; i++) {
      double notCompared = year.lumpSumAndSparsity(i);
      double baseline = lastYear.guaranteeBaseline(i, notCompared, withoutPremises);
      double pupils = year.pupils[i] * schools.guaranteePupilsPerPupil[i];
      if (baseline <= 0) {
        topUp[i] = Double.NaN;
      } else if (!Double.isNaN(baseline) && pupils > 0) {
        double unit = protectedMoney(plan, year, i, notCompared, withoutPremises) / pupils;
        if (!Double.isNaN(guarantee)) {
          topUp[i] = Protection.topUp(Protection.raised(guarantee, baseline), unit, pupils);
        }
        if (!Double.isNaN(cap) && !schools.growing[i]) {
          double most = Protection.raised(cap, baseline);
          capped[i] = afterRestore(year, i, Protection.reduction(most, unit, scaling, pupils));
        }
      }
    }
  }

  /** Writes what a cap and a scaling of this year would work on, without either. */
  void gains(
      FormulaPlan plan,
      double[] parameters,
      PaidYear year,
      LastYear lastYear,
      GainsColumns into,
      int at) {
    double guarantee = parameters[Parameter.MFG_PERCENT.ordinal()];
    boolean withoutPremises = LocalProtection.leavesPremisesOut(plan.formula());
    ProtectionColumns schools = plan.protections;
    int size = plan.size();
    for (int i = 0; i < size; i++) {
      double notCompared = year.lumpSumAndSparsity(i);
      double baseline = lastYear.guaranteeBaseline(i, notCompared, withoutPremises);
      double pupils = year.pupils[i] * schools.guaranteePupilsPerPupil[i];
      double money = protectedMoney(plan, year, i, notCompared, withoutPremises);
      int row = at + i;
      into.unit()[row] = 0;
      into.baseline()[row] = Double.NaN;
      into.pupils()[row] = 0;
      into.limit()[row] = Double.POSITIVE_INFINITY;
      into.guarantee()[row] = 0;
      if (baseline > 0 && pupils > 0 && !Double.isNaN(money)) {
        double open = lastYear.isGiven() ? plan.shareOfYear[i] : 1;
        double unit = money / pupils;
        into.unit()[row] = unit;
        into.pupils()[row] = open * pupils;
        if (!schools.growing[i]) {
          into.baseline()[row] = baseline;
        }
        if (!Double.isNaN(year.levels[i])) {
          into.limit()[row] = open * Math.max(0, year.counted[i] - year.levels[i] * year.pupils[i]);
        }
        if (!Double.isNaN(guarantee)) {
          double least = Protection.raised(guarantee, baseline);
          into.guarantee()[row] = open * Protection.topUp(least, unit, pupils);
        }
      }
    }
  }

  private static double protectedMoney(
      FormulaPlan plan, PaidYear year, int row, double notCompared, boolean withoutPremises) {
    return LocalProtection.protectedMoney(
        year.beforeProtection[row] - year.rates[row],
        notCompared,
        plan.protections.exclusions[row],
        plan.protections.technical[row],
        withoutPremises ? year.splitSites[row] + plan.pfi[row] : 0);
  }

  private void protectNationally(
      int size, double floor, double cap, double remaining, PaidYear year, LastYear lastYear) {
    for (int i = 0; i < size; i++) {
      double notCompared = year.lumpSum[i] + year.sparsity[i];
      double baseline = lastYear.floorBaseline(i, notCompared);
      double pupils = year.pupils[i];
      if (!Double.isNaN(baseline) && pupils > 0) {
        double unit = (year.counted[i] - notCompared) / pupils;
        if (!Double.isNaN(floor)) {
          topUp[i] = Protection.topUp(Protection.raised(floor, baseline), unit, pupils);
        }
        if (!Double.isNaN(cap)) {
          double most = NationalProtection.mostAllowed(unit, baseline, cap, remaining);
          capped[i] = afterRestore(year, i, Protection.reduction(most, unit, 1, pupils));
        }
      }
    }
  }

  private double afterRestore(PaidYear year, int row, double reduction) {
    restored[row] =
        MinimumPerPupil.restore(year.levels[row], year.pupils[row], year.counted[row], reduction);
    return restored[row] - reduction;
  }
}
