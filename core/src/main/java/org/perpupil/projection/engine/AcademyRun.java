package org.perpupil.projection.engine;

import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * What a school that converts pays and gets besides: conversion once, then audit, systems, and the
 * risk protection arrangement in place of the insurance it bought before.
 */
final class AcademyRun {
  private AcademyRun() {}

  static void run(UnitPlan unit, WorldTables tables, UnitRun run) {
    int size = unit.size();
    World world = tables.world;
    for (int k = unit.arranged.academy(); k <= unit.arranged.last(); k++) {
      int year = Timeline.financial(k);
      double share = Timeline.share(k);
      double cpi = tables.prices.cpi[year];
      add(
          run,
          unit,
          BudgetCode.BAE260,
          k,
          share * cpi * world.value(AssumptionIndex.AUDIT_COST, year));
      add(
          run,
          unit,
          BudgetCode.E22,
          k,
          share * cpi * world.value(AssumptionIndex.SYSTEMS_COST, year));
      if (k == unit.arranged.academy()) {
        add(run, unit, BudgetCode.E28A, k, world.value(AssumptionIndex.CONVERSION_COST, year));
        add(run, unit, BudgetCode.I06, k, world.value(AssumptionIndex.CONVERSION_GRANT, year));
      }
      double insurance = share * tables.prices.insurance[year];
      double[] funded = run.rolls.funded[Timeline.roll(k)];
      double[] sixthForm = run.rolls.sixthForm[Timeline.roll(k)];
      double[] into = run.line(BudgetCode.E23, k);
      for (int s = 0; s < size; s++) {
        into[s] += insurance * (funded[s] + sixthForm[s]);
      }
    }
  }

  private static void add(UnitRun run, UnitPlan unit, BudgetCode code, int k, double pounds) {
    double[] into = run.line(code, k);
    for (int s = 0; s < unit.size(); s++) {
      into[s] += pounds;
    }
  }
}
