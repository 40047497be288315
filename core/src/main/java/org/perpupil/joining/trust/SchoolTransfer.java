package org.perpupil.joining.trust;

import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.joining.TransferTerms;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.Governance;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;

/**
 * A school that leaves its authority for a trust: the balance that it takes along, and what changes
 * for it there beside charge and pooling.
 *
 * <p>Immutable and thread-safe.
 */
public final class SchoolTransfer {
  private static final Assumption SYSTEMS_COST = Assumption.of("academy.systems_cost");

  private final SchoolFlows school;

  /** The same from the day on which it converts. */
  private final SchoolFlows academy;

  private final Block from;
  private final TransferTerms terms;

  /**
   * Creates a joiner.
   *
   * @param school its flows when it converts
   * @param from the first block as an academy, or partly as one
   */
  public SchoolTransfer(SchoolFlows school, Block from, TransferTerms terms) {
    this.school = school;
    this.academy = school.asAcademy();
    this.from = from;
    this.terms = terms;
  }

  Block from() {
    return from;
  }

  /** Returns what becomes of its balance, which the levy until then has lowered. */
  public BalanceTransfer transfer() {
    double balance =
        school.opening(from) + school.netUntilConversion() - school.partBefore(from) * levy(from);
    for (Block before = school.first(); before.compareTo(from) < 0; before = before.next()) {
      balance -= levy(before);
    }
    return new BalanceTransfer(terms.route(), balance, terms.recoveryMonths());
  }

  /** Returns the pounds of its balance whose cash has not moved when a block ends. */
  public double outstanding(Block block) {
    int months = 0;
    for (Block after = from; after.compareTo(block) <= 0; after = after.next()) {
      months += after.term().months();
    }
    months -= months == 0 ? 0 : monthsBefore();
    return months == 0 ? 0 : transfer().outstanding(months);
  }

  private int monthsBefore() {
    return (int) Math.rint(school.partBefore(from) * from.term().months());
  }

  /** Returns the part of a block, from 0 to 1, that the school is there as an academy. */
  public double partAfter(Block block) {
    return 1 - school.partBefore(block);
  }

  /** Returns the levy that a maintained school pays in a block. */
  public double levy(Block block) {
    return terms.levyPerPupil() * pupils(block) * level(block);
  }

  /** Returns the pounds that a block is better for services, work of its own included. */
  double better(Block block) {
    double better = -inSchool(block);
    for (ServiceTerms service : terms.services()) {
      better += service.inTrust().payer() == Payer.SCHOOL ? 0 : projected(service, block);
      better += pounds(service, service.maintained(), block);
      better -= pounds(service, service.inTrust(), block);
    }
    return better;
  }

  /** Returns what a case of a service costs the school itself in a whole block. */
  public double ofBlock(ServiceTerms service, Side side, Block block) {
    return service.pounds(side, Payer.SCHOOL, pupils(block)) * level(block);
  }

  /** Returns the same from the day on which it converts. */
  public double pounds(ServiceTerms service, Side side, Block block) {
    return partAfter(block) * ofBlock(service, side, block);
  }

  /**
   * Returns what an academy pays, in a block from the day on which it converts, for audit, systems
   * or insurance as projected; 0 for any other service.
   */
  public double projected(ServiceTerms service, Block block) {
    if (service.basis() != Basis.PROJECTED) {
      return 0;
    }
    FundingYear year = FundingYear.of(block.startYear());
    return switch (service.name()) {
      case "audit" -> academy.amount(BudgetCode.BAE260, block);
      case "insurance" -> academy.amount(BudgetCode.E23, block);
      default -> school.value(SYSTEMS_COST, year) * partAfter(block) * level(block);
    };
  }

  /** Returns what the school does by itself in the trust, because it is not centralised. */
  public double inSchool(Block block) {
    return partAfter(block) * terms.trust().trust().costs().inSchool(pupils(block)) * level(block);
  }

  /** Returns what the same work costs a school that stands alone. */
  public double alone(Block block) {
    return partAfter(block) * terms.trust().trust().costs().alone(pupils(block)) * level(block);
  }

  private double pupils(Block block) {
    return school.pupils(block, Governance.MAINTAINED);
  }

  /** Returns prices times the block's share of a year. */
  private double level(Block block) {
    return school.prices(block) * block.shareOfYear();
  }
}
