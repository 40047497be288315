package org.perpupil.projection.printed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;

/**
 * What all schools with a year of one kind came to in it.
 *
 * <p>Sums of what is printed for schools, see {@link Casting}. The three ways to the same sum
 * close, or there are no totals: income codes less expenditure codes, income less expenditure, and
 * the change of reserves; to the penny as printed, and to less than a penny a school unrounded.
 *
 * @param schools how many schools have the year
 * @param byLine pounds of income codes less those of expenditure codes
 * @param openingReserve pounds when the year begins
 * @param closingReserve pounds when it ends
 */
public record YearTotals(
    FundingYear year,
    YearBasis basis,
    int schools,
    double pupils,
    double income,
    double expenditure,
    double byLine,
    double openingReserve,
    double closingReserve) {

  private static final double HALF_A_PENNY = 0.005;

  /** What unrounded sums of a school may differ by: less than a penny. */
  private static final double PENNY = 0.01;

  /** Checks that the sums close to the penny. */
  public YearTotals {
    close(year, byLine, income - expenditure, closingReserve - openingReserve, HALF_A_PENNY);
  }

  /**
   * Returns the totals of every year, financial before academic where both occur; a year of a kind
   * that no school has is left out.
   *
   * @param basis the kind of year; empty for the kind that each school reports in
   * @throws IllegalStateException when sums do not close, which is a fault of the program
   */
  public static List<YearTotals> of(Projection projection, Optional<YearBasis> basis) {
    return of(
        ProjectionAsPrinted.of(projection, row -> basis.orElseGet(() -> projection.basis(row))));
  }

  /**
   * Returns the totals of every year of a projection as printed, as {@link #of(Projection,
   * Optional)} does.
   *
   * @throws IllegalStateException when sums do not close, which is a fault of the program
   */
  public static List<YearTotals> of(ProjectionAsPrinted printed) {
    List<YearTotals> totals = new ArrayList<>();
    Projection projection = printed.projection();
    for (FundingYear year : projection.years()) {
      for (YearBasis kind : YearBasis.values()) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < projection.schools().size(); row++) {
          if (printed.basis(row) == kind && printed.years(row).contains(year)) {
            rows.add(row);
          }
        }
        if (!rows.isEmpty()) {
          checkUnrounded(projection, rows, year, kind);
          totals.add(of(printed, rows, year, kind));
        }
      }
    }
    return List.copyOf(totals);
  }

  private static YearTotals of(
      ProjectionAsPrinted printed, List<Integer> rows, FundingYear year, YearBasis basis) {
    long byLine = 0;
    for (int row : rows) {
      for (BudgetCode code : printed.codes(row)) {
        long amount = printed.amount(row, code, year).orElseThrow();
        byLine += code.kind() == BudgetCode.Kind.INCOME ? amount : -amount;
      }
    }
    return new YearTotals(
        year,
        basis,
        rows.size(),
        sum(printed, rows, Measure.PUPILS, year),
        sum(printed, rows, Measure.INCOME, year),
        sum(printed, rows, Measure.EXPENDITURE, year),
        Casting.pounds(byLine).doubleValue(),
        sum(printed, rows, Measure.OPENING_RESERVE, year),
        sum(printed, rows, Measure.CLOSING_RESERVE, year));
  }

  private static double sum(
      ProjectionAsPrinted printed, List<Integer> rows, Measure measure, FundingYear year) {
    long sum = 0;
    for (int row : rows) {
      sum += printed.total(row, measure, year).orElseThrow();
    }
    return Casting.pounds(sum).doubleValue();
  }

  /** Checks the figures themselves, which no rounding has made to close. */
  private static void checkUnrounded(
      Projection projection, List<Integer> rows, FundingYear year, YearBasis basis) {
    double byLine = 0;
    double balance = 0;
    double change = 0;
    for (int row : rows) {
      for (BudgetCode code : projection.codes(row)) {
        double amount = projection.amount(row, code, year, basis).orElseThrow();
        byLine += code.kind() == BudgetCode.Kind.INCOME ? amount : -amount;
      }
      balance += exact(projection, row, Measure.IN_YEAR_BALANCE, year, basis);
      change +=
          exact(projection, row, Measure.CLOSING_RESERVE, year, basis)
              - exact(projection, row, Measure.OPENING_RESERVE, year, basis);
    }
    close(year, byLine, balance, change, PENNY * rows.size());
  }

  private static double exact(
      Projection projection, int row, Measure measure, FundingYear year, YearBasis basis) {
    return projection.total(row, measure, year, basis).orElseThrow();
  }

  private static void close(
      FundingYear year, double byLine, double balance, double change, double tolerance) {
    if (!(Math.abs(byLine - balance) <= tolerance && Math.abs(change - balance) <= tolerance)) {
      throw new IllegalStateException(
          "the budgets of "
              + year
              + " do not add up: "
              + byLine
              + " by line, "
              + balance
              + " by income and expenditure, "
              + change
              + " by reserves");
    }
  }
}
