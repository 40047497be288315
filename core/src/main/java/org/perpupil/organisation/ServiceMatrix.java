package org.perpupil.organisation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Who pays for each service of a school before and after it joins a trust.
 *
 * <p>A central charge of 5% means nothing by itself: the school also stops paying for what the
 * charge buys, and starts paying for what the authority did for nothing. A service that the school
 * pays for through de-delegation or a levy is the school's own before. The changes of the services
 * and the charge add up to the change of the school's costs. Immutable and thread-safe.
 */
public final class ServiceMatrix {
  /** Who bears a cost. */
  public enum Payer {
    /** The authority, from money that is not the school's. */
    AUTHORITY,
    /** The school, by itself or through a levy. */
    SCHOOL,
    /** The trust's centre, from its charge. */
    TRUST
  }

  /**
   * One service.
   *
   * @param name what is done
   * @param before who pays before the school joins; not the trust
   * @param costBefore pounds a year before
   * @param after who pays afterwards
   * @param costAfter pounds a year afterwards
   */
  public record Service(
      String name, Payer before, double costBefore, Payer after, double costAfter) {
    /** Returns a service that costs the same whoever pays. */
    public static Service of(String name, Payer before, Payer after, double cost) {
      return new Service(name, before, cost, after, cost);
    }

    /** Returns what a payer pays less or more afterwards, in pounds a year. */
    public double change(Payer payer) {
      return (after == payer ? costAfter : 0) - (before == payer ? costBefore : 0);
    }
  }

  private final ImmutableList<Service> services;

  private ServiceMatrix(List<Service> services) {
    this.services = ImmutableList.copyOf(services);
  }

  /**
   * Returns a matrix of services.
   *
   * @throws ProblemsException when a service is named twice, a cost is negative, or the trust pays
   *     before the school has joined it
   */
  public static ServiceMatrix of(List<Service> services) {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Service service : services) {
      String place = "service " + service.name();
      if (!names.add(service.name())) {
        problems.add(
            Problem.error(
                place,
                service.name(),
                "a service that is named once",
                "two parts of it have different payers; give them different names"));
      }
      Amounts.notNegative(place + ", cost_before", service.costBefore(), problems);
      Amounts.notNegative(place + ", cost_after", service.costAfter(), problems);
      if (service.before() == Payer.TRUST) {
        problems.add(
            Problem.error(
                place + ", payer_before",
                "trust",
                "authority or school, since the school has not joined yet",
                "before and after were swapped"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return new ServiceMatrix(services);
  }

  /** Returns the services; unmodifiable. */
  public List<Service> services() {
    return services;
  }

  /** Returns what a payer pays for services more afterwards, in pounds a year; less if negative. */
  public double change(Payer payer) {
    double change = 0;
    for (Service service : services) {
      change += service.change(payer);
    }
    return change;
  }

  /** Returns what the school stops paying because the trust's charge pays it, in pounds a year. */
  public double boughtByCharge() {
    double saved = 0;
    for (Service service : services) {
      if (service.before() == Payer.SCHOOL && service.after() == Payer.TRUST) {
        saved += service.costBefore();
      }
    }
    return saved;
  }

  /**
   * Returns a charge like for like: less what the school paid before for what the charge now buys,
   * in pounds a year; negative when the charge is the cheaper way.
   */
  public double likeForLike(double charge) {
    return charge - boughtByCharge();
  }

  /** Returns the change of the school's costs with the charge, in pounds a year. */
  public double changeForSchool(double charge) {
    return charge + change(Payer.SCHOOL);
  }

  @Override
  public String toString() {
    return "ServiceMatrix[" + services.size() + " services]";
  }
}
