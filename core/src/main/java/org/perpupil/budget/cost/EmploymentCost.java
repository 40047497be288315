package org.perpupil.budget.cost;

import java.time.LocalDate;
import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;

/**
 * What employing a teacher costs: pay, pension and national insurance, in pounds.
 *
 * <p>Pension and national insurance follow from pay, thresholds and the date; no flat percentage is
 * used. The {@link ApprenticeshipLevy} is the employer's, and not in it. Until April 2016 members
 * of the teachers' pension were contracted out: their employers paid a lower national insurance
 * rate up to a limit. Immutable and thread-safe.
 *
 * <p>Source: dated rates with their own sources in {@link DatedRates#employment}; contracting out
 * from the parliamentary answer PQ 35774.
 *
 * @param pay gross pay
 * @param pension the employer's contribution to the teachers' pension
 * @param nationalInsurance the employer's national insurance
 * @param status how sure the least sure rate is that the cost rests on
 */
public record EmploymentCost(
    double pay, double pension, double nationalInsurance, RateStatus status) {
  private static final double MONTHS = 12;

  /**
   * Returns a year's cost of a full-time teacher at a point of the scale, at the rates of a date.
   *
   * @param point M1 to M6, U1 to U3, L1 to L43, or UQ1 to UQ6
   * @throws org.perpupil.problem.ProblemsException when there is no such point, or no rate that day
   */
  public static EmploymentCost annual(PayArea area, String point, LocalDate date) {
    return annual(DatedRates.employment().at(area.scaleName(point), date), date, false);
  }

  /**
   * Returns a year's cost of pay at the rates of a date.
   *
   * @param pay pounds a year; its status is part of the cost's
   * @param apprenticeUnder25 whether pay up to a limit bears no national insurance, as from April
   *     2016
   * @throws org.perpupil.problem.ProblemsException when there is no rate that day
   */
  public static EmploymentCost annual(Rate pay, LocalDate date, boolean apprenticeUnder25) {
    DatedRates rates = DatedRates.employment();
    Rate pensionPercent = rates.at("teachers_pension_percent", date);
    Rate percent = rates.at("national_insurance_percent", date);
    Rate threshold = rates.at("national_insurance_threshold", date);
    RateStatus status =
        pay.status()
            .weaker(pensionPercent.status())
            .weaker(percent.status())
            .weaker(threshold.status());
    double free = threshold.value();
    Optional<Rate> youngLimit =
        apprenticeUnder25 ? rates.find("national_insurance_young_limit", date) : Optional.empty();
    if (youngLimit.isPresent()) {
      free = Math.max(free, youngLimit.get().value());
      status = status.weaker(youngLimit.get().status());
    }
    double contractedOut = 0;
    Optional<Rate> limit = rates.find("national_insurance_contracted_out_limit", date);
    if (limit.isPresent()) {
      Rate reduced = rates.at("national_insurance_contracted_out_percent", date);
      double band = Math.max(0, Math.min(pay.value(), limit.get().value()) - free);
      contractedOut = band * reduced.value() / 100;
      free = limit.get().value();
      status = status.weaker(limit.get().status()).weaker(reduced.status());
    }
    double above = Math.max(0, pay.value() - free) * percent.value() / 100;
    return new EmploymentCost(
        pay.value(), pay.value() * pensionPercent.value() / 100, contractedOut + above, status);
  }

  /**
   * Returns the cost of pay in a block, month by month at the rates of each month.
   *
   * @param pay pounds a year; its status is part of the cost's
   * @param apprenticeUnder25 as for {@link #annual(Rate, LocalDate, boolean)}
   * @throws org.perpupil.problem.ProblemsException when there is no rate in a month
   */
  public static EmploymentCost during(Block block, Rate pay, boolean apprenticeUnder25) {
    EmploymentCost cost = annual(pay, block.start(), apprenticeUnder25);
    int last = block.term().months() - 1;
    if (cost.equals(annual(pay, block.start().plusMonths(last), apprenticeUnder25))) {
      return cost.times(block.shareOfYear());
    }
    EmploymentCost sum = cost.times(1 / MONTHS);
    for (int month = 1; month <= last; month++) {
      LocalDate start = block.start().plusMonths(month);
      sum = sum.plus(annual(pay, start, apprenticeUnder25).times(1 / MONTHS));
    }
    return sum;
  }

  /** Returns pay, pension and national insurance in pounds. */
  public double total() {
    return pay + onCosts();
  }

  /** Returns pension and national insurance in pounds. */
  public double onCosts() {
    return pension + nationalInsurance;
  }

  /**
   * Returns the cost of a part of it.
   *
   * @param factor full-time equivalent times share of the year, 0 or more
   */
  public EmploymentCost times(double factor) {
    return new EmploymentCost(pay * factor, pension * factor, nationalInsurance * factor, status);
  }

  /** Returns this and another cost together. */
  public EmploymentCost plus(EmploymentCost other) {
    return new EmploymentCost(
        pay + other.pay,
        pension + other.pension,
        nationalInsurance + other.nationalInsurance,
        status.weaker(other.status));
  }
}
