package org.perpupil.formula;

import org.perpupil.school.SchoolField;

/**
 * Sparsity: money for small schools far from the next one, maximum × size weight × distance weight.
 *
 * <p>Size is pupils per year group. To 2021-22 a school may stand at the size limit and must lie
 * beyond the distance; from 2022-23 it must be below the limit, and with a distance taper money
 * begins beyond four fifths of the distance.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66,
 * and published allocations; that size and distance weights multiply is {@link
 * UnverifiedRule#SPARSITY_PRODUCT unverified}.
 */
final class Sparsity {
  private static final double TAPER_BEGINS = 0.8;

  /** What pupils per year group may miss a limit by that they stand at. */
  private static final double BINARY_ERROR = 1e-9;

  private Sparsity() {}

  static void compile(Compilation to) {
    for (SparsityGroup group : SparsityGroup.values()) {
      if (to.formula.pays(group.maximum())) {
        double[] far = distanceWeights(to, group);
        double[] weights = new double[to.size()];
        for (int i = 0; i < weights.length; i++) {
          boolean inGroup = SparsityGroup.of(to.school(i).phase()) == group;
          weights[i] = inGroup ? weight(to, i, group, far[i]) : 0;
        }
        to.distanceWeights(group, far);
        to.pay(Line.SPARSITY, group.maximum(), weights, Base.SCHOOL);
      }
    }
  }

  /**
   * Returns the part of the maximum that a school gets, from 0 to 1.
   *
   * @param rules the formula, whose year and taper count but not its limit
   * @param limit pupils per year group up to which sparsity is paid
   * @param far the part for distance; NaN where the miles are unknown
   * @return NaN where the school is small enough and the miles are unknown
   */
  static double weight(
      Formula rules,
      SparsityGroup group,
      double limit,
      double pupils,
      double yearGroups,
      double far) {
    double size = pupils / yearGroups;
    boolean small =
        rules.year().isBefore(2022) ? size <= limit + BINARY_ERROR : size < limit - BINARY_ERROR;
    return pupils > 0 && small ? far * rules.sizeTaper(group).weight(size, limit) : 0;
  }

  /** Returns the parts for distance, 0 outside the group and NaN where the miles are unknown. */
  private static double[] distanceWeights(Compilation to, SparsityGroup group) {
    double[] miles = to.column(SchoolField.SPARSITY_DISTANCE_MILES);
    double distance = to.formula.value(group.distance()).orElseThrow();
    boolean tapered = to.formula.distanceTaper(group);
    double[] weights = new double[miles.length];
    for (int i = 0; i < weights.length; i++) {
      boolean inGroup = SparsityGroup.of(to.school(i).phase()) == group;
      weights[i] = inGroup ? distanceWeight(miles[i], distance, tapered) : 0;
    }
    return weights;
  }

  private static double weight(Compilation to, int row, SparsityGroup group, double far) {
    double limit = to.formula.value(group.yearGroup()).orElseThrow();
    double yearGroups = to.school(row).yearGroups();
    double weight = weight(to.formula, group, limit, to.pupils[row], yearGroups, far);
    if (Double.isNaN(weight)) {
      to.fail(
          row,
          "sparsity_distance_miles is blank, but the formula pays "
              + group.maximum().fileName()
              + " and the school is small enough");
      return 0;
    }
    if (weight > 0) {
      to.restsOn(row, group.yearGroup());
      to.restsOn(row, group.distance());
      if (far < 1) {
        to.restsOn(row, UnverifiedRule.SPARSITY_PRODUCT);
      }
    }
    return weight;
  }

  private static double distanceWeight(double miles, double distance, boolean tapered) {
    if (Double.isNaN(miles)) {
      return Double.NaN;
    }
    if (!tapered) {
      return miles > distance ? 1 : 0;
    }
    if (miles <= TAPER_BEGINS * distance) {
      return 0;
    }
    return miles >= distance ? 1 : 1 - (distance - miles) / ((1 - TAPER_BEGINS) * distance);
  }
}
