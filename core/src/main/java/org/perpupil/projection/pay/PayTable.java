package org.perpupil.projection.pay;

import java.util.List;
import java.util.stream.IntStream;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;

/**
 * What one post of every kind is paid in every block, worked out once for a world.
 *
 * <p>Teachers' awards come in September: the published scale, or the award assumed on the pay
 * before. Support staff's come in April, at least the cash sum assumed. Mutable, for one thread.
 */
public final class PayTable {
  private final int blocks;
  private final double[][] publishedPay;
  private final double[] publishedReference;
  private final double[] referencePay;
  private final int[] scaleRows;
  private final int[] salariedTeachers;
  private final int[] supportRows;
  private final int[] statedBlocks;
  private final double[] salaries;
  private final double[] fractions;
  private final double[] fullTime;

  /** Pounds a year of one post, by block and row. */
  final double[][] paid;

  /**
   * The same before the award of an April, by financial year and row: of years with back pay, but
   * for the first.
   */
  final double[][] beforeAward;

  PayTable(List<CostRow> rows, Timeline timeline) {
    int count = rows.size();
    this.blocks = timeline.blocks();
    this.publishedPay = new double[blocks][count];
    this.publishedReference = new double[blocks];
    this.referencePay = new double[blocks];
    this.scaleRows = IntStream.range(0, count).filter(r -> isOnScale(rows.get(r))).toArray();
    this.salariedTeachers =
        IntStream.range(0, count)
            .filter(r -> !rows.get(r).isSupport() && !isOnScale(rows.get(r)))
            .toArray();
    this.supportRows = IntStream.range(0, count).filter(r -> rows.get(r).isSupport()).toArray();
    this.statedBlocks = rows.stream().mapToInt(CostRow::stated).toArray();
    this.salaries = rows.stream().mapToDouble(CostRow::salary).toArray();
    this.fractions = rows.stream().mapToDouble(CostRow::fraction).toArray();
    for (int k = 0; k < blocks; k++) {
      publishedReference[k] = scale(timeline, k, PayArea.REST_OF_ENGLAND, "M6");
      for (int r : scaleRows) {
        CostRow row = rows.get(r);
        publishedPay[k][r] = scale(timeline, k, row.area().orElseThrow(), row.point());
      }
    }
    this.fullTime = new double[count];
    this.paid = new double[blocks][count];
    this.beforeAward = new double[timeline.years() + 1][count];
  }

  /** Returns whether there is a published scale for the reference post in a block. */
  public static boolean hasScale(Timeline timeline, int k) {
    return !Double.isNaN(scale(timeline, k, PayArea.REST_OF_ENGLAND, "M6"));
  }

  /** Works all pay out for a world. */
  void fill(World world) {
    followReference(world);
    start(world);
    for (int k = 0; k < blocks; k++) {
      if (Timeline.isSeptember(k)) {
        september(world, k);
      } else if (k > 0) {
        april(world, Timeline.financial(k));
      }
      times(fullTime, fractions, paid[k]);
    }
  }

  private void start(World world) {
    for (int r : scaleRows) {
      fullTime[r] = publishedPay[0][r];
    }
    for (int r : salariedTeachers) {
      fullTime[r] = salaries[r] * referencePay[0] / referencePay[statedBlocks[r]];
    }
    for (int r : supportRows) {
      fullTime[r] =
          Double.isNaN(salaries[r]) ? world.value(AssumptionIndex.SUPPORT_SALARY, 0) : salaries[r];
    }
  }

  private void september(World world, int k) {
    double award = awardFactor(world, k);
    double byDefault = 1 + world.byDefault(AssumptionIndex.TEACHER_AWARD) / 100;
    double[] published = publishedPay[k];
    for (int r : scaleRows) {
      fullTime[r] = follow(fullTime[r], award, byDefault, published[r]);
    }
    for (int r : salariedTeachers) {
      fullTime[r] = salaries[r] * referencePay[k] / referencePay[statedBlocks[r]];
    }
  }

  private void april(World world, int year) {
    if (world.value(AssumptionIndex.SUPPORT_BACK_PAY, year) != 0) {
      times(fullTime, fractions, beforeAward[year]);
    }
    double award = 1 + world.value(AssumptionIndex.SUPPORT_AWARD, year) / 100;
    double cash = world.value(AssumptionIndex.SUPPORT_AWARD_CASH, year);
    for (int r : supportRows) {
      fullTime[r] = Math.max(fullTime[r] * award, fullTime[r] + cash);
    }
  }

  private void followReference(World world) {
    double byDefault = 1 + world.byDefault(AssumptionIndex.TEACHER_AWARD) / 100;
    referencePay[0] = publishedReference[0];
    for (int k = 1; k < blocks; k++) {
      double before = referencePay[k - 1];
      referencePay[k] =
          Timeline.isSeptember(k)
              ? follow(before, awardFactor(world, k), byDefault, publishedReference[k])
              : before;
    }
  }

  /** Returns what an award assumed for a September multiplies pay by, NaN when none was. */
  private static double awardFactor(World world, int k) {
    return 1 + world.explicit(AssumptionIndex.TEACHER_AWARD, Timeline.academic(k)) / 100;
  }

  /** Follows a scale: the award assumed, else published, else the award that holds by default. */
  private static double follow(double before, double award, double byDefault, double published) {
    if (!Double.isNaN(award) && !Double.isNaN(before)) {
      return before * award;
    }
    return Double.isNaN(published) ? before * byDefault : published;
  }

  private static void times(double[] a, double[] b, double[] into) {
    for (int r = 0; r < into.length; r++) {
      into[r] = a[r] * b[r];
    }
  }

  private static boolean isOnScale(CostRow row) {
    return row.area().isPresent();
  }

  static double scale(Timeline timeline, int k, PayArea area, String point) {
    return DatedRates.employment()
        .find(area.scaleName(point), timeline.block(k).start())
        .map(Rate::value)
        .orElse(Double.NaN);
  }
}
