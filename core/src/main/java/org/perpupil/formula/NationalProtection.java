package org.perpupil.formula;

import java.util.OptionalDouble;
import org.perpupil.school.SchoolField;

/**
 * The floor and the gains cap of the national formula.
 *
 * <p>Both compare pounds per pupil, without the lump sum and sparsity, with a baseline that {@link
 * FloorBaseline} defines. A school without a baseline has neither. The cap never takes a school
 * below its minimum per-pupil level.
 *
 * <p>Source: the percentages are published; how the floor and the cap compare is {@link
 * UnverifiedRule#NATIONAL_FLOOR unverified}.
 */
final class NationalProtection {
  private NationalProtection() {}

  static void apply(Evaluation evaluation) {
    OptionalDouble floor = evaluation.formula().value(Parameter.FLOOR_PERCENT);
    OptionalDouble cap = evaluation.formula().value(Parameter.GAINS_CAP_PERCENT);
    if (floor.isEmpty() && cap.isEmpty()) {
      return;
    }
    double[] baselines = evaluation.compiled().column(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    for (int i = 0; i < baselines.length; i++) {
      if (Double.isNaN(baselines[i]) || evaluation.pupils(i) == 0) {
        continue;
      }
      evaluation.compiled().restsOn(i, UnverifiedRule.NATIONAL_FLOOR);
      double pupils = evaluation.pupils(i);
      double unit = (evaluation.pupilLed(i) + evaluation.amount(Line.MPPL_TOP_UP, i)) / pupils;
      if (floor.isPresent()) {
        evaluation.compiled().restsOn(i, Parameter.FLOOR_PERCENT);
        double least = Protection.raised(floor.getAsDouble(), baselines[i]);
        double topUp = Protection.topUp(least, unit, pupils);
        evaluation.set(Line.FLOOR_TOP_UP, i, evaluation.rounding().money(topUp));
      }
      if (cap.isPresent()) {
        evaluation.compiled().restsOn(i, Parameter.GAINS_CAP_PERCENT);
        double most = mostAllowed(evaluation, i, unit, baselines[i], cap.getAsDouble());
        double reduction = evaluation.rounding().money(Protection.reduction(most, unit, 1, pupils));
        double net = MinimumPerPupil.restore(evaluation, i, reduction) - reduction;
        evaluation.set(Line.GAINS_CAP, i, evaluation.rounding().money(net));
      }
    }
  }

  private static double mostAllowed(
      Evaluation evaluation, int row, double unit, double baseline, double capPercent) {
    OptionalDouble remaining = evaluation.formula().value(Parameter.GAINS_CAP_REMAINING_PERCENT);
    if (remaining.isPresent()) {
      evaluation.compiled().restsOn(row, UnverifiedRule.REMAINING_GAIN_CAP);
    }
    return mostAllowed(unit, baseline, capPercent, remaining.orElse(Double.NaN));
  }

  /** Returns the most pounds per pupil that the caps let through; NaN percent is no other cap. */
  static double mostAllowed(
      double unit, double baseline, double capPercent, double remainingPercent) {
    double most = Protection.raised(capPercent, baseline);
    return Double.isNaN(remainingPercent)
        ? most
        : Math.max(most, baseline + remainingPercent / 100 * (unit - baseline));
  }
}
