package org.perpupil.organisation;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Pence;
import org.perpupil.formula.Total;

/**
 * Proof that an allocation lost no school, pupil or pound on the way to its totals.
 *
 * <p>Schools and pupils that went in and the pounds of all budget shares are counted from the
 * allocation; schools, pupils and lines that came out, from the totals of the authorities.
 * Immutable and thread-safe.
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
    double pupilsRead,
    double pupilsAllocated,
    double pupilsFailed,
    Map<String, Double> poundsByLine,
    double poundsInTotal) {
  /** What sums in binary may differ by, as a part of them. */
  private static final double BINARY_ERROR = 1e-11;

  private static final double HALF_A_PENNY = 0.005;

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
    double pupilsAllocated = 0;
    double pupilsFailed = 0;
    Map<String, Double> byLine = new LinkedHashMap<>();
    for (AuthorityTotals authority : authorities) {
      allocated += authority.schoolsCovered();
      failed += authority.schoolsFailed();
      pupilsAllocated += authority.pupils();
      pupilsFailed += authority.pupilsFailed();
    }
    for (Line line : Line.values()) {
      double pounds = authorities.stream().mapToDouble(a -> a.amount(line)).sum();
      if (pounds != 0) {
        byLine.put(line.fileName(), pounds);
      }
    }
    double total = 0;
    for (int i = 0; i < allocation.size(); i++) {
      total += allocation.total(Total.BUDGET_SHARE, i).orElse(0);
    }
    boolean toPence = allocation.rounding().linesToPence();
    if (toPence) {
      byLine.replaceAll((line, pounds) -> Pence.round(pounds));
      total = Pence.round(total);
    }
    double pupilsRead =
        allocation.schools().schools().stream().mapToDouble(school -> school.pupils()).sum();
    Reconciliation result =
        new Reconciliation(
            allocation.size(),
            allocated,
            failed,
            pupilsRead,
            pupilsAllocated,
            pupilsFailed,
            byLine,
            total);
    result.check(toPence);
    return result;
  }

  private void check(boolean toPence) {
    double lines = poundsByLine.values().stream().mapToDouble(Double::doubleValue).sum();
    same("schools", schoolsRead, schoolsAllocated + schoolsFailed, 0);
    same("pupils", pupilsRead, pupilsAllocated + pupilsFailed, BINARY_ERROR * pupilsRead);
    double volume = poundsByLine.values().stream().mapToDouble(Math::abs).sum();
    same("pounds", poundsInTotal, lines, toPence ? HALF_A_PENNY : BINARY_ERROR * volume);
  }

  static void same(String what, double in, double out, double tolerance) {
    // Written so that what is no number fails.
    if (!(Double.isFinite(in - out) && Math.abs(in - out) <= tolerance)) {
      throw new IllegalStateException(
          what + " do not reconcile: " + in + " in, " + out + " out; no result is given");
    }
  }
}
