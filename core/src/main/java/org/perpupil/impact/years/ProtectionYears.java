package org.perpupil.impact.years;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.perpupil.formula.printed.Pence;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;

/**
 * What the guarantee or the floor pays in one world, and the year in which it runs out.
 *
 * <p>Counts what protection adds, before any cap and without the minimum per-pupil level. Immutable
 * and thread-safe.
 */
public final class ProtectionYears {
  private final ImmutableList<FundingYear> years;

  /** Pounds by row and year, NaN without figures. */
  private final double[][] pounds;

  private ProtectionYears(List<FundingYear> years, double[][] pounds) {
    this.years = ImmutableList.copyOf(years);
    this.pounds = pounds;
  }

  /** Returns the protections of a projection. */
  public static ProtectionYears of(Projection projection) {
    List<FundingYear> years = projection.years();
    double[][] pounds = new double[projection.schools().size()][years.size()];
    for (int row = 0; row < pounds.length; row++) {
      for (int i = 0; i < years.size(); i++) {
        pounds[row][i] = projection.protection(row, years.get(i)).orElse(Double.NaN);
      }
    }
    return new ProtectionYears(years, pounds);
  }

  /** Returns the funding years, in order; unmodifiable. */
  public List<FundingYear> years() {
    return years;
  }

  /** Returns whether a school is protected in a year, by half a penny or more. */
  public boolean isProtected(int row, FundingYear year) {
    return Pence.round(pounds[row][index(year)]) > 0;
  }

  /** Returns whether a school is protected in any year. */
  public boolean isEverProtected(int row) {
    return years.stream().anyMatch(year -> isProtected(row, year));
  }

  /**
   * Returns the first year without protection after a year with some, as {@link ProtectionEnd}.
   * Nothing when the school was never protected, or still is in the last year.
   */
  public Optional<FundingYear> end(int row) {
    return ProtectionEnd.of(years.get(0), pounds[row]);
  }

  /** Returns the pounds that all schools are protected by in a year. */
  public double pounds(FundingYear year) {
    int index = index(year);
    return Arrays.stream(pounds)
        .mapToDouble(ofSchool -> Pence.round(ofSchool[index]))
        .filter(amount -> !Double.isNaN(amount))
        .sum();
  }

  /** Returns how many schools are protected in a year. */
  public int schools(FundingYear year) {
    return count(row -> isProtected(row, year));
  }

  /** Returns of how many schools protection has run out in a year, as {@link #end}. */
  public int ending(FundingYear year) {
    return count(row -> end(row).equals(Optional.of(year)));
  }

  /** Returns whether any school is protected in any year. */
  public boolean any() {
    return years.stream().anyMatch(year -> schools(year) > 0);
  }

  @Override
  public String toString() {
    return "ProtectionYears[" + pounds.length + " schools, " + years + "]";
  }

  private int count(IntPredicate rows) {
    return (int) IntStream.range(0, pounds.length).filter(rows).count();
  }

  private int index(FundingYear year) {
    int index = years.indexOf(year);
    if (index < 0) {
      throw new IllegalArgumentException(year + ", expected one of " + years);
    }
    return index;
  }
}
