package org.perpupil.scenario;

import static org.perpupil.problem.Problem.plain;

import java.math.BigDecimal;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.ChangedAssumptions.Placed;

/** What is said of a sum or product that its assumption does not usually come to, or cannot. */
final class UnusualChange {
  /** Places that a decimal point slips by, those nearest first. */
  private static final int[] SLIPS = {-1, 1, -2, 2, -3, 3};

  private UnusualChange() {}

  static Problem warning(
      String place, FundingYear year, double old, double value, List<Placed> touching) {
    Assumption assumption = touching.get(0).change().assumption();
    Range range = assumption.range();
    return Problem.warning(
        place,
        plain(value) + " (" + plain(old) + " before) in " + year,
        range.words() + ", usually " + plain(range.usualLow()) + " to " + plain(range.usualHigh()),
        advice(assumption, old, touching));
  }

  /** Returns what may have been meant, as the end of a sentence. */
  static String advice(Assumption assumption, double old, List<Placed> touching) {
    if (touching.size() > 1) {
      return "changes of one value add up, and one of them is left over";
    }
    Change change = touching.get(0).change();
    Range range = assumption.range();
    double by = change.value();
    boolean adds = change.op() == Change.Op.ADD;
    if (range.accepts(by) && range.isUsual(by)) {
      return "set: " + plain(by) + " was meant, which takes the place of the value";
    }
    if (adds && isSound(assumption, old, change, -by)) {
      return "the sign is wrong; " + written(change, BigDecimal.valueOf(-by)) + " was meant";
    }
    for (int places : SLIPS) {
      BigDecimal slipped = BigDecimal.valueOf(by).movePointRight(places);
      if (isSound(assumption, old, change, slipped.doubleValue())) {
        return "the decimal point slipped; " + written(change, slipped) + " was meant";
      }
    }
    return "the value before is not what was thought; set gives the value itself";
  }

  /** Returns whether a change by another number comes to what is usual. */
  private static boolean isSound(Assumption assumption, double old, Change change, double by) {
    if (!Double.isFinite(by) || by == 0 || (change.op() != Change.Op.ADD && by <= 0)) {
      return false;
    }
    Change other =
        new Change(
            change.assumption(), change.op(), change.selector(), change.year(), change.last(), by);
    double value = ChangedAssumptions.combine(old, List.of(new Placed("", other)));
    return assumption.accepts(value) && assumption.range().isUsual(value);
  }

  private static String written(Change change, BigDecimal by) {
    return change.op().label() + ": " + by.stripTrailingZeros().toPlainString();
  }
}
