package org.perpupil.projection;

import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;

/**
 * What one input of a runner sets: an assumption, for some schools, in one year or in all.
 *
 * @param assumption the assumption
 * @param selector the schools
 * @param year the year; empty for all years but those that a figure {@linkplain
 *     Assumption#isPublished is published} for
 * @param yields whether a figure that is published for the year goes before the input; always so
 *     for all years
 */
public record Target(
    Assumption assumption, Selector selector, Optional<FundingYear> year, boolean yields) {

  /** Lets what holds for all years always yield. */
  public Target {
    yields |= year.isEmpty();
  }

  /** Returns a target of some schools in one year, whatever is published, or in all. */
  public Target(Assumption assumption, Selector selector, Optional<FundingYear> year) {
    this(assumption, selector, year, false);
  }

  /** Returns a target of all schools in all years. */
  public static Target of(Assumption assumption) {
    return new Target(assumption, Selector.all(), Optional.empty());
  }

  /** Returns a target of all schools in one year. */
  public static Target of(Assumption assumption, FundingYear year) {
    return new Target(assumption, Selector.all(), Optional.of(year));
  }

  /** Returns the same, but that a figure published for the year goes before the input. */
  public Target yielding() {
    return new Target(assumption, selector, year, true);
  }

  /** Returns the indices of the years that an input is set in, up to the one after the last. */
  int[] years(Timeline timeline) {
    return IntStream.rangeClosed(0, timeline.years())
        .filter(y -> year.map(only -> timeline.index(only) == y).orElse(true))
        .filter(y -> !yields || !assumption.isPublished(timeline.year(y)))
        .toArray();
  }
}
