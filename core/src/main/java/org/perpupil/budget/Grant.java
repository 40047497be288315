package org.perpupil.budget;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;

/**
 * A grant with a life: it starts in a block, is paid at a yearly rate, and may end in the formula.
 *
 * <p>When it rolls into the formula of a funding year, the formula pays it from that year's first
 * block on: April for a maintained school, September for an academy. An academy is therefore paid
 * the grant for April to August as well, the extra 5/12, so that no block is paid twice and none is
 * left out. Immutable and thread-safe.
 *
 * <p>Source: methodology pages of the pay and pension grants; the extra 5/12 from Bishop Fleming,
 * 20 March 2024.
 */
public final class Grant {
  private final String name;
  private final double annualAmount;
  private final Block start;
  private final @Nullable FundingYear rolledInto;

  private Grant(String name, double annualAmount, Block start, @Nullable FundingYear rolledInto) {
    this.name = name;
    this.annualAmount = annualAmount;
    this.start = start;
    this.rolledInto = rolledInto;
  }

  /**
   * Returns a grant that goes on.
   *
   * @param annualAmount pounds of a full year
   * @param start the first block that it is paid for
   */
  public static Grant of(String name, double annualAmount, Block start) {
    return new Grant(name, annualAmount, start, null);
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
    return new Grant(name, annualAmount, start, year);
  }

  /** Returns what the grant is called. */
  public String name() {
    return name;
  }

  /** Returns the funding year whose formula holds the grant, or nothing when it goes on. */
  public Optional<FundingYear> rolledInto() {
    return Optional.ofNullable(rolledInto);
  }

  /** Returns the pounds paid as a grant in a block, to a school that is run so in that block. */
  public double paid(Block block, Governance governance) {
    boolean started = block.compareTo(start) >= 0;
    boolean inFormula =
        rolledInto != null && block.fundingYear(governance).compareTo(rolledInto) >= 0;
    return started && !inFormula ? annualAmount * block.shareOfYear() : 0;
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
}
