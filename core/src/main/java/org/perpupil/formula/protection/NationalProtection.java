package org.perpupil.formula.protection;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.DeclaredLine;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Explained;
import org.perpupil.formula.factor.Rule;
import org.perpupil.formula.factor.UnverifiedRule;
import org.perpupil.school.SchoolField;

/**
 * The floor and the gains cap of the national formula.
 *
 * <p>Both compare pounds per pupil, without the lump sum and sparsity, with a baseline that {@link
 * org.perpupil.formula.FloorBaseline} defines. A school without a baseline has neither. The cap
 * never takes a school below its minimum per-pupil level.
 *
 * <p>Source: the percentages are published; how the floor and the cap compare is unverified.
 */
public final class NationalProtection implements Rule {
  /** National floor. */
  public static final DeclaredParameter FLOOR =
      DeclaredParameter.of(
              "floor_percent",
              Parameter.Kind.CHANGE_PERCENT,
              Parameter.Purpose.PROTECTION,
              "national formula: floor, change per pupil; blank: none")
          .nationalOnly()
          .needed();

  /** Top-up to the floor. */
  public static final DeclaredLine FLOOR_TOP_UP =
      DeclaredLine.derived("floor_top_up", "Floor of the national formula", Line.Group.PROTECTION);

  /** What the cap takes, after what the minimum level gives back; not positive. */
  public static final DeclaredLine GAINS_CAP =
      DeclaredLine.derived("gains_cap", "Gains cap of the national formula", Line.Group.PROTECTION);

  private static final UnverifiedRule PER_PUPIL =
      new UnverifiedRule(
          "the national floor and cap compare pounds per pupil without lump sum, sparsity");
  private static final UnverifiedRule REMAINING_GAIN =
      new UnverifiedRule("a gain is capped at a share of the remaining gain where that is greater");

  @Override
  public List<Parameter> parameters() {
    return List.of(FLOOR);
  }

  @Override
  public List<Line> lines() {
    return List.of(FLOOR_TOP_UP, GAINS_CAP);
  }

  /** Adds no terms: what it pays and takes follows from those of factors. */
  @Override
  public void compile(Assembly to) {
    boolean hasFloor = to.formula().value(FLOOR).isPresent();
    boolean hasCap = to.formula().value(GainsCap.CAP).isPresent();
    if (!to.formula().isNational() || (!hasFloor && !hasCap)) {
      return;
    }
    double[] baselines = to.column(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    for (int i = 0; i < baselines.length; i++) {
      if (Double.isNaN(baselines[i]) || to.roll(Base.PUPILS)[i] == 0) {
        continue;
      }
      to.restsOn(i, PER_PUPIL);
      if (hasFloor) {
        to.restsOn(i, FLOOR);
      }
      if (hasCap) {
        to.restsOn(i, GainsCap.CAP);
        if (to.formula().value(GainsCap.REMAINING).isPresent()) {
          to.restsOn(i, REMAINING_GAIN);
        }
      }
    }
  }

  @Override
  public String explain(Line line, Explained school) {
    Formula formula = school.formula();
    OptionalDouble limit = formula.value(line == FLOOR_TOP_UP ? FLOOR : GainsCap.CAP);
    if (!formula.isNational() || limit.isEmpty()) {
      return "";
    }
    OptionalDouble baseline = school.school().value(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    if (baseline.isEmpty()) {
      return "none: the school has no floor_baseline_per_pupil";
    }
    OptionalDouble remaining = formula.value(GainsCap.REMAINING);
    return Explained.text(
        "%s%% on a baseline of %s a pupil%s",
        plain(limit.getAsDouble()),
        Explained.pounds(baseline.getAsDouble()),
        line == GAINS_CAP && remaining.isPresent()
            ? Explained.text(
                ", or %s%% of the gain where that is more", plain(remaining.getAsDouble()))
            : "");
  }

  /**
   * Protects a year.
   *
   * @param isForSums whether nothing is rounded, so that whole columns may be worked out at once
   */
  public static void protect(
      boolean isForSums,
      RoundingRules rounding,
      double[] parameters,
      UnprotectedYear year,
      LastYear lastYear,
      int size,
      ProtectedYear into) {
    double floor = parameters[FLOOR.index()];
    double cap = parameters[GainsCap.CAP.index()];
    double remaining = parameters[GainsCap.REMAINING.index()];
    if (isForSums && Double.isNaN(cap) && !Double.isNaN(floor)) {
      into.startWithoutCaps();
      lastYear.floors(floor, year, size, into.topUp);
      return;
    }
    into.start(size);
    if (Double.isNaN(floor) && Double.isNaN(cap)) {
      return;
    }
    for (int i = 0; i < size; i++) {
      double baseline = lastYear.floorBaseline(i, year.takenOffBothSides(i));
      double pupils = year.pupils[i];
      if (!Double.isNaN(baseline) && pupils > 0) {
        double unit = (year.pupilLed[i] + year.topUp[i]) / pupils;
        if (!Double.isNaN(floor)) {
          double topUp = PerPupil.topUp(PerPupil.raised(floor, baseline), unit, pupils);
          into.topUp[i] = rounding.money(topUp);
        }
        if (!Double.isNaN(cap)) {
          double most = mostAllowed(unit, baseline, cap, remaining);
          double reduction = rounding.money(PerPupil.reduction(most, unit, 1, pupils));
          into.taken[i] = reduction;
          into.restored[i] = LocalProtection.restore(rounding, year, i, reduction);
          into.capped[i] = rounding.money(into.restored[i] - reduction);
        }
      }
    }
  }

  /**
   * Returns a baseline in pounds per pupil, or NaN where there is none.
   *
   * @param share last year's budget share after its protections, without business rates
   * @param leftOut last year's money that the floor leaves out
   * @param takenOff lump sum and sparsity of the new formula
   */
  public static double baseline(double share, double leftOut, double takenOff, double pupils) {
    double baseline = (share - leftOut - takenOff) / pupils;
    return baseline > 0 && Double.isFinite(baseline) ? baseline : Double.NaN;
  }

  /** Returns the most pounds per pupil that the caps let through; NaN percent is no other cap. */
  private static double mostAllowed(
      double unit, double baseline, double capPercent, double remainingPercent) {
    double most = PerPupil.raised(capPercent, baseline);
    return Double.isNaN(remainingPercent)
        ? most
        : Math.max(most, baseline + remainingPercent / 100 * (unit - baseline));
  }
}
