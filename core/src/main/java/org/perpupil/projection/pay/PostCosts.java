package org.perpupil.projection.pay;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.perpupil.budget.Pension;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * Works out what one post of every kind costs in every block, once for a world, and what of it is
 * apprenticeship levy before any allowance.
 *
 * <p>The part of support staff's award that is settled late is paid as back pay from September.
 * Costs of a kind of school that the plan does not have are not worked out. Mutable, for one
 * thread.
 */
public final class PostCosts {
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
  private final double[] withheld;
  private final FoldChecks folds;
  private boolean isFolded;

  public final CostTable costs;
  private final CostTable levies;
  private boolean areLeviesFilled;

  /** What of the costs is pay; worked out by {@link #fillPay} alone. */
  public final CostTable pays;

  /**
   * Creates costs.
   *
   * @param folds which of the rows stand for posts of other pay, too
   * @param arrangements of the schools of the plan
   */
  public PostCosts(
      List<CostRow> rows,
      List<Fold> folds,
      Timeline timeline,
      List<GovernanceBlocks> arrangements) {
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
    this.hasConversions = arrangements.stream().anyMatch(GovernanceBlocks::converts);
    this.withheld = new double[count];
    this.folds = new FoldChecks(folds, timeline);
    this.costs = new CostTable(blocks, count);
    this.levies = CostTable.ofAll(blocks, count);
    this.pays = CostTable.ofAll(blocks, count);
  }

  /** What a year's pay comes to in a block. */
  private interface Price {
    void of(int k, double[] paid, double[] into);
  }

  /** Works every cost out for a world. */
  public void fill(World world) {
    onCosts.fill(world);
    pay.fill(world);
    isFolded = folds.hold(world, pay, onCosts);
    for (int k = 0; k < blocks; k++) {
      costs.perHead[k] = -Timeline.share(k) * onCosts.insurance(k) * onCosts.threshold(k);
    }
    if (hasMaintained) {
      double[] local = onCosts.localPension(false);
      Price price = (k, paid, into) -> employ(k, paid, local[k], into);
      price(world, price, costs.maintained, costs.backPayMaintained);
    }
    if (hasAcademies) {
      double[] local = onCosts.localPension(true);
      Price price = (k, paid, into) -> employ(k, paid, local[k], into);
      price(world, price, costs.academy, costs.backPayAcademy);
    }
    if (hasConversions) {
      for (int k = 0; k < blocks; k++) {
        handOver(
            costs.academy[k],
            costs.backPayAcademy[k],
            costs.backPayMaintained[k],
            costs.converting[k]);
      }
    }
    areLeviesFilled = false;
  }

  /**
   * Returns what of the costs is apprenticeship levy before any allowance, worked out when it is
   * first asked for.
   *
   * @param world the world that the costs were filled for
   */
  public CostTable levies(World world) {
    if (!areLeviesFilled) {
      price(world, this::levy, levies.maintained, levies.backPayMaintained);
      areLeviesFilled = true;
    }
    return levies;
  }

  /** Works out what of every cost is pay, for the world that it was filled for last. */
  public void fillPay(World world) {
    price(world, PostCosts::pay, pays.maintained, pays.backPayMaintained);
  }

  /** Returns whether rows stand for posts of other pay in this world, as they should. */
  public boolean isFolded() {
    return isFolded;
  }

  /** Returns the pounds of a block that an employer's levy falls short by; 0 where none is due. */
  public double allowance(int k, boolean ownEmployer) {
    return onCosts.allowance(k, ownEmployer);
  }

  /** Returns whether a levy is due in a block. */
  public boolean hasLevy(int k) {
    return onCosts.levy(k) > 0;
  }

  /** Returns whether any school is given an allowance of the levy in any block. */
  public boolean hasAllowance() {
    return onCosts.hasAllowance();
  }

  private void price(World world, Price price, double[][] costs, double[][] backPay) {
    boolean isOwed = false;
    for (int k = 0; k < blocks; k++) {
      price.of(k, pay.paid[k], costs[k]);
      if (!Timeline.isSeptember(k)) {
        isOwed = k > 0 && withhold(world, k, price, costs[k]);
      } else if (isOwed) {
        System.arraycopy(withheld, 0, backPay[k], 0, withheld.length);
        add(withheld, costs[k]);
      } else {
        Arrays.fill(backPay[k], 0);
      }
    }
  }

  /** Takes off the part of April's award that is paid from September; returns whether any is. */
  private boolean withhold(World world, int k, Price price, double[] costs) {
    int year = Timeline.financial(k);
    double late = world.value(AssumptionIndex.SUPPORT_BACK_PAY, year);
    if (late == 0) {
      return false;
    }
    price.of(k, pay.beforeAward[year], withheld);
    for (int r = 0; r < withheld.length; r++) {
      withheld[r] = late * (costs[r] - withheld[r]);
    }
    for (int r = 0; r < withheld.length; r++) {
      costs[r] -= withheld[r];
    }
    return true;
  }

  private void employ(int k, double[] paid, double local, double[] into) {
    double share = Timeline.share(k);
    double teachers = onCosts.teachersPension(k);
    double insurance = onCosts.insurance(k);
    double levied = 1 + onCosts.levy(k);
    double free = onCosts.threshold(k);
    double youngFree = onCosts.youngThreshold(k) - free;
    double[] teaching = inTeachers;
    double[] serving = inLocal;
    double[] under25 = young;
    for (int r = 0; r < into.length; r++) {
      double pounds = paid[r];
      into[r] =
          share
              * (pounds * levied
                  + pounds * (teaching[r] * teachers + serving[r] * local)
                  + Math.max(0, pounds - (free + under25[r] * youngFree)) * insurance);
    }
    if (onCosts.isContractedOut(k)) {
      for (int r = 0; r < into.length; r++) {
        if (isMember[r]) {
          double rate = teaching[r] * teachers + serving[r] * local + onCosts.levy(k);
          into[r] =
              share * onCosts.contractedOutCost(k, paid[r], rate, free + under25[r] * youngFree);
        }
      }
    }
  }

  private void levy(int k, double[] paid, double[] into) {
    double rate = Timeline.share(k) * onCosts.levy(k);
    for (int r = 0; r < into.length; r++) {
      into[r] = rate * paid[r];
    }
  }

  private static void pay(int k, double[] paid, double[] into) {
    for (int r = 0; r < into.length; r++) {
      into[r] = Timeline.share(k) * paid[r];
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
