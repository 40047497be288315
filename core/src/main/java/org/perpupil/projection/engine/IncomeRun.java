package org.perpupil.projection.engine;

import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.SchoolGrants;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;

/**
 * Income that is worked out: the budget share, meals and sport, grants with a life, and the
 * education services grant.
 *
 * <p>The codes of meals, sport premium and pay grants (I18d) and of the services grant (I06) are a
 * choice; the return's own guidance was not found. Mutable, for one thread.
 */
final class IncomeRun {
  private final SchoolGrants grants;

  IncomeRun(Timeline timeline) {
    this.grants = new SchoolGrants(timeline);
  }

  /** Settles what of a unit's meals and sport premium is worked out. */
  void calibrate(UnitPlan unit, WorldTables tables, RollRun rolls) {
    unit.mealsAndSport.calibrate(unit, tables, grants, rolls);
  }

  void run(UnitPlan unit, WorldTables tables, UnitRun run) {
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      budgetShare(unit, tables, run, k);
      FundsRun.run(unit, tables, run, k, run.line(BudgetCode.I01, k));
      double[] other = run.line(BudgetCode.I18D, k);
      unit.grants.addPaid(k, run.rolls, other);
      unit.mealsAndSport.addPaid(unit, tables, grants, run.rolls, k, other);
      otherGrants(unit, tables, run, k);
    }
  }

  private static void budgetShare(UnitPlan unit, WorldTables tables, UnitRun run, int k) {
    double share = Timeline.share(k);
    int year = unit.arranged.fundingYear(k);
    double[] into = run.line(BudgetCode.I01, k);
    addTimes(share, run.funding.paid[year], into, unit.size());
    if (unit.isAnyEarlyYears) {
      double early = share * tables.prices.highNeeds[Timeline.financial(k)];
      addTimes(early, unit.earlyYears, into);
    }
    if (unit.isAnyDedelegated && !unit.arranged.isAcademy(k)) {
      double[] before = run.rolls.funded[0];
      double[] now = run.rolls.funded[year];
      double[] taken = unit.dedelegation;
      for (int s = 0; s < taken.length; s++) {
        into[s] -= share * taken[s] * (before[s] > 0 ? now[s] / before[s] : 0);
      }
    }
  }

  private void otherGrants(UnitPlan unit, WorldTables tables, UnitRun run, int k) {
    int academic = Timeline.academic(k);
    double share = Timeline.share(k);
    int census = Math.max(0, academic);
    double services = unit.arranged.isAcademy(k) ? share * grants.servicesGrant[academic + 1] : 0;
    double grant = share * tables.world.value(AssumptionIndex.TRAINEE_GRANT, census);
    double fees = share * tables.world.value(AssumptionIndex.TRAINEE_FEES, census);
    double secondary =
        share * tables.world.value(AssumptionIndex.LGPS_SECONDARY_CASH, Timeline.financial(k));
    double[] into = run.line(BudgetCode.I06, k);
    if (services > 0) {
      double[] pupils = run.rolls.funded[census];
      for (int s = 0; s < unit.size(); s++) {
        into[s] += services * unit.servicesGrant[s] * pupils[s];
      }
    }
    if (grant > 0) {
      addTimes(grant, run.staff.trainees[k], into, unit.size());
      addTimes(grant, unit.posts.trainees[k], into);
    }
    if (fees > 0) {
      addTimes(fees, run.staff.trainees[k], run.line(BudgetCode.E09, k), unit.size());
    }
    if (secondary > 0) {
      double[] indirect = run.line(BudgetCode.E08, k);
      for (int s = 0; s < unit.size(); s++) {
        indirect[s] += secondary;
      }
    }
  }

  private static void addTimes(double rate, double[] base, double[] into) {
    addTimes(rate, base, into, base.length);
  }

  private static void addTimes(double rate, double[] base, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] += rate * base[s];
    }
  }
}
