package org.perpupil.scenario;

import static org.perpupil.problem.Problem.plain;

/**
 * Which formula pays from a year on, until the next switch.
 *
 * @param kind what takes the place
 * @param edition the edition of the national formula, such as {@code 2025-26}; empty for the
 *     baseline's own
 * @param percent how far the baseline's rates go towards the national ones, from 0 to 100; 100 for
 *     the other kinds
 * @param upliftPercent by how much the edition's amounts in pounds are raised, in percent, such as
 *     to bring a proposal of another year to the prices of this one
 */
public record FormulaSwitch(Kind kind, String edition, double percent, double upliftPercent) {

  /** What takes the place of the formula. */
  public enum Kind {
    /** A national formula, with its own rules and protections. */
    NATIONAL,
    /** The baseline's formulas again, at the rates they would have reached. */
    BASELINE,
    /** The baseline's formulas, each amount moved part of the way to the national one. */
    TOWARDS
  }

  /** Checks the numbers. */
  public FormulaSwitch {
    if (!(percent >= 0 && percent <= 100) || !(upliftPercent > -100 && upliftPercent <= 1000)) {
      throw new IllegalArgumentException(
          percent + " percent, uplift " + upliftPercent + ", expected 0 to 100, -100 to 1000");
    }
  }

  /** Returns the switch to a national formula. */
  public static FormulaSwitch national(String edition) {
    return new FormulaSwitch(Kind.NATIONAL, edition, 100, 0);
  }

  /** Returns the switch back to the baseline's formulas. */
  public static FormulaSwitch baseline() {
    return new FormulaSwitch(Kind.BASELINE, "", 100, 0);
  }

  /** Returns the switch to the baseline's formulas moved some percent of the way to a national. */
  public static FormulaSwitch towards(String edition, double percent) {
    return new FormulaSwitch(Kind.TOWARDS, edition, percent, 0);
  }

  /** Returns the same switch with the edition's amounts raised. */
  public FormulaSwitch withUplift(double newPercent) {
    return new FormulaSwitch(kind, edition, percent, newPercent);
  }

  /** Returns such as {@code 33 percent of the way to nff:2025-26}. */
  @Override
  public String toString() {
    String national = "nff:" + edition;
    if (upliftPercent != 0) {
      national += " uplifted by " + plain(upliftPercent) + " percent";
    }
    return switch (kind) {
      case NATIONAL -> national;
      case BASELINE -> "the baseline's formulas";
      case TOWARDS -> plain(percent) + " percent of the way to " + national;
    };
  }
}
