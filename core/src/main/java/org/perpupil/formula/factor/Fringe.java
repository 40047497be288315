package org.perpupil.formula.factor;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.school.SchoolField;

/**
 * The London fringe: a local multiplier on the money that {@link
 * org.perpupil.formula.Counting#isFringed counts towards it}, pupil-led money and the lump sum.
 *
 * <p>It leaves sparsity, split sites, PFI, business rates and the minimum level's top-up alone.
 *
 * <p>Source: follows from a published statement.
 */
public final class Fringe implements Factor {
  /** London fringe multiplier. */
  public static final DeclaredParameter MULTIPLIER =
      DeclaredParameter.of(
              "fringe",
              Parameter.Kind.MULTIPLIER,
              Parameter.Purpose.AREA_COST,
              "London fringe multiplier, on pupil-led money and the lump sum")
          .localOnly();

  /** The line. */
  public static final DeclaredLine LINE =
      DeclaredLine.derived("fringe", "London fringe", Line.Group.SCHOOL_LED);

  @Override
  public List<SchoolField> fields() {
    return List.of();
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
    return school
        .formula()
        .find(MULTIPLIER)
        .map(
            rate ->
                Explained.text(
                    "(%s - 1) x (pupil-led %s + lump sum %s)",
                    plain(rate.value()),
                    Explained.pounds(school.pupilLedOfFullYear()),
                    Explained.pounds(school.ofFullYear(LumpSum.LINE))))
        .orElse("");
  }

  /** Returns what a multiplier adds to money, in pounds. */
  public static double pounds(double multiplier, double pupilLed, double ofSchool) {
    return (multiplier - 1) * (pupilLed + ofSchool);
  }

  /** Returns the multiplier, 1 outside the fringe. */
  public static double multiplier(Formula formula) {
    return formula.value(MULTIPLIER).orElse(1);
  }

  /** Returns the multiplier of rates and settings, 1 outside the fringe. */
  public static double multiplier(double[] parameters) {
    double multiplier = parameters[MULTIPLIER.index()];
    return Double.isNaN(multiplier) ? 1 : multiplier;
  }
}
