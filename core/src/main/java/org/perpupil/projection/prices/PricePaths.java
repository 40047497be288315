package org.perpupil.projection.prices;

import java.time.Month;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * Levels of prices and of the rates of grants, worked out once for a world.
 *
 * <p>Prices are 1 in the first year and step each April. A grant's rate is the published one; after
 * the last, or where growth was set for a later year than the first, the year before's with its
 * growth. Mutable, for one thread.
 */
public final class PricePaths {
  private final double[] publishedPremiumPrimary;
  private final double[] publishedPremiumSecondary;
  private final double[] publishedInsurance;
  private final double[] publishedSixthForm;
  private final double[] publishedMeal;

  /** By year: April of it. */
  public final double[] cpi;

  final double[] energy;
  final double[] contract;
  public final double[] businessRates;
  public final double[] floorArea;
  final double[] selfGenerated;
  public final double[] highNeeds;
  final double[] otherGrants;
  public final double[] needs;
  public final double[] premiumPrimary;
  public final double[] premiumSecondary;
  public final double[] insurance;

  /** By academic year, counted from the one before the first. */
  final double[] sixthForm;

  public final double[] meal;

  public PricePaths(Timeline timeline) {
    int years = timeline.years() + 1;
    cpi = new double[years];
    energy = new double[years];
    contract = new double[years];
    businessRates = new double[years];
    floorArea = new double[years];
    selfGenerated = new double[years];
    highNeeds = new double[years];
    otherGrants = new double[years];
    needs = new double[years];
    publishedPremiumPrimary =
        GrantRates.startingKnown(timeline, "pupil_premium_primary", Month.APRIL, 0, years);
    publishedPremiumSecondary =
        GrantRates.startingKnown(timeline, "pupil_premium_secondary", Month.APRIL, 0, years);
    publishedInsurance =
        GrantRates.startingKnown(timeline, "risk_protection_price", Month.APRIL, 0, years);
    publishedSixthForm =
        GrantRates.startingKnown(timeline, "sixth_form_rate", Month.SEPTEMBER, -1, years);
    publishedMeal =
        GrantRates.startingKnown(timeline, "uifsm_meal_rate", Month.SEPTEMBER, -1, years);
    premiumPrimary = new double[years];
    premiumSecondary = new double[years];
    insurance = new double[years];
    sixthForm = new double[years];
    meal = new double[years];
  }

  /** Works every level out for a world. */
  public void fill(World world) {
    index(world, AssumptionIndex.CPI, cpi);
    index(world, AssumptionIndex.ENERGY, energy);
    index(world, AssumptionIndex.CONTRACT, contract);
    index(world, AssumptionIndex.BUSINESS_RATES, businessRates);
    index(world, AssumptionIndex.FLOOR_AREA, floorArea);
    index(world, AssumptionIndex.SELF_GENERATED, selfGenerated);
    index(world, AssumptionIndex.HIGH_NEEDS, highNeeds);
    index(world, AssumptionIndex.OTHER_GRANTS, otherGrants);
    index(world, AssumptionIndex.NEEDS_GROWTH, needs);
    level(world, AssumptionIndex.PUPIL_PREMIUM, publishedPremiumPrimary, 0, premiumPrimary);
    level(world, AssumptionIndex.PUPIL_PREMIUM, publishedPremiumSecondary, 0, premiumSecondary);
    level(world, AssumptionIndex.INSURANCE, publishedInsurance, 0, insurance);
    level(world, AssumptionIndex.SIXTH_FORM_RATE, publishedSixthForm, -1, sixthForm);
    level(world, AssumptionIndex.MEAL_RATE, publishedMeal, -1, meal);
  }

  private static void index(World world, int growth, double[] into) {
    into[0] = 1;
    for (int y = 1; y < into.length; y++) {
      into[y] = into[y - 1] * (1 + world.value(growth, y) / 100);
    }
  }

  /** Follows a rate; the first level stands for a year before that has none. */
  private static void level(
      World world, int growth, double[] published, int firstYear, double[] into) {
    into[0] = published[0];
    for (int j = 1; j < into.length; j++) {
      boolean isSet = !Double.isNaN(world.explicit(growth, j + firstYear));
      if (Double.isNaN(published[j]) || (isSet && j + firstYear > 0)) {
        into[j] = into[j - 1] * (1 + world.value(growth, j + firstYear) / 100);
      } else {
        into[j] = published[j];
      }
    }
  }
}
