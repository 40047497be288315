package org.perpupil.authority.block;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.school.School;

/**
 * Proof that an allocation lost no school, pupil or pound on the way to its totals.
 *
 * <p>Schools and pupils that went in and the pounds of all budget shares are counted from the
 * allocation; schools, pupils and lines that came out, from the totals of the authorities. All are
 * as printed, so that lines add up to the total. Immutable and thread-safe.
 *
 * @param schoolsRead schools that went in
 * @param schoolsAllocated schools that were paid
 * @param schoolsFailed schools that could not be paid
 * @param pupilsRead pupils that went in
 * @param pupilsAllocated pupils of schools that were paid
 * @param pupilsFailed pupils of schools that could not be paid
 * @param poundsByLine pounds of every line that is not 0, in order
 * @param poundsInTotal pounds of all budget shares
 */
public record Reconciliation(
    int schoolsRead,
    int schoolsAllocated,
    int schoolsFailed,
    BigDecimal pupilsRead,
    BigDecimal pupilsAllocated,
    BigDecimal pupilsFailed,
    Map<String, BigDecimal> poundsByLine,
    BigDecimal poundsInTotal) {
  /** What sums in binary may differ by, as a part of them. */
  private static final double BINARY_ERROR = 1e-11;

  private static final double HALF_A_PENNY = 0.005;

  /** What an unrounded line may differ by from what is printed of it. */
  private static final double HALF_A_DECIMAL = 5e-9;

  /** Copies the pounds. */
  public Reconciliation {
    poundsByLine = ImmutableMap.copyOf(poundsByLine);
  }

  /**
   * Returns the reconciliation of an allocation with the totals of its authorities.
   *
   * @throws IllegalStateException when schools, pupils or pounds do not add up
   */
  public static Reconciliation of(Allocation allocation, List<AuthorityTotals> authorities) {
    int allocated = 0;
    int failed = 0;
    for (AuthorityTotals authority : authorities) {
      allocated += authority.schoolsCovered();
      failed += authority.schoolsFailed();
    }
    Map<String, BigDecimal> byLine = new LinkedHashMap<>();
    for (Line line : Line.values()) {
      BigDecimal pounds = sum(authorities, authority -> authority.amountAsPrinted(line));
      if (pounds.signum() != 0) {
        byLine.put(line.fileName(), pounds);
      }
    }
    BigDecimal rounding = rounding(allocation);
    if (rounding.signum() != 0) {
      byLine.put(Total.ROUNDING.fileName(), rounding);
    }
    Reconciliation result =
        new Reconciliation(
            allocation.size(),
            allocated,
            failed,
            Casting.sum(allocation.schools().schools().stream().mapToDouble(School::pupils)),
            sum(authorities, AuthorityTotals::pupilsAsPrinted),
            sum(authorities, AuthorityTotals::pupilsFailedAsPrinted),
            byLine,
            sum(authorities, AuthorityTotals::budgetShareAsPrinted));
    result.check(allocation);
    return result;
  }

  private static BigDecimal rounding(Allocation allocation) {
    BigDecimal sum = BigDecimal.ZERO;
    if (allocation.rounding().roundsTotalsAlone()) {
      AllocationAsPrinted printed = AllocationAsPrinted.of(allocation);
      for (int i = 0; i < allocation.size(); i++) {
        sum = sum.add(printed.total(Total.ROUNDING, i).orElse(BigDecimal.ZERO));
      }
    }
    return sum;
  }

  private void check(Allocation allocation) {
    same("schools", schoolsRead, schoolsAllocated + schoolsFailed, 0);
    same("pupils", pupilsRead.doubleValue(), pupilsAllocated.add(pupilsFailed).doubleValue(), 0);
    BigDecimal lines = poundsByLine.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    same("pounds", poundsInTotal.doubleValue(), lines.doubleValue(), 0);
    double shares = 0;
    double volume = 0;
    for (int i = 0; i < allocation.size(); i++) {
      shares += allocation.total(Total.BUDGET_SHARE, i).orElse(0);
      for (Line line : Line.values()) {
        volume += Math.abs(allocation.amount(line, i).orElse(0));
      }
    }
    double tolerance =
        allocation.rounding().linesToPence()
            ? HALF_A_PENNY
            : BINARY_ERROR * volume
                + HALF_A_DECIMAL * Line.values().size() * (double) allocation.size();
    same("pounds", shares, lines.doubleValue(), tolerance);
  }

  private static BigDecimal sum(
      List<AuthorityTotals> authorities, Function<AuthorityTotals, BigDecimal> part) {
    return authorities.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static void same(String what, double in, double out, double tolerance) {
    // Written so that what is no number fails.
    if (!(Double.isFinite(in - out) && Math.abs(in - out) <= tolerance)) {
      throw new IllegalStateException(
          what + " do not reconcile: " + in + " in, " + out + " out; no result is given");
    }
  }
}
