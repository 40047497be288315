package org.perpupil.authority;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * A service that an authority sells to schools of both kinds.
 *
 * <p>Customers = maintained pupils × take-up + academy pupils × buy-back. A school that leaves is
 * lost in part only: it moves from the first share to the second. Immutable and thread-safe.
 *
 * @param name what is sold
 * @param pricePerPupil pounds a year for each pupil of a customer
 * @param maintainedTakeUp share of maintained pupils whose school buys, 0 to 1
 * @param academyBuyBack share of academy pupils whose school buys, 0 to 1
 * @param cost what it costs the authority, by the pupils of its customers
 */
public record TradedService(
    String name,
    double pricePerPupil,
    double maintainedTakeUp,
    double academyBuyBack,
    SemiFixedCost cost) {

  /** Checks price and shares. */
  public TradedService {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("service " + name + ", price_per_pupil", pricePerPupil, problems);
    Amounts.share("service " + name + ", maintained_take_up", maintainedTakeUp, problems);
    Amounts.share("service " + name + ", academy_buy_back", academyBuyBack, problems);
    ProblemsException.throwIfAny(problems);
  }

  /** Returns the pupils of the schools that buy. */
  public double customers(double maintainedPupils, double academyPupils) {
    return maintainedPupils * maintainedTakeUp + academyPupils * academyBuyBack;
  }

  /** Returns the pounds a year that schools pay. */
  public double income(double maintainedPupils, double academyPupils) {
    return pricePerPupil * customers(maintainedPupils, academyPupils);
  }

  /** Returns income less cost in pounds a year; negative when the service loses money. */
  public double margin(double maintainedPupils, double academyPupils) {
    return income(maintainedPupils, academyPupils)
        - cost.pounds(customers(maintainedPupils, academyPupils));
  }
}
