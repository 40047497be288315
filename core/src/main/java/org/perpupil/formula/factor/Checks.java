package org.perpupil.formula.factor;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;

/** What rules say of a formula that lacks a number or has an odd one. */
public final class Checks {
  private Checks() {}

  /** Adds a problem when a rate is paid without a setting that it needs. */
  public static void needs(
      Formula formula, Parameter rate, Parameter setting, List<Problem> problems) {
    if (formula.pays(rate) && formula.value(setting).isEmpty()) {
      problems.add(
          Problem.error(
              setting.fileName(),
              "",
              setting.kind().expected() + ", since " + rate.fileName() + " is paid",
              "the factor is not used; set " + rate.fileName() + " to 0 then"));
    }
  }

  /** Adds a warning that a number is not what the regulations of the year ask for. */
  public static void warn(
      Formula formula, Parameter parameter, String expected, List<Problem> problems) {
    problems.add(
        Problem.warning(
            parameter.fileName(),
            plain(formula.value(parameter).orElseThrow()),
            expected,
            "the formula is an experiment; it is worked out as given"));
  }
}
