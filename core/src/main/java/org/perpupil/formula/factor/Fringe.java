package org.perpupil.formula.factor;

import static org.perpupil.problem.Problem.plain;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.school.SchoolField;

/**
 * The London fringe: a local multiplier on the money that {@link
 * org.perpupil.formula.Counting#isFringed counts towards it}: pupil-led money, lump sum and
 * sparsity.
 *
 * <p>It leaves split sites, PFI, business rates and the minimum level's top-up alone. A school may
 * have a multiplier of its own, in place of its authority's. The national formula knows none: its
 * area cost is in the rates.
 *
 * <p>Source: follows from a published statement; that it multiplies sparsity, and is a school's
 * own, from three schools of 2025-26.
 */
public final class Fringe implements Factor {
  /** London fringe multiplier. */
  public static final DeclaredParameter MULTIPLIER =
      DeclaredParameter.of(
              "fringe",
              Parameter.Kind.MULTIPLIER,
              Parameter.Purpose.AREA_COST,
              "London fringe multiplier, on pupil-led money, lump sum and sparsity")
          .localOnly();

  /** The line. */
  public static final DeclaredLine LINE =
      DeclaredLine.derived("fringe", "London fringe", Line.Group.SCHOOL_LED);

  @Override
  public List<SchoolField> fields() {
    return List.of(SchoolField.FRINGE);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(MULTIPLIER);
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE);
  }

  /** Adds no terms: what it pays follows from those of others. */
  @Override
  public void compile(Assembly to) {}

  @Override
  public String explain(Line line, Explained school) {
    OptionalDouble own = school.school().value(SchoolField.FRINGE);
    OptionalDouble multiplier = own.isPresent() ? own : school.formula().value(MULTIPLIER);
    double sparsity = school.ofFullYear(Sparsity.LINE);
    return multiplier.isEmpty() || school.formula().isNational()
        ? ""
        : Explained.text(
            "(%s - 1) x (pupil-led %s + lump sum %s%s)",
            plain(multiplier.getAsDouble()),
            Explained.pounds(school.pupilLedOfFullYear()),
            Explained.pounds(school.ofFullYear(LumpSum.LINE)),
            sparsity == 0 ? "" : " + sparsity " + Explained.pounds(sparsity));
  }

  /** Returns the multipliers of schools that have one of their own; NaN for the others. */
  public static double[] own(Assembly to) {
    double[] own = to.column(SchoolField.FRINGE).clone();
    if (to.formula().isNational()) {
      Arrays.fill(own, Double.NaN);
    }
    return own;
  }

  /** Returns what a multiplier adds to money, in pounds. */
  public static double pounds(double multiplier, double pupilLed, double ofSchool) {
    return (multiplier - 1) * (pupilLed + ofSchool);
  }

  /** Returns the multiplier of rates and settings, 1 outside the fringe. */
  public static double multiplier(double[] parameters) {
    double multiplier = parameters[MULTIPLIER.index()];
    return Double.isNaN(multiplier) ? 1 : multiplier;
  }
}
