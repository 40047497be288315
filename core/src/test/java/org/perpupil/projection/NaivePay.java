package org.perpupil.projection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.budget.Pension;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;

/** Full-time pay, and what pay costs, in the blocks of one school. */
final class NaivePay {
  private static final DatedRates RATES = DatedRates.employment();

  private final NaiveTimeline timeline;
  private final NaiveValues values;
  private final boolean levied;

  NaivePay(NaiveTimeline timeline, NaiveValues values, boolean levied) {
    this.timeline = timeline;
    this.values = values;
    this.levied = levied;
  }

  /** Whether a point was published for the very first block. */
  boolean hasScale(PayArea area, String point) {
    return RATES.find(area.scaleName(point), start(0)).isPresent();
  }

  /** A point of a teachers' scale: as published, or raised by the award of September. */
  double point(PayArea area, String point, int block) {
    Optional<Rate> published = RATES.find(area.scaleName(point), start(block));
    if (block == 0) {
      return published.orElseThrow().value();
    }
    if (!NaiveTimeline.isSeptember(block)) {
      return point(area, point, block - 1);
    }
    int year = NaiveTimeline.financialYear(block);
    boolean set = values.set("pay.teacher_award_percent", year).isPresent();
    return published.isPresent() && !set
        ? published.get().value()
        : point(area, point, block - 1) * values.growth("pay.teacher_award_percent", year);
  }

  /** A teacher's salary off the scale rises as M6 does. */
  double teacherSalary(double stated, int block) {
    return stated
        * point(PayArea.REST_OF_ENGLAND, "M6", block)
        / point(PayArea.REST_OF_ENGLAND, "M6", timeline.firstBlock());
  }

  /** A support salary after the awards of the Aprils up to a financial year. */
  double supportSalary(double stated, int financialYear) {
    double salary = stated;
    for (int f = 1; f <= financialYear; f++) {
      salary =
          Math.max(
              salary * values.growth("pay.support_award_percent", f),
              salary + values.of("pay.support_award_cash", f));
    }
    return salary;
  }

  /** A year's cost of somebody on full-time pay; more than one full time are that many posts. */
  double cost(double fullTimePay, double fte, Pension pension, boolean under25, int block) {
    if (fte > 1) {
      return fte * cost(fullTimePay, 1, pension, under25, block);
    }
    double pay = fullTimePay * fte;
    return pay
        + pay * pensionPercent(pension, block) / 100
        + (levied ? pay * levyPercent(block) / 100 : 0)
        + nationalInsurance(pay, pension, under25, block);
  }

  /** What a support post costs in a block, with the part of the award that is paid late. */
  double supportCost(
      double stated, double fte, Pension pension, boolean young, int block, int start) {
    int year = NaiveTimeline.financialYear(block);
    double now = cost(supportSalary(stated, year), fte, pension, young, block);
    double paid = now * NaiveTimeline.shareOfYear(block);
    if (year == 0 || start > 2 * year) {
      return paid;
    }
    int april = 2 * year;
    double late =
        values.of("pay.support_back_pay_share", year)
            * NaiveTimeline.shareOfYear(april)
            * (cost(supportSalary(stated, year), fte, pension, young, april)
                - cost(supportSalary(stated, year - 1), fte, pension, young, april));
    return block == april ? paid - late : paid + late;
  }

  /** The apprenticeship levy before any allowance; there was none before April 2017. */
  double levyPercent(int block) {
    return values
        .set("tax.apprenticeship_levy_percent", NaiveTimeline.financialYear(block))
        .orElseGet(() -> find("apprenticeship_levy_percent", start(block)).orElse(0));
  }

  private double pensionPercent(Pension pension, int block) {
    int year = NaiveTimeline.financialYear(block);
    return switch (pension) {
      case NONE -> 0;
      case TEACHERS ->
          assumedOrPublished("pension.teachers_percent", "teachers_pension_percent", block);
      case LOCAL_GOVERNMENT ->
          values.of(
              timeline.isAcademy(block)
                  ? "pension.lgps_academy_percent"
                  : "pension.lgps_maintained_percent",
              year);
    };
  }

  private double nationalInsurance(double pay, Pension pension, boolean under25, int block) {
    double percent =
        assumedOrPublished("tax.national_insurance_percent", "national_insurance_percent", block);
    double threshold =
        assumedOrPublished(
            "tax.national_insurance_threshold", "national_insurance_threshold", block);
    if (under25 && !start(block).isBefore(LocalDate.of(2016, 4, 1))) {
      threshold = Math.max(threshold, lastPublished("national_insurance_young_limit", block));
    }
    OptionalDouble limit = find("national_insurance_contracted_out_limit", start(block));
    if (pension == Pension.NONE || limit.isEmpty()) {
      return Math.max(0, pay - threshold) * percent / 100;
    }
    double reduced = find("national_insurance_contracted_out_percent", start(block)).getAsDouble();
    double upTo = limit.getAsDouble();
    return Math.max(0, Math.min(pay, upTo) - threshold) * reduced / 100
        + Math.max(0, pay - upTo) * percent / 100;
  }

  private double assumedOrPublished(String assumption, String rate, int block) {
    int year = NaiveTimeline.financialYear(block);
    OptionalDouble set = values.set(assumption, year);
    if (set.isPresent()) {
      return set.getAsDouble();
    }
    return averaged(rate, block).orElseGet(() -> values.of(assumption, year));
  }

  /** A rate that changes in the middle of a block, month by month. */
  private OptionalDouble averaged(String rate, int block) {
    double sum = 0;
    int months = timeline.block(block).term().months();
    for (int month = 0; month < months; month++) {
      OptionalDouble found = find(rate, start(block).plusMonths(month));
      if (found.isEmpty()) {
        return found;
      }
      sum += found.getAsDouble();
    }
    return OptionalDouble.of(sum / months);
  }

  private double lastPublished(String rate, int block) {
    LocalDate date = start(block);
    while (find(rate, date).isEmpty()) {
      date = date.minusMonths(1);
    }
    return find(rate, date).getAsDouble();
  }

  private LocalDate start(int block) {
    return timeline.block(block).start();
  }

  private static OptionalDouble find(String rate, LocalDate date) {
    Optional<Rate> found = RATES.find(rate, date);
    return found.isPresent() ? OptionalDouble.of(found.get().value()) : OptionalDouble.empty();
  }
}
