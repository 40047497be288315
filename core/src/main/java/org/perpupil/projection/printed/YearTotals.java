package org.perpupil.projection.printed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;

/**
 * What all schools with a year of one kind, of whose money as much is known, came to in it.
 *
 * <p>Sums of what is printed for schools, see {@link Casting}. The ways to the same sum close, or
 * there are no totals: income codes less expenditure codes, income less expenditure, and the change
 * of reserves, where these are known; to the penny as printed, and to less than a penny a school
 * unrounded. Schools whose spending or reserve is not known have totals of their own.
 *
 * @param schools how many schools have the year
 * @param byLine pounds of income codes less those of expenditure codes, or of income codes alone
 *     where expenditure is not known
 * @param openingReserve pounds when the year begins
 * @param closingReserve pounds when it ends
 */
public record YearTotals(
    FundingYear year,
    YearBasis basis,
    int schools,
    double pupils,
    double income,
    OptionalDouble expenditure,
    double byLine,
    OptionalDouble openingReserve,
    OptionalDouble closingReserve) {

  private static final double HALF_A_PENNY = 0.005;

  /** What unrounded sums of a school may differ by: less than a penny. */
  private static final double PENNY = 0.01;

  /** Checks that the sums close to the penny. */
  public YearTotals {
    double balance = income - expenditure.orElse(0);
    close(year, byLine, balance, change(openingReserve, closingReserve, balance), HALF_A_PENNY);
  }

  /** Returns income less expenditure, or nothing where expenditure is not known. */
  public OptionalDouble balance() {
    return expenditure.isPresent()
        ? OptionalDouble.of(income - expenditure.getAsDouble())
        : OptionalDouble.empty();
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
        Map<Set<Measure>, List<Integer>> byKnown = new LinkedHashMap<>();
        for (int row = 0; row < projection.schools().size(); row++) {
          if (printed.basis(row) == kind && printed.years(row).contains(year)) {
            byKnown.computeIfAbsent(known(projection, row), key -> new ArrayList<>()).add(row);
          }
        }
        byKnown.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getKey().size()))
            .forEach(
                entry -> {
                  checkUnrounded(projection, entry.getValue(), year, kind);
                  totals.add(of(printed, entry.getValue(), year, kind));
                });
      }
    }
    return List.copyOf(totals);
  }

  private static Set<Measure> known(Projection projection, int row) {
    Set<Measure> known = EnumSet.allOf(Measure.class);
    known.removeIf(measure -> !projection.isKnown(row, measure));
    return known;
  }

  private static YearTotals of(
      ProjectionAsPrinted printed, List<Integer> rows, FundingYear year, YearBasis basis) {
    boolean spends = printed.projection().isKnown(rows.get(0), Measure.EXPENDITURE);
    long byLine = 0;
    for (int row : rows) {
      for (BudgetCode code : printed.codes(row)) {
        long amount = printed.amount(row, code, year).orElseThrow();
        byLine += code.kind() == BudgetCode.Kind.INCOME ? amount : spends ? -amount : 0;
      }
    }
    return new YearTotals(
        year,
        basis,
        rows.size(),
        sum(printed, rows, Measure.PUPILS, year).orElseThrow(),
        sum(printed, rows, Measure.INCOME, year).orElseThrow(),
        sum(printed, rows, Measure.EXPENDITURE, year),
        Casting.pounds(byLine).doubleValue(),
        sum(printed, rows, Measure.OPENING_RESERVE, year),
        sum(printed, rows, Measure.CLOSING_RESERVE, year));
  }

  /** Returns the sum of a figure over schools of whose money as much is known. */
  private static OptionalDouble sum(
      ProjectionAsPrinted printed, List<Integer> rows, Measure measure, FundingYear year) {
    if (!printed.projection().isKnown(rows.get(0), measure)) {
      return OptionalDouble.empty();
    }
    long sum = 0;
    for (int row : rows) {
      sum += printed.total(row, measure, year).orElseThrow();
    }
    return OptionalDouble.of(Casting.pounds(sum).doubleValue());
  }

  private static double change(OptionalDouble opening, OptionalDouble closing, double unknown) {
    return opening.isPresent() && closing.isPresent()
        ? closing.getAsDouble() - opening.getAsDouble()
        : unknown;
  }

  /** Checks the figures themselves, which no rounding has made to close. */
  private static void checkUnrounded(
      Projection projection, List<Integer> rows, FundingYear year, YearBasis basis) {
    boolean spends = projection.isKnown(rows.get(0), Measure.EXPENDITURE);
    double byLine = 0;
    double balance = 0;
    double change = 0;
    for (int row : rows) {
      for (BudgetCode code : projection.codes(row)) {
        double amount = projection.amount(row, code, year, basis).orElseThrow();
        byLine += code.kind() == BudgetCode.Kind.INCOME ? amount : spends ? -amount : 0;
      }
      double ofSchool =
          projection.total(row, Measure.INCOME, year, basis).orElseThrow()
              - projection.total(row, Measure.EXPENDITURE, year, basis).orElse(0);
      balance += ofSchool;
      change +=
          change(
              projection.total(row, Measure.OPENING_RESERVE, year, basis),
              projection.total(row, Measure.CLOSING_RESERVE, year, basis),
              ofSchool);
    }
    close(year, byLine, balance, change, PENNY * rows.size());
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
