package org.perpupil.impact;

import java.util.Locale;
import org.perpupil.formula.Parameter;
import org.perpupil.scenario.Assumption;

/** The eight groups that a change of budgets is split into. */
public enum Cause {
  /** How many pupils there are, and with what needs. */
  PUPIL_NUMBERS,
  /** Which formula pays, and its rates. */
  FORMULA_RATES,
  /** What the formula pays for dear places. */
  AREA_COST,
  /** Guarantees, floors, caps and minimum levels. */
  PROTECTIONS,
  /** Grants and other income beside the formula. */
  GRANTS,
  /** Pay awards, pensions and national insurance. */
  PAY,
  /** Prices, and what is bought. */
  PRICES,
  /** Classes, staffing, trainees, and who runs the school. */
  ORGANISATION;

  /** Returns the group of an assumption. */
  public static Cause of(Assumption assumption) {
    if (assumption.parameter().isPresent()) {
      return of(assumption.parameter().get());
    }
    String name = assumption.name();
    String group = name.substring(0, name.indexOf('.'));
    return switch (group) {
      case "pupils" -> PUPIL_NUMBERS;
      case "formula" -> FORMULA_RATES;
      case "grants", "income" -> GRANTS;
      case "pay", "pension", "tax" -> PAY;
      case "prices", "premises" -> PRICES;
      default -> ORGANISATION;
    };
  }

  /** Returns the name, for people to read. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Cause of(Parameter parameter) {
    return switch (parameter.purpose()) {
      case BASIC_ENTITLEMENT, NEEDS, SCHOOL -> FORMULA_RATES;
      case AREA_COST -> AREA_COST;
      case MINIMUM_LEVEL, PROTECTION -> PROTECTIONS;
    };
  }
}
