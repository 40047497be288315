package org.perpupil.organisation;

import org.perpupil.problem.ProblemsException;

/**
 * A trust: what it charges its schools, what its centre costs, what it pools.
 *
 * <p>Immutable and thread-safe.
 *
 * @param charge the central charge
 * @param costs what the centre costs
 * @param pooling the pooling of grant, after the charge was taken
 * @param reserves whose the reserves are
 */
public record Trust(TrustCharge charge, CentralCosts costs, Pooling pooling, Reserves reserves) {
  /** Returns a trust that pools neither grant nor reserves. */
  public static Trust of(TrustCharge charge, CentralCosts costs) {
    return new Trust(charge, costs, Pooling.none(), Reserves.SEPARATE);
  }

  /** Returns the same trust with pooling of grant. */
  public Trust withPooling(Pooling rule) {
    return new Trust(charge, costs, rule, reserves);
  }

  /** Returns the same trust with another rule for reserves. */
  public Trust withReserves(Reserves rule) {
    return new Trust(charge, costs, pooling, rule);
  }

  /**
   * Returns one year of the trust.
   *
   * <p>Of its own grant a school pays the charge; what is left, business rates and PFI apart, is
   * pooled as the trust does; other income and own costs are its own.
   *
   * @param centreReserve reserves of the centre at the start, in pounds
   * @throws ProblemsException when the charge has no base, grant cannot be pooled, or the centre's
   *     cost comes out negative
   */
  public TrustYear year(TrustSchools schools, double centreReserve) {
    int size = schools.size();
    double[] charges = charge.pounds(schools.gag, schools.ratesAndPfi, schools.pupils);
    double[] left = new double[size];
    for (int i = 0; i < size; i++) {
      left[i] = schools.gag[i] - charges[i];
    }
    double[] grant = pooling.apply(left, schools.ratesAndPfi, schools.need);
    double[] inYear = new double[size + 1];
    double[] before = new double[size + 1];
    for (int i = 0; i < size; i++) {
      inYear[i] = grant[i] + schools.otherNet[i];
      before[i] = schools.reserves[i];
    }
    double cost = costs.atCentre(size, Amounts.sum(schools.pupils));
    inYear[size] = Amounts.sum(charges) - cost;
    before[size] = centreReserve;
    double[] after = reserves.close(before, inYear, schools.pupils);
    return new TrustYear(charges, grant, inYear, after, cost);
  }
}
