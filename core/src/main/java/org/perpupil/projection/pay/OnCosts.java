package org.perpupil.projection.pay;

import java.time.LocalDate;
import org.perpupil.budget.Block;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.Rate;
import org.perpupil.scenario.Assumption;

/**
 * Pension and national insurance of every block: published where they are, assumed beyond.
 *
 * <p>Rates that change within a block are averaged over its months. An assumption that was set
 * holds in its year even where a rate is published. The limit up to which young apprentices bear no
 * national insurance is held at the last published one. The rules are those of {@link
 * org.perpupil.budget.cost.EmploymentCost}.
 */
final class OnCosts {
  private static final double PERCENT = 0.01;

  private final double[] publishedPension;
  private final double[] publishedInsurance;
  private final double[] publishedThreshold;
  private final double[] youngLimit;
  private final double[] contractedOutLimit;
  private final double[] contractedOutShare;
  private final double[] publishedLevy;

  private final double[] teachersPension;
  private final double[] localPensionMaintained;
  private final double[] localPensionAcademy;
  private final double[] insurance;
  private final double[] threshold;
  private final double[] youngThreshold;
  private final double[] levy;
  private final double[] ownAllowance;
  private final double[] partOfAllowance;
  private boolean hasAllowance;

  OnCosts(Timeline timeline) {
    int blocks = timeline.blocks();
    publishedPension = published(timeline, "teachers_pension_percent");
    publishedInsurance = published(timeline, "national_insurance_percent");
    publishedThreshold = published(timeline, "national_insurance_threshold");
    contractedOutLimit = published(timeline, "national_insurance_contracted_out_limit");
    contractedOutShare = published(timeline, "national_insurance_contracted_out_percent");
    youngLimit = published(timeline, "national_insurance_young_limit");
    publishedLevy = published(timeline, "apprenticeship_levy_percent");
    for (int k = 0; k < blocks; k++) {
      publishedLevy[k] = Double.isNaN(publishedLevy[k]) ? 0 : publishedLevy[k];
    }
    for (int k = 1; k < blocks; k++) {
      youngLimit[k] = Double.isNaN(youngLimit[k]) ? youngLimit[k - 1] : youngLimit[k];
    }
    teachersPension = new double[blocks];
    localPensionMaintained = new double[blocks];
    localPensionAcademy = new double[blocks];
    insurance = new double[blocks];
    threshold = new double[blocks];
    youngThreshold = new double[blocks];
    levy = new double[blocks];
    ownAllowance = new double[blocks];
    partOfAllowance = new double[blocks];
  }

  /** Returns the highest pay that bears no national insurance, in pounds a year, by default. */
  static double highestThreshold(Timeline timeline) {
    double highest = 0;
    for (double published : published(timeline, "national_insurance_threshold")) {
      double byDefault = Assumption.of("tax.national_insurance_threshold").defaultValue().orElse(0);
      highest = Math.max(highest, Double.isNaN(published) ? byDefault : published);
    }
    return highest;
  }

  /** Works the rates out that hold in a world. */
  void fill(World world) {
    hasAllowance = false;
    for (int k = 0; k < teachersPension.length; k++) {
      int year = Timeline.financial(k);
      teachersPension[k] =
          PERCENT * holds(world, AssumptionIndex.TEACHERS_PENSION, year, publishedPension[k]);
      insurance[k] =
          PERCENT * holds(world, AssumptionIndex.NATIONAL_INSURANCE, year, publishedInsurance[k]);
      threshold[k] =
          holds(world, AssumptionIndex.NATIONAL_INSURANCE_THRESHOLD, year, publishedThreshold[k]);
      youngThreshold[k] =
          Double.isNaN(youngLimit[k]) ? threshold[k] : Math.max(threshold[k], youngLimit[k]);
      levy[k] = PERCENT * holds(world, AssumptionIndex.LEVY, year, publishedLevy[k]);
      ownAllowance[k] = Timeline.share(k) * world.value(AssumptionIndex.LEVY_ALLOWANCE, year);
      partOfAllowance[k] = Timeline.share(k) * world.value(AssumptionIndex.LEVY_PART, year);
      hasAllowance |= levy[k] > 0 && (ownAllowance[k] > 0 || partOfAllowance[k] > 0);
      localPensionMaintained[k] = PERCENT * world.value(AssumptionIndex.LGPS_MAINTAINED, year);
      localPensionAcademy[k] = PERCENT * world.value(AssumptionIndex.LGPS_ACADEMY, year);
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

  /** Returns the apprenticeship levy of a block before any allowance, a share of pay. */
  double levy(int k) {
    return levy[k];
  }

  /** Returns whether any allowance is set against a levy that is due. */
  boolean hasAllowance() {
    return hasAllowance;
  }

  /**
   * Returns the pounds of a block that are set against a school's levy: the allowance of an academy
   * that is its own employer, or what a school is given of its authority's or its trust's.
   */
  double allowance(int k, boolean ownEmployer) {
    return ownEmployer ? ownAllowance[k] : partOfAllowance[k];
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
      values[k] = average(name, timeline.block(k));
    }
    return values;
  }

  /** Returns the average of a rate over the months of a block, NaN when a month has none. */
  private static double average(String name, Block block) {
    double first = rate(name, block.start());
    int months = block.term().months();
    double sum = 0;
    boolean changes = false;
    for (int month = 0; month < months; month++) {
      double rate = rate(name, block.start().plusMonths(month));
      changes |= rate != first;
      sum += rate;
    }
    return changes ? sum / months : first;
  }

  private static double rate(String name, LocalDate date) {
    return DatedRates.employment().find(name, date).map(Rate::value).orElse(Double.NaN);
  }
}
