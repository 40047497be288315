package org.perpupil.projection.pay;

import java.util.List;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * Whether posts cost what the rows say that stand for them, in a world: every one of them is paid
 * more than the threshold of national insurance in every block, and pay moves by percentages alone.
 */
final class FoldChecks {
  private final Fold[] folds;
  private final int blocks;
  private final int years;
  private final boolean hasSupport;

  FoldChecks(List<Fold> folds, Timeline timeline) {
    this.folds = folds.toArray(Fold[]::new);
    this.blocks = timeline.blocks();
    this.years = timeline.years();
    this.hasSupport = folds.stream().anyMatch(Fold::isSupport);
  }

  boolean hold(World world, PayTable pay, OnCosts onCosts) {
    for (int k = 0; k < blocks; k++) {
      if (onCosts.isContractedOut(k) || !isAbove(pay.paid[k], onCosts.threshold(k))) {
        return false;
      }
    }
    for (int year = 1; year <= years; year++) {
      boolean isLate = world.value(AssumptionIndex.SUPPORT_BACK_PAY, year) != 0;
      if (isLate && !isAbove(pay.beforeAward[year], onCosts.threshold(2 * year))) {
        return false;
      }
      if (hasSupport && world.value(AssumptionIndex.SUPPORT_AWARD_CASH, year) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isAbove(double[] paid, double threshold) {
    for (Fold fold : folds) {
      for (int r = fold.row(); r < fold.row() + fold.rows(); r++) {
        // Not so for pay that is not known, either.
        if (!(paid[r] * fold.least() >= threshold)) {
          return false;
        }
      }
    }
    return true;
  }
}
