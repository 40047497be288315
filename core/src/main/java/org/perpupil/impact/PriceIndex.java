package org.perpupil.impact;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/**
 * A price index with the year whose prices amounts are stated in.
 *
 * <p>Immutable and thread-safe.
 */
public final class PriceIndex {
  private final String name;
  private final FundingYear base;
  private final ImmutableSortedMap<FundingYear, Double> levels;

  private PriceIndex(
      String name, FundingYear base, ImmutableSortedMap<FundingYear, Double> levels) {
    this.name = name;
    this.base = base;
    this.levels = levels;
  }

  /**
   * Returns an index.
   *
   * @param name what it is, such as {@code GDP deflator, March 2026}
   * @param base the year whose prices amounts are stated in
   * @param levels the level of each year, in any unit, such as 100 for one of them
   * @throws ProblemsException when a level is not more than 0, or the base year has none
   */
  public static PriceIndex of(String name, FundingYear base, Map<FundingYear, Double> levels) {
    Objects.requireNonNull(name, "name");
    PriceIndex index =
        new PriceIndex(name, base, ImmutableSortedMap.copyOf(ImmutableMap.copyOf(levels)));
    ProblemsException.throwIfAny(
        index.levels.entrySet().stream()
            .filter(level -> !(level.getValue() > 0 && Double.isFinite(level.getValue())))
            .map(
                level ->
                    Problem.error(
                        name + ", " + level.getKey(),
                        Problem.plain(level.getValue()),
                        "a level of more than 0",
                        "a change in percent was given where the level belongs"))
            .toList());
    index.level(base);
    return index;
  }

  /** Returns what the index is. */
  public String name() {
    return name;
  }

  /** Returns the year whose prices amounts are stated in. */
  public FundingYear base() {
    return base;
  }

  /** Returns the levels, oldest year first; unmodifiable. */
  public SortedMap<FundingYear, Double> levels() {
    return levels;
  }

  /**
   * Returns what a pound of a year is worth in pounds of the base year.
   *
   * @throws ProblemsException when the index has no level for the year
   */
  public double realPound(FundingYear year) {
    return year.equals(base) ? 1 : level(base) / level(year);
  }

  /** Returns the price base in words, such as {@code 2025-26 prices (GDP deflator)}. */
  public String priceBase() {
    return base + " prices (" + name + ")";
  }

  @Override
  public String toString() {
    return "PriceIndex[" + priceBase() + "]";
  }

  private double level(FundingYear year) {
    Double level = levels.get(year);
    if (level == null) {
      throw new ProblemsException(
          Problem.error(
              name,
              year.toString(),
              levels.isEmpty()
                  ? "levels by year"
                  : "a year from " + levels.firstKey() + " to " + levels.lastKey(),
              "the index needs a forecast for the years ahead"));
    }
    return level;
  }
}
