package org.perpupil.formula;

import org.jspecify.annotations.Nullable;
import org.perpupil.rates.Rate;

/**
 * One rate and what it is paid on: each school's line gets rate × share × base.
 *
 * <p>The share does not follow the roll, so the same term pays the school for another roll.
 */
final class Term {
  private final Line line;
  private final Rate rate;
  private final @Nullable Parameter parameter;
  private final double[] share;
  private final Base base;
  private final boolean areaCost;

  /**
   * Creates a term; the array is kept, not copied.
   *
   * @param line the line that the money goes to
   * @param rate pounds for one unit of the base, before area cost
   * @param parameter where a formula holds the rate; none for a sum
   * @param share per school, the part of the base that counts; 1 where all of it does, 0 where the
   *     school is not paid
   * @param base what the share is of
   * @param areaCost whether the area cost adjustment multiplies the rate
   */
  Term(
      Line line,
      Rate rate,
      @Nullable Parameter parameter,
      double[] share,
      Base base,
      boolean areaCost) {
    this.line = line;
    this.rate = rate;
    this.parameter = parameter;
    this.share = share;
    this.base = base;
    this.areaCost = areaCost;
  }

  Line line() {
    return line;
  }

  Rate rate() {
    return rate;
  }

  /** Returns where a formula holds the rate; null for a sum. */
  @Nullable Parameter parameter() {
    return parameter;
  }

  double[] share() {
    return share;
  }

  Base base() {
    return base;
  }

  boolean areaCost() {
    return areaCost;
  }
}
