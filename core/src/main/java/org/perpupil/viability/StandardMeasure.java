package org.perpupil.viability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.perpupil.formula.printed.Pence;

/**
 * A figure of one year that a rule may set a limit to.
 *
 * <p>Pounds are rounded to pence, so that no balance is negative by less than half a penny; percent
 * are of the same year's income and absent without income.
 */
@SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
public enum StandardMeasure {
  /** Income less expenditure, pounds. */
  IN_YEAR_BALANCE(AccountsBasis.IN_YEAR, year -> pounds(year.inYearBalance())),
  /** Income less expenditure, percent of income. */
  IN_YEAR_BALANCE_PERCENT(AccountsBasis.IN_YEAR, year -> percent(year, year.inYearBalance())),
  /** Expenditure, percent of income. */
  EXPENDITURE_PERCENT(AccountsBasis.IN_YEAR, year -> percent(year, year.expenditure())),
  /** Staff cost, percent of income. */
  STAFF_COST_PERCENT(AccountsBasis.IN_YEAR, year -> percent(year, year.staffCost())),
  /** Income that is no grant, percent of income. */
  SELF_GENERATED_INCOME_PERCENT(
      AccountsBasis.IN_YEAR, year -> percent(year, year.selfGeneratedIncome())),
  /** Grants, percent of income. */
  GRANT_INCOME_PERCENT(AccountsBasis.IN_YEAR, year -> percent(year, year.grantIncome())),
  /** The reserve carried forward, pounds. */
  CLOSING_RESERVE(AccountsBasis.CUMULATIVE, year -> pounds(year.closingReserve())),
  /** The reserve carried forward, percent of income. */
  CLOSING_RESERVE_PERCENT(AccountsBasis.CUMULATIVE, year -> percent(year, year.closingReserve())),
  /**
   * The in-year balance and what was brought forward, pounds. A deficit brought forward counts as
   * nothing brought forward.
   */
  BALANCE_AFTER_RESERVES(
      AccountsBasis.CUMULATIVE,
      year -> pounds(year.inYearBalance() + Math.max(0, year.openingReserve()))),
  /** The lowest cash balance of the year, pounds. */
  LOWEST_CASH(
      AccountsBasis.CUMULATIVE,
      year ->
          year.lowestCash().isEmpty()
              ? OptionalDouble.empty()
              : pounds(year.lowestCash().getAsDouble()));

  private final AccountsBasis basis;
  private final Function<YearFigures, OptionalDouble> figure;

  StandardMeasure(AccountsBasis basis, Function<YearFigures, OptionalDouble> figure) {
    this.basis = basis;
    this.figure = figure;
  }

  /** Returns whether this is a figure of the year alone or has grown over years. */
  public AccountsBasis basis() {
    return basis;
  }

  /** Returns the figure of a year; absent when it is not known or there is no income. */
  public OptionalDouble of(YearFigures year) {
    return figure.apply(year);
  }

  /** Returns the name as files write it, such as {@code closing_reserve_percent}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the measure with the given label, or nothing when there is none. */
  public static Optional<StandardMeasure> find(String label) {
    return Arrays.stream(values()).filter(measure -> measure.label().equals(label)).findFirst();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(StandardMeasure::label).toList();
  }

  private static OptionalDouble pounds(double pounds) {
    return OptionalDouble.of(Pence.round(pounds));
  }

  private static OptionalDouble percent(YearFigures year, double pounds) {
    return year.income() > 0
        ? OptionalDouble.of(100 * pounds / year.income())
        : OptionalDouble.empty();
  }

  private static OptionalDouble percent(YearFigures year, OptionalDouble pounds) {
    return pounds.isEmpty() ? pounds : percent(year, pounds.getAsDouble());
  }
}
