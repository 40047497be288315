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

  YearProtection(int capacity) {
    this.topUp = new double[capacity];
    this.capped = new double[capacity];
  }

  void protect(FormulaPlan plan, double[] parameters, PaidYear year, LastYear lastYear) {
    Arrays.fill(topUp, 0, plan.size(), 0);
    Arrays.fill(capped, 0, plan.size(), 0);
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
        double money =
            LocalProtection.protectedMoney(
                year.beforeProtection[i] - year.rates[i],
                notCompared,
                schools.exclusions[i],
                schools.technical[i],
                withoutPremises ? year.splitSites[i] + plan.pfi[i] : 0);
        double unit = money / pupils;
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

  private static double afterRestore(PaidYear year, int row, double reduction) {
    double restored =
        MinimumPerPupil.restore(year.levels[row], year.pupils[row], year.counted[row], reduction);
    return restored - reduction;
  }
}
