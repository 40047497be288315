package org.perpupil.projection.engine;

import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * What an authority's growth and falling-rolls funds pay schools by its own rule: pupils times a
 * rate times months.
 *
 * <p>Growth is what September's roll is above the pupils that the share counts, a fall what the
 * share counts fewer than the year before. Both are outside the share and its protections; the code
 * is that of the share, since the authority delegates both.
 */
final class FundsRun {
  private static final double MONTHS = 12;
  private static final double TO_MARCH = 7;

  private FundsRun() {}

  /** Adds the pounds of a block. */
  static void run(UnitPlan unit, WorldTables tables, UnitRun run, int k, double[] into) {
    World world = tables.world;
    int september = Timeline.academic(k);
    if (september >= 0) {
      double rate = world.value(AssumptionIndex.GROWTH_FUND, september);
      if (rate > 0) {
        double months = world.value(AssumptionIndex.GROWTH_MONTHS, september);
        double inBlock =
            Timeline.isSeptember(k) ? Math.min(months, TO_MARCH) : Math.max(0, months - TO_MARCH);
        double least = world.value(AssumptionIndex.GROWTH_LEAST, september);
        grow(
            rate * inBlock / MONTHS,
            least,
            run.funding.pupils[september],
            run.rolls.funded[september + 1],
            into,
            unit.size());
      }
    }
    int year = unit.arranged.fundingYear(k);
    if (year >= 1) {
      double rate = world.value(AssumptionIndex.FALLING_ROLLS_FUND, year);
      if (rate > 0) {
        double least = world.value(AssumptionIndex.FALLING_ROLLS_LEAST, year) / 100;
        fall(
            rate * Timeline.share(k),
            least,
            run.funding.pupils[year - 1],
            run.funding.pupils[year],
            into,
            unit.size());
      }
    }
  }

  private static void grow(
      double rate, double least, double[] counted, double[] roll, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      double more = roll[s] - counted[s];
      into[s] += more > 0 && more >= least ? rate * more : 0;
    }
  }

  private static void fall(
      double rate, double least, double[] before, double[] now, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      double fewer = before[s] - now[s];
      into[s] += fewer > 0 && fewer >= least * before[s] ? rate * fewer : 0;
    }
  }
}
