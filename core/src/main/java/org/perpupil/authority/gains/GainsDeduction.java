package org.perpupil.authority.gains;

import java.util.Arrays;

/**
 * What capping and scaling takes from the gains of an authority's schools, and the cap or the
 * scaling at which it takes a wanted sum.
 *
 * <p>Works on columns, one value a school, over the rows from {@code from} up to but without {@code
 * to}:
 *
 * <ul>
 *   <li>{@code unit}: this year's pounds per pupil that the guarantee protects, before protection;
 *   <li>{@code baseline}: last year's; {@link Double#NaN} for a school that no cap takes from,
 *       because it has no baseline or is still growing;
 *   <li>{@code pupils}: pupils that the guarantee counts, times the share of the year that the
 *       school is open; a school without pupils has no gain, whatever its unit value;
 *   <li>{@code limit}: the most pounds that may be taken before the minimum per-pupil level gives
 *       the rest back; {@link Double#POSITIVE_INFINITY} where there is no such level.
 * </ul>
 *
 * <p>A school loses min(limit, scaling × max(0, unit − (1 + cap) × baseline) × pupils). Caps and
 * scalings are fractions: 0.03 is a cap of 3%. Summed over schools this is piecewise linear, so
 * both answers are exact but for binary error; no search is involved. Nothing is rounded. Pure
 * functions, thread-safe; they change no argument.
 */
public final class GainsDeduction {
  /** What a sum in binary may differ by, as a part of it. */
  private static final double BINARY_ERROR = 1e-12;

  private GainsDeduction() {}

  /** Returns the pounds that a cap and a scaling take from all the schools together. */
  public static double pounds(
      double[] unit,
      double[] baseline,
      double[] pupils,
      double[] limit,
      int from,
      int to,
      double cap,
      double scaling) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double reduction = scaling * gain(unit[i], baseline[i], pupils[i], 1 + cap);
      sum += Math.min(limit[i], reduction);
    }
    return sum;
  }

  /**
   * Returns the scaling, 0 to 1, at which a given cap takes the wanted pounds.
   *
   * <p>Each round takes the schools that have met their limit as fixed and divides what is still
   * wanted by the gains of the others; the scaling only rises, so that no school leaves its limit
   * again and there are at most as many rounds as schools, one where no limit bites.
   *
   * @return 0 when nothing is wanted; {@link Double#NaN} when even a scaling of 1 takes less
   */
  public static double scaling(
      double[] unit,
      double[] baseline,
      double[] pupils,
      double[] limit,
      int from,
      int to,
      double cap,
      double wanted) {
    if (wanted <= 0) {
      return 0;
    }
    double scaling = 0;
    int atLimit = -1;
    while (true) {
      double gains = 0;
      double fixed = 0;
      int met = 0;
      for (int i = from; i < to; i++) {
        double gain = gain(unit[i], baseline[i], pupils[i], 1 + cap);
        if (gain > 0 && scaling * gain >= limit[i]) {
          fixed += limit[i];
          met++;
        } else {
          gains += gain;
        }
      }
      if (met <= atLimit) {
        return scaling;
      }
      atLimit = met;
      if (gains == 0) {
        return fixed >= wanted * (1 - BINARY_ERROR) ? scaling : Double.NaN;
      }
      scaling = Math.max(scaling, (wanted - fixed) / gains);
      if (scaling > 1 + BINARY_ERROR) {
        return Double.NaN;
      }
      scaling = Math.min(1, scaling);
    }
  }

  /**
   * Returns the cap at which a scaling of 1 takes the wanted pounds.
   *
   * <p>Sorts the caps at which a school begins to lose and those at which it meets its limit, finds
   * the two that the answer lies between, and solves the line between them.
   *
   * @param lowestCap the lowest cap allowed, which is the guarantee
   * @return infinity, which takes nothing, when nothing is wanted; {@link Double#NaN} when even the
   *     lowest cap takes less
   */
  public static double cap(
      double[] unit,
      double[] baseline,
      double[] pupils,
      double[] limit,
      int from,
      int to,
      double lowestCap,
      double wanted) {
    double[] scratch = new double[2 * (to - from) + 1];
    return cap(unit, baseline, pupils, limit, from, to, lowestCap, wanted, scratch);
  }

  /**
   * Returns the cap at which a scaling of 1 takes the wanted pounds, without allocating.
   *
   * @param lowestCap the lowest cap allowed, which is the guarantee
   * @param scratch overwritten; at least 2 × (to − from) + 1 values
   * @return infinity, which takes nothing, when nothing is wanted; {@link Double#NaN} when even the
   *     lowest cap takes less
   */
  public static double cap(
      double[] unit,
      double[] baseline,
      double[] pupils,
      double[] limit,
      int from,
      int to,
      double lowestCap,
      double wanted,
      double[] scratch) {
    if (wanted <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double most = pounds(unit, baseline, pupils, limit, from, to, lowestCap, 1);
    if (most <= wanted) {
      return most >= wanted * (1 - BINARY_ERROR) ? lowestCap : Double.NaN;
    }
    int high = breaks(unit, baseline, pupils, limit, from, to, lowestCap, scratch) - 1;
    int low = 0;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (pounds(unit, baseline, pupils, limit, from, to, scratch[middle] - 1, 1) >= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double inside = (scratch[low] + scratch[high]) / 2;
    double gains = 0;
    double slope = 0;
    double fixed = 0;
    for (int i = from; i < to; i++) {
      double gain = gain(unit[i], baseline[i], pupils[i], inside);
      if (gain > 0) {
        if (gain >= limit[i]) {
          fixed += limit[i];
        } else {
          gains += unit[i] * pupils[i];
          slope += baseline[i] * pupils[i];
        }
      }
    }
    double factor = (gains + fixed - wanted) / slope;
    return Math.max(scratch[low], Math.min(scratch[high], factor)) - 1;
  }

  /**
   * Writes 1 + cap wherever the deduction bends, ascending, the lowest cap first.
   *
   * @return how many there are
   */
  private static int breaks(
      double[] unit,
      double[] baseline,
      double[] pupils,
      double[] limit,
      int from,
      int to,
      double lowestCap,
      double[] breaks) {
    breaks[0] = 1 + lowestCap;
    int count = 1;
    for (int i = from; i < to; i++) {
      if (gain(unit[i], baseline[i], pupils[i], 1 + lowestCap) > 0) {
        breaks[count++] = unit[i] / baseline[i];
        double meetsLimit = (unit[i] - limit[i] / pupils[i]) / baseline[i];
        if (meetsLimit > 1 + lowestCap) {
          breaks[count++] = meetsLimit;
        }
      }
    }
    Arrays.sort(breaks, 0, count);
    return count;
  }

  /** Returns the pounds of gain above a cap; 0 where a figure is unknown. */
  private static double gain(double unit, double baseline, double pupils, double factor) {
    double gain = (unit - factor * baseline) * pupils;
    return gain > 0 ? gain : 0;
  }
}
