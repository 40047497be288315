package org.perpupil.authority;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * What an authority's services for schools cost in a year, and what pays for them besides a levy on
 * maintained schools.
 *
 * <p>The levy that is needed = max(0, duties + retained costs − central services − margins of
 * traded services) ÷ maintained pupils. Retained costs are past decisions, such as added pension
 * years: they follow no pupil. Central services are paid for all pupils and do not fall when
 * schools leave. Immutable and thread-safe.
 */
public final class AuthorityServices {
  private final SemiFixedCost duties;
  private final double retainedCosts;
  private final double centralServicesPerPupil;
  private final double centralServicesHistoric;
  private final ImmutableList<TradedService> traded;

  private AuthorityServices(
      SemiFixedCost duties,
      double retainedCosts,
      double centralServicesPerPupil,
      double centralServicesHistoric,
      List<TradedService> traded) {
    this.duties = duties;
    this.retainedCosts = retainedCosts;
    this.centralServicesPerPupil = centralServicesPerPupil;
    this.centralServicesHistoric = centralServicesHistoric;
    this.traded = ImmutableList.copyOf(traded);
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("retained_costs", retainedCosts, problems);
    Amounts.notNegative("central_services_per_pupil", centralServicesPerPupil, problems);
    Amounts.notNegative("central_services_historic", centralServicesHistoric, problems);
    ProblemsException.throwIfAny(problems);
  }

  /** Returns services that a levy on maintained schools alone pays for, by maintained pupils. */
  public static AuthorityServices of(SemiFixedCost duties) {
    return new AuthorityServices(duties, 0, 0, 0, List.of());
  }

  /** Returns the same services with costs of past decisions, in pounds a year. */
  public AuthorityServices withRetainedCosts(double pounds) {
    return new AuthorityServices(
        duties, pounds, centralServicesPerPupil, centralServicesHistoric, traded);
  }

  /**
   * Returns the same services with a central services block.
   *
   * @param perPupil pounds a year for each pupil of all schools
   * @param historic pounds a year for historic commitments
   */
  public AuthorityServices withCentralServices(double perPupil, double historic) {
    return new AuthorityServices(duties, retainedCosts, perPupil, historic, traded);
  }

  /** Returns the same services with these sold to schools, in place of any others. */
  public AuthorityServices withTraded(List<TradedService> services) {
    return new AuthorityServices(
        duties, retainedCosts, centralServicesPerPupil, centralServicesHistoric, services);
  }

  /** Returns the pounds a year of duties towards maintained schools. */
  public double duties(double maintainedPupils) {
    return duties.pounds(maintainedPupils);
  }

  /** Returns the pounds a year of past decisions. */
  public double retainedCosts() {
    return retainedCosts;
  }

  /** Returns the pounds a year of the central services block. */
  public double centralServices(double maintainedPupils, double academyPupils) {
    return centralServicesPerPupil * (maintainedPupils + academyPupils) + centralServicesHistoric;
  }

  /** Returns what traded services earn in pounds a year; negative when they lose money. */
  public double tradedMargin(double maintainedPupils, double academyPupils) {
    double margin = 0;
    for (TradedService service : traded) {
      margin += service.margin(maintainedPupils, academyPupils);
    }
    return margin;
  }

  /** Returns the pounds a year that a levy on maintained schools must raise; never negative. */
  public double toRaise(double maintainedPupils, double academyPupils) {
    return Math.max(
        0,
        duties(maintainedPupils)
            + retainedCosts
            - centralServices(maintainedPupils, academyPupils)
            - tradedMargin(maintainedPupils, academyPupils));
  }

  /**
   * Returns the levy needed in pounds a year for each maintained pupil.
   *
   * @throws ProblemsException when pounds are needed and no maintained pupil is left
   */
  public double levyNeeded(double maintainedPupils, double academyPupils) {
    return Levy.rateToRaise(toRaise(maintainedPupils, academyPupils), maintainedPupils);
  }

  @Override
  public String toString() {
    return "AuthorityServices[" + duties + ", " + traded.size() + " traded]";
  }
}
