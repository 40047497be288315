package org.perpupil.budget;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;

/**
 * A part of a year in which nothing changes: April to August (5/12) or September to March (7/12).
 *
 * <p>Every flow of money lives in blocks. A maintained school's financial year and an academy's are
 * two views of them, so that a school that converts on 1 April or 1 September needs no rule of its
 * own. Immutable and thread-safe; ordered by time.
 *
 * @param startYear the calendar year in which the block starts
 * @param term which of the two
 */
public record Block(int startYear, Term term) implements Comparable<Block> {

  /** The two blocks of a year. */
  public enum Term {
    /** April to August, 5/12 of a year. */
    APRIL_TO_AUGUST(Month.APRIL, 5),
    /** September to March, 7/12 of a year. */
    SEPTEMBER_TO_MARCH(Month.SEPTEMBER, 7);

    private final Month firstMonth;
    private final int months;

    Term(Month firstMonth, int months) {
      this.firstMonth = firstMonth;
      this.months = months;
    }

    /** Returns how many months the block has. */
    public int months() {
      return months;
    }
  }

  /** Returns April to August of a calendar year. */
  public static Block aprilToAugust(int year) {
    return new Block(year, Term.APRIL_TO_AUGUST);
  }

  /** Returns September of a calendar year to March of the next. */
  public static Block septemberToMarch(int year) {
    return new Block(year, Term.SEPTEMBER_TO_MARCH);
  }

  /** Returns the block that starts on a day, or nothing when none does. */
  public static Optional<Block> startingOn(LocalDate day) {
    Block block = nearest(day);
    return block.start().equals(day) ? Optional.of(block) : Optional.empty();
  }

  /** Returns the block that a day lies in. */
  public static Block containing(LocalDate day) {
    Block block = septemberToMarch(day.getYear() - 1);
    while (!block.next().start().isAfter(day)) {
      block = block.next();
    }
    return block;
  }

  /** Returns the block whose first day is nearest to a day; the earlier of two as near. */
  public static Block nearest(LocalDate day) {
    Block before = septemberToMarch(day.getYear() - 1);
    while (!before.next().start().isAfter(day)) {
      before = before.next();
    }
    long daysAfter = ChronoUnit.DAYS.between(before.start(), day);
    long daysToNext = ChronoUnit.DAYS.between(day, before.next().start());
    return daysAfter <= daysToNext ? before : before.next();
  }

  /** Returns the blocks of a maintained school's financial year, from April. */
  public static List<Block> maintainedYear(int startYear) {
    return List.of(aprilToAugust(startYear), septemberToMarch(startYear));
  }

  /** Returns the blocks of an academy's financial year, from September. */
  public static List<Block> academyYear(int startYear) {
    return List.of(septemberToMarch(startYear), aprilToAugust(startYear + 1));
  }

  /**
   * Returns the funding year whose budget share is paid in this block.
   *
   * <p>A maintained school is paid from April and an academy from September, so that April to
   * August belongs to the new funding year for the one and to the old one for the other. A school
   * that converts changes this and nothing of its allocation; an academy's first April to August
   * needs the share of the year before.
   */
  public FundingYear fundingYear(Governance governance) {
    boolean lags = governance == Governance.ACADEMY && term == Term.APRIL_TO_AUGUST;
    return FundingYear.of(lags ? startYear - 1 : startYear);
  }

  /** Returns the first day. */
  public LocalDate start() {
    return LocalDate.of(startYear, term.firstMonth, 1);
  }

  /** Returns the share of a year, from 0 to 1. */
  public double shareOfYear() {
    return term.months / 12.0;
  }

  /** Returns the block that follows. */
  public Block next() {
    return term == Term.APRIL_TO_AUGUST
        ? septemberToMarch(startYear)
        : aprilToAugust(startYear + 1);
  }

  @Override
  public int compareTo(Block other) {
    return start().compareTo(other.start());
  }

  /** Returns such as {@code April-August 2025} or {@code September-March 2025-26}. */
  @Override
  public String toString() {
    return term == Term.APRIL_TO_AUGUST
        ? "April-August " + startYear
        : "September-March " + FundingYear.of(startYear);
  }
}
