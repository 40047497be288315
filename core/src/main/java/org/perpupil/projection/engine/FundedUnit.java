package org.perpupil.projection.engine;

import java.util.Arrays;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.world.ParameterPath;

/**
 * A unit whose pupils and funding are kept while its groups are worked out. Mutable, for one
 * thread.
 */
final class FundedUnit {
  final UnitPlan plan;
  final WorldTables tables;
  final ParameterPath parameters;
  final RollRun rolls;
  final FundingRun funding;

  /** Pounds of sixth-form funding, by block and school; none unless the unit is pooled. */
  final double[][] sixthForm;

  /** Pounds that pooling gives, negative for what it takes, by block and school. */
  final double[][] pooled;

  FundedUnit(UnitPlan plan, WorldTables tables, ParameterPath parameters) {
    this.plan = plan;
    this.tables = tables;
    this.parameters = parameters;
    this.rolls = new RollRun(plan.timeline, plan.size());
    this.funding = new FundingRun(plan.timeline, plan.size());
    int blocks = plan.isPooled ? plan.timeline.blocks() : 0;
    this.sixthForm = new double[blocks][plan.size()];
    this.pooled = new double[blocks][plan.size()];
  }

  /** Works pupils and funding out, where no authority has a say in the protections. */
  void fund() {
    rolls.run(plan, tables);
    funding.run(plan, tables, parameters, rolls);
  }

  /** Works a year's share out before its protections. */
  void year(int i) {
    funding.year(i, plan, tables, parameters, rolls);
  }

  /** Protects the year that was worked out, and pays it. */
  void protect(int i) {
    funding.protect(i, plan, tables, parameters, rolls);
  }

  /** Works out the sixth-form funding, which is part of an academy's grant. */
  void fundSixthForm(UnitRun run) {
    run.takeOver(this);
    int last = plan.arranged.last();
    for (int k = plan.arranged.first(); k <= last; k++) {
      Arrays.fill(sixthForm[k], 0);
    }
    for (StatedLine line : plan.sixthFormFunding()) {
      double[] prices = tables.linePrices.of(line.price);
      for (int k = plan.arranged.first(); k <= last; k++) {
        StatedRun.add(plan, line, prices[k], tables, run, k, sixthForm[k]);
      }
    }
  }

  /** Adds what pooling gives and takes to the flows of the unit's run. */
  void addPooled(UnitRun run) {
    for (int k = plan.arranged.first(); k <= plan.arranged.last(); k++) {
      double[] into = run.line(BudgetCode.POOLING, k);
      double[] pounds = pooled[k];
      for (int s = 0; s < pounds.length; s++) {
        into[s] += pounds[s];
      }
    }
  }
}
