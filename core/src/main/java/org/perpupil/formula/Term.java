package org.perpupil.formula;

import org.perpupil.rates.Rate;

/** One rate and what it is paid on: each school's line gets rate × share × base. */
final class Term {
  private final Line line;
  private final Rate rate;
  private final double[] share;
  private final double[] base;
  private final boolean areaCost;

  /**
   * Creates a term; the arrays are kept, not copied.
   *
   * @param line the line that the money goes to
   * @param rate pounds for one unit of the base, before area cost
   * @param share per school, the part of the base that counts; 1 where all of it does
   * @param base per school, pupils or sites
   * @param areaCost whether the area cost adjustment multiplies the rate
   */
  Term(Line line, Rate rate, double[] share, double[] base, boolean areaCost) {
    this.line = line;
    this.rate = rate;
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

  double[] share() {
    return share;
  }

  double[] base() {
    return base;
  }

  boolean areaCost() {
    return areaCost;
  }
}
