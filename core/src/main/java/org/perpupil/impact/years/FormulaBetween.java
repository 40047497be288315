package org.perpupil.impact.years;

import java.util.Optional;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.ProblemsException;

/** A formula between two years: the figures of some causes are the later year's already. */
final class FormulaBetween {
  private final Formula before;
  private final Formula after;

  FormulaBetween(Formula before, Formula after) {
    this.before = before;
    this.after = after;
  }

  /** Returns the formula once a cause has been taken; nothing where its figures do not fit. */
  Optional<Formula> at(YearCause last) {
    try {
      return Optional.of(build(last));
    } catch (ProblemsException e) {
      return Optional.empty();
    }
  }

  private Formula build(YearCause last) {
    return switch (last) {
      case PUPILS, NEEDS, GIVEN_MONEY -> before;
      case AREA_COST -> withFringe();
      case FORMULA -> withProtections(isOfOneKind() ? withRates() : after.toBuilder());
      case RATES, BASELINE -> withProtections(after.toBuilder());
      case PROTECTION -> after;
    };
  }

  private boolean isOfOneKind() {
    return before.isNational() == after.isNational();
  }

  private Formula withFringe() {
    if (before.isNational() || after.isNational()) {
      return before;
    }
    Formula.Builder builder = before.toBuilder().remove(Parameter.FRINGE);
    after.find(Parameter.FRINGE).ifPresent(fringe -> builder.set(Parameter.FRINGE, fringe));
    return builder.build();
  }

  /** Returns the later formula with the earlier rates, where both pay. */
  private Formula.Builder withRates() {
    Formula.Builder builder = after.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      boolean isRate =
          switch (parameter.kind()) {
            case PER_PUPIL, PER_SCHOOL, PER_SITE -> true;
            default -> false;
          };
      if (isRate && before.pays(parameter) && after.pays(parameter)) {
        before.find(parameter).ifPresent(rate -> builder.set(parameter, rate));
      }
    }
    return builder;
  }

  /** Gives a formula the earlier protections; none where they are of another kind of formula. */
  private Formula withProtections(Formula.Builder builder) {
    for (Parameter parameter : Parameter.values()) {
      boolean protects =
          parameter.purpose() == Parameter.Purpose.MINIMUM_LEVEL
              || parameter.purpose() == Parameter.Purpose.PROTECTION;
      if (protects) {
        builder.remove(parameter);
        if (isOfOneKind()) {
          before.find(parameter).ifPresent(value -> builder.set(parameter, value));
        }
      }
    }
    return builder.build();
  }
}
