package org.perpupil.projection.engine;

import org.perpupil.formula.Line;
import org.perpupil.projection.plan.AuthorityPlan;

/** What schools that merge keep of their lump sums in the year after. */
public final class MergerLumpSums {
  /** The part of their lump sums, from 0 to 1; the regulations' figure. */
  public static final double PART = 0.85;

  private MergerLumpSums() {}

  /** Returns the pounds that are kept beyond the merged school's own lump sum. */
  static double kept(AuthorityPlan.KeptLumpSums merger, FundedUnit[] funded) {
    int line = line(merger.year());
    double lumpSums = 0;
    for (AuthorityPlan.Place one : merger.merged()) {
      lumpSums += funded[one.unit()].funding.record.lines[line][one.place()];
    }
    AuthorityPlan.Place into = merger.into();
    return PART * lumpSums - funded[into.unit()].funding.record.lines[line][into.place()];
  }

  /** Returns where the lump sum of a year stands among recorded lines. */
  public static int line(int year) {
    return year * FundingRecord.LINES + Line.LUMP_SUM.index();
  }
}
