package org.perpupil.authority.levers;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.authority.affordability.Affordability;
import org.perpupil.authority.affordability.AffordabilitySolver;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Casting;
import org.perpupil.formula.printed.Pence;

/**
 * What a lever comes to: the formula, what it gives the schools, and how that fits the block.
 *
 * <p>Immutable and thread-safe.
 */
public final class LeverResult {
  /** Pounds within which a formula fits its block. */
  public static final double PENNY = 0.01;

  private final Lever lever;
  private final Allocation allocation;
  private final ImmutableList<LeverMoved> moved;
  private final long spentPence;
  private final long availablePence;

  LeverResult(Lever lever, Allocation allocation, List<LeverMoved> moved, long availablePence) {
    this.lever = lever;
    this.allocation = allocation;
    this.moved = ImmutableList.copyOf(moved);
    this.spentPence = spentPence(allocation);
    this.availablePence = availablePence;
  }

  /** Returns what all budget shares come to in whole pence. */
  static long spentPence(Allocation allocation) {
    long sum = 0;
    for (double share : allocation.column(Total.BUDGET_SHARE)) {
      sum += Casting.pence(share);
    }
    return sum;
  }

  /** Returns the lever. */
  public Lever lever() {
    return lever;
  }

  /** Returns the formula that it ends in. */
  public Formula formula() {
    return allocation.formulas().all().iterator().next();
  }

  /** Returns what the formula gives the schools. */
  public Allocation allocation() {
    return allocation;
  }

  /** Returns how far each part was moved, in order; unmodifiable. */
  public List<LeverMoved> moved() {
    return moved;
  }

  /** Returns the pounds that all budget shares come to. */
  public double spent() {
    return Casting.pounds(spentPence).doubleValue();
  }

  /**
   * Returns the pounds that the budget shares are above what may be spent, which is what the lever
   * falls short by; negative for pounds that are left over.
   */
  public double over() {
    return Pence.round(Casting.pounds(spentPence - availablePence).doubleValue());
  }

  /**
   * Returns the pounds by which the cap takes more than the guarantee costs, which it must not; 0
   * where it does not. Only a lever that moves the cap sees to it.
   */
  public double cappedTooMuch() {
    double excess = Affordability.deduction(allocation) - Affordability.guarantee(allocation);
    return excess < AffordabilitySolver.HALF_A_PENNY ? 0 : Pence.round(excess);
  }

  /** Returns whether the budget shares come to what may be spent, but for a penny. */
  public boolean fits() {
    return Math.abs(spentPence - availablePence) <= 1;
  }

  @Override
  public String toString() {
    return "LeverResult[" + lever.name() + ", " + Affordability.pounds(over()) + " over]";
  }
}
