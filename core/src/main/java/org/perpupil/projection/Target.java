package org.perpupil.projection;

import java.util.Optional;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;

/**
 * What one input of a runner sets: an assumption, for some schools, in one year or in all.
 *
 * @param assumption the assumption
 * @param selector the schools
 * @param year the year; empty for all years
 */
public record Target(Assumption assumption, Selector selector, Optional<FundingYear> year) {

  /** Returns a target of all schools in all years. */
  public static Target of(Assumption assumption) {
    return new Target(assumption, Selector.all(), Optional.empty());
  }

  /** Returns a target of all schools in one year. */
  public static Target of(Assumption assumption, FundingYear year) {
    return new Target(assumption, Selector.all(), Optional.of(year));
  }
}
