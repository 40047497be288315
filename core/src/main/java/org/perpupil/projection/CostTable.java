package org.perpupil.projection;

import java.util.List;
import org.perpupil.budget.Pension;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;
import org.perpupil.rates.Rate;

/**
 * What one post of every kind costs in every block, worked out once for a world.
 *
 * <p>Teachers' awards come in September: the published scale, or the award assumed on the pay
 * before. Support staff's come in April, at least the cash sum assumed; the part that is settled
 * late is paid as back pay from September. Mutable, for one thread.
 */
final class CostTable {
  private final List<CostRow> rows;
  private final int blocks;
  private final OnCosts onCosts;
  private final double[] publishedPay;
  private final double[] publishedReference;
  private final double[] referencePay;
  private final double[] award;
  private final double[] supportAward;
  private final double[] supportCash;
  private final double[] supportBackPay;
  private final double[] pay;

  /** Pounds by row and block, for a maintained school and for an academy. */
  final double[] maintained;

  final double[] academy;

  /**
   * The same for an academy's very first block: back pay is what the maintained school withheld.
   */
  final double[] converting;

  /** Back pay of one post that falls into a September block, for posts that start in it. */
  private final double[] backPayMaintained;

  private final double[] backPayAcademy;

  CostTable(List<CostRow> rows, Timeline timeline) {
    this.rows = List.copyOf(rows);
    this.blocks = timeline.blocks();
    this.onCosts = new OnCosts(timeline);
    int count = rows.size();
    this.publishedPay = new double[blocks * count];
    this.publishedReference = new double[blocks];
    for (int k = 0; k < blocks; k++) {
      publishedReference[k] = scale(timeline, k, PayArea.REST_OF_ENGLAND, "M6");
      for (int r = 0; r < count; r++) {
        CostRow row = rows.get(r);
        publishedPay[r * blocks + k] =
            row.area().isPresent()
                ? scale(timeline, k, row.area().orElseThrow(), row.point())
                : Double.NaN;
      }
    }
    this.referencePay = new double[blocks];
    this.award = new double[blocks];
    this.supportAward = new double[timeline.years() + 1];
    this.supportCash = new double[timeline.years() + 1];
    this.supportBackPay = new double[timeline.years() + 1];
    this.pay = new double[blocks];
    this.maintained = new double[blocks * count];
    this.academy = new double[blocks * count];
    this.converting = new double[blocks * count];
    this.backPayMaintained = new double[blocks * count];
    this.backPayAcademy = new double[blocks * count];
  }

  /** Returns the costs that hold in a block. */
  double[] of(Arranged arranged, int k) {
    if (!arranged.isAcademy(k)) {
      return maintained;
    }
    return k == arranged.academy() ? converting : academy;
  }

  /** Returns the back pay that falls into a block. */
  double[] backPay(Arranged arranged, int k) {
    return k > arranged.academy() ? backPayAcademy : backPayMaintained;
  }

  /** Returns whether there is a published scale for a row of a scale in a block. */
  boolean hasScale(int row, int k) {
    return !Double.isNaN(publishedPay[row * blocks + k]);
  }

  /** Works every cost out for a world. */
  void fill(World world) {
    onCosts.fill(world);
    for (int k = 0; k < blocks; k++) {
      award[k] =
          Timeline.isSeptember(k)
              ? world.explicit(Known.TEACHER_AWARD, Timeline.academic(k)) / 100
              : 0;
    }
    for (int year = 0; year < supportAward.length; year++) {
      supportAward[year] = 1 + world.value(Known.SUPPORT_AWARD, year) / 100;
      supportCash[year] = world.value(Known.SUPPORT_AWARD_CASH, year);
      supportBackPay[year] = world.value(Known.SUPPORT_BACK_PAY, year);
    }
    teacherPay(world, publishedReference, 0, referencePay);
    for (int r = 0; r < rows.size(); r++) {
      CostRow row = rows.get(r);
      if (row.isSupport()) {
        support(world, r, row);
      } else {
        teacher(world, r, row);
      }
    }
    for (int at = 0; at < converting.length; at++) {
      converting[at] = academy[at] - backPayAcademy[at] + backPayMaintained[at];
    }
  }

  private void teacher(World world, int r, CostRow row) {
    if (row.area().isPresent()) {
      teacherPay(world, publishedPay, r * blocks, pay);
    } else {
      double stated = referencePay[row.stated()];
      for (int k = 0; k < blocks; k++) {
        pay[k] = row.salary() * referencePay[k] / stated;
      }
    }
    price(r, row, pay, onCosts.pension(row.pension(), false), maintained);
    if (row.pension() == Pension.LOCAL_GOVERNMENT) {
      price(r, row, pay, onCosts.pension(row.pension(), true), academy);
    } else {
      System.arraycopy(maintained, r * blocks, academy, r * blocks, blocks);
    }
  }

  private void price(int r, CostRow row, double[] fullTime, double[] pension, double[] costs) {
    double[] free = onCosts.free(row.under25());
    double fraction = row.fraction();
    boolean member = row.pension() != Pension.NONE;
    for (int k = 0; k < blocks; k++) {
      double paid = fullTime[k] * fraction;
      costs[r * blocks + k] =
          Timeline.share(k)
              * (member && onCosts.isContractedOut(k)
                  ? onCosts.contractedOutCost(k, paid, pension[k], free[k])
                  : onCosts.cost(k, paid, pension[k], free[k]));
    }
  }

  /** Follows a scale: published in September, else the pay before and the award. */
  private void teacherPay(World world, double[] published, int at, double[] into) {
    double before = published[at];
    into[0] = before;
    for (int k = 1; k < blocks; k++) {
      if (Timeline.isSeptember(k)) {
        double scale = published[at + k];
        if (!Double.isNaN(award[k]) && !Double.isNaN(before)) {
          before *= 1 + award[k];
        } else if (Double.isNaN(scale)) {
          before *= 1 + world.byDefault(Known.TEACHER_AWARD) / 100;
        } else {
          before = scale;
        }
      }
      into[k] = before;
    }
  }

  private void support(World world, int r, CostRow row) {
    double[] pension = onCosts.pension(row.pension(), false);
    support(world, r, row, pension, maintained, backPayMaintained);
    if (row.pension() == Pension.LOCAL_GOVERNMENT) {
      support(world, r, row, onCosts.pension(row.pension(), true), academy, backPayAcademy);
    } else {
      System.arraycopy(maintained, r * blocks, academy, r * blocks, blocks);
      System.arraycopy(backPayMaintained, r * blocks, backPayAcademy, r * blocks, blocks);
    }
  }

  private void support(
      World world, int r, CostRow row, double[] pension, double[] costs, double[] backPay) {
    double salary =
        Double.isNaN(row.salary()) ? world.value(Known.SUPPORT_SALARY, 0) : row.salary();
    double withheld = 0;
    for (int k = 0; k < blocks; k++) {
      int year = Timeline.financial(k);
      int at = r * blocks + k;
      if (!Timeline.isSeptember(k)) {
        double before = salary;
        if (year > 0) {
          salary = Math.max(salary * supportAward[year], salary + supportCash[year]);
        }
        double now = cost(row, k, salary, pension[k]);
        withheld =
            year == 0 || supportBackPay[year] == 0
                ? 0
                : Timeline.share(k)
                    * supportBackPay[year]
                    * (now - cost(row, k, before, pension[k]));
        costs[at] = Timeline.share(k) * now - withheld;
        backPay[at] = 0;
      } else {
        costs[at] = Timeline.share(k) * cost(row, k, salary, pension[k]) + withheld;
        backPay[at] = withheld;
      }
    }
  }

  private double cost(CostRow row, int k, double fullTimePay, double pensionRate) {
    double paid = fullTimePay * row.fraction();
    double free = onCosts.free(row.under25())[k];
    return row.pension() != Pension.NONE && onCosts.isContractedOut(k)
        ? onCosts.contractedOutCost(k, paid, pensionRate, free)
        : onCosts.cost(k, paid, pensionRate, free);
  }

  private static double scale(Timeline timeline, int k, PayArea area, String point) {
    return DatedRates.employment()
        .find(area.scaleName(point), timeline.block(k).start())
        .map(Rate::value)
        .orElse(Double.NaN);
  }
}
