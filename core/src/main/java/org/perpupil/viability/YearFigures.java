package org.perpupil.viability;

import java.util.Objects;
import java.util.OptionalDouble;
import org.perpupil.rates.FundingYear;

/**
 * One organisation's financial year in pounds. Immutable and thread-safe.
 *
 * <p>Reserves are what revenue spending can draw on. A trust: unrestricted funds and unspent
 * general annual grant, without fixed-asset and pension reserves (DfE, academy trust reserves,
 * October 2024). A maintained school: revenue balances B01, B02 and B06 of consistent financial
 * reporting. The closing reserve need not be the opening reserve plus the in-year balance:
 * transfers and conversions move reserves too.
 *
 * @param year the financial year by its first calendar year: April for a maintained school,
 *     September for an academy
 * @param income all revenue income, 0 or more
 * @param expenditure all revenue expenditure
 * @param inYearBalance income less expenditure of this year alone
 * @param openingReserve the reserve brought forward
 * @param closingReserve the reserve carried forward
 * @param staffCost all staff cost, part of expenditure
 * @param selfGeneratedIncome income that is no grant; absent when not known apart
 * @param grantIncome grants, the general annual grant included; absent when not known apart
 * @param lowestCash the lowest cash balance of the year, by month or by day; absent when the run
 *     has no cash flow
 */
public record YearFigures(
    FundingYear year,
    double income,
    double expenditure,
    double inYearBalance,
    double openingReserve,
    double closingReserve,
    double staffCost,
    OptionalDouble selfGeneratedIncome,
    OptionalDouble grantIncome,
    OptionalDouble lowestCash) {

  /** Checks that all figures are finite and income is not negative. */
  public YearFigures {
    Objects.requireNonNull(year, "year");
    double sum = income + expenditure + inYearBalance + openingReserve + closingReserve + staffCost;
    sum += selfGeneratedIncome.orElse(0) + grantIncome.orElse(0) + lowestCash.orElse(0);
    if (!(Double.isFinite(sum) && income >= 0)) {
      throw new IllegalArgumentException(
          year + ": a figure is no finite number or income " + income + " is less than 0");
    }
  }

  /** Returns a year whose reserve moves by income less expenditure, with nothing else known. */
  public static YearFigures of(
      FundingYear year,
      double openingReserve,
      double income,
      double expenditure,
      double staffCost) {
    double balance = income - expenditure;
    return new YearFigures(
        year,
        income,
        expenditure,
        balance,
        openingReserve,
        openingReserve + balance,
        staffCost,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** Returns the same year with another closing reserve, such as after a transfer. */
  public YearFigures withClosingReserve(double pounds) {
    return new YearFigures(
        year,
        income,
        expenditure,
        inYearBalance,
        openingReserve,
        pounds,
        staffCost,
        selfGeneratedIncome,
        grantIncome,
        lowestCash);
  }

  /** Returns the same year with its income told apart. */
  public YearFigures withIncomeOf(double grants, double selfGenerated) {
    return new YearFigures(
        year,
        income,
        expenditure,
        inYearBalance,
        openingReserve,
        closingReserve,
        staffCost,
        OptionalDouble.of(selfGenerated),
        OptionalDouble.of(grants),
        lowestCash);
  }

  /** Returns the same year with its lowest cash balance. */
  public YearFigures withLowestCash(double pounds) {
    return new YearFigures(
        year,
        income,
        expenditure,
        inYearBalance,
        openingReserve,
        closingReserve,
        staffCost,
        selfGeneratedIncome,
        grantIncome,
        OptionalDouble.of(pounds));
  }
}
