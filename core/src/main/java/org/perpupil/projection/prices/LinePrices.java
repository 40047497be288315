package org.perpupil.projection.prices;

import org.perpupil.budget.PricePath;
import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.world.Timeline;

/**
 * The prices of stated lines in every block, times the block's share of a year, worked out once for
 * a world. Those of posts are in {@link CostTable}. Mutable, for one thread.
 */
public final class LinePrices {
  private final double[][] byPath;

  public LinePrices(Timeline timeline) {
    this.byPath = new double[PricePath.values().length][timeline.blocks()];
  }

  /** Returns the prices of a path that no post is behind, by block; read only. */
  public double[] of(PricePath path) {
    return byPath[path.ordinal()];
  }

  public void fill(PricePaths levels) {
    double[] sixthForm = of(PricePath.SIXTH_FORM_RATE);
    for (int k = 0; k < sixthForm.length; k++) {
      of(PricePath.NONE)[k] = Timeline.share(k);
      sixthForm[k] = Timeline.share(k) * levels.sixthForm[Timeline.academic(k) + 1];
    }
    spread(levels.cpi, of(PricePath.CPI));
    spread(levels.energy, of(PricePath.ENERGY));
    spread(levels.contract, of(PricePath.CONTRACT));
    spread(levels.businessRates, of(PricePath.BUSINESS_RATES));
    spread(levels.selfGenerated, of(PricePath.SELF_GENERATED));
    spread(levels.highNeeds, of(PricePath.HIGH_NEEDS));
    spread(levels.otherGrants, of(PricePath.OTHER_GRANTS));
    spread(levels.premiumPrimary, of(PricePath.PUPIL_PREMIUM));
  }

  /** Spreads levels that step each April over the blocks. */
  private static void spread(double[] byYear, double[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] = Timeline.share(k) * byYear[Timeline.financial(k)];
    }
  }
}
