package org.perpupil.projection;

import java.time.LocalDate;
import java.util.Optional;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.Rate;

/**
 * Pension and national insurance of every block: published where they are, assumed beyond.
 *
 * <p>An assumption that was set holds in its year even where a rate is published. The limit up to
 * which young apprentices bear no national insurance is held at the last published one. The rules
 * are those of {@link org.perpupil.budget.EmploymentCost}.
 */
final class OnCosts {
  private static final double PERCENT = 0.01;

  private final double[] publishedPension;
  private final double[] publishedInsurance;
  private final double[] publishedThreshold;
  private final double[] youngLimit;
  private final double[] contractedOutLimit;
  private final double[] contractedOutShare;

  private final double[] teachersPension;
  private final double[] localPensionMaintained;
  private final double[] localPensionAcademy;
  private final double[] insurance;
  private final double[] threshold;
  private final double[] youngThreshold;

  OnCosts(Timeline timeline) {
    int blocks = timeline.blocks();
    publishedPension = published(timeline, "teachers_pension_percent");
    publishedInsurance = published(timeline, "national_insurance_percent");
    publishedThreshold = published(timeline, "national_insurance_threshold");
    contractedOutLimit = published(timeline, "national_insurance_contracted_out_limit");
    contractedOutShare = published(timeline, "national_insurance_contracted_out_percent");
    youngLimit = published(timeline, "national_insurance_young_limit");
    for (int k = 1; k < blocks; k++) {
      youngLimit[k] = Double.isNaN(youngLimit[k]) ? youngLimit[k - 1] : youngLimit[k];
    }
    teachersPension = new double[blocks];
    localPensionMaintained = new double[blocks];
    localPensionAcademy = new double[blocks];
    insurance = new double[blocks];
    threshold = new double[blocks];
    youngThreshold = new double[blocks];
  }

  /** Works the rates out that hold in a world. */
  void fill(World world) {
    for (int k = 0; k < teachersPension.length; k++) {
      int year = Timeline.financial(k);
      teachersPension[k] =
          PERCENT * holds(world, Known.TEACHERS_PENSION, year, publishedPension[k]);
      insurance[k] = PERCENT * holds(world, Known.NATIONAL_INSURANCE, year, publishedInsurance[k]);
      threshold[k] = holds(world, Known.NATIONAL_INSURANCE_THRESHOLD, year, publishedThreshold[k]);
      youngThreshold[k] =
          Double.isNaN(youngLimit[k]) ? threshold[k] : Math.max(threshold[k], youngLimit[k]);
      localPensionMaintained[k] = PERCENT * world.value(Known.LGPS_MAINTAINED, year);
      localPensionAcademy[k] = PERCENT * world.value(Known.LGPS_ACADEMY, year);
    }
  }

  /** Returns the teachers' pension rate of a block, a share of pay. */
  double teachersPension(int k) {
    return teachersPension[k];
  }

  /** Returns the local government pension rate by block, shares of pay; read only. */
  double[] localPension(boolean isAcademy) {
    return isAcademy ? localPensionAcademy : localPensionMaintained;
  }

  /** Returns the national insurance rate of a block, a share of pay. */
  double insurance(int k) {
    return insurance[k];
  }

  /** Returns the pounds of pay that bear no national insurance in a block. */
  double threshold(int k) {
    return threshold[k];
  }

  /** Returns the same for an apprentice under 25. */
  double youngThreshold(int k) {
    return youngThreshold[k];
  }

  /** Returns whether employers of pension members paid a lower rate up to a limit in a block. */
  boolean isContractedOut(int k) {
    return !Double.isNaN(contractedOutLimit[k]);
  }

  /** Returns pounds of a year's pay with pension and insurance of a contracted-out employer. */
  double contractedOutCost(int k, double pay, double pensionRate, double free) {
    double limit = contractedOutLimit[k];
    double band = Math.max(0, Math.min(pay, limit) - free);
    return pay
        + pay * pensionRate
        + band * contractedOutShare[k] * PERCENT
        + Math.max(0, pay - limit) * insurance[k];
  }

  private static double holds(World world, int assumption, int year, double published) {
    double set = world.explicit(assumption, year);
    if (!Double.isNaN(set)) {
      return set;
    }
    return Double.isNaN(published) ? world.byDefault(assumption) : published;
  }

  private static double[] published(Timeline timeline, String name) {
    double[] values = new double[timeline.blocks()];
    for (int k = 0; k < values.length; k++) {
      LocalDate date = timeline.block(k).start();
      Optional<Rate> rate = DatedRates.employment().find(name, date);
      values[k] = rate.map(Rate::value).orElse(Double.NaN);
    }
    return values;
  }
}
