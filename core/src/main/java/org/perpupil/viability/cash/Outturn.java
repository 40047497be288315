package org.perpupil.viability.cash;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/**
 * A school's year part-way through: what came and went against what was planned to that month, and
 * what the year comes to when the rest of it goes as planned.
 *
 * <p>Lines whose actual amount is not given are as planned, and sums of actual amounts are known
 * only where all lines that have any plan are given. Spending and reserve are not known where the
 * budget states none. All figures are in pence, and add up. Immutable.
 */
public final class Outturn {
  private final FundingYear year;
  private final ImmutableList<Row> rows;
  private final boolean isSpendingKnown;
  private final OptionalLong opening;

  private Outturn(FundingYear year, List<Row> rows, boolean isSpendingKnown, OptionalLong opening) {
    this.year = year;
    this.rows = ImmutableList.copyOf(rows);
    this.isSpendingKnown = isSpendingKnown;
    this.opening = opening;
  }

  /**
   * A line, or a sum of lines.
   *
   * @param code which line; nothing for a sum
   * @param sum which sum; nothing for a line
   * @param plan pence of the year
   * @param planToDate pence to the month
   * @param actual pence to the month; nothing where not known
   * @param outturn pence of the year, the rest of it as planned
   */
  public record Row(
      Optional<BudgetCode> code,
      Optional<Measure> sum,
      long plan,
      long planToDate,
      OptionalLong actual,
      long outturn) {
    /** Returns actual less planned pence to the month; nothing where not known. */
    public OptionalLong variance() {
      return actual.isPresent()
          ? OptionalLong.of(actual.getAsLong() - planToDate)
          : OptionalLong.empty();
    }

    /** Returns the variance as a part of the plan to the month; nothing without either. */
    public Optional<Double> variancePart() {
      return variance().isPresent() && planToDate != 0
          ? Optional.of((double) variance().getAsLong() / Math.abs(planToDate))
          : Optional.empty();
    }

    /**
     * Returns the pence of a line's year if it goes on at the rate of the plan that it has had so
     * far; nothing for sums, and where there is no plan or no amount so far, or they have two
     * signs.
     */
    public OptionalLong outturnAtRate() {
      if (code.isEmpty()
          || actual.isEmpty()
          || planToDate == 0
          || Long.signum(actual.getAsLong()) != Long.signum(planToDate)) {
        return OptionalLong.empty();
      }
      double rate = (double) actual.getAsLong() / planToDate;
      return OptionalLong.of(Math.round(rate * plan));
    }
  }

  /**
   * Returns how a school's year stands.
   *
   * @param when when each line's money is planned to come or go
   * @throws ProblemsException when the month is in no year that the school is shown in
   */
  public static Outturn of(
      ProjectionAsPrinted printed, int school, Actuals actuals, MonthlyProfiles when) {
    MonthlyCash cash = MonthlyCash.of(printed, school, when);
    FundingYear year =
        cash.months().stream()
            .filter(month -> month.month().equals(actuals.to()))
            .map(MonthlyCash.Month::year)
            .findFirst()
            .orElseThrow(() -> outside(printed, school, cash, actuals));
    List<MonthlyCash.Month> soFar =
        cash.months().stream()
            .filter(month -> month.year().equals(year))
            .filter(month -> !month.month().isAfter(actuals.to()))
            .toList();
    Set<BudgetCode> codes = new LinkedHashSet<>(printed.codes(school));
    codes.addAll(actuals.pounds().keySet());
    List<Row> rows = new ArrayList<>();
    for (BudgetCode code : codes.stream().filter(BudgetCode::isRevenue).sorted().toList()) {
      long plan = printed.amount(school, code, year).orElse(0);
      long planToDate =
          soFar.stream().mapToLong(month -> month.pence().getOrDefault(code, 0L)).sum();
      OptionalLong actual =
          Optional.ofNullable(actuals.pounds().get(code))
              .map(pounds -> OptionalLong.of(Casting.pence(pounds)))
              .orElse(OptionalLong.empty());
      long outturn = actual.isPresent() ? actual.getAsLong() + plan - planToDate : plan;
      rows.add(new Row(Optional.of(code), Optional.empty(), plan, planToDate, actual, outturn));
    }
    return new Outturn(
        year,
        rows,
        printed.total(school, Measure.EXPENDITURE, year).isPresent(),
        printed.total(school, Measure.CLOSING_RESERVE, year).isPresent()
            ? printed.total(school, Measure.OPENING_RESERVE, year)
            : OptionalLong.empty());
  }

  /** Returns the year that the month lies in. */
  public FundingYear year() {
    return year;
  }

  /** Returns the lines, in the order of their codes; unmodifiable. */
  public List<Row> lines() {
    return rows;
  }

  /** Returns income, and expenditure and in-year balance where spending is known; unmodifiable. */
  public List<Row> sums() {
    Row income = sum(Measure.INCOME, 1, 0);
    return isSpendingKnown
        ? List.of(income, sum(Measure.EXPENDITURE, 0, 1), sum(Measure.IN_YEAR_BALANCE, 1, -1))
        : List.of(income);
  }

  /** Returns the reserve that the year is planned to end with, in pence; empty if not known. */
  public OptionalLong closingAsPlanned() {
    return closing(Row::plan);
  }

  /**
   * Returns the reserve that the year ends with when its rest goes as planned, in pence; empty if
   * not known.
   */
  public OptionalLong closing() {
    return closing(Row::outturn);
  }

  private OptionalLong closing(ToLongFunction<Row> pence) {
    return opening.isPresent()
        ? OptionalLong.of(
            opening.getAsLong() + pence.applyAsLong(sum(Measure.IN_YEAR_BALANCE, 1, -1)))
        : OptionalLong.empty();
  }

  /** Adds income, less revenue spent on capital, and expenditure up, each times a sign or 0. */
  private Row sum(Measure measure, int ofIncome, int ofExpenditure) {
    long plan = 0;
    long planToDate = 0;
    long outturn = 0;
    long actual = 0;
    boolean isKnown = true;
    for (Row row : rows) {
      int sign =
          switch (row.code().orElseThrow().kind()) {
            case INCOME -> ofIncome;
            case REVENUE_FOR_CAPITAL -> -ofIncome;
            default -> ofExpenditure;
          };
      plan += sign * row.plan();
      planToDate += sign * row.planToDate();
      outturn += sign * row.outturn();
      actual += sign * row.actual().orElse(0);
      isKnown &= sign == 0 || row.actual().isPresent() || row.plan() == 0;
    }
    return new Row(
        Optional.empty(),
        Optional.of(measure),
        plan,
        planToDate,
        isKnown ? OptionalLong.of(actual) : OptionalLong.empty(),
        outturn);
  }

  private static ProblemsException outside(
      ProjectionAsPrinted printed, int school, MonthlyCash cash, Actuals actuals) {
    String id = printed.projection().schools().school(school).id();
    String months =
        cash.months().isEmpty()
            ? "a school with figures"
            : "a month from "
                + cash.months().get(0).month()
                + " to "
                + cash.months().get(cash.months().size() - 1).month()
                + ", which the years shown have";
    return new ProblemsException(
        Problem.error(
            "actuals of school " + id,
            actuals.to().toString(),
            months,
            "the budgets are of another year, or the month is the first of the next"));
  }
}
