package org.perpupil.formula;

/**
 * What a run remembers of the year before, and the baselines that follow from it.
 *
 * <p>Everything is in pounds of a full year. Before the first year this is what the schools' own
 * columns say.
 */
final class LastYear {
  private final double[] share;
  private final double[] pupils;
  private final double[] guaranteePupils;
  private final double[] splitSites;
  private boolean given;

  /** Columns of the plan, read only. */
  private double[] givenGuaranteeBaseline = new double[0];

  private double[] givenFloorBaseline = new double[0];
  private double[] exclusions = new double[0];
  private double[] technical = new double[0];
  private double[] pfi = new double[0];
  private double[] otherPremises = new double[0];

  LastYear(int capacity) {
    this.share = new double[capacity];
    this.pupils = new double[capacity];
    this.guaranteePupils = new double[capacity];
    this.splitSites = new double[capacity];
  }

  /** Takes what the schools' columns say of the year before the first. */
  void start(FormulaPlan plan) {
    int size = plan.size();
    ProtectionColumns columns = plan.protections;
    givenGuaranteeBaseline = columns.guaranteeBaseline;
    givenFloorBaseline = columns.floorBaseline;
    copy(columns.previousShare, share, size);
    copy(columns.previousPupils, guaranteePupils, size);
    exclusions = columns.previousExclusions;
    technical = columns.previousTechnical;
    copy(columns.previousSplitSites, splitSites, size);
    pfi = columns.previousPfi;
    this.given = true;
  }

  /**
   * Takes the year that has just been run.
   *
   * @param rolledIn pounds that were grants in that year and are in the formula from the next
   */
  void carry(FormulaPlan plan, PaidYear year, double[] budgetShare, double[] rolledIn) {
    int size = plan.size();
    for (int i = 0; i < size; i++) {
      share[i] = budgetShare[i] - year.rates[i] + rolledIn[i];
    }
    double[] perPupil = plan.protections.guaranteePupilsPerPupil;
    for (int i = 0; i < size; i++) {
      guaranteePupils[i] = year.pupils[i] * perPupil[i];
    }
    copy(year.pupils, pupils, size);
    exclusions = plan.protections.exclusions;
    technical = plan.protections.technical;
    copy(year.splitSites, splitSites, size);
    pfi = plan.pfi;
    otherPremises = plan.otherPremises;
    this.given = false;
  }

  boolean isGiven() {
    return given;
  }

  /**
   * Returns the baseline of the local guarantee in pounds per pupil.
   *
   * @param lumpSumAndSparsity this year's
   * @param withoutPremises whether split sites and PFI are left out
   * @return NaN where there is none; 0 or less where lump sum and sparsity leave nothing of last
   *     year's share, so that the school cannot be paid
   */
  double guaranteeBaseline(int row, double lumpSumAndSparsity, boolean withoutPremises) {
    if (given && Double.isNaN(share[row])) {
      return givenGuaranteeBaseline[row];
    }
    double money =
        LocalProtection.protectedMoney(
            share[row],
            lumpSumAndSparsity,
            exclusions[row],
            technical[row],
            withoutPremises ? splitSites[row] + pfi[row] : 0);
    return guaranteePupils[row] > 0 ? money / guaranteePupils[row] : Double.NaN;
  }

  /** Returns the baseline of the national floor in pounds per pupil; NaN where there is none. */
  double floorBaseline(int row, double lumpSumAndSparsity) {
    return given
        ? givenFloorBaseline[row]
        : FloorBaseline.perPupil(
            share[row],
            splitSites[row] + pfi[row] + otherPremises[row],
            lumpSumAndSparsity,
            pupils[row]);
  }

  private static void copy(double[] from, double[] to, int size) {
    System.arraycopy(from, 0, to, 0, size);
  }
}
