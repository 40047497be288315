package org.perpupil.impact;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.printed.Casting;
import org.perpupil.formula.printed.Pence;
import org.perpupil.rates.FundingYear;

/**
 * Gains and losses of many schools, as a whole and by group: authority, trust, phase, region or
 * fifth of need.
 *
 * <p>Works from columns and does not care where they come from. Amounts are cash unless {@link
 * #inRealTerms} has stated them in the prices of one year. Every school's amount is a line, see
 * {@link Casting}: groups are sums of what is printed for schools, in whole pence unless told
 * otherwise. Immutable and thread-safe.
 */
public final class Spread {
  private static final String CASH = "cash";

  private final String priceBase;
  private final double[] before;
  private final double[] after;
  private final double[] pupils;
  private final RoundingRules rounding;

  private Spread(
      String priceBase, double[] before, double[] after, double[] pupils, RoundingRules rounding) {
    this.priceBase = priceBase;
    this.before = before;
    this.after = after;
    this.pupils = pupils;
    this.rounding = rounding;
  }

  /**
   * Returns the spread of a change in cash.
   *
   * @param before pounds by school; NaN where there is no figure
   * @param after pounds by school; NaN where there is no figure
   * @param pupils pupils by school, the same before and after; 0 for none
   * @throws IllegalArgumentException when the columns differ in length, or a school has pupils that
   *     are no number of 0 or more
   */
  public static Spread of(double[] before, double[] after, double[] pupils) {
    return of(before, after, pupils, RoundingRules.statement());
  }

  /** Returns the spread of a change whose amounts are printed by rules of rounding. */
  static Spread of(double[] before, double[] after, double[] pupils, RoundingRules rounding) {
    if (before.length != after.length || before.length != pupils.length) {
      throw new IllegalArgumentException(
          before.length
              + " schools before, "
              + after.length
              + " after and "
              + pupils.length
              + " with pupils, expected the same");
    }
    for (double count : pupils) {
      if (!(count >= 0 && Double.isFinite(count))) {
        throw new IllegalArgumentException(count + " pupils, expected 0 or more");
      }
    }
    return new Spread(CASH, before.clone(), after.clone(), pupils.clone(), rounding);
  }

  /**
   * Returns the same change in the prices of the index's base year, rounded to pence.
   *
   * @param yearBefore the year whose pounds the old amounts are
   * @param yearAfter the year whose pounds the new amounts are
   * @throws org.perpupil.problem.ProblemsException when the index lacks one of the years
   * @throws IllegalStateException when the amounts are in real terms already
   */
  public Spread inRealTerms(PriceIndex prices, FundingYear yearBefore, FundingYear yearAfter) {
    if (!priceBase.equals(CASH)) {
      throw new IllegalStateException("already in " + priceBase);
    }
    return new Spread(
        prices.priceBase(),
        times(before, prices.realPound(yearBefore)),
        times(after, prices.realPound(yearAfter)),
        pupils,
        RoundingRules.statement());
  }

  /** Returns what the pounds are: {@code cash}, or the prices of a year and the index used. */
  public String priceBase() {
    return priceBase;
  }

  /** Returns the number of schools, those without figures included. */
  public int size() {
    return before.length;
  }

  /** Returns the gains and losses of all schools. */
  public GroupSpread all() {
    return group("all", IntStream.range(0, size()).toArray());
  }

  /**
   * Returns the gains and losses by group, ordered by key; unmodifiable.
   *
   * @param keys the group of each school; a school with an empty key, such as one in no trust, is
   *     in no group
   * @throws IllegalArgumentException when there is not one key a school
   */
  public Map<String, GroupSpread> by(String[] keys) {
    if (keys.length != size()) {
      throw new IllegalArgumentException(keys.length + " keys for " + size() + " schools");
    }
    Map<String, List<Integer>> rows = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      if (!keys[i].isEmpty()) {
        rows.computeIfAbsent(keys[i], key -> new ArrayList<>()).add(i);
      }
    }
    ImmutableMap.Builder<String, GroupSpread> groups = ImmutableMap.builder();
    rows.forEach((key, ofKey) -> groups.put(key, group(key, Ints.toArray(ofKey))));
    return groups.build();
  }

  @Override
  public String toString() {
    return "Spread[" + size() + " schools, " + priceBase + "]";
  }

  private GroupSpread group(String key, int[] rows) {
    return GroupSpread.of(key, priceBase, before, after, pupils, rows, rounding);
  }

  private static double[] times(double[] pounds, double factor) {
    double[] product = new double[pounds.length];
    for (int i = 0; i < pounds.length; i++) {
      product[i] = Pence.round(pounds[i] * factor);
    }
    return product;
  }
}
