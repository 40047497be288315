package org.perpupil.projection;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.perpupil.budget.Pension;

/**
 * What one post of every kind costs in every block, worked out once for a world.
 *
 * <p>The part of support staff's award that is settled late is paid as back pay from September.
 * Costs of a kind of school that the plan does not have are not worked out. Mutable, for one
 * thread.
 */
final class CostTable {
  private final int blocks;
  private final boolean[] isMember;
  private final PayTable pay;
  private final OnCosts onCosts;

  /** By row, 1 for a member of the scheme, or for an apprentice under 25, and 0 for others. */
  private final double[] inTeachers;

  private final double[] inLocal;
  private final double[] young;

  private final boolean hasMaintained;
  private final boolean hasAcademies;
  private final boolean hasConversions;

  /** Pounds by block and row, for a maintained school and for an academy. */
  private final double[][] maintained;

  private final double[][] academy;

  /**
   * The same for an academy's very first block: back pay is what the maintained school withheld.
   */
  private final double[][] converting;

  /** Back pay of one post that falls into a September block, for posts that start in it. */
  private final double[][] backPayMaintained;

  private final double[][] backPayAcademy;

  private final double[] withheld;

  CostTable(List<CostRow> rows, Timeline timeline, List<Arranged> arrangements) {
    int count = rows.size();
    this.blocks = timeline.blocks();
    this.pay = new PayTable(rows, timeline);
    this.onCosts = new OnCosts(timeline);
    this.isMember = new boolean[count];
    for (int r = 0; r < count; r++) {
      isMember[r] = rows.get(r).pension() != Pension.NONE;
    }
    this.inTeachers = ones(rows, row -> row.pension() == Pension.TEACHERS ? 1 : 0);
    this.inLocal = ones(rows, row -> row.pension() == Pension.LOCAL_GOVERNMENT ? 1 : 0);
    this.young = ones(rows, row -> row.under25() ? 1 : 0);
    this.hasMaintained = arrangements.stream().anyMatch(a -> !a.isAcademy(a.first()));
    this.hasAcademies = arrangements.stream().anyMatch(a -> a.isAcademy(a.last()));
    this.hasConversions = arrangements.stream().anyMatch(Arranged::converts);
    this.maintained = new double[blocks][count];
    this.academy = new double[blocks][count];
    this.converting = new double[blocks][count];
    this.backPayMaintained = new double[blocks][count];
    this.backPayAcademy = new double[blocks][count];
    this.withheld = new double[count];
  }

  /** Returns the costs that hold in a block, in pounds by row; read only. */
  double[] of(Arranged arranged, int k) {
    if (!arranged.isAcademy(k)) {
      return maintained[k];
    }
    return k == arranged.academy() ? converting[k] : academy[k];
  }

  /** Returns the back pay that falls into a block, in pounds by row; read only. */
  double[] backPay(Arranged arranged, int k) {
    return k > arranged.academy() ? backPayAcademy[k] : backPayMaintained[k];
  }

  /** Works every cost out for a world. */
  void fill(World world) {
    onCosts.fill(world);
    pay.fill(world);
    if (hasMaintained) {
      price(world, onCosts.localPension(false), maintained, backPayMaintained);
    }
    if (hasAcademies) {
      price(world, onCosts.localPension(true), academy, backPayAcademy);
    }
    if (hasConversions) {
      for (int k = 0; k < blocks; k++) {
        handOver(academy[k], backPayAcademy[k], backPayMaintained[k], converting[k]);
      }
    }
  }

  private void price(World world, double[] local, double[][] costs, double[][] backPay) {
    boolean isOwed = false;
    for (int k = 0; k < blocks; k++) {
      price(k, pay.paid[k], local[k], costs[k]);
      if (!Timeline.isSeptember(k)) {
        isOwed = k > 0 && withhold(world, k, local[k], costs[k]);
      } else if (isOwed) {
        System.arraycopy(withheld, 0, backPay[k], 0, withheld.length);
        add(withheld, costs[k]);
      } else {
        Arrays.fill(backPay[k], 0);
      }
    }
  }

  /** Takes off the part of April's award that is paid from September; returns whether any is. */
  private boolean withhold(World world, int k, double local, double[] costs) {
    int year = Timeline.financial(k);
    double late = world.value(Known.SUPPORT_BACK_PAY, year);
    if (late == 0) {
      return false;
    }
    price(k, pay.beforeAward[year], local, withheld);
    for (int r = 0; r < withheld.length; r++) {
      withheld[r] = late * (costs[r] - withheld[r]);
    }
    for (int r = 0; r < withheld.length; r++) {
      costs[r] -= withheld[r];
    }
    return true;
  }

  private void price(int k, double[] paid, double local, double[] into) {
    double share = Timeline.share(k);
    double teachers = onCosts.teachersPension(k);
    double insurance = onCosts.insurance(k);
    double free = onCosts.threshold(k);
    double youngFree = onCosts.youngThreshold(k) - free;
    double[] teaching = inTeachers;
    double[] serving = inLocal;
    double[] under25 = young;
    for (int r = 0; r < into.length; r++) {
      double pounds = paid[r];
      into[r] =
          share
              * (pounds
                  + pounds * (teaching[r] * teachers + serving[r] * local)
                  + Math.max(0, pounds - (free + under25[r] * youngFree)) * insurance);
    }
    if (onCosts.isContractedOut(k)) {
      for (int r = 0; r < into.length; r++) {
        if (isMember[r]) {
          double rate = teaching[r] * teachers + serving[r] * local;
          into[r] =
              share * onCosts.contractedOutCost(k, paid[r], rate, free + under25[r] * youngFree);
        }
      }
    }
  }

  private static void add(double[] pounds, double[] into) {
    for (int r = 0; r < into.length; r++) {
      into[r] += pounds[r];
    }
  }

  private static void handOver(
      double[] academy, double[] paidLate, double[] withheld, double[] into) {
    for (int r = 0; r < into.length; r++) {
      into[r] = academy[r] - paidLate[r] + withheld[r];
    }
  }

  private static double[] ones(List<CostRow> rows, ToDoubleFunction<CostRow> of) {
    return rows.stream().mapToDouble(of).toArray();
  }
}
