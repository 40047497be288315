package org.perpupil.formula;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/** What must hold, and what the regulations of its year say, of one formula. */
final class FormulaChecks {
  private static final ImmutableList<Parameter> MINIMUM_LEVEL =
      ImmutableList.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4);

  private FormulaChecks() {}

  static List<Problem> check(Formula formula) {
    List<Problem> problems = new ArrayList<>();
    valuesMakeSense(formula, problems);
    settingsAreComplete(formula, problems);
    minimumLevelIsWhole(formula, problems);
    protectionsFit(formula, problems);
    sparsityIsComplete(formula, problems);
    if (!formula.isNational()) {
      lawOfTheYear(formula, problems);
    }
    return problems;
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
                "it belongs in another column"));
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
              if (!(share >= 0 && share <= 1)) {
                problems.add(
                    Problem.error(
                        line.fileName() + "_sen_percent",
                        plain(share * 100),
                        "a percentage from 0 to 100",
                        "it is a sum of money"));
              }
            });
  }

  private static void settingsAreComplete(Formula formula, List<Problem> problems) {
    needs(formula, Parameter.EAL_PRIMARY, Parameter.EAL_YEARS_PRIMARY, problems);
    needs(formula, Parameter.EAL_SECONDARY, Parameter.EAL_YEARS_SECONDARY, problems);
    boolean byCohort = formula.value(Parameter.LPA_PRIMARY_INDICATOR).isPresent();
    if (byCohort && !formula.year().isBefore(2018)) {
      problems.add(
          Problem.error(
              Parameter.LPA_PRIMARY_INDICATOR.fileName(),
              plain(formula.value(Parameter.LPA_PRIMARY_INDICATOR).getAsDouble()),
              "nothing from 2018-19 on, when all primary years have the new profile",
              "it was left over from an earlier year's file; leave it blank"));
    }
    if (byCohort) {
      needs(formula, Parameter.LPA_PRIMARY, Parameter.LPA_Y1_4_WEIGHTING, problems);
    }
  }

  private static void needs(
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

  private static void minimumLevelIsWhole(Formula formula, List<Problem> problems) {
    long given = MINIMUM_LEVEL.stream().filter(p -> formula.value(p).isPresent()).count();
    if (given > 0 && given < MINIMUM_LEVEL.size()) {
      for (Parameter parameter : MINIMUM_LEVEL) {
        if (formula.value(parameter).isEmpty()) {
          problems.add(
              Problem.error(
                  parameter.fileName(),
                  "",
                  parameter.kind().expected() + ", since another minimum level is given",
                  "no minimum level is meant; leave all three blank then"));
        }
      }
    }
  }

  private static void protectionsFit(Formula formula, List<Problem> problems) {
    OptionalDouble cap = formula.value(Parameter.GAINS_CAP_PERCENT);
    for (Parameter guarantee : List.of(Parameter.MFG_PERCENT, Parameter.FLOOR_PERCENT)) {
      OptionalDouble least = formula.value(guarantee);
      if (cap.isPresent() && least.isPresent() && cap.getAsDouble() < least.getAsDouble()) {
        problems.add(
            Problem.error(
                Parameter.GAINS_CAP_PERCENT.fileName(),
                plain(cap.getAsDouble()),
                "at least " + guarantee.fileName() + ", " + plain(least.getAsDouble()),
                "the two percentages were swapped"));
      }
    }
    OptionalDouble scaling = formula.value(Parameter.GAINS_SCALING_PERCENT);
    if (scaling.orElse(0) != 0 && cap.isEmpty()) {
      problems.add(
          Problem.error(
              Parameter.GAINS_CAP_PERCENT.fileName(),
              "",
              "a cap, since gains_scaling_percent is " + plain(scaling.getAsDouble()),
              "every gain is scaled; write a cap of 0 then"));
    }
  }

  private static void sparsityIsComplete(Formula formula, List<Problem> problems) {
    for (SparsityGroup group : SparsityGroup.values()) {
      needs(formula, group.maximum(), group.distance(), problems);
      needs(formula, group.maximum(), group.yearGroup(), problems);
      if (formula.distanceTaper(group) && formula.year().isBefore(2022)) {
        problems.add(
            Problem.error(
                group.distanceTaperName(),
                "true",
                "false or nothing before 2022-23, when there was no distance taper",
                "the size taper was meant"));
      }
    }
  }

  private static void lawOfTheYear(Formula formula, List<Problem> problems) {
    FundingYear year = formula.year();
    if (!year.isBefore(2023)) {
      if (formula.pays(Parameter.LAC)) {
        warn(problems, formula, Parameter.LAC, "no looked-after factor from 2023-24 on");
      }
      for (Parameter years : List.of(Parameter.EAL_YEARS_PRIMARY, Parameter.EAL_YEARS_SECONDARY)) {
        if (formula.value(years).orElse(3) != 3) {
          warn(problems, formula, years, "3 years from 2023-24 on");
        }
      }
    }
    if (!year.isBefore(2017) && formula.pays(Parameter.IDACI_BAND1_PRIMARY)) {
      warn(problems, formula, Parameter.IDACI_BAND1_PRIMARY, "IDACI bands A to F from 2017-18 on");
    }
    if (!year.isBefore(2020)
        && (formula.pays(Parameter.MOBILITY_PRIMARY) || formula.pays(Parameter.MOBILITY_SECONDARY))
        && formula.value(Parameter.MOBILITY_THRESHOLD_PERCENT).isEmpty()) {
      problems.add(
          Problem.warning(
              Parameter.MOBILITY_THRESHOLD_PERCENT.fileName(),
              "",
              "6, the threshold from 2020-21 on",
              "the shares are already above it; they are paid as given"));
    }
    if (year.isBefore(2018)) {
      bothMealMeasures(formula, Parameter.FSM_PRIMARY, Parameter.FSM6_PRIMARY, problems);
      bothMealMeasures(formula, Parameter.FSM_SECONDARY, Parameter.FSM6_SECONDARY, problems);
    }
    if (!year.isBefore(2020) && formula.value(Parameter.MPPL_PRIMARY).isEmpty()) {
      problems.add(
          Problem.warning(
              Parameter.MPPL_PRIMARY.fileName(),
              "",
              "a minimum per-pupil level, compulsory from 2020-21 on",
              "the columns were left out; without them no school is topped up"));
    }
    guaranteeInRange(formula, problems);
  }

  private static void bothMealMeasures(
      Formula formula, Parameter now, Parameter inSixYears, List<Problem> problems) {
    if (formula.pays(now) && formula.pays(inSixYears)) {
      warn(problems, formula, inSixYears, "0, since a formula before 2018-19 chose one measure");
    }
  }

  private static void guaranteeInRange(Formula formula, List<Problem> problems) {
    String edition = formula.year().toString();
    OptionalDouble guarantee = formula.value(Parameter.MFG_PERCENT);
    if (guarantee.isEmpty() || !RateBook.editions().contains(edition)) {
      return;
    }
    RateBook book = RateBook.national(edition);
    book.find("mfg_minimum_percent")
        .ifPresent(
            least ->
                book.find("mfg_maximum_percent")
                    .filter(
                        most ->
                            guarantee.getAsDouble() < least.value()
                                || guarantee.getAsDouble() > most.value())
                    .ifPresent(
                        most ->
                            warn(
                                problems,
                                formula,
                                Parameter.MFG_PERCENT,
                                plain(least.value())
                                    + " to "
                                    + plain(most.value())
                                    + " in "
                                    + edition)));
  }

  private static void warn(
      List<Problem> problems, Formula formula, Parameter parameter, String expected) {
    problems.add(
        Problem.warning(
            parameter.fileName(),
            plain(formula.value(parameter).getAsDouble()),
            expected,
            "the formula is an experiment; it is worked out as given"));
  }
}
