package org.perpupil.impact.years;

import java.util.Locale;

/**
 * Why a school gets another amount than the year before, in the fixed order in which the causes are
 * taken.
 *
 * <p>Each cause is what the share changes by when its figures become the later year's, those of the
 * causes before it being so already and those after it not yet. Another order would give other
 * parts and the same sum.
 */
public enum YearCause {
  /** Pupils by phase, year groups, days open, whether the school is growing, and its phase. */
  PUPILS("pupils"),
  /** Shares of pupils with needs, where both years give them. */
  NEEDS("needs of pupils"),
  /** Split sites, distances, business rates and other money that is given for the school. */
  GIVEN_MONEY("split sites and other given money"),
  /** The school's area cost and the London fringe; that of local rates is in the rates. */
  AREA_COST("area cost"),
  /**
   * Which factors are paid, their settings, and the rules of the year; shares that one year alone
   * gives, and rates as well where one formula is national and the other local.
   */
  FORMULA("formula: factors, settings, rules of the year"),
  /** Rates that both years pay. */
  RATES("rates"),
  /** What guarantee, floor and cap are measured against, and adjustments that are given. */
  BASELINE("baseline of the protections"),
  /** Minimum levels, guarantee, floor, cap and scaling. */
  PROTECTION("minimum level, guarantee and cap");

  private final String label;

  YearCause(String label) {
    this.label = label;
  }

  /** Returns the name as files write it, such as {@code given_money}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it is, in words. */
  public String label() {
    return label;
  }

  /** Returns whether its figures are the later year's once another cause has been taken. */
  boolean isTakenBy(YearCause last) {
    return compareTo(last) <= 0;
  }
}
