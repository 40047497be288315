package org.perpupil.projection;

import org.perpupil.formula.GainsColumns;
import org.perpupil.organisation.GainsDeduction;

/**
 * Solves a year's scaling or cap from the columns of all schools: exactly, by {@link
 * GainsDeduction}, since what is taken is piecewise linear in both. Mutable, for one thread.
 */
final class AffordabilityStep {
  private static final double TOLERANCE = 1e-9;
  private static final double HIGHEST_CAP = 100;

  private final GainsColumns gains;
  private final int size;
  private final double[] scratch;
  private double shortfall;
  private boolean isTooWeak;

  AffordabilityStep(GainsColumns gains, int size) {
    this.gains = gains;
    this.size = size;
    this.scratch = new double[2 * size + 1];
  }

  /**
   * Returns the percentage of gains whose deduction equals the guarantee, 100 where even that is
   * too little; baselines must have been raised by the cap.
   */
  double scaling() {
    double wanted = start();
    if (wanted == 0) {
      return 0;
    }
    if (isTooLittle(most(0), wanted)) {
      return 100;
    }
    double scaling =
        GainsDeduction.scaling(
            gains.unit(), gains.baseline(), gains.pupils(), gains.limit(), 0, size, 0, wanted);
    return Double.isNaN(scaling) ? 100 : 100 * scaling;
  }

  /**
   * Returns the cap in percent whose deduction equals the guarantee, the lowest where even that is
   * too little; NaN, no cap, when there is no guarantee to pay for.
   *
   * @param lowest the guarantee in percent
   */
  double cap(double lowest) {
    double wanted = start();
    if (wanted == 0) {
      return Double.NaN;
    }
    if (isTooLittle(most(lowest / 100), wanted)) {
      return lowest;
    }
    isTooWeak = most(HIGHEST_CAP / 100) > wanted * (1 + TOLERANCE);
    double cap =
        GainsDeduction.cap(
            gains.unit(),
            gains.baseline(),
            gains.pupils(),
            gains.limit(),
            0,
            size,
            lowest / 100,
            wanted,
            scratch);
    return Double.isNaN(cap) ? lowest : Math.max(lowest, 100 * cap);
  }

  /** Returns the pounds of the guarantee that gains could not pay for when last solved. */
  double shortfall() {
    return shortfall;
  }

  /** Returns whether only a cap that no formula may state takes as little as is wanted. */
  boolean isTooWeak() {
    return isTooWeak;
  }

  private double start() {
    shortfall = 0;
    isTooWeak = false;
    double[] guarantee = gains.guarantee();
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += guarantee[row];
    }
    return sum;
  }

  private boolean isTooLittle(double most, double wanted) {
    if (most < wanted - TOLERANCE * wanted) {
      shortfall = wanted - most;
      return true;
    }
    return false;
  }

  /** Returns the pounds that are taken when all above a cap is. */
  private double most(double cap) {
    return GainsDeduction.pounds(
        gains.unit(), gains.baseline(), gains.pupils(), gains.limit(), 0, size, cap, 1);
  }
}
