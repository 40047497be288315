package org.perpupil.projection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.perpupil.budget.BudgetCode;

/**
 * What an allowance covers of the apprenticeship levy of one school, by code: the levy is what
 * staff cost with it more than without.
 */
final class NaiveLevy {
  /** Whom a school employs itself. */
  static final List<BudgetCode> PAYROLL =
      List.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E31);

  private final NaiveTimeline timeline;
  private final NaiveWorld world;
  private final boolean ownEmployer;

  NaiveLevy(NaiveTimeline timeline, NaiveWorld world, boolean ownEmployer) {
    this.timeline = timeline;
    this.world = world;
    this.ownEmployer = ownEmployer;
  }

  /**
   * Pounds to take off each code.
   *
   * @param levied levy of a code before any allowance, whether of posts or of a total
   */
  Map<BudgetCode, Double> relief(int block, ToDoubleFunction<BudgetCode> levied) {
    int year = NaiveTimeline.financialYear(block);
    boolean own = timeline.isAcademy(block) && ownEmployer;
    String allowance = own ? "allowance" : "part";
    double most =
        world.values.of("tax.apprenticeship_levy_" + allowance, year)
            * NaiveTimeline.shareOfYear(block);
    double all = 0;
    for (BudgetCode code : PAYROLL) {
      all += levied.applyAsDouble(code);
    }
    Map<BudgetCode, Double> relief = new EnumMap<>(BudgetCode.class);
    for (BudgetCode code : PAYROLL) {
      boolean holdsIt = !world.staff.has(code) && !isNewToTotals(block);
      if (all > 0 && !holdsIt) {
        relief.put(code, Math.min(most, all) * levied.applyAsDouble(code) / all);
      }
    }
    return relief;
  }

  /** A total of the first year is net of the allowance that its employer had then. */
  private boolean isNewToTotals(int block) {
    boolean later = block > timeline.firstBlock() + 1;
    boolean noLevyBefore = world.pay.levyPercent(timeline.firstBlock()) == 0;
    return later && ((timeline.converts() && timeline.isAcademy(block)) || noLevyBefore);
  }
}
