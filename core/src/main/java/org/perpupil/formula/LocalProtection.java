package org.perpupil.formula;

import java.util.OptionalDouble;
import org.perpupil.school.SchoolField;

/**
 * The minimum funding guarantee (MFG), and the capping and scaling of gains that pays for it.
 *
 * <p>Both compare pounds per pupil with last year's, leaving out what does not follow pupils:
 * business rates, this year's lump sum and sparsity on both sides, exclusions and technical
 * adjustments, and from 2025-26 split sites and PFI. A school without a baseline has neither a
 * guarantee nor a cap; a growing school has no cap.
 *
 * <p>Source: statement layouts of the Department for Education for 2022-23 to 2025-26, line by
 * line; reproduced for 19 schools of 2015-16.
 */
final class LocalProtection {
  private final Evaluation evaluation;
  private final Formula formula;
  private final boolean withoutPremises;
  private final double[] exclusions;
  private final double[] technical;

  private LocalProtection(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.formula = evaluation.formula();
    this.withoutPremises = leavesPremisesOut(formula);
    this.exclusions = column(SchoolField.EXCLUSIONS);
    this.technical = column(SchoolField.TECHNICAL_ADJUSTMENTS);
  }

  static void apply(Evaluation evaluation) {
    Formula formula = evaluation.formula();
    if (formula.value(Parameter.MFG_PERCENT).isPresent()
        || formula.value(Parameter.GAINS_CAP_PERCENT).isPresent()) {
      LocalProtection protection = new LocalProtection(evaluation);
      double[] baselines = protection.baselines();
      for (int i = 0; i < baselines.length; i++) {
        protection.protect(i, baselines[i]);
      }
    }
  }

  /** Returns whether split sites and PFI are left out of what is compared. */
  static boolean leavesPremisesOut(Formula formula) {
    return !formula.year().isBefore(2025);
  }

  /**
   * Returns the pounds that follow pupils, of this year or the last.
   *
   * @param share the budget share without business rates
   * @param lumpSumAndSparsity this year's, on both sides
   * @param premises split sites and PFI where they are left out, else 0
   */
  static double protectedMoney(
      double share,
      double lumpSumAndSparsity,
      double exclusions,
      double technical,
      double premises) {
    return share - lumpSumAndSparsity - exclusions - technical - premises;
  }

  /** Returns last year's pounds per pupil, rounded as the rules say; NaN without a baseline. */
  private double[] baselines() {
    double[] baselines = evaluation.compiled().column(SchoolField.MFG_BASELINE_PER_PUPIL).clone();
    double[] share = evaluation.compiled().column(SchoolField.PREVIOUS_BUDGET_SHARE);
    double[] pupils = evaluation.compiled().column(SchoolField.PREVIOUS_PUPILS);
    double[] rolledIn = column(SchoolField.ROLLED_IN_GRANTS);
    double[] previousExclusions = column(SchoolField.PREVIOUS_EXCLUSIONS);
    double[] previousTechnical = column(SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS);
    double[] previousSplitSites = column(SchoolField.PREVIOUS_SPLIT_SITES);
    double[] previousPfi = column(SchoolField.PREVIOUS_PFI);
    for (int i = 0; i < baselines.length; i++) {
      if (!Double.isNaN(share[i])) {
        double adjusted =
            protectedMoney(
                share[i] + rolledIn[i],
                lumpSumAndSparsity(i),
                previousExclusions[i],
                previousTechnical[i],
                withoutPremises ? previousSplitSites[i] + previousPfi[i] : 0);
        baselines[i] = adjusted / pupils[i];
        if (baselines[i] <= 0) {
          evaluation
              .compiled()
              .fail(i, "previous_budget_share leaves nothing once lump sum and sparsity are off");
        }
      }
      baselines[i] = evaluation.rounding().guaranteeUnit(baselines[i]);
    }
    return baselines;
  }

  private void protect(int row, double baseline) {
    double pupils = evaluation.guaranteePupils(row);
    if (pupils == 0) {
      return;
    }
    RoundingRules rounding = evaluation.rounding();
    double current =
        protectedMoney(
            evaluation.beforeProtection(row) - evaluation.amount(Line.RATES, row),
            lumpSumAndSparsity(row),
            exclusions[row],
            technical[row],
            withoutPremises
                ? evaluation.amount(Line.SPLIT_SITES, row) + evaluation.amount(Line.PFI, row)
                : 0);
    double unit = rounding.guaranteeUnit(current / pupils);
    evaluation.set(Total.MFG_BUDGET, row, rounding.money(current));
    evaluation.set(Total.MFG_UNIT_VALUE, row, unit);
    if (Double.isNaN(baseline)) {
      return;
    }
    evaluation.set(Total.MFG_BASELINE_UNIT_VALUE, row, baseline);
    evaluation.set(Total.MFG_CHANGE, row, unit / baseline - 1);
    formula
        .value(Parameter.MFG_PERCENT)
        .ifPresent(
            percent -> {
              double least = rounding.guaranteeUnit(Protection.raised(percent, baseline));
              double guarantee = Protection.topUp(least, unit, pupils);
              evaluation.set(Line.MINIMUM_FUNDING_GUARANTEE, row, rounding.money(guarantee));
            });
    OptionalDouble cap = formula.value(Parameter.GAINS_CAP_PERCENT);
    if (cap.isPresent() && !evaluation.school(row).isGrowing()) {
      double most = rounding.guaranteeUnit(Protection.raised(cap.getAsDouble(), baseline));
      double scaling = formula.value(Parameter.GAINS_SCALING_PERCENT).orElse(100) / 100;
      double reduction = rounding.money(Protection.reduction(most, unit, scaling, pupils));
      evaluation.set(Line.CAPPING_AND_SCALING, row, -reduction + 0.0);
      evaluation.set(Line.MPPL_RESTORE, row, MinimumPerPupil.restore(evaluation, row, reduction));
    }
  }

  private double lumpSumAndSparsity(int row) {
    double fringe = Fringe.multiplier(formula);
    return evaluation.amount(Line.LUMP_SUM, row) * fringe + evaluation.amount(Line.SPARSITY, row);
  }

  private double[] column(SchoolField field) {
    return evaluation.compiled().columnOrZero(field);
  }
}
