package org.perpupil.impact;

import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;

/**
 * The floor and the caps that hold while national formulas are compared. Immutable and thread-safe.
 *
 * <p>{@link #none} is what every comparison starts from: book floors and caps are made for the move
 * from one national formula to the next, and how they would be measured against a local formula is
 * published nowhere, so that whoever wants them says so.
 */
public final class FloorAndCap {
  private static final FloorAndCap NONE =
      new FloorAndCap(
          false, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  private static final FloorAndCap BOOK =
      new FloorAndCap(true, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  private final boolean ofBook;
  private final OptionalDouble floorPercent;
  private final OptionalDouble capPercent;
  private final OptionalDouble capRemainingPercent;

  private FloorAndCap(
      boolean ofBook,
      OptionalDouble floorPercent,
      OptionalDouble capPercent,
      OptionalDouble capRemainingPercent) {
    this.ofBook = ofBook;
    this.floorPercent = floorPercent;
    this.capPercent = capPercent;
    this.capRemainingPercent = capRemainingPercent;
  }

  /** Returns neither floor nor cap. */
  public static FloorAndCap none() {
    return NONE;
  }

  /** Returns the floors and caps that the formulas bring themselves, from the years' own rates. */
  public static FloorAndCap ofBook() {
    return BOOK;
  }

  /**
   * Returns a floor of the new formula: no school falls by more, in percent a pupil such as -3, or
   * rises by less.
   */
  public FloorAndCap withFloorPercent(double percent) {
    return new FloorAndCap(false, OptionalDouble.of(percent), capPercent, capRemainingPercent);
  }

  /** Returns a cap of the new formula: no school rises by more, in percent a pupil such as 3. */
  public FloorAndCap withCapPercent(double percent) {
    return new FloorAndCap(false, floorPercent, OptionalDouble.of(percent), capRemainingPercent);
  }

  /** Returns a cap that lets through this percent of the whole gain where that is more. */
  public FloorAndCap withCapRemainingPercent(double percent) {
    return new FloorAndCap(false, floorPercent, capPercent, OptionalDouble.of(percent));
  }

  /** Returns whether there is a floor or a cap, or formulas are to bring theirs. */
  public boolean isAsked() {
    return ofBook
        || floorPercent.isPresent()
        || capPercent.isPresent()
        || capRemainingPercent.isPresent();
  }

  /** Returns the formula that schools move from. */
  Formula before(Formula formula) {
    return ofBook || !formula.isNational() ? formula : unprotected(formula);
  }

  /** Returns the formula that schools move to. */
  Formula after(Formula formula) {
    if (ofBook || !formula.isNational()) {
      return formula;
    }
    Formula.Builder builder = unprotected(formula).toBuilder();
    floorPercent.ifPresent(percent -> builder.set(Parameter.FLOOR_PERCENT, percent));
    capPercent.ifPresent(percent -> builder.set(Parameter.GAINS_CAP_PERCENT, percent));
    capRemainingPercent.ifPresent(
        percent -> builder.set(Parameter.GAINS_CAP_REMAINING_PERCENT, percent));
    return builder.build();
  }

  /** Returns the title of a formula and, of a national one, the floor and cap in force. */
  static String title(Formula formula) {
    return formula.isNational()
        ? formula.title()
            + " ("
            + percent("floor", formula.value(Parameter.FLOOR_PERCENT))
            + ", "
            + percent("gains cap", formula.value(Parameter.GAINS_CAP_PERCENT))
            + ")"
        : formula.title();
  }

  @Override
  public String toString() {
    return ofBook
        ? "FloorAndCap[of the formulas]"
        : "FloorAndCap["
            + percent("floor", floorPercent)
            + ", "
            + percent("gains cap", capPercent)
            + "]";
  }

  private static Formula unprotected(Formula formula) {
    return formula.toBuilder()
        .remove(Parameter.FLOOR_PERCENT)
        .remove(Parameter.GAINS_CAP_PERCENT)
        .remove(Parameter.GAINS_CAP_REMAINING_PERCENT)
        .build();
  }

  private static String percent(String what, OptionalDouble percent) {
    return percent.isEmpty()
        ? "no " + what
        : what + " " + Problem.plain(percent.getAsDouble()) + "%";
  }
}
