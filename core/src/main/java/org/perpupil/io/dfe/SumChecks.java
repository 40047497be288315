package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.io.dfe.infer.AllocationItem;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.problem.Problem;

/** The sums that tie in every row of school funding allocations. */
final class SumChecks {
  private static final ImmutableList<AllocationItem> BASIC =
      ImmutableList.of(
          AllocationItem.BASIC_PRIMARY, AllocationItem.BASIC_KS3, AllocationItem.BASIC_KS4);
  private static final ImmutableList<AllocationItem> IDACI =
      ImmutableList.of(
          AllocationItem.IDACI_A,
          AllocationItem.IDACI_B,
          AllocationItem.IDACI_C,
          AllocationItem.IDACI_D,
          AllocationItem.IDACI_E,
          AllocationItem.IDACI_F);
  private static final ImmutableList<AllocationItem> DEPRIVATION =
      ImmutableList.of(AllocationItem.FSM, AllocationItem.FSM6, AllocationItem.IDACI);
  private static final ImmutableList<AllocationItem> AFTER =
      ImmutableList.of(AllocationItem.BEFORE, AllocationItem.ADJUSTMENT);

  private final double unit;
  private final LeftOut leftOut;

  /**
   * Creates the checks of a file.
   *
   * @param leftOut where rows that do not tie are counted
   */
  SumChecks(boolean wholePounds, LeftOut leftOut) {
    this.unit = wholePounds ? 1 : 0.01;
    this.leftOut = leftOut;
  }

  /** Returns whether the sums of a row tie; counts it with its place where not. */
  boolean tie(AllocationRow row) {
    return ties(row, AllocationItem.BASIC, BASIC)
        && ties(row, AllocationItem.IDACI, IDACI)
        && ties(row, AllocationItem.DEPRIVATION, DEPRIVATION)
        && ties(row, AllocationItem.BEFORE, AllocationItem.PARTS)
        && ties(row, AllocationItem.AFTER, AFTER)
        && totalTies(row)
        && perPupilTies(row);
  }

  private boolean ties(AllocationRow row, AllocationItem total, List<AllocationItem> parts) {
    double sum = row.sum(parts);
    if (Math.abs(row.value(total) - sum) <= rounding(parts.size())) {
      return true;
    }
    return failing(row, total.column(), row.value(total), sum, "the sum of its parts");
  }

  private boolean totalTies(AllocationRow row) {
    double sum = row.value(AllocationItem.AFTER);
    for (double pounds : row.grants().values()) {
      sum += pounds;
    }
    double total = row.value(AllocationItem.TOTAL);
    double tolerance = rounding(row.grants().size() + 1);
    boolean mayBeMore = !row.grantsAreWhole() && total >= sum;
    if (Double.isNaN(total) || mayBeMore || Math.abs(total - sum) <= tolerance) {
      return true;
    }
    return failing(row, "total", total, sum, "the budget share and the grants");
  }

  /** The published roll is rounded, and so is the amount per pupil. */
  private boolean perPupilTies(AllocationRow row) {
    double roll = row.value(AllocationItem.ROLL);
    double perPupil = row.value(AllocationItem.PER_PUPIL);
    double share = row.value(AllocationItem.AFTER);
    if (Double.isNaN(perPupil) || roll < 1) {
      return true;
    }
    double least = share / (roll + 0.5) - 1;
    double most = share / (roll - 0.5) + 1;
    if (perPupil >= Math.min(least, most) && perPupil <= Math.max(least, most)) {
      return true;
    }
    return failing(
        row, "per_pupil", perPupil, share / roll, "the budget share divided by the pupils");
  }

  /** Returns how far a sum of rounded parts may be from a rounded total. */
  private double rounding(int parts) {
    return unit * (parts + 2) / 2;
  }

  /** Counts a row that does not tie; returns false, as the check does then. */
  private boolean failing(
      AllocationRow row, String column, double found, double expected, String what) {
    leftOut.wrong(
        column + " is not " + what,
        Problem.error(
            row.place() + ", column " + column,
            Problem.plain(found),
            what + " (" + Problem.plain(Math.rint(expected * 100) / 100) + " here)",
            "a figure of the row was changed after it was published"),
        row.urn() + " " + row.name() + " (" + row.place() + ")");
    return false;
  }
}
