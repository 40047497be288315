package org.perpupil.joining;

import static org.perpupil.budget.BudgetCode.BAE260;
import static org.perpupil.budget.BudgetCode.E22;
import static org.perpupil.budget.BudgetCode.E23;
import static org.perpupil.budget.BudgetCode.E28A;
import static org.perpupil.budget.BudgetCode.I01;
import static org.perpupil.budget.BudgetCode.I06;
import static org.perpupil.budget.BudgetCode.I18D;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Pence;
import org.perpupil.joining.trust.SchoolFlows;
import org.perpupil.joining.trust.SchoolTransfer;
import org.perpupil.joining.trust.TrustBlock;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.Governance;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;

/**
 * The blocks of a school that stays or leaves, and what makes the difference in each.
 *
 * <p>Immutable and thread-safe.
 */
final class OptionBlocks {
  private static final Assumption CONVERSION_GRANT = Assumption.of("academy.conversion_grant");

  private static final Assumption LEVY_PART = Assumption.of("tax.apprenticeship_levy_part");

  /** Staff differ by pension and levy only, since the same people are employed. */
  private static final ImmutableList<BudgetCode> STAFF =
      ImmutableList.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E08,
          BudgetCode.E26,
          BudgetCode.E31);

  /** What two projections of the school, staying and leaving, differ by; the rest is measured. */
  private static final ImmutableList<OptionCause> PROJECTED =
      ImmutableList.of(
          OptionCause.DEDELEGATION,
          OptionCause.TIMING_OF_SHARE,
          OptionCause.INSURANCE,
          OptionCause.AUDIT_AND_SYSTEMS,
          OptionCause.PENSION,
          OptionCause.APPRENTICESHIP_LEVY,
          OptionCause.CONVERSION,
          OptionCause.GRANTS);

  private final SchoolFlows stays;
  private final SchoolFlows leaves;
  private final Block from;
  private final TransferTerms terms;
  private final TrustProjection trust;
  private final int place;
  private final SchoolTransfer joiner;

  /**
   * Creates the blocks.
   *
   * @param from the first block as an academy
   * @param place of the school in the trust
   */
  OptionBlocks(
      SchoolFlows stays,
      SchoolFlows leaves,
      Block from,
      TransferTerms terms,
      TrustProjection trust,
      int place) {
    this.stays = stays;
    this.leaves = leaves;
    this.from = from;
    this.terms = terms;
    this.trust = trust;
    this.place = place;
    this.joiner = new SchoolTransfer(leaves, from, terms);
  }

  /** Returns what becomes of the school's balance when it leaves. */
  BalanceTransfer transfer() {
    return joiner.transfer();
  }

  /** Returns the pounds of that balance whose cash has not moved when a block ends. */
  double outstanding(Block block) {
    return joiner.outstanding(block);
  }

  /** Returns the levy that a school which stays pays in a block. */
  double levy(Block block) {
    return joiner.levy(block);
  }

  /** Returns the causes of a block, all but the rest. */
  private Map<OptionCause, Double> causes(GovernanceOption course, Block block) {
    Map<OptionCause, Double> causes = new EnumMap<>(OptionCause.class);
    if (course == GovernanceOption.MAINTAINED || block.compareTo(from) < 0) {
      return causes;
    }
    double dedelegation = joiner.partAfter(block) * dedelegation(block);
    double grant = block.equals(from) ? conversionGrant() : 0;
    causes.put(OptionCause.DEDELEGATION, dedelegation);
    causes.put(OptionCause.TIMING_OF_SHARE, more(I01, block) - dedelegation);
    causes.put(OptionCause.INSURANCE, -more(E23, block));
    causes.put(OptionCause.AUDIT_AND_SYSTEMS, -more(BAE260, block) - more(E22, block));
    double relief = leaves.levyRelief(block) - stays.levyRelief(block);
    causes.put(OptionCause.PENSION, stays.sum(STAFF, block) - leaves.sum(STAFF, block) - relief);
    causes.put(OptionCause.APPRENTICESHIP_LEVY, relief);
    causes.put(OptionCause.CONVERSION, grant - more(E28A, block));
    causes.put(OptionCause.GRANTS, more(I18D, block) + more(I06, block) - grant);
    causes.put(OptionCause.LEVY, joiner.partAfter(block) * joiner.levy(block));
    double services = 0;
    for (ServiceTerms service : terms.services()) {
      Side side = course == GovernanceOption.TRUST ? service.inTrust() : service.academy();
      services += joiner.pounds(service, service.maintained(), block);
      services -= joiner.pounds(service, side, block);
    }
    causes.put(OptionCause.SERVICES, services);
    causes.put(
        OptionCause.OWN_ADMINISTRATION,
        -(course == GovernanceOption.TRUST ? joiner.inSchool(block) : joiner.alone(block)));
    if (course == GovernanceOption.TRUST) {
      inTrust(block, causes);
    }
    if (block.equals(from) && terms.route() == BalanceTransfer.Route.SPONSORED) {
      causes.put(OptionCause.BALANCE_LEFT, -joiner.transfer().leftWithAuthority());
    }
    return causes;
  }

  /**
   * Returns the causes of some blocks in whole pence.
   *
   * @param projected the pounds by which leaving is better than staying as projections print it,
   *     which the projected causes of an academy of its own and the rest add up to
   */
  Map<OptionCause, Double> causes(GovernanceOption course, List<Block> blocks, double projected) {
    Map<OptionCause, Double> causes = rounded(course, blocks);
    if (!causes.isEmpty()) {
      Map<OptionCause, Double> alone = rounded(GovernanceOption.SINGLE_ACADEMY, blocks);
      double explained =
          PROJECTED.stream().mapToDouble(cause -> alone.getOrDefault(cause, 0.0)).sum();
      causes.put(OptionCause.REST, Pence.round(projected - explained));
    }
    return causes;
  }

  private Map<OptionCause, Double> rounded(GovernanceOption course, List<Block> blocks) {
    Map<OptionCause, Double> sums = new EnumMap<>(OptionCause.class);
    for (Block block : blocks) {
      causes(course, block).forEach((cause, sum) -> sums.merge(cause, sum, Double::sum));
    }
    sums.replaceAll((cause, pounds) -> Pence.round(pounds));
    return sums;
  }

  private void inTrust(Block block, Map<OptionCause, Double> causes) {
    TrustBlock step = trust.block(block).orElseThrow();
    causes.merge(OptionCause.APPRENTICESHIP_LEVY, -lostRelief(block), Double::sum);
    causes.put(OptionCause.CENTRAL_CHARGE, -step.charge(place));
    causes.put(OptionCause.POOLING, step.pooling(place));
    for (ServiceTerms service : terms.services()) {
      if (isProjected(service) && service.inTrust().payer() != Payer.SCHOOL) {
        OptionCause cause =
            service.name().equals("insurance")
                ? OptionCause.INSURANCE
                : OptionCause.AUDIT_AND_SYSTEMS;
        causes.merge(cause, joiner.projected(service, block), Double::sum);
      }
    }
  }

  /** Returns what an academy by itself is relieved of the levy more than a school in the trust. */
  private double lostRelief(Block block) {
    double after = joiner.partAfter(block);
    double alone = leaves.levyRelief(block) - (1 - after) * stays.levyRelief(block);
    double given =
        leaves.value(LEVY_PART, FundingYear.of(block.startYear())) * after * block.shareOfYear();
    return alone - Math.min(alone, given);
  }

  /** Returns what each service costs the school over some blocks, by option. */
  List<StayOrJoin.ServiceLine> services(List<Block> blocks) {
    List<StayOrJoin.ServiceLine> lines = new ArrayList<>();
    for (ServiceTerms service : terms.services()) {
      double maintained = 0;
      double academy = 0;
      double inTrust = 0;
      for (Block block : blocks) {
        boolean left = block.compareTo(from) >= 0;
        double before = before(service, block);
        double until = left ? (1 - joiner.partAfter(block)) * before : before;
        maintained += before;
        academy += until + (left ? after(service, service.academy(), block) : 0);
        inTrust += until + (left ? after(service, service.inTrust(), block) : 0);
      }
      lines.add(new StayOrJoin.ServiceLine(service, maintained, academy, inTrust));
    }
    return List.copyOf(lines);
  }

  /** Returns what the school pays as long as it stays, through a levy included. */
  private double before(ServiceTerms service, Block block) {
    if (isProjected(service)) {
      return "insurance".equals(service.name())
          ? stays.amount(E23, block)
          : "audit".equals(service.name()) ? stays.amount(BAE260, block) : 0;
    }
    Side side = service.maintained();
    return joiner.ofBlock(service, side, block)
        + service.pounds(side, Payer.LEVY, pupils(block)) * level(block);
  }

  private double after(ServiceTerms service, Side side, Block block) {
    if (isProjected(service)) {
      return side.payer() == Payer.SCHOOL ? joiner.projected(service, block) : 0;
    }
    return joiner.pounds(service, side, block);
  }

  private static boolean isProjected(ServiceTerms service) {
    return service.basis() == ServiceTerms.Basis.PROJECTED;
  }

  private double more(BudgetCode code, Block block) {
    return leaves.amount(code, block) - stays.amount(code, block);
  }

  private double conversionGrant() {
    return leaves.value(CONVERSION_GRANT, FundingYear.of(from.startYear()));
  }

  /** Returns what is taken back from the share of a school that stays. */
  private double dedelegation(Block block) {
    double taken = stays.school().value(SchoolField.DEDELEGATION).orElse(0);
    double pupils = stays.pupils(stays.first(), Governance.MAINTAINED);
    return pupils > 0 ? taken * block.shareOfYear() * pupils(block) / pupils : 0;
  }

  private double pupils(Block block) {
    return stays.pupils(block, Governance.MAINTAINED);
  }

  /** Returns prices times the block's share of a year. */
  private double level(Block block) {
    return stays.prices(block) * block.shareOfYear();
  }
}
