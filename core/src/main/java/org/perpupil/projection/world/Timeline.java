package org.perpupil.projection.world;

import java.util.List;
import java.util.stream.IntStream;
import org.perpupil.budget.Block;
import org.perpupil.rates.FundingYear;

/**
 * The blocks of a projection, counted from 0: April to August of the first year.
 *
 * <p>With n years there are 2n + 1 blocks, so that the first and the last year are whole in both
 * views. Even blocks are April to August, odd ones September to March. Immutable and thread-safe.
 */
public final class Timeline {
  private static final double APRIL_TO_AUGUST = 5 / 12.0;
  private static final double SEPTEMBER_TO_MARCH = 7 / 12.0;

  private final int start;
  private final int years;
  private final List<FundingYear> fundingYears;

  private Timeline(int start, int years) {
    this.start = start;
    this.years = years;
    this.fundingYears = IntStream.range(0, years).mapToObj(i -> FundingYear.of(start + i)).toList();
  }

  public static Timeline of(FundingYear first, FundingYear last) {
    return new Timeline(first.start(), last.start() - first.start() + 1);
  }

  /** Returns the calendar year that the first year starts in. */
  public int start() {
    return start;
  }

  public int years() {
    return years;
  }

  public int blocks() {
    return 2 * years + 1;
  }

  public FundingYear year(int index) {
    return FundingYear.of(start + index);
  }

  public List<FundingYear> fundingYears() {
    return fundingYears;
  }

  public Block block(int k) {
    int year = start + financial(k);
    return isSeptember(k) ? Block.septemberToMarch(year) : Block.aprilToAugust(year);
  }

  /** Returns the number of a block; negative before the first one. */
  public int index(Block block) {
    int k = 2 * (block.startYear() - start);
    return block.term() == Block.Term.SEPTEMBER_TO_MARCH ? k + 1 : k;
  }

  /** Returns the index of a year; negative before the first one. */
  public int index(FundingYear year) {
    return year.start() - start;
  }

  public static boolean isSeptember(int k) {
    return (k & 1) == 1;
  }

  /** Returns the index of the financial year that a block lies in. */
  public static int financial(int k) {
    return k >> 1;
  }

  /** Returns the index of the academic year that a block lies in; -1 for the first block. */
  public static int academic(int k) {
    return (k - 1) >> 1;
  }

  /** Returns the index of the census whose pupils are in school in a block. */
  public static int roll(int k) {
    return (k + 1) >> 1;
  }

  /** Returns the share of a year that a block covers. */
  public static double share(int k) {
    return isSeptember(k) ? SEPTEMBER_TO_MARCH : APRIL_TO_AUGUST;
  }
}
