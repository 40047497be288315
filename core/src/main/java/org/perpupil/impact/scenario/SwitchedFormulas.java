package org.perpupil.impact.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.FormulaPath;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.FormulaSwitch;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * The formulas of every year when formulas take over from each other.
 *
 * <p>Each year has its own, brought to its level: a path uplifts by one assumption for all years,
 * and here local and national formulas may come in turn.
 */
final class SwitchedFormulas {
  private static final Assumption NATIONAL = Assumption.of("formula.national_uplift_percent");
  private static final Assumption LOCAL = Assumption.of("formula.local_uplift_percent");

  private final FormulaPath baseline;
  private final SortedMap<FundingYear, FormulaSwitch> switches;
  private final Assumptions assumptions;
  private final List<Problem> problems = new ArrayList<>();

  private SwitchedFormulas(
      FormulaPath baseline,
      SortedMap<FundingYear, FormulaSwitch> switches,
      Assumptions assumptions) {
    this.baseline = baseline;
    this.switches = switches;
    this.assumptions = assumptions;
  }

  /**
   * Returns the path with the switches.
   *
   * @param scenario which formulas take over, and which schools move to another authority
   * @param assumptions those of the world, whose uplifts bring formulas to later years
   * @throws ProblemsException when an uplift is needed that was not set, or differs between schools
   *     of one authority
   */
  static FormulaPath path(RunInputs inputs, Scenario scenario, Assumptions assumptions) {
    SortedMap<FundingYear, FormulaSwitch> switches = scenario.formulas();
    if (switches.isEmpty()) {
      return inputs.formulas();
    }
    SwitchedFormulas switched = new SwitchedFormulas(inputs.formulas(), switches, assumptions);
    Map<String, List<School>> authorities = new LinkedHashMap<>();
    inputs
        .schools()
        .schools()
        .forEach(
            school ->
                authorities.computeIfAbsent(school.laCode(), key -> new ArrayList<>()).add(school));
    for (SchoolEvent event : scenario.schoolEvents()) {
      inputs.schools().schools().stream()
          .filter(school -> event.kind() == SchoolEvent.Kind.MOVE)
          .filter(school -> school.id().equals(event.school()))
          .forEach(
              school ->
                  authorities
                      .computeIfAbsent(event.authority(), key -> new ArrayList<>())
                      .add(school));
    }
    FormulaPath path = null;
    for (int start = inputs.first().start(); start <= inputs.last().start(); start++) {
      FundingYear year = FundingYear.of(start);
      FormulaPath one = FormulaPath.from(year, switched.formulas(year, authorities));
      path = path == null ? one : path.then(year, one);
    }
    ProblemsException.throwIfAny(switched.problems.stream().distinct().toList());
    return path == null ? inputs.formulas() : path;
  }

  private Formulas formulas(FundingYear year, Map<String, List<School>> authorities) {
    Map<String, Formula> formulas = new LinkedHashMap<>();
    authorities.forEach(
        (code, schools) ->
            baseline
                .at(year)
                .flatMap(known -> known.find(code))
                .ifPresent(local -> formulas.put(code, formula(year, local, schools))));
    return Formulas.byAuthority(formulas);
  }

  private Formula formula(FundingYear year, Formula local, List<School> schools) {
    FundingYear from = new TreeMap<>(switches).floorKey(year);
    Formula before = uplifted(local, floor(baseline, year), year, schools);
    FormulaSwitch to = from == null ? FormulaSwitch.baseline() : switches.get(from);
    if (from == null || to == null || to.kind() == FormulaSwitch.Kind.BASELINE) {
      return before;
    }
    Formula national = national(to, from, year, schools);
    return to.kind() == FormulaSwitch.Kind.NATIONAL
        ? national
        : between(before, timesAreaCost(national, schools), to.percent() / 100);
  }

  /** Returns the national formula of a switch, at the level of a year. */
  private Formula national(
      FormulaSwitch to, FundingYear from, FundingYear year, List<School> schools) {
    FormulaPath path = FormulaPath.national(to.edition());
    FundingYear edition = path.years().get(0);
    boolean isProposal = !edition.toString().equals(to.edition());
    FundingYear own = isProposal || edition.compareTo(year) > 0 ? edition : floor(path, year);
    Formula formula = path.at(own).flatMap(all -> all.find("")).orElseThrow();
    Formula raised = times(formula, 1 + to.upliftPercent() / 100);
    return uplifted(raised, isProposal ? from : own, year, schools);
  }

  private static FundingYear floor(FormulaPath path, FundingYear year) {
    return path.years().stream()
        .filter(own -> own.compareTo(year) <= 0)
        .reduce((earlier, later) -> later)
        .orElse(year);
  }

  private Formula uplifted(
      Formula formula, FundingYear own, FundingYear year, List<School> schools) {
    Assumption by = formula.isNational() ? NATIONAL : LOCAL;
    double level = 1;
    for (int start = own.start() + 1; start <= year.start(); start++) {
      level *= 1 + uplift(by, FundingYear.of(start), schools) / 100;
    }
    return times(formula, level);
  }

  private double uplift(Assumption by, FundingYear year, List<School> schools) {
    String place = "assumption " + by.name();
    OptionalDouble first = assumptions.explicit(by, year, schools.get(0));
    if (first.isEmpty()) {
      problems.add(
          Problem.error(
              place,
              "not set for " + year,
              "how the rates move in years that no formula is known for, in percent a year",
              "a line such as \"" + by.name() + ": 1.5\" in the assumptions file serves"));
      return 0;
    }
    if (schools.stream()
        .anyMatch(school -> !assumptions.explicit(by, year, school).equals(first))) {
      problems.add(
          Problem.error(
              place,
              "different for schools of authority " + schools.get(0).laCode() + " in " + year,
              "one uplift for all schools of an authority where formulas take over",
              "it was set for a trust or for some schools"));
    }
    return first.getAsDouble();
  }

  private static Formula times(Formula formula, double level) {
    if (level == 1) {
      return formula;
    }
    Formula.Builder builder = formula.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      OptionalDouble value = formula.value(parameter);
      if (isInPounds(parameter) && value.isPresent()) {
        builder.set(parameter, value.getAsDouble() * level);
      }
    }
    return builder.build();
  }

  /**
   * Returns the rates that national ones come to for an authority, which a local formula, that
   * knows no area cost, moves towards; minimum levels stay.
   */
  private static Formula timesAreaCost(Formula national, List<School> schools) {
    double areaCost = SchoolTable.of(schools).areaCost(national.year());
    Formula.Builder builder = national.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      boolean isMultiplied = parameter.purpose() != Parameter.Purpose.MINIMUM_LEVEL;
      OptionalDouble value = national.value(parameter);
      if (isMultiplied && isInPounds(parameter) && value.isPresent()) {
        builder.set(parameter, value.getAsDouble() * areaCost);
      }
    }
    return builder.build();
  }

  /**
   * Moves every amount in pounds of a local formula; its other settings stay, and distances and
   * sizes that it lacks are those of the national one.
   */
  private static Formula between(Formula local, Formula national, double share) {
    Formula.Builder builder = local.toBuilder();
    for (Parameter parameter : Parameter.local()) {
      double from = local.value(parameter).orElse(0);
      double to = national.value(parameter).orElse(0);
      if (isInPounds(parameter) && from != to) {
        builder.set(parameter, from + share * (to - from));
      } else if (isSize(parameter) && local.value(parameter).isEmpty()) {
        national.value(parameter).ifPresent(value -> builder.set(parameter, value));
      }
    }
    return builder.build();
  }

  private static boolean isSize(Parameter parameter) {
    return switch (parameter.kind()) {
      case MILES, PUPILS, YEARS -> true;
      default -> parameter == Parameter.MOBILITY_THRESHOLD_PERCENT;
    };
  }

  private static boolean isInPounds(Parameter parameter) {
    return switch (parameter.kind()) {
      case PER_PUPIL, PER_SCHOOL, PER_SITE -> true;
      default -> false;
    };
  }
}
