package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.rates.FundingYear;

/**
 * What all schools with a year of one kind came to in it.
 *
 * <p>The three ways to the same sum close, or there are no totals: income codes less expenditure
 * codes, income less expenditure, and the change of reserves.
 *
 * @param schools how many schools have the year
 * @param byLine pounds of income codes less those of expenditure codes
 * @param openingReserve pounds when the year begins
 * @param closingReserve pounds when it ends
 */
public record YearTotals(
    FundingYear year,
    Basis basis,
    int schools,
    double pupils,
    double income,
    double expenditure,
    double byLine,
    double openingReserve,
    double closingReserve) {

  /** What sums of a school may differ by: less than a penny. */
  private static final double PENNY = 0.01;

  /** Checks that the sums close to a penny a school. */
  public YearTotals {
    double balance = income - expenditure;
    double change = closingReserve - openingReserve;
    double tolerance = PENNY * Math.max(1, schools);
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

  /**
   * Returns the totals of every year, financial before academic where both occur; a year of a kind
   * that no school has is left out.
   *
   * @param basis the kind of year; empty for the kind that each school reports in
   * @throws IllegalStateException when sums do not close, which is a fault of the program
   */
  public static List<YearTotals> of(Projection projection, Optional<Basis> basis) {
    List<YearTotals> totals = new ArrayList<>();
    for (FundingYear year : projection.years()) {
      for (Basis kind : Basis.values()) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < projection.schools().size(); row++) {
          if (projection.has(row, year, kind) && basis.orElse(projection.basis(row)) == kind) {
            rows.add(row);
          }
        }
        if (!rows.isEmpty()) {
          totals.add(of(projection, rows, year, kind));
        }
      }
    }
    return List.copyOf(totals);
  }

  private static YearTotals of(
      Projection projection, List<Integer> rows, FundingYear year, Basis basis) {
    double byLine = 0;
    for (int row : rows) {
      for (BudgetCode code : projection.codes(row)) {
        double amount = projection.amount(row, code, year, basis).orElseThrow();
        byLine += code.kind() == BudgetCode.Kind.INCOME ? amount : -amount;
      }
    }
    return new YearTotals(
        year,
        basis,
        rows.size(),
        sum(projection, rows, Measure.PUPILS, year, basis),
        sum(projection, rows, Measure.INCOME, year, basis),
        sum(projection, rows, Measure.EXPENDITURE, year, basis),
        byLine,
        sum(projection, rows, Measure.OPENING_RESERVE, year, basis),
        sum(projection, rows, Measure.CLOSING_RESERVE, year, basis));
  }

  private static double sum(
      Projection projection, List<Integer> rows, Measure measure, FundingYear year, Basis basis) {
    double sum = 0;
    for (int row : rows) {
      sum += projection.total(row, measure, year, basis).orElseThrow();
    }
    return sum;
  }
}
