package org.perpupil.projection.engine;

import java.util.Arrays;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * The central charge that an academy pays its trust, where the assumptions set one.
 *
 * <p>A percentage is of the budget share and sixth-form funding, without early years money and
 * without the business rates and PFI that are passed on, as a trust's own terms take it. The charge
 * of a funding year holds for the blocks that the year pays; its pounds follow prices from April.
 * Mutable, for one thread.
 */
final class CentralChargeRun {
  private final double[] grant;

  CentralChargeRun(int capacity) {
    this.grant = new double[capacity];
  }

  void run(UnitPlan unit, WorldTables tables, UnitRun run) {
    World world = tables.world;
    int start = Math.max(unit.arranged.academy(), unit.arranged.first());
    for (int k = start; k <= unit.arranged.last(); k++) {
      int year = unit.arranged.fundingYear(k);
      double percent = world.value(AssumptionIndex.CENTRAL_CHARGE_PERCENT, year);
      double perPupil = world.value(AssumptionIndex.CENTRAL_CHARGE_PER_PUPIL, year);
      double flat = world.value(AssumptionIndex.CENTRAL_CHARGE_POUNDS, year);
      if (percent > 0) {
        ofGrant(percent / 100, unit, tables, run, k);
      }
      if (perPupil > 0 || flat > 0) {
        double price = Timeline.share(k) * tables.prices.cpi[Timeline.financial(k)];
        inPounds(price * perPupil, price * flat, unit, run, k);
      }
    }
  }

  /**
   * Returns what a school pays in a block in which it is an academy.
   *
   * @param grant pounds of the block without what is passed on
   * @param pupils pupils whom the share that pays the block counts
   */
  static double pounds(WorldTables tables, int k, double grant, double pupils) {
    World world = tables.world;
    int year = Timeline.academic(k);
    double price = Timeline.share(k) * tables.prices.cpi[Timeline.financial(k)];
    return world.value(AssumptionIndex.CENTRAL_CHARGE_PERCENT, year) / 100 * grant
        + price
            * (world.value(AssumptionIndex.CENTRAL_CHARGE_PER_PUPIL, year) * pupils
                + world.value(AssumptionIndex.CENTRAL_CHARGE_POUNDS, year));
  }

  private void ofGrant(double part, UnitPlan unit, WorldTables tables, UnitRun run, int k) {
    int size = unit.size();
    int year = unit.arranged.fundingYear(k);
    Arrays.fill(grant, 0, size, 0);
    for (StatedLine line : unit.sixthFormFunding()) {
      StatedRun.add(unit, line, tables.linePrices.of(line.price)[k], tables, run, k, grant);
    }
    double share = Timeline.share(k);
    double dearer = tables.prices.businessRates[year];
    double[] paid = run.funding.paid[year];
    double[] rates = unit.businessRates;
    double[] privateFinance = unit.privateFinance;
    double[] into = run.line(BudgetCode.BAI170, k);
    for (int s = 0; s < size; s++) {
      double passedOn = dearer * rates[s] + privateFinance[s];
      into[s] += part * (grant[s] + share * (paid[s] - passedOn));
    }
  }

  private static void inPounds(double perPupil, double flat, UnitPlan unit, UnitRun run, int k) {
    double[] pupils = run.funding.pupils[unit.arranged.fundingYear(k)];
    double[] into = run.line(BudgetCode.BAI170, k);
    for (int s = 0; s < unit.size(); s++) {
      into[s] += perPupil * pupils[s] + flat;
    }
  }
}
