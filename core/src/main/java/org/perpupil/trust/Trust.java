package org.perpupil.trust;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.authority.affordability.Affordability;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

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

  /** Returns the same trust at another level of prices, 1 for the same. */
  public Trust atPrices(double level) {
    return new Trust(charge.atPrices(level), costs.atPrices(level), pooling, reserves);
  }

  /**
   * Returns one year of the trust.
   *
   * <p>Of its own grant a school pays the charge; what is left, business rates and PFI apart, is
   * pooled as the trust does; other income and own costs are its own.
   *
   * @param centreReserve reserves of the centre at the start, in pounds
   * @throws ProblemsException when the charge has no base or leaves a school no grant to pool,
   *     grant cannot be pooled, or the centre's cost comes out negative
   */
  public TrustYear year(TrustSchools schools, double centreReserve) {
    int size = schools.size();
    double[] charges =
        schools.charges.length > 0
            ? schools.charges.clone()
            : charge.pounds(schools.gag, schools.ratesAndPfi, schools.pupils);
    ProblemsException.throwIfAny(unpayable(schools, charges));
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

  /** Names the schools whose charge is more than the grant that could be pooled. */
  private List<Problem> unpayable(TrustSchools schools, double[] charges) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; pooling.share() > 0 && i < charges.length; i++) {
      double grant = schools.gag[i] - schools.ratesAndPfi[i];
      if (grant >= 0 && charges[i] > grant) {
        problems.add(
            Problem.error(
                schools.place(i) + ", central_charge",
                Affordability.pounds(charges[i]),
                "no more than its grant of "
                    + Affordability.pounds(grant)
                    + " a year without business rates and PFI, of which the rest is pooled",
                "the charge was meant for larger schools; a percentage falls with the grant"));
      }
    }
    return problems;
  }
}
