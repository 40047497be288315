package org.perpupil.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.trust.PoolingNeed;

/** Whether authorities and pools fit the schools, formulas and budgets of a plan. */
final class GroupChecks {
  private final ProjectionInputs inputs;
  private final List<Problem> problems = new ArrayList<>();

  private GroupChecks(ProjectionInputs inputs) {
    this.inputs = inputs;
  }

  static List<Problem> of(ProjectionInputs inputs) {
    GroupChecks checks = new GroupChecks(inputs);
    inputs.groups().affordability().forEach(checks::authority);
    checks.pools(inputs.groups().pools());
    return checks.problems;
  }

  private void authority(String laCode, AffordabilityTerms terms) {
    Set<String> codes = new TreeSet<>();
    inputs.schools().schools().forEach(school -> codes.add(school.laCode()));
    if (!codes.contains(laCode)) {
      problems.add(
          Problem.error(
              "affordability of authority " + laCode,
              laCode,
              "an authority that schools were given of",
              Names.advice(laCode, codes, "its schools are in another file")));
      return;
    }
    Map<FundingYear, Formula> local = new LinkedHashMap<>();
    Timeline timeline = Timeline.of(inputs.first(), inputs.last());
    for (FundingYear year : timeline.fundingYears()) {
      inputs
          .formulas()
          .at(year)
          .flatMap((Formulas formulas) -> formulas.find(laCode))
          .filter(formula -> !formula.isNational())
          .ifPresent(formula -> local.put(year, formula));
    }
    if (local.isEmpty()) {
      problems.add(
          Problem.error(
              "affordability of authority " + laCode,
              terms.mode().label(),
              "a local formula, since the national one has no guarantee to pay for",
              "the authority's own formula was meant"));
    }
    local.values().stream().distinct().forEach(formula -> blank(laCode, terms.mode(), formula));
    for (FundingYear year : terms.budgets().keySet()) {
      if (!local.isEmpty() && !local.containsKey(year)) {
        problems.add(
            Problem.error(
                "schools block of authority " + laCode,
                year.toString(),
                "a funding year from "
                    + inputs.first()
                    + " to "
                    + inputs.last()
                    + " that a local formula pays",
                "it belongs to another run"));
      }
    }
  }

  private void blank(String laCode, AffordabilityMode mode, Formula formula) {
    List<Parameter> solved =
        switch (mode) {
          case GIVEN -> List.of();
          case SCALING -> List.of(Parameter.GAINS_SCALING_PERCENT);
          case CAP -> List.of(Parameter.GAINS_CAP_PERCENT, Parameter.GAINS_SCALING_PERCENT);
        };
    for (Parameter parameter : solved) {
      formula
          .value(parameter)
          .ifPresent(
              value ->
                  problems.add(
                      Problem.error(
                          "formula " + formula.title() + ", " + parameter.fileName(),
                          Problem.plain(value),
                          "nothing, since affordability of authority "
                              + laCode
                              + " is "
                              + mode.label(),
                          "affordability given was meant; what is solved cannot also be set")));
    }
  }

  private void pools(List<GrantPool> pools) {
    Map<String, String> poolOf = new LinkedHashMap<>();
    for (GrantPool pool : pools) {
      String place = "pool " + pool.name();
      if (pool.need() == PoolingNeed.SPENDING) {
        problems.add(
            Problem.error(
                place + ", need",
                pool.need().label(),
                "pupils or disadvantage, since a projection pools before schools spend",
                "perpupil trust shares out by spending, on top of a projection"));
      }
      if (pool.schools().isEmpty()) {
        problems.add(
            Problem.error(
                place + ", schools",
                "",
                "at least one school",
                "its schools were given under another name"));
      }
      for (String id : new LinkedHashSet<>(pool.schools())) {
        member(pool, id, Optional.ofNullable(poolOf.putIfAbsent(id, pool.name())));
      }
    }
  }

  private void member(GrantPool pool, String id, Optional<String> other) {
    String place = "pool " + pool.name() + ", school " + id;
    if (inputs.schools().row(id).isEmpty()) {
      List<String> ids = inputs.schools().schools().stream().map(School::id).toList();
      problems.add(
          Problem.error(
              place, id, "a school that was given", Names.advice(id, ids, "its row is missing")));
      return;
    }
    other.ifPresent(
        name ->
            problems.add(
                Problem.error(
                    place,
                    pool.name(),
                    "a school of one pool; " + name + " lists it too",
                    "it moved from one to the other; list it in the later one")));
    inputs
        .budgets()
        .find(id)
        .ifPresentOrElse(
            budget ->
                budget
                    .amount(BudgetCode.POOLING)
                    .ifPresent(
                        amount ->
                            problems.add(
                                Problem.error(
                                    "budget of school " + id + ", " + BudgetCode.POOLING.code(),
                                    Problem.plain(amount),
                                    "nothing, since pool " + pool.name() + " works it out",
                                    "the school's budget before pooling was meant"))),
            () ->
                problems.add(
                    Problem.error(
                        place,
                        "no budget",
                        "a school with a budget, since a pool shares what all have",
                        "its rows are missing from the budgets")));
  }
}
