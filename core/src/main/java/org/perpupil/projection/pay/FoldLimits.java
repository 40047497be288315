package org.perpupil.projection.pay;

import java.util.EnumMap;
import java.util.Map;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.PayArea;

/**
 * From which pay on posts are added up by what they are paid and by heads.
 *
 * <p>The lowest pay is a tenth above the highest threshold of national insurance over the years, so
 * that it stays above it in all but odd worlds. It depends on the years alone: whether a school's
 * post is added up never depends on other schools. Immutable.
 */
final class FoldLimits {
  private static final double MARGIN = 1.1;

  private final double pay;
  private final Map<PayArea, Double> fractions = new EnumMap<>(PayArea.class);

  FoldLimits(Timeline timeline) {
    this.pay = MARGIN * OnCosts.highestThreshold(timeline);
    for (PayArea area : PayArea.values()) {
      fractions.put(area, fraction(area, timeline));
    }
  }

  /** Returns the lowest pay, in pounds a year of one post in the first block. */
  double pay() {
    return pay;
  }

  /**
   * Returns the lowest full-time equivalent of a post on an area's scale, whatever its point; 1
   * where the scale of the first block is not known.
   */
  double fraction(PayArea area) {
    return fractions.getOrDefault(area, 1.0);
  }

  private double fraction(PayArea area, Timeline timeline) {
    double lowest = Double.POSITIVE_INFINITY;
    for (String point : StaffPlan.POINTS) {
      lowest = Math.min(lowest, PayTable.scale(timeline, 0, area, point));
    }
    double fraction = pay / lowest;
    return fraction > 0 && fraction < 1 ? fraction : 1;
  }
}
