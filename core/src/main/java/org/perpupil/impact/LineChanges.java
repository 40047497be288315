package org.perpupil.impact;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.perpupil.formula.Line;
import org.perpupil.formula.printed.Pence;
import org.perpupil.projection.FormulaLines;
import org.perpupil.rates.FundingYear;

/**
 * What the formula pays in two worlds, line by line, in whole pence.
 *
 * <p>The lines of a school and funding year add up to its budget share as paid, and their changes
 * to its change: before de-delegation, without early years, in the first year for the days open.
 * They are those of the formula by their file names, with area cost in each, then {@link
 * #BUSINESS_RATES_PRICES}, {@link #PUPIL_NUMBER_ADJUSTMENT} and {@link #ROUNDING}, which is the
 * share's own rounding less that of each line. Immutable and thread-safe.
 */
public final class LineChanges {
  /** What business rates have grown by since the first year. */
  public static final String BUSINESS_RATES_PRICES = "business_rates_prices";

  /** What settles the year before's estimate of pupils. */
  public static final String PUPIL_NUMBER_ADJUSTMENT = "pupil_number_adjustment";

  /** The pence between a rounded share and its rounded lines. */
  public static final String ROUNDING = "rounding";

  private static final ImmutableList<String> LINES = lineNames();

  private final ImmutableList<FundingYear> years;
  private final long[][] before;
  private final long[][] after;

  private LineChanges(List<FundingYear> years, long[][] before, long[][] after) {
    this.years = ImmutableList.copyOf(years);
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the changes between two runs of the same schools and years.
   *
   * @throws IllegalArgumentException when the years or the number of schools differ
   */
  public static LineChanges of(FormulaLines before, FormulaLines after) {
    if (!before.years().equals(after.years()) || before.size() != after.size()) {
      throw new IllegalArgumentException(
          before + " and " + after + ", expected the same schools and years");
    }
    return new LineChanges(before.years(), pence(before), pence(after));
  }

  /** Returns the names of the lines, in order; unmodifiable. */
  public static List<String> lines() {
    return LINES;
  }

  /** Returns the funding years, in order; unmodifiable. */
  public List<FundingYear> years() {
    return years;
  }

  /** Returns the number of schools, those without figures included. */
  public int size() {
    return before.length;
  }

  /** Returns whether a school has figures in both worlds. */
  public boolean has(int row) {
    return before[row].length > 0 && after[row].length > 0;
  }

  /**
   * Returns the pence of a line before; absent when the school has no figures in both worlds.
   *
   * @throws IllegalArgumentException when there is no such line or year
   */
  public OptionalLong before(String line, int row, FundingYear year) {
    int index = index(line, year);
    return has(row) ? OptionalLong.of(before[row][index]) : OptionalLong.empty();
  }

  /**
   * Returns the pence of a line after; absent when the school has no figures in both worlds.
   *
   * @throws IllegalArgumentException when there is no such line or year
   */
  public OptionalLong after(String line, int row, FundingYear year) {
    int index = index(line, year);
    return has(row) ? OptionalLong.of(after[row][index]) : OptionalLong.empty();
  }

  /**
   * Returns the pence that a line changes by; absent when the school has no figures in both worlds.
   *
   * @throws IllegalArgumentException when there is no such line or year
   */
  public OptionalLong change(String line, int row, FundingYear year) {
    int index = index(line, year);
    return has(row)
        ? OptionalLong.of(after[row][index] - before[row][index])
        : OptionalLong.empty();
  }

  /**
   * Returns the pence that the budget share as paid changes by: what all lines change by together.
   * Absent when the school has no figures in both worlds.
   *
   * @throws IllegalArgumentException when there is no such year
   */
  public OptionalLong change(int row, FundingYear year) {
    long sum = 0;
    for (String line : LINES) {
      OptionalLong part = change(line, row, year);
      if (part.isEmpty()) {
        return part;
      }
      sum += part.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /**
   * Returns the pence that a line changes by in all schools that have figures.
   *
   * @throws IllegalArgumentException when there is no such line or year
   */
  public long change(String line, FundingYear year) {
    long sum = 0;
    for (int row = 0; row < size(); row++) {
      sum += change(line, row, year).orElse(0);
    }
    return sum;
  }

  @Override
  public String toString() {
    return "LineChanges[" + size() + " schools, " + years + "]";
  }

  private int index(String line, FundingYear year) {
    int ofLine = LINES.indexOf(line);
    int ofYear = years.indexOf(year);
    if (ofLine < 0 || ofYear < 0) {
      throw new IllegalArgumentException(
          "line '" + line + "' in " + year + ", expected one of " + LINES + " in " + years);
    }
    return ofYear * LINES.size() + ofLine;
  }

  /** Returns pence by row, then year and line together; none for a school without figures. */
  private static long[][] pence(FormulaLines lines) {
    long[][] pence = new long[lines.size()][0];
    for (int row = 0; row < pence.length; row++) {
      if (lines.has(row)) {
        pence[row] = new long[lines.years().size() * LINES.size()];
        int at = 0;
        for (FundingYear year : lines.years()) {
          long left = pence(lines.paid(row, year));
          for (int k = 0; k < LINES.size() - 1; k++) {
            pence[row][at + k] = pence(amount(lines, row, k, year));
            left -= pence[row][at + k];
          }
          pence[row][at + LINES.size() - 1] = left;
          at += LINES.size();
        }
      }
    }
    return pence;
  }

  private static OptionalDouble amount(FormulaLines lines, int row, int line, FundingYear year) {
    List<Line> ofFormula = Line.values();
    if (line < ofFormula.size()) {
      return lines.amount(row, ofFormula.get(line), year);
    }
    return line == ofFormula.size()
        ? lines.businessRatesPrices(row, year)
        : lines.pupilNumberAdjustment(row, year);
  }

  private static long pence(OptionalDouble pounds) {
    return Math.round(100 * Pence.round(pounds.orElseThrow()));
  }

  private static ImmutableList<String> lineNames() {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (Line line : Line.values()) {
      names.add(line.fileName());
    }
    return names.add(BUSINESS_RATES_PRICES, PUPIL_NUMBER_ADJUSTMENT, ROUNDING).build();
  }
}
