package org.perpupil.formula.printed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import org.perpupil.formula.RoundingRules;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * How figures are rounded so that what is printed or written adds up as printed: one rule for every
 * table and file.
 *
 * <ol>
 *   <li><b>A line is rounded once, by itself</b>, to the penny, halves away from zero. A line is
 *       the smallest amount that an output has: a factor of a school's share, a code of a school's
 *       year, a charge of a school's block, the first reserve of all. Allocations that are not
 *       rounded to pence have {@value #UNROUNDED_DECIMALS} decimals in the penny's place.
 *   <li><b>All else is made of printed lines</b>: totals, balances, an academy code that gathers
 *       several codes, years made of blocks, sums of schools, groups and authorities, and the
 *       difference of two years, formulas or worlds, which is the printed one less the printed
 *       other. A reserve is the printed one before and the printed balance since, so that it ends
 *       one year as it opens the next; after some years it may lie pennies beside the sum of
 *       unrounded lines.
 *   <li><b>Parts of a whole that is known before them</b>, such as causes of a change, pooled money
 *       and what each cause is to a pupil, are rounded by the largest remainder: none by a whole
 *       unit, and together they are the whole.
 *   <li>Pupils of projections have two decimals, and sums of pupils are sums of those. Means,
 *       shares, quantiles and pounds a pupil are rounded for themselves; nobody adds them up.
 *   <li>Whole pounds stand only where nothing is added up.
 * </ol>
 *
 * <p>Where one figure is part of several totals, the order is: line, school and year, then years,
 * schools and worlds, in whatever order. All of these are sums and differences of the same whole
 * pennies, so that every way through them ends at the same figure.
 */
public final class Casting {
  /** Decimals of amounts of allocations that are not rounded to pence. */
  public static final int UNROUNDED_DECIMALS = 8;

  /** Decimals of pounds and pence. */
  public static final int PENCE_DECIMALS = 2;

  /** Beyond this, a double is too coarse for a penny. */
  private static final double MOST_POUNDS = 4e13;

  private Casting() {}

  /**
   * Returns a line in whole pence; or a number of pupils in hundredths.
   *
   * @throws ProblemsException when the amount is no number, or too large to have pence
   */
  public static long pence(double pounds) {
    check(pounds);
    return Math.round(100 * Pence.round(pounds));
  }

  /** Returns whole pence in pounds, with two decimals. */
  public static BigDecimal pounds(long pence) {
    return BigDecimal.valueOf(pence, PENCE_DECIMALS);
  }

  /**
   * Returns a line in pounds as rules of rounding print it.
   *
   * @throws ProblemsException when the amount is no number, or too large to have pence
   */
  public static BigDecimal line(double pounds, RoundingRules rounding) {
    if (rounding.linesToPence()) {
      return pounds(pence(pounds));
    }
    check(pounds);
    return BigDecimal.valueOf(pounds).setScale(UNROUNDED_DECIMALS, RoundingMode.HALF_UP);
  }

  /** Returns a figure with more decimals in whole pence, halves away from zero. */
  public static BigDecimal pence(BigDecimal pounds) {
    return pounds.setScale(PENCE_DECIMALS, RoundingMode.HALF_UP);
  }

  /** Returns the sum of numbers as they are written, such as pupils of schools. */
  public static BigDecimal sum(DoubleStream numbers) {
    return numbers.mapToObj(Casting::asWritten).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Returns a number with the decimals that it is written with, {@value #UNROUNDED_DECIMALS} at
   * most.
   */
  public static BigDecimal asWritten(double number) {
    BigDecimal decimal = BigDecimal.valueOf(number);
    return decimal.scale() <= UNROUNDED_DECIMALS
        ? decimal
        : decimal.setScale(UNROUNDED_DECIMALS, RoundingMode.HALF_UP);
  }

  private static void check(double pounds) {
    if (!(Math.abs(pounds) <= MOST_POUNDS)) {
      throw new ProblemsException(
          Problem.error(
              "an amount to be printed",
              Problem.plain(pounds),
              "at most " + Problem.plain(MOST_POUNDS) + " pounds, which still have pence",
              "a rate, a number of pupils or a sum of money has too many digits"));
    }
  }
}
