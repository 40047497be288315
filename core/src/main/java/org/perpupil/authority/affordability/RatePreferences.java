package org.perpupil.authority.affordability;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;

/**
 * What an authority wants of its rates beyond what is allowed. Immutable and thread-safe.
 *
 * @param wholePounds whether rates are whole pounds, as a forum would table them; a rate whose
 *     range holds no whole pound stays in pence
 * @param towardsNational whether every rate lies between last year's and the national one, so that
 *     none below it is lowered and none above it raised
 */
public record RatePreferences(boolean wholePounds, boolean towardsNational) {
  /** Nothing beyond what is allowed. */
  public static final RatePreferences NONE = new RatePreferences(false, false);

  /** Returns the same with rates in whole pounds. */
  public RatePreferences withWholePounds() {
    return new RatePreferences(true, towardsNational);
  }

  /** Returns the same with no rate moved away from the national one. */
  public RatePreferences withTowardsNational() {
    return new RatePreferences(wholePounds, true);
  }

  /**
   * Returns what is left of allowed ranges.
   *
   * @param before last year's rates; one that it lacks was 0
   * @param national this year's
   * @param areaCost the authority's area cost adjustment
   */
  Map<Parameter, AllowedRange> within(
      Map<Parameter, AllowedRange> ranges, Formula before, Formula national, double areaCost) {
    Map<Parameter, AllowedRange> limited = new TreeMap<>();
    ranges.forEach(
        (rate, allowed) -> {
          AllowedRange range = allowed;
          if (towardsNational) {
            double target = national.value(rate).orElseThrow() * areaCost;
            range = between(allowed, before.value(rate).orElse(0), target);
          }
          limited.put(rate, wholePounds ? wholePounds(range) : range);
        });
    return Collections.unmodifiableMap(limited);
  }

  /** Returns whether a range is one of whole pounds. */
  boolean isInPounds(AllowedRange range) {
    return wholePounds
        && range.lowest() == Math.rint(range.lowest())
        && range.highest() == Math.rint(range.highest());
  }

  private static AllowedRange between(AllowedRange allowed, double last, double target) {
    double nearest = Math.max(allowed.lowest(), Math.min(allowed.highest(), last));
    return new AllowedRange(Math.min(nearest, target), Math.max(nearest, target));
  }

  private static AllowedRange wholePounds(AllowedRange range) {
    double lowest = Math.ceil(range.lowest());
    double highest = Math.floor(range.highest());
    return lowest <= highest ? new AllowedRange(lowest, highest) : range;
  }
}
