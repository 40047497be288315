package org.perpupil.projection;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.Line;
import org.perpupil.projection.engine.FundingRecord;
import org.perpupil.projection.engine.UnitResult;
import org.perpupil.rates.FundingYear;

/**
 * The budget shares of a projection line by line: the same run, its lines kept.
 *
 * <p>The lines of a school and funding year, what business rates have grown by since the first year
 * and what settles the year before's estimate of pupils add up to the {@link #paid} share. All are
 * pounds as paid, so in the first year for the days open; area cost is in each line. De-delegation
 * and early years, which a budget has under the same code, are no part of the share. Which blocks
 * of a school's budget a funding year pays depends on who runs it, the lines do not. Immutable and
 * thread-safe.
 */
public final class FormulaLines {
  private static final int PARTS = FundingRecord.LINES;

  private final ProjectionPlan plan;

  /** By row, then year and line together; empty where a school could not be projected. */
  private final double[][] amounts;

  FormulaLines(ProjectionPlan plan, List<UnitResult> results) {
    this.plan = plan;
    int years = plan.years().size();
    this.amounts = new double[plan.schools().size()][0];
    UnitResult[] unitOf = new UnitResult[amounts.length];
    int[] placeOf = new int[amounts.length];
    for (UnitResult result : results) {
      int[] rows = result.unit().rows;
      double[] end = result.closing()[result.unit().arranged.last()];
      for (int s = 0; s < rows.length; s++) {
        if (!Double.isNaN(end[s])) {
          unitOf[rows[s]] = result;
          placeOf[rows[s]] = s;
        }
      }
    }
    SchoolLives lives = plan.lives();
    lives.merge(unitOf, placeOf);
    for (int row = 0; row < amounts.length; row++) {
      UnitResult result = unitOf[row];
      if (result != null && lives.haveMerged(row, unitOf)) {
        double[] ofSchool = new double[years * PARTS];
        for (int k = 0; k < ofSchool.length; k++) {
          double part = lives.partOfShare(row, result.unit().arranged, k / PARTS);
          ofSchool[k] =
              part == 1 ? result.lines()[k][placeOf[row]] : part * result.lines()[k][placeOf[row]];
        }
        amounts[row] = ofSchool;
      }
    }
  }

  /** Returns the funding years, in order. */
  public List<FundingYear> years() {
    return plan.years();
  }

  /** Returns the number of schools, those that could not be projected included. */
  public int size() {
    return amounts.length;
  }

  /** Returns whether a school was projected. */
  public boolean has(int row) {
    return amounts[row].length > 0;
  }

  /** Returns the pounds of a line, or nothing where the school has no such year. */
  public OptionalDouble amount(int row, Line line, FundingYear year) {
    return part(row, line.index(), year);
  }

  /** Returns the pounds that business rates have grown by since the first year, or nothing. */
  public OptionalDouble businessRatesPrices(int row, FundingYear year) {
    return part(row, FundingRecord.BUSINESS_RATES_PRICES, year);
  }

  /**
   * Returns the pounds that settle what the year before's estimate of pupils was wrong by, or
   * nothing where the school has no such year.
   */
  public OptionalDouble pupilNumberAdjustment(int row, FundingYear year) {
    return part(row, FundingRecord.PUPIL_NUMBER_ADJUSTMENT, year);
  }

  /** Returns the budget share as paid: all lines and both adjustments, or nothing. */
  public OptionalDouble paid(int row, FundingYear year) {
    int first = first(row, year);
    if (first < 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int k = first; k < first + PARTS; k++) {
      sum += amounts[row][k];
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public String toString() {
    return "FormulaLines[" + plan + "]";
  }

  private OptionalDouble part(int row, int part, FundingYear year) {
    int first = first(row, year);
    return first < 0 ? OptionalDouble.empty() : OptionalDouble.of(amounts[row][first + part]);
  }

  /** Returns where a year of a school begins; less than 0 where there is none. */
  private int first(int row, FundingYear year) {
    int first = plan.compiled().timeline().index(year) * PARTS;
    return first < amounts[row].length ? first : -1;
  }
}
