package org.perpupil.formula.protection;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Rule;
import org.perpupil.problem.Problem;

/**
 * The settings of a cap on gains, which a local formula scales and the national one may loosen.
 *
 * <p>What the cap takes is worked out by {@link LocalProtection} and {@link NationalProtection}.
 */
public final class GainsCap implements Rule {
  /** Cap on gains. */
  public static final DeclaredParameter CAP =
      DeclaredParameter.of(
          "gains_cap_percent",
          Parameter.Kind.CHANGE_PERCENT,
          Parameter.Purpose.PROTECTION,
          "cap on gains, change per pupil; 0 is a cap, blank is none");

  /** How much of a gain above the cap is taken. */
  public static final DeclaredParameter SCALING =
      DeclaredParameter.of(
              "gains_scaling_percent",
              Parameter.Kind.SHARE_PERCENT,
              Parameter.Purpose.PROTECTION,
              "share of a gain above the cap that is taken; blank: all of it")
          .localOnly();

  /** The alternative cap of the national formula, a share of the gain from the baseline. */
  public static final DeclaredParameter REMAINING =
      DeclaredParameter.of(
              "gains_cap_remaining_percent",
              Parameter.Kind.SHARE_PERCENT,
              Parameter.Purpose.PROTECTION,
              "national formula: share of the gain from the baseline let through where greater"
                  + " than the cap")
          .nationalOnly();

  @Override
  public List<Parameter> parameters() {
    return List.of(CAP, SCALING, REMAINING);
  }

  @Override
  public List<Line> lines() {
    return List.of();
  }

  @Override
  public void compile(Assembly to) {}

  @Override
  public void check(Formula formula, List<Problem> problems) {
    OptionalDouble cap = formula.value(CAP);
    for (Parameter guarantee : List.of(LocalProtection.GUARANTEE, NationalProtection.FLOOR)) {
      OptionalDouble least = formula.value(guarantee);
      if (cap.isPresent() && least.isPresent() && cap.getAsDouble() < least.getAsDouble()) {
        problems.add(
            Problem.error(
                CAP.fileName(),
                plain(cap.getAsDouble()),
                "at least " + guarantee.fileName() + ", " + plain(least.getAsDouble()),
                "the two percentages were swapped"));
      }
    }
    OptionalDouble scaling = formula.value(SCALING);
    if (scaling.orElse(0) != 0 && cap.isEmpty()) {
      problems.add(
          Problem.error(
              CAP.fileName(),
              "",
              "a cap, since gains_scaling_percent is " + plain(scaling.getAsDouble()),
              "every gain is scaled; write a cap of 0 then"));
    }
  }
}
