package org.perpupil.formula;

import org.perpupil.school.School;
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
        double[] weights = new double[to.size()];
        for (int i = 0; i < weights.length; i++) {
          boolean inGroup = SparsityGroup.of(to.school(i).phase()) == group;
          weights[i] = inGroup ? weight(to, i, group) : 0;
        }
        to.pay(Line.SPARSITY, group.maximum(), weights);
      }
    }
  }

  private static double weight(Compilation to, int row, SparsityGroup group) {
    School school = to.school(row);
    double limit = to.formula.value(group.yearGroup()).orElseThrow();
    double size = school.pupils() / school.yearGroups();
    boolean small =
        to.formula.year().isBefore(2022)
            ? size <= limit + BINARY_ERROR
            : size < limit - BINARY_ERROR;
    if (to.pupils[row] == 0 || !small) {
      return 0;
    }
    double miles = to.column(SchoolField.SPARSITY_DISTANCE_MILES)[row];
    if (Double.isNaN(miles)) {
      to.fail(
          row,
          "sparsity_distance_miles is blank, but the formula pays "
              + group.maximum().fileName()
              + " and the school is small enough");
      return 0;
    }
    double distance = to.formula.value(group.distance()).orElseThrow();
    double far = distanceWeight(miles, distance, to.formula.distanceTaper(group));
    double weight = far * to.formula.sizeTaper(group).weight(size, limit);
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
    if (!tapered) {
      return miles > distance ? 1 : 0;
    }
    if (miles <= TAPER_BEGINS * distance) {
      return 0;
    }
    return miles >= distance ? 1 : 1 - (distance - miles) / ((1 - TAPER_BEGINS) * distance);
  }
}
