package org.perpupil.authority.affordability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.school.SchoolTable;

/** Whether a formula leaves blank what is to be solved and gives what that needs. */
final class AffordabilityChecks {
  private AffordabilityChecks() {}

  static List<Problem> of(SchoolTable schools, Formula formula, AffordabilityMode mode) {
    List<Problem> problems = new ArrayList<>();
    if (formula.isNational()) {
      problems.add(
          Problem.error(
              "affordability",
              mode.label(),
              "a local formula, since the national one has no guarantee to pay for",
              "the authority's own formula was meant"));
    }
    if (mode == AffordabilityMode.SCALING) {
      blank(formula, Parameter.GAINS_SCALING_PERCENT, mode, problems);
      if (formula.value(Parameter.GAINS_CAP_PERCENT).isEmpty()) {
        problems.add(
            Problem.error(
                Parameter.GAINS_CAP_PERCENT.fileName(),
                "",
                "a cap, since the scaling of gains above it is solved",
                "every gain is to be scaled; write a cap of 0 then, or solve the cap"));
      }
    }
    if (mode == AffordabilityMode.CAP) {
      blank(formula, Parameter.GAINS_CAP_PERCENT, mode, problems);
      blank(formula, Parameter.GAINS_SCALING_PERCENT, mode, problems);
    }
    oneAuthority(schools, problems);
    return problems.stream().map(problem -> problem.within("formula " + formula.title())).toList();
  }

  private static void blank(
      Formula formula, Parameter parameter, AffordabilityMode mode, List<Problem> problems) {
    formula
        .value(parameter)
        .ifPresent(
            value ->
                problems.add(
                    Problem.error(
                        parameter.fileName(),
                        Problem.plain(value),
                        "nothing, since affordability is " + mode.label(),
                        "affordability given was meant; what is solved cannot also be set")));
  }

  private static void oneAuthority(SchoolTable schools, List<Problem> problems) {
    Set<String> codes = new TreeSet<>();
    schools.schools().forEach(school -> codes.add(school.laCode()));
    if (codes.size() > 1) {
      problems.add(
          Problem.error(
              "schools, la_code",
              String.join(", ", codes),
              "schools of one authority, whose gains pay for its own guarantee",
              "each authority can be solved on its own"));
    }
  }
}
