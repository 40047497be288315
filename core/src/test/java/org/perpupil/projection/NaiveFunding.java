package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** The budget share of one school in every funding year, each through a whole allocation. */
final class NaiveFunding {
  /** A funding year: the school as funded, its allocation, and the pupils that the MFG counts. */
  private record Year(Allocation allocation, boolean onEstimates, double guaranteePupils) {
    School school() {
      return allocation.schools().school(0);
    }

    double line(Line line) {
      return allocation.amount(line, 0).getAsDouble();
    }

    double total(Total total) {
      return allocation.total(total, 0).getAsDouble();
    }
  }

  private final School school;
  private final NaiveTimeline timeline;
  private final NaiveValues values;
  private final NaiveRolls rolls;
  private final FormulaSteps steps;
  private final NaiveGrants grants;
  private final List<Year> years = new ArrayList<>();
  private final NaiveSolved solved;
  private Optional<String> failure = Optional.empty();

  NaiveFunding(
      School school,
      NaiveTimeline timeline,
      NaiveValues values,
      NaiveRolls rolls,
      FormulaSteps steps,
      NaiveGrants grants,
      NaiveSolved solved,
      int until) {
    this.school = school;
    this.timeline = timeline;
    this.values = values;
    this.rolls = rolls;
    this.steps = steps;
    this.grants = grants;
    this.solved = solved;
    // Whom a formula cannot pay by the roll of the first year, it pays by no other.
    School bare = school.toBuilder().remove(SchoolField.DAYS_OPEN).build();
    for (int i = 0; i < until && failure.isEmpty(); i++) {
      failure = run(bare, formula(i)).failure(0);
    }
    for (int i = 0; i < until && failure.isEmpty(); i++) {
      Year year = allocate(i);
      years.add(year);
      failure = year.allocation.failure(0);
    }
  }

  Optional<String> failure() {
    return failure;
  }

  /** Pupils whom the share of a funding year counts. */
  double pupils(int i) {
    return years.get(i).school().pupils();
  }

  /** What a funding year pays over twelve months, business rates at their cost of the year. */
  double paid(int i) {
    double rates = years.get(i).line(Line.RATES);
    return share(i) * open(i) + rates * (values.grown("prices.business_rates_percent", i) - 1);
  }

  /** What the guarantee of a year pays, in the first year for the days open. */
  double guarantee(int i) {
    return open(i) * years.get(i).line(Line.MINIMUM_FUNDING_GUARANTEE);
  }

  /** What is taken from gains in a year less what is given back, in the first for the days open. */
  double deduction(int i) {
    Year year = years.get(i);
    return -open(i) * (year.line(Line.CAPPING_AND_SCALING) + year.line(Line.MPPL_RESTORE));
  }

  private double open(int i) {
    double year = timeline.year(0).days();
    return i == 0 ? school.value(SchoolField.DAYS_OPEN).orElse(year) / year : 1;
  }

  /** The budget share of a full year, after protections and before growth of business rates. */
  double share(int i) {
    return years.get(i).total(Total.BUDGET_SHARE);
  }

  /** A line of a funding year as paid: in the first year for the days open. */
  double line(int i, Line line) {
    return years.get(i).line(line) * open(i);
  }

  /** What business rates have become dearer by since the first year. */
  double dearerRates(int i) {
    return years.get(i).line(Line.RATES) * (values.grown("prices.business_rates_percent", i) - 1);
  }

  /** What a funding year pays or takes back since the estimate of the year before was wrong. */
  double adjustment(int i) {
    if (i == 0 || !years.get(i - 1).onEstimates) {
      return 0;
    }
    Year before = years.get(i - 1);
    double estimated = before.school().pupils();
    return estimated == 0
        ? 0
        : (rolls.funded(i) - estimated) * before.total(Total.PUPIL_LED_TOTAL) / estimated;
  }

  private Year allocate(int i) {
    boolean onEstimates =
        values.of("pupils.funded_on_estimates", i) == 1 && timeline.isAcademy(2 * i + 1);
    int roll = onEstimates ? i + 1 : i;
    double scale = onEstimates ? values.growth("pupils.forecast_bias_percent", i) : 1;
    School.Builder builder = school.toBuilder();
    for (int group = 0; group <= 13; group++) {
      builder.remove(SchoolField.yearGroup(group));
    }
    builder
        .remove(SchoolField.DAYS_OPEN)
        .set(SchoolField.YEAR_GROUPS_KS3, school.yearGroupsKs3())
        .set(SchoolField.YEAR_GROUPS_KS4, school.yearGroupsKs4())
        .pupils(
            rolls.primary(roll) * scale,
            rolls.keyStage3(roll) * scale,
            rolls.keyStage4(roll) * scale);
    double pupils = rolls.funded(roll) * scale;
    double guaranteePupils = pupils;
    OptionalDouble counted = school.value(SchoolField.MFG_PUPILS);
    if (counted.isPresent() && rolls.funded(0) > 0) {
      guaranteePupils = pupils * counted.getAsDouble() / rolls.funded(0);
      builder.set(SchoolField.MFG_PUPILS, guaranteePupils);
    }
    Formula formula = formula(i);
    if (i > 0) {
      withoutBaselines(builder);
      Year before = years.get(i - 1);
      if (formula.isNational()) {
        nationalBaseline(builder, before, run(builder.build(), formula), grants.rolledIn(i));
      } else {
        localBaseline(builder, before, i);
      }
    }
    return new Year(run(builder.build(), formula), onEstimates, guaranteePupils);
  }

  private static void withoutBaselines(School.Builder builder) {
    builder
        .remove(SchoolField.PROTECTION_GIVEN)
        .remove(SchoolField.MFG_BASELINE_PER_PUPIL)
        .remove(SchoolField.PREVIOUS_BUDGET_SHARE)
        .remove(SchoolField.PREVIOUS_PUPILS)
        .remove(SchoolField.PREVIOUS_EXCLUSIONS)
        .remove(SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS)
        .remove(SchoolField.PREVIOUS_SPLIT_SITES)
        .remove(SchoolField.PREVIOUS_PFI)
        .remove(SchoolField.ROLLED_IN_GRANTS)
        .remove(SchoolField.FLOOR_BASELINE_PER_PUPIL);
  }

  private void localBaseline(School.Builder builder, Year before, int i) {
    if (before.school().pupils() == 0 || before.guaranteePupils == 0) {
      return;
    }
    builder
        .set(
            SchoolField.PREVIOUS_BUDGET_SHARE,
            before.total(Total.BUDGET_SHARE) - before.line(Line.RATES))
        .set(SchoolField.PREVIOUS_PUPILS, before.guaranteePupils)
        .set(SchoolField.PREVIOUS_EXCLUSIONS, school.value(SchoolField.EXCLUSIONS).orElse(0))
        .set(
            SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS,
            school.value(SchoolField.TECHNICAL_ADJUSTMENTS).orElse(0))
        .set(SchoolField.PREVIOUS_SPLIT_SITES, before.line(Line.SPLIT_SITES))
        .set(SchoolField.PREVIOUS_PFI, before.line(Line.PFI))
        .set(SchoolField.ROLLED_IN_GRANTS, grants.rolledIn(i));
  }

  private static void nationalBaseline(
      School.Builder builder, Year before, Allocation now, double rolledIn) {
    double pupils = before.school().pupils();
    if (pupils == 0 || now.failure(0).isPresent()) {
      return;
    }
    double money = before.total(Total.BUDGET_SHARE) + rolledIn;
    for (Line line :
        List.of(Line.RATES, Line.SPLIT_SITES, Line.PFI, Line.EXCEPTIONAL, Line.OTHER_SCHOOL_LED)) {
      money -= before.line(line);
    }
    money -= now.amount(Line.LUMP_SUM, 0).getAsDouble();
    money -= now.amount(Line.SPARSITY, 0).getAsDouble();
    if (money > 0) {
      builder.set(SchoolField.FLOOR_BASELINE_PER_PUPIL, money / pupils);
    }
  }

  /** The formula of a year: rates in pounds raised since they were stated, then what was set. */
  private Formula formula(int i) {
    FundingYear year = timeline.year(i);
    Map.Entry<FundingYear, Formula> latest = steps.latest(year, school.laCode());
    Formula formula = latest.getValue();
    String uplift =
        formula.isNational() ? "formula.national_uplift_percent" : "formula.local_uplift_percent";
    double rise = 1;
    for (int y = latest.getKey().start() + 1; y <= year.start(); y++) {
      rise *= values.growth(uplift, y - timeline.firstYear());
    }
    double needs = values.grown("pupils.needs_growth_percent", i);
    Formula.Builder builder = formula.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      OptionalDouble stated = formula.value(parameter);
      String name = Assumption.of(parameter).name();
      OptionalDouble value = values.set(name, i);
      if (value.isEmpty() && stated.isPresent()) {
        value = OptionalDouble.of(stated.getAsDouble() * (isPounds(parameter) ? rise : 1));
      }
      if (value.isPresent()) {
        builder.set(parameter, value.getAsDouble() * (isNeed(parameter) ? needs : 1));
      }
    }
    solved.in(school.laCode(), i).forEach(builder::set);
    return builder.build();
  }

  private static boolean isPounds(Parameter parameter) {
    return switch (parameter.kind()) {
      case PER_PUPIL, PER_SCHOOL, PER_SITE -> true;
      default -> false;
    };
  }

  private static boolean isNeed(Parameter parameter) {
    return parameter.kind() == Parameter.Kind.PER_PUPIL
        && parameter.fileName().matches("(fsm6?|idaci|eal|lpa|mobility)_.*|lac");
  }

  private static Allocation run(School school, Formula formula) {
    return Allocation.of(SchoolTable.of(school), Formulas.forAll(formula), RoundingRules.none());
  }
}
