package org.perpupil.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.Block;
import org.perpupil.formula.printed.Casting;
import org.perpupil.formula.printed.Pence;
import org.perpupil.joining.trust.SchoolFlows;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.ServiceTerms;

/**
 * One school that stays with its authority, becomes an academy of its own, or joins a trust: the
 * same years from April to March, service by service, and why they differ.
 *
 * <p>Every cause is rounded to pence, by the rule of {@code formula.printed}; a year's difference
 * is the sum of its causes, and the change of the reserve in another option is that of staying and
 * the difference, so that everything adds up to the penny. What staying comes to is the balance
 * that a projection prints, less the levy; leaving too starts from what a projection prints. Two
 * views of the same money are not mixed: grant that an academy is paid for April to August after
 * the last year lies outside. Immutable and thread-safe.
 */
public final class StayOrJoin {
  private final ImmutableList<FundingYear> years;
  private final double opening;
  private final double[] stayed;
  private final ImmutableMap<GovernanceOption, List<Map<OptionCause, Double>>> causes;
  private final List<List<ServiceLine>> services;
  private final BalanceTransfer transfer;
  private final double[] outstanding;
  private final ImmutableList<String> leftOut;

  private StayOrJoin(
      List<FundingYear> years,
      double opening,
      double[] stayed,
      Map<GovernanceOption, List<Map<OptionCause, Double>>> causes,
      List<List<ServiceLine>> services,
      BalanceTransfer transfer,
      double[] outstanding,
      List<String> leftOut) {
    this.years = ImmutableList.copyOf(years);
    this.opening = opening;
    this.stayed = stayed;
    this.causes = ImmutableMap.copyOf(causes);
    this.services = services;
    this.transfer = transfer;
    this.outstanding = outstanding;
    this.leftOut = ImmutableList.copyOf(leftOut);
  }

  /**
   * What a service costs the school in a year, by option, in pounds.
   *
   * @param service which, and who pays
   * @param maintained as long as the school stays
   * @param academy as an academy of its own
   * @param inTrust in the trust
   */
  public record ServiceLine(
      ServiceTerms service, double maintained, double academy, double inTrust) {
    private ServiceLine rounded() {
      return new ServiceLine(
          service, Pence.round(maintained), Pence.round(academy), Pence.round(inTrust));
    }
  }

  /**
   * Returns the three options of a school.
   *
   * <p>What a trust that pools no grant does to the school does not depend on its other schools:
   * those that could not be projected, such as for want of a budget, are then left out.
   *
   * @param staying schools over years, this one maintained to the end
   * @param leaving the same schools, this one converting, those of the trust among them
   * @param id identifier of the school
   * @param terms trust, services and levy
   * @throws ProblemsException when the school could not be projected, does not convert within the
   *     years, or is in the trust already; or when the trust pools grant and another of its schools
   *     could not be projected
   */
  public static StayOrJoin of(
      Projection staying, Projection leaving, String id, TransferTerms terms) {
    int row = TransferChecks.row(staying, id);
    int leavingRow = TransferChecks.row(leaving, id);
    Block from = TransferChecks.conversion(leaving, leavingRow, id, terms);
    List<String> leftOut = TransferChecks.leftOut(leaving, terms.trust());
    List<Integer> rows = new ArrayList<>();
    terms.trust().schools().stream()
        .filter(school -> !leftOut.contains(school))
        .forEach(school -> rows.add(TransferChecks.row(leaving, school)));
    rows.add(leavingRow);
    TrustProjection trust = TrustProjection.of(leaving, rows, terms.trust(), Map.of(id, terms));
    OptionBlocks blocks =
        new OptionBlocks(
            new SchoolFlows(staying, row),
            new SchoolFlows(leaving, leavingRow),
            from,
            terms,
            trust,
            rows.size() - 1);
    List<FundingYear> years =
        staying.years().stream().filter(y -> staying.has(row, y, YearBasis.FINANCIAL)).toList();
    double[] stayed = new double[years.size()];
    double[] outstanding = new double[years.size()];
    Map<GovernanceOption, List<Map<OptionCause, Double>>> causes =
        new EnumMap<>(GovernanceOption.class);
    for (GovernanceOption course : GovernanceOption.values()) {
      causes.put(course, new ArrayList<>());
    }
    List<List<ServiceLine>> services = new ArrayList<>();
    ProjectionAsPrinted printed = ProjectionAsPrinted.of(staying, any -> YearBasis.FINANCIAL);
    ProjectionAsPrinted left = ProjectionAsPrinted.of(leaving, any -> YearBasis.FINANCIAL);
    for (int i = 0; i < stayed.length; i++) {
      List<Block> year = Block.maintainedYear(years.get(i).start());
      double levy = Pence.round(year.stream().mapToDouble(blocks::levy).sum());
      double balance = pounds(printed, row, Measure.IN_YEAR_BALANCE, years.get(i));
      double without = pounds(left, leavingRow, Measure.IN_YEAR_BALANCE, years.get(i));
      stayed[i] = Pence.round(balance - levy);
      causes.forEach(
          (course, all) -> all.add(blocks.causes(course, year, Pence.round(without - balance))));
      services.add(blocks.services(year).stream().map(ServiceLine::rounded).toList());
      outstanding[i] = Pence.round(blocks.outstanding(year.get(1)));
    }
    double opening = pounds(printed, row, Measure.OPENING_RESERVE, years.get(0));
    return new StayOrJoin(
        years,
        opening,
        stayed,
        causes,
        List.copyOf(services),
        blocks.transfer(),
        outstanding,
        leftOut);
  }

  /** Returns the years, each from April to March; unmodifiable. */
  public List<FundingYear> years() {
    return years;
  }

  /** Returns the schools of the trust that could not be projected and do not matter here. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** Returns the reserve when the first year begins, in pounds. */
  public double openingReserve() {
    return opening;
  }

  /** Returns what a year adds to the reserve, in pounds; negative where it falls. */
  public double change(GovernanceOption course, FundingYear year) {
    return Pence.round(stayed[index(year)] + difference(course, year));
  }

  /** Returns the reserve when a year ends, in pounds; a share of pooled reserves is not counted. */
  public double closingReserve(GovernanceOption course, FundingYear year) {
    double reserve = opening;
    for (int i = 0; i <= index(year); i++) {
      reserve += change(course, years.get(i));
    }
    return Pence.round(reserve);
  }

  /** Returns who keeps the balance at conversion, and when its cash moves. */
  public BalanceTransfer transfer() {
    return transfer;
  }

  /**
   * Returns the pounds of the reserve when a year ends whose cash has not moved yet: below 0 for a
   * deficit that is still to be taken from grant; 0 for a school that stays, whose cash its
   * authority holds.
   */
  public double outstanding(GovernanceOption course, FundingYear year) {
    return course == GovernanceOption.MAINTAINED ? 0 : outstanding[index(year)];
  }

  /** Returns the pounds of a year by which an option is better than staying, or worse below 0. */
  public double difference(GovernanceOption course, FundingYear year) {
    double sum = 0;
    for (OptionCause cause : OptionCause.values()) {
      sum += cause(course, cause, year);
    }
    return Pence.round(sum);
  }

  /** Returns the part of a year's difference that one cause makes, in pounds. */
  public double cause(GovernanceOption course, OptionCause cause, FundingYear year) {
    return part(course, index(year)).getOrDefault(cause, 0.0);
  }

  /** Returns what each service costs the school in a year; unmodifiable. */
  public List<ServiceLine> services(FundingYear year) {
    return services.get(index(year));
  }

  /**
   * Returns the central charge of a year like for like, in pounds: less what the school paid itself
   * for what the trust's centre then pays; below 0 when the charge is the cheaper way.
   */
  public double chargeLikeForLike(FundingYear year) {
    double charge = -cause(GovernanceOption.TRUST, OptionCause.CENTRAL_CHARGE, year);
    for (ServiceLine line : services(year)) {
      if (line.service().inTrust().payer() == ServiceTerms.Payer.TRUST) {
        charge -= line.maintained() - line.inTrust();
      }
    }
    return Pence.round(charge);
  }

  @Override
  public String toString() {
    return "StayOrJoin[" + years.get(0) + " to " + years.get(years.size() - 1) + "]";
  }

  private int index(FundingYear year) {
    int index = years.indexOf(year);
    if (index < 0) {
      throw new IllegalArgumentException(year + " is none of " + years);
    }
    return index;
  }

  private Map<OptionCause, Double> part(GovernanceOption course, int year) {
    List<Map<OptionCause, Double>> all = causes.get(course);
    return all == null ? Map.of() : all.get(year);
  }

  private static double pounds(
      ProjectionAsPrinted printed, int row, Measure measure, FundingYear year) {
    return Casting.pounds(printed.total(row, measure, year).orElseThrow()).doubleValue();
  }
}
