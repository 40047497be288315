package org.perpupil.authority.affordability;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;

/** The ranges that an authority's rates may lie in, each closer to the national rate every year. */
public final class AllowedRanges {
  private AllowedRanges() {}

  /**
   * Returns the range of every national rate that was paid last year and is paid this year, in
   * order.
   *
   * <p>Minimum levels are compulsory and not chosen. A rate that the national formula did not pay
   * last year has no distance to keep, and no range here. See {@link AllowedRange} for what of the
   * rule is unverified.
   *
   * @param national this year's national formula
   * @param nationalBefore last year's
   * @param localBefore the authority's formula of last year; a rate that it lacks was 0
   * @param areaCost the authority's area cost adjustment in both years, 1 or more
   */
  public static Map<Parameter, AllowedRange> of(
      Formula national, Formula nationalBefore, Formula localBefore, double areaCost) {
    Map<Parameter, AllowedRange> ranges = new TreeMap<>();
    for (Parameter rate : Parameter.local()) {
      OptionalDouble before = nationalBefore.value(rate);
      if (MinimaxFormula.canBeChosen(rate) && national.pays(rate) && before.orElse(0) > 0) {
        double target = before.getAsDouble() * areaCost;
        double distance = Math.abs(localBefore.value(rate).orElse(0) / target - 1);
        ranges.put(rate, AllowedRange.of(national.value(rate).orElseThrow(), areaCost, distance));
      }
    }
    return Collections.unmodifiableMap(ranges);
  }
}
