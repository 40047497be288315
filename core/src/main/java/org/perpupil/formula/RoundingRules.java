package org.perpupil.formula;

import org.perpupil.formula.printed.Pence;

/**
 * Where figures are rounded on the way to a budget share. Immutable and thread-safe.
 *
 * @param linesToPence whether every line is rounded to whole pence before it is added
 * @param totalsToPence whether sums of lines are rounded to whole pence
 * @param sharesToSixDecimals whether shares of pupils are cut to six decimals before they are used
 * @param areaCostRatesToPence whether a national rate times the area cost multiplier is rounded to
 *     pence before use; some authorities do, some do not
 * @param guaranteeUnitsToPence whether the unit values of the guarantee are rounded to pence; some
 *     statements do, some do not
 */
public record RoundingRules(
    boolean linesToPence,
    boolean totalsToPence,
    boolean sharesToSixDecimals,
    boolean areaCostRatesToPence,
    boolean guaranteeUnitsToPence) {

  /** Returns the rules of a published statement: lines to pence, shares to six decimals. */
  public static RoundingRules statement() {
    return new RoundingRules(true, true, true, false, false);
  }

  /**
   * Returns the rules of statements that sum lines as they are and round the sums: lines shown to
   * the penny may then miss their total by pence, which {@link Total#ROUNDING} names.
   */
  public static RoundingRules total() {
    return new RoundingRules(false, true, false, false, false);
  }

  /** Returns no rounding at all. */
  public static RoundingRules none() {
    return new RoundingRules(false, false, false, false, false);
  }

  /** Returns the same rules with lines as they are, though their sums stay rounded. */
  public RoundingRules withoutRoundingOfLines() {
    return new RoundingRules(
        false, totalsToPence, sharesToSixDecimals, areaCostRatesToPence, guaranteeUnitsToPence);
  }

  /** Returns the same rules with shares used as given, or cut to six decimals. */
  public RoundingRules withSharesToSixDecimals(boolean rounded) {
    return new RoundingRules(
        linesToPence, totalsToPence, rounded, areaCostRatesToPence, guaranteeUnitsToPence);
  }

  /** Returns the same rules with adjusted rates rounded to pence, or not. */
  public RoundingRules withAreaCostRatesToPence(boolean rounded) {
    return new RoundingRules(
        linesToPence, totalsToPence, sharesToSixDecimals, rounded, guaranteeUnitsToPence);
  }

  /** Returns the same rules with the guarantee's unit values rounded to pence, or not. */
  public RoundingRules withGuaranteeUnitsToPence(boolean rounded) {
    return new RoundingRules(
        linesToPence, totalsToPence, sharesToSixDecimals, areaCostRatesToPence, rounded);
  }

  /** Returns whether totals are rounded and lines are not, so that the two may differ. */
  public boolean roundsTotalsAlone() {
    return totalsToPence && !linesToPence;
  }

  /** Returns pounds of a line as these rules round them. */
  public double money(double pounds) {
    return linesToPence ? Pence.round(pounds) : pounds;
  }

  /** Returns pounds of a sum of lines as these rules round them. */
  public double total(double pounds) {
    return totalsToPence ? Pence.round(pounds) : pounds;
  }

  /** Returns a share of pupils as these rules round it. */
  public double share(double share) {
    return sharesToSixDecimals ? Pence.roundShare(share) : share;
  }

  /** Returns a national rate times area cost as these rules round it. */
  public double areaCostRate(double pounds) {
    return areaCostRatesToPence ? Pence.round(pounds) : pounds;
  }

  /** Returns a unit value of the guarantee as these rules round it. */
  public double guaranteeUnit(double pounds) {
    return guaranteeUnitsToPence ? Pence.round(pounds) : pounds;
  }
}
