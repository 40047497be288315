package org.perpupil.formula;

import static org.perpupil.problem.Problem.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.engine.Rules;
import org.perpupil.formula.factor.Rule;
import org.perpupil.problem.Problem;

/** What must hold of one formula, and what its factors and protections say of it. */
final class FormulaChecks {
  private FormulaChecks() {}

  static List<Problem> check(Formula formula) {
    List<Problem> problems = new ArrayList<>();
    valuesMakeSense(formula, problems);
    for (Rule rule : Rules.all()) {
      rule.check(formula, problems);
    }
    for (Rule rule : Rules.all()) {
      if (!formula.isNational()) {
        rule.lawOfTheYear(formula, problems);
      }
    }
    return problems;
  }

  /** Returns a percentage as it was written, without what times 100 of a binary share leaves. */
  private static double rounded(double percent) {
    return Math.abs(percent) < 1e6 ? Math.rint(percent * 1e9) / 1e9 : percent;
  }

  private static void valuesMakeSense(Formula formula, List<Problem> problems) {
    for (Parameter parameter : Parameter.values()) {
      OptionalDouble value = formula.value(parameter);
      if (value.isPresent() && !parameter.kind().accepts(value.getAsDouble())) {
        problems.add(
            Problem.error(
                parameter.fileName(),
                plain(value.getAsDouble()),
                parameter.kind().expected(),
                parameter.range().advice(value.getAsDouble())));
      } else if (value.isPresent()
          && (!formula.isNational() || parameter.purpose() == Parameter.Purpose.PROTECTION)) {
        // Rates of books were looked at when they were taken over; protections are set by users.
        parameter
            .range()
            .warning(parameter.fileName(), plain(value.getAsDouble()), value.getAsDouble())
            .ifPresent(problems::add);
      }
    }
    for (Parameter parameter : Parameter.values()) {
      boolean belongs = formula.isNational() ? parameter.isNational() : parameter.isLocal();
      if (!belongs && formula.value(parameter).isPresent()) {
        problems.add(
            Problem.error(
                parameter.fileName(),
                plain(formula.value(parameter).getAsDouble()),
                "nothing, since only "
                    + (formula.isNational() ? "local formulas have it" : "the national one has it"),
                "mfg_percent belongs to a local formula and floor_percent to the national one"));
      }
    }
    formula
        .senShares()
        .forEach(
            (line, share) -> {
              if (!line.mayBeNotionalSen()) {
                problems.add(
                    Problem.error(
                        line.fileName() + "_sen_percent",
                        plain(share * 100),
                        "a line of pupil-led or school-led money other than fringe",
                        "fringe multiplies notional SEN already"));
              }
              String name = line.fileName() + "_sen_percent";
              double percent = rounded(100 * share);
              if (!Formula.SEN_PERCENT.accepts(percent)) {
                problems.add(
                    Problem.error(
                        name,
                        plain(percent),
                        Formula.SEN_PERCENT.expected(),
                        "it is a sum of money"));
              }
              Formula.SEN_PERCENT.warning(name, plain(percent), percent).ifPresent(problems::add);
            });
  }
}
