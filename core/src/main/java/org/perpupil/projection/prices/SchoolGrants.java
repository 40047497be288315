package org.perpupil.projection.prices;

import java.time.Month;
import org.perpupil.projection.world.Timeline;

/**
 * Grants at fixed rates of an academic year: the PE and sport premium, and the education services
 * grant of academies to August 2017.
 *
 * <p>After the last published rate the sport premium is held; the services grant is none.
 */
public final class SchoolGrants {
  private static final int SMALL_SCHOOL = 16;

  private final double[] lump;
  private final double[] perPupil;
  private final double[] smallSchool;

  /** The services grant of an academy in pounds per pupil, by academic year from the one before. */
  public final double[] servicesGrant;

  public SchoolGrants(Timeline timeline) {
    lump = held(timeline, "pe_premium_lump");
    perPupil = held(timeline, "pe_premium_per_pupil");
    smallSchool = held(timeline, "pe_premium_small_school");
    servicesGrant =
        GrantRates.published(
            timeline,
            "education_services_grant_academy",
            Month.SEPTEMBER,
            -1,
            timeline.years() + 1);
    for (int j = 0; j < servicesGrant.length; j++) {
      servicesGrant[j] = Double.isNaN(servicesGrant[j]) ? 0 : servicesGrant[j];
    }
  }

  /**
   * Returns the pounds of a year's sport premium.
   *
   * @param academic the academic year, -1 for the one before the first
   * @param pupils pupils in Years 1 to 6
   */
  public double sportPremium(int academic, double pupils) {
    int j = academic + 1;
    if (pupils > SMALL_SCHOOL) {
      return lump[j] + perPupil[j] * pupils;
    }
    return smallSchool[j] * pupils;
  }

  private static double[] held(Timeline timeline, String name) {
    double[] rates =
        GrantRates.startingKnown(timeline, name, Month.SEPTEMBER, -1, timeline.years() + 1);
    for (int j = 1; j < rates.length; j++) {
      rates[j] = Double.isNaN(rates[j]) ? rates[j - 1] : rates[j];
    }
    return rates;
  }
}
