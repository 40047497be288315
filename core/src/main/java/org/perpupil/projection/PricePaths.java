package org.perpupil.projection;

import java.time.Month;

/**
 * Levels of prices and of the rates of grants, worked out once for a world.
 *
 * <p>Prices are 1 in the first year and step each April. A grant's rate is the published one; after
 * the last, or where growth was set for a later year than the first, the year before's with its
 * growth. Mutable, for one thread.
 */
final class PricePaths {
  private final double[] publishedPremiumPrimary;
  private final double[] publishedPremiumSecondary;
  private final double[] publishedInsurance;
  private final double[] publishedSixthForm;
  private final double[] publishedMeal;

  /** By year: April of it. */
  final double[] cpi;

  final double[] energy;
  final double[] contract;
  final double[] businessRates;
  final double[] floorArea;
  final double[] selfGenerated;
  final double[] highNeeds;
  final double[] otherGrants;
  final double[] needs;
  final double[] premiumPrimary;
  final double[] premiumSecondary;
  final double[] insurance;

  /** By academic year, counted from the one before the first. */
  final double[] sixthForm;

  final double[] meal;

  PricePaths(Timeline timeline) {
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
  void fill(World world) {
    index(world, Known.CPI, cpi);
    index(world, Known.ENERGY, energy);
    index(world, Known.CONTRACT, contract);
    index(world, Known.BUSINESS_RATES, businessRates);
    index(world, Known.FLOOR_AREA, floorArea);
    index(world, Known.SELF_GENERATED, selfGenerated);
    index(world, Known.HIGH_NEEDS, highNeeds);
    index(world, Known.OTHER_GRANTS, otherGrants);
    index(world, Known.NEEDS_GROWTH, needs);
    level(world, Known.PUPIL_PREMIUM, publishedPremiumPrimary, 0, premiumPrimary);
    level(world, Known.PUPIL_PREMIUM, publishedPremiumSecondary, 0, premiumSecondary);
    level(world, Known.INSURANCE, publishedInsurance, 0, insurance);
    level(world, Known.SIXTH_FORM_RATE, publishedSixthForm, -1, sixthForm);
    level(world, Known.MEAL_RATE, publishedMeal, -1, meal);
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
