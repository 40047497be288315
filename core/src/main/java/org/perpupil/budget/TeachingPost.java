package org.perpupil.budget;

import java.util.List;
import java.util.Optional;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;

/**
 * A qualified teacher on the scale, from block to block.
 *
 * <p>Awards and increments come on 1 September, pension and national insurance on their own dates.
 * Immutable and thread-safe.
 *
 * @param area the pay area
 * @param point M1 to M6, U1 to U3 or L1 to L43, in the first block
 * @param fullTimeEquivalent more than 0 and up to 1
 */
public record TeachingPost(PayArea area, String point, double fullTimeEquivalent) {
  private static final List<String> MAIN_SCALE = List.of("M1", "M2", "M3", "M4", "M5", "M6");

  /** Checks the full-time equivalent. */
  public TeachingPost {
    if (!(fullTimeEquivalent > 0 && fullTimeEquivalent <= 1)) {
      throw new IllegalArgumentException(
          "full-time equivalent " + fullTimeEquivalent + ", expected more than 0 and up to 1");
    }
  }

  /**
   * Returns the cost of a block in pounds.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no scale or no rate for the block
   */
  public EmploymentCost cost(Block block) {
    Rate pay = DatedRates.employment().at(area.scaleName(point), block.start());
    return EmploymentCost.during(block, pay, false).times(fullTimeEquivalent);
  }

  /** Returns the cost of several blocks together, the point unchanged. */
  public EmploymentCost cost(List<Block> blocks) {
    return blocks.stream()
        .map(this::cost)
        .reduce(EmploymentCost::plus)
        .orElseThrow(() -> new IllegalArgumentException("no blocks, expected at least one"));
  }

  /**
   * Returns the post a September later: one point up on the main scale.
   *
   * <p>M6 stays, since the upper scale needs an application, and so does the upper scale, which
   * moves about every second year.
   */
  public TeachingPost afterIncrement() {
    return nextMainPoint()
        .map(next -> new TeachingPost(area, next, fullTimeEquivalent))
        .orElse(this);
  }

  private Optional<String> nextMainPoint() {
    int index = MAIN_SCALE.indexOf(point);
    return index < 0 || index == MAIN_SCALE.size() - 1
        ? Optional.empty()
        : Optional.of(MAIN_SCALE.get(index + 1));
  }
}
