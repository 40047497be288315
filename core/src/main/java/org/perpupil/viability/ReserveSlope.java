package org.perpupil.viability;

/** The least-squares slope of reserves over years. */
final class ReserveSlope {
  private ReserveSlope() {}

  /**
   * Returns the slope in pounds a year.
   *
   * @param reserves closing reserves of two or more years in a row, in pounds
   * @throws IllegalArgumentException when there are fewer
   */
  public static double perYear(double... reserves) {
    int years = reserves.length;
    if (years < 2) {
      throw new IllegalArgumentException(years + " years, expected two or more");
    }
    // Twice the distance from the middle year is whole, and so is what its squares add up to.
    double weighted = 0;
    for (int i = 0; i < years; i++) {
      weighted += (2 * i - (years - 1)) * reserves[i];
    }
    return weighted / (years * ((double) years * years - 1) / 6);
  }
}
