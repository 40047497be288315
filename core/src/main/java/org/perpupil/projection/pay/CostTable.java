package org.perpupil.projection.pay;

import org.perpupil.projection.world.GovernanceBlocks;

/**
 * What one post of every kind costs in every block, looked up by who runs the school.
 *
 * <p>Filled by {@link PostCosts}, once for a world. Mutable, for one thread.
 */
public final class CostTable {
  /** Pounds by block and row, for a maintained school and for an academy. */
  final double[][] maintained;

  final double[][] academy;

  /**
   * The same for an academy's very first block: back pay is what the maintained school withheld.
   */
  final double[][] converting;

  /** Back pay of one post that falls into a September block, for posts that start in it. */
  final double[][] backPayMaintained;

  final double[][] backPayAcademy;

  /**
   * Pounds of each head by block, whoever runs the school: what is the same whatever a post is paid
   * above the threshold of national insurance, and so negative.
   */
  public final double[] perHead;

  CostTable(int blocks, int rows) {
    this(
        new double[blocks],
        new double[blocks][rows],
        new double[blocks][rows],
        new double[blocks][rows],
        new double[blocks][rows],
        new double[blocks][rows]);
  }

  /** Returns a table whose costs are the same whoever runs the school. */
  static CostTable ofAll(int blocks, int rows) {
    double[][] costs = new double[blocks][rows];
    double[][] backPay = new double[blocks][rows];
    return new CostTable(new double[blocks], costs, costs, costs, backPay, backPay);
  }

  private CostTable(
      double[] perHead,
      double[][] maintained,
      double[][] academy,
      double[][] converting,
      double[][] backPayMaintained,
      double[][] backPayAcademy) {
    this.perHead = perHead;
    this.maintained = maintained;
    this.academy = academy;
    this.converting = converting;
    this.backPayMaintained = backPayMaintained;
    this.backPayAcademy = backPayAcademy;
  }

  /** Returns the costs that hold in a block, in pounds by row; read only. */
  public double[] of(GovernanceBlocks arranged, int k) {
    if (!arranged.isAcademy(k)) {
      return maintained[k];
    }
    return k == arranged.academy() ? converting[k] : academy[k];
  }

  /** Returns the back pay that falls into a block, in pounds by row; read only. */
  public double[] backPay(GovernanceBlocks arranged, int k) {
    return k > arranged.academy() ? backPayAcademy[k] : backPayMaintained[k];
  }
}
