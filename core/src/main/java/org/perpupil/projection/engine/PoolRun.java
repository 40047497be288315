package org.perpupil.projection.engine;

import org.perpupil.projection.plan.PoolPlan;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;

/** Pools grant of the schools of a trust, block by block. Mutable, for one thread. */
final class PoolRun {
  private final PoolPlan plan;
  private final FundedUnit[] units;
  private final int size;
  private final double[] given;
  private final double[] need;

  PoolRun(PoolPlan plan, FundedUnit[] funded) {
    this.plan = plan;
    this.size = plan.units().length;
    this.units = new FundedUnit[size];
    for (int m = 0; m < size; m++) {
      units[m] = funded[plan.units()[m]];
    }
    this.given = new double[size];
    this.need = new double[size];
  }

  /** Pools what the schools' finished funding gives them. */
  void run(Timeline timeline) {
    for (int k = 0; k < timeline.blocks(); k++) {
      for (int m = 0; m < size; m++) {
        put(m, k);
        units[m].pooled[k][plan.places()[m]] = 0;
      }
      double from = 0;
      while (from < 1) {
        double to = next(from, k);
        pool(from, to, k);
        from = to;
      }
    }
  }

  /** Returns the part of a block that is over when the next school converts in it, or 1. */
  private double next(double from, int k) {
    double next = 1;
    for (FundedUnit unit : units) {
      double start = start(unit, k);
      next = start > from ? Math.min(next, start) : next;
    }
    return next;
  }

  /** Returns the part of a block that is over when a school begins to pool in it. */
  private static double start(FundedUnit unit, int k) {
    GovernanceBlocks arranged = unit.plan.arranged;
    return arranged.academy() == k ? arranged.maintainedPart() : 0;
  }

  /** Pools a part of a block, of those who are academies then. */
  private void pool(double from, double to, int k) {
    double pool = 0;
    double allNeed = 0;
    for (int m = 0; m < size; m++) {
      if (start(units[m], k) <= from) {
        pool += given[m];
        allNeed += need[m];
      }
    }
    for (int m = 0; m < size; m++) {
      if (start(units[m], k) <= from && allNeed > 0) {
        units[m].pooled[k][plan.places()[m]] += (to - from) * (pool * need[m] / allNeed - given[m]);
      }
    }
  }

  /**
   * Works out what a school puts in and needs: nothing where it is no academy or has no figures.
   */
  private void put(int m, int k) {
    FundedUnit unit = units[m];
    GovernanceBlocks arranged = unit.plan.arranged;
    given[m] = 0;
    need[m] = 0;
    if (!arranged.isAcademy(k) || !arranged.has(k)) {
      return;
    }
    int year = arranged.fundingYear(k);
    int place = plan.places()[m];
    double share = Timeline.share(k);
    double dearer = unit.tables.prices.businessRates[year];
    double passedOn = dearer * plan.rates()[m] + plan.privateFinance()[m];
    double grant = unit.sixthForm[k][place] + share * (unit.funding.paid[year][place] - passedOn);
    if (!Double.isNaN(grant)) {
      double pupils = unit.funding.pupils[year][place];
      double left = grant - CentralChargeRun.pounds(unit.tables, k, grant, pupils);
      given[m] = plan.share() * Math.max(0, left);
      need[m] = plan.needEach()[m] * pupils;
    }
  }
}
