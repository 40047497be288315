package org.perpupil.budget.cost;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;

/**
 * A grant with a life: it starts in a block, is paid at a yearly rate, and may end in the formula.
 *
 * <p>When it rolls into the formula of a funding year, the formula pays it from that year's first
 * block on: April for a maintained school, September for an academy. An academy is therefore paid
 * the grant for April to August as well, the extra 5/12, so that no block is paid twice and none is
 * left out. A grant per pupil follows the pupils that the funding year counts, but never fewer than
 * its minimum. Immutable and thread-safe.
 *
 * <p>Source: methodology pages of the pay and pension grants; the extra 5/12 from Bishop Fleming,
 * 20 March 2024; the least number of pupils from Hansard, 23 October 2019.
 */
public final class Grant {
  private final String name;
  private final double annualAmount;
  private final Block start;
  private final @Nullable FundingYear rolledInto;
  private final @Nullable Double minimumPupils;

  private Grant(
      String name,
      double annualAmount,
      Block start,
      @Nullable FundingYear rolledInto,
      @Nullable Double minimumPupils) {
    this.name = name;
    this.annualAmount = annualAmount;
    this.start = start;
    this.rolledInto = rolledInto;
    this.minimumPupils = minimumPupils;
  }

  /**
   * Returns a grant that goes on.
   *
   * @param annualAmount pounds of a full year
   * @param start the first block that it is paid for
   */
  public static Grant of(String name, double annualAmount, Block start) {
    return new Grant(name, annualAmount, start, null, null);
  }

  /**
   * Returns the same grant, rolled into the formula of a funding year.
   *
   * @throws IllegalArgumentException when the formula would have paid it before it started
   */
  public Grant rolledInto(FundingYear year) {
    if (start.fundingYear(Governance.MAINTAINED).compareTo(year) >= 0) {
      throw new IllegalArgumentException(
          name + " starts in " + start + ", expected before the funding year " + year);
    }
    return new Grant(name, annualAmount, start, year, minimumPupils);
  }

  /**
   * Returns the same grant, paid for each pupil of a school but for no fewer than a minimum.
   *
   * @param minimumPupils 0 or more
   * @throws IllegalArgumentException when the minimum is negative
   */
  public Grant perPupil(double minimumPupils) {
    if (!(minimumPupils >= 0)) {
      throw new IllegalArgumentException(minimumPupils + " pupils, expected 0 or more");
    }
    return new Grant(name, annualAmount, start, rolledInto, minimumPupils);
  }

  /**
   * Returns the same grant at the yearly rate that brings an amount in a year: in the given year,
   * or in the first year after it in which the grant is paid at all.
   *
   * @param amount pounds that the year brings, such as 7/12 of the rate in a maintained school's
   *     first year of a grant from September
   * @param year the first of the school's years
   * @param governance who runs the school in it, which says when its years begin
   * @return nothing when the formula had taken the grant up before that year
   */
  public Optional<Grant> bringing(double amount, FundingYear year, Governance governance) {
    for (int start = year.start(); start <= lastStart(year); start++) {
      double share = shareOf(start, governance);
      if (share > 0) {
        return Optional.of(withAnnual(amount / share));
      }
    }
    return Optional.empty();
  }

  /** Returns what the grant is called. */
  public String name() {
    return name;
  }

  /** Returns the pounds of a full year, at the pupils that they were stated for. */
  public double annualAmount() {
    return annualAmount;
  }

  /** Returns the first block that the grant is paid for. */
  public Block start() {
    return start;
  }

  /** Returns the funding year whose formula holds the grant, or nothing when it goes on. */
  public Optional<FundingYear> rolledInto() {
    return Optional.ofNullable(rolledInto);
  }

  /** Returns the least pupils that a grant per pupil is paid for; nothing when it is a sum. */
  public OptionalDouble minimumPupils() {
    return minimumPupils == null ? OptionalDouble.empty() : OptionalDouble.of(minimumPupils);
  }

  /** Returns whether the grant is paid in a block, to a school that is run so in that block. */
  public boolean isPaid(Block block, Governance governance) {
    boolean inFormula =
        rolledInto != null && block.fundingYear(governance).compareTo(rolledInto) >= 0;
    return block.compareTo(start) >= 0 && !inFormula;
  }

  /**
   * Returns the pounds paid as a grant in a block, to a school that is run so in that block and has
   * the pupils that the amount was stated for.
   */
  public double paid(Block block, Governance governance) {
    return isPaid(block, governance) ? annualAmount * block.shareOfYear() : 0;
  }

  /**
   * Returns the pounds to add to last year's baseline when the protections of a funding year
   * compare with it: the full-year value in the year that the grant rolls in, else 0.
   */
  public double rolledIntoBaseline(FundingYear year) {
    return year.equals(rolledInto) ? annualAmount : 0;
  }

  @Override
  public String toString() {
    return "Grant[" + name + ", " + annualAmount + " a year from " + start + "]";
  }

  Grant withAnnual(double pounds) {
    return new Grant(name, pounds, start, rolledInto, minimumPupils);
  }

  private int lastStart(FundingYear year) {
    return Math.max(year.start(), start.startYear());
  }

  /** Returns what share of a full year the year that starts so has the grant for. */
  private double shareOf(int startYear, Governance governance) {
    List<Block> blocks =
        governance == Governance.ACADEMY
            ? Block.academyYear(startYear)
            : Block.maintainedYear(startYear);
    int months =
        blocks.stream()
            .filter(block -> isPaid(block, governance))
            .mapToInt(block -> block.term().months())
            .sum();
    return months / 12.0;
  }
}
