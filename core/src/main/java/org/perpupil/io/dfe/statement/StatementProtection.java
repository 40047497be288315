package org.perpupil.io.dfe.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.stated.StatedSchool;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * The guarantee's chain of a grant statement.
 *
 * <p>Statements differ in what they round on the way. The baseline's parts are taken where they
 * give the stated adjustment to the penny, else the stated unit value, else the one that the
 * guaranteed unit value stands on; where none does, the adjustment is carried as a sum.
 */
final class StatementProtection {
  private static final RoundingRules ROUNDING =
      RoundingRules.statement().withSharesToSixDecimals(false);

  private static final String NOTE = "as the statement has it";
  private static final double HALF_A_PENNY = 0.005;

  private final GrantStatement statement;
  private final StatedFormula formula;
  private final Resting resting;

  StatementProtection(GrantStatement statement, StatedFormula formula, Resting resting) {
    this.statement = statement;
    this.formula = formula;
    this.resting = resting;
  }

  /**
   * Completes a school.
   *
   * @param school without its baseline
   * @param before pounds before protection
   * @param items pounds by line, to which those of protection are added
   */
  StatementSchool.Stated apply(School school, double before, Map<String, Double> items) {
    double stated = StatementSums.protection(statement);
    percents();
    School made = withPence(school, before);
    for (String name : List.of("minimum_funding_guarantee", "mppl_restore")) {
      statement.amount("guarantee:" + name).ifPresent(pounds -> items.put(name, pounds));
    }
    statement
        .amount("guarantee:capping_and_scaling")
        .ifPresent(pounds -> items.put("capping_and_scaling", 0 - pounds));
    School protectedOne = withBaseline(made, stated);
    Map<String, Double> budget = new LinkedHashMap<>();
    for (String code : List.of("I03", "I06")) {
      statement
          .amount("budget:" + code)
          .filter(pounds -> pounds != 0)
          .ifPresent(pounds -> budget.put(code, pounds));
    }
    return new StatementSchool.Stated(
        new StatedSchool(protectedOne, before, before + stated, HALF_A_PENNY, items, budget),
        formula);
  }

  private void percents() {
    guaranteed().ifPresent(percent -> formula.state("mfg_percent", percent, NOTE));
    Optional<Double> cap = statement.amount("guarantee:gains_cap_percent");
    Optional<Double> scaling = statement.amount("guarantee:gains_scaling_percent");
    if (cap.isPresent() && scaling.orElse(0.0) > 0) {
      formula.state("gains_cap_percent", percent(cap.get()), NOTE);
      formula.state("gains_scaling_percent", percent(scaling.orElseThrow()), NOTE);
    }
  }

  /** Returns a fraction in percent without what doubles add. */
  private static double percent(double fraction) {
    return Math.rint(fraction * 1e8) / 1e6;
  }

  /**
   * Returns the guarantee in percent: as stated where it leads from one unit value to the other,
   * else the one that does.
   */
  private Optional<Double> guaranteed() {
    Optional<Double> stated =
        statement.amount("guarantee:mfg_percent").map(StatementProtection::percent);
    double unit = statement.pounds("guarantee:unit");
    double least = statement.pounds("guarantee:guaranteed_unit");
    if (unit <= 0 || least <= 0) {
      return stated;
    }
    for (double factor : new double[] {1, 0.01, 100}) {
      if (stated.isPresent() && leads(unit, stated.get() * factor, least)) {
        return Optional.of(Math.rint(stated.get() * factor * 1e6) / 1e6);
      }
    }
    double near = Math.rint((least / unit - 1) * 1e4) / 100;
    return leads(unit, near, least) ? Optional.of(near) : stated;
  }

  /** Both unit values are rounded to pence. */
  private static boolean leads(double unit, double percent, double least) {
    return Math.abs(unit * (1 + percent / 100) - least) <= 2 * HALF_A_PENNY + 1e-9;
  }

  /** Carries pence by which the statement's lines, each rounded by itself, miss what follows. */
  private School withPence(School school, double before) {
    double paid = total(school, Total.BUDGET_SHARE_BEFORE_MFG).orElse(before);
    double rest = Math.rint((before - paid) * 100) / 100;
    if (rest == 0 || Math.abs(rest) > 10 * HALF_A_PENNY) {
      return school;
    }
    resting.add(
        FigureBasis.EXACT,
        "pence by which a multiplier or level misses the stated line, carried as other_school_led",
        school.id());
    return school.with(
        SchoolField.OTHER_SCHOOL_LED, school.value(SchoolField.OTHER_SCHOOL_LED).orElse(0) + rest);
  }

  private School withBaseline(School school, double stated) {
    School now = school;
    for (String name : List.of("exclusions", "technical_adjustments")) {
      now = with(now, name, "guarantee:" + name);
    }
    boolean isThere =
        formula.rates().find("mfg_percent").isPresent()
            || formula.rates().find("gains_cap_percent").isPresent();
    if (isThere) {
      for (School candidate : List.of(ofParts(now), ofUnit(now), ofGuaranteedUnit(now))) {
        if (isProtected(candidate) && isPaid(candidate, stated)) {
          resting.add(FigureBasis.EXACT, "the guarantee's baseline as stated", school.id());
          return candidate;
        }
      }
    }
    if (stated == 0) {
      if (isThere && isProtected(ofUnit(now))) {
        resting.add(
            FigureBasis.ASSUMED,
            "no baseline: the one stated gives another adjustment than the stated none",
            school.id());
      }
      return school;
    }
    resting.add(FigureBasis.EXACT, "protection as a sum; no stated baseline gives it", school.id());
    return school.with(SchoolField.PROTECTION_GIVEN, Math.rint(stated * 100) / 100);
  }

  private School ofParts(School school) {
    if (statement.amount("guarantee:previous_budget_share").isEmpty()
        || statement.pounds("guarantee:previous_pupils") <= 0) {
      return school;
    }
    School made = school;
    for (String name :
        List.of(
            "previous_budget_share",
            "previous_pupils",
            "previous_exclusions",
            "previous_technical_adjustments",
            "previous_split_sites",
            "previous_pfi",
            "rolled_in_grants")) {
      made = with(made, name, "guarantee:" + name);
    }
    return pupils(made);
  }

  private School ofUnit(School school) {
    double unit = statement.pounds("guarantee:unit");
    return unit <= 0 ? school : pupils(school.with(SchoolField.MFG_BASELINE_PER_PUPIL, unit));
  }

  private School ofGuaranteedUnit(School school) {
    double least = statement.pounds("guarantee:guaranteed_unit");
    double percent = formula.rates().orNone("mfg_percent");
    return least <= 0
        ? school
        : pupils(school.with(SchoolField.MFG_BASELINE_PER_PUPIL, least / (1 + percent / 100)));
  }

  /** Sets the pupils of the guarantee where they are not the roll. */
  private School pupils(School school) {
    Optional<Double> pupils = statement.amount("guarantee:pupils").filter(it -> it > 0);
    boolean isOther = pupils.isPresent() && Math.abs(pupils.get() - school.pupils()) > 1e-6;
    return isOther ? school.with(SchoolField.MFG_PUPILS, pupils.orElseThrow()) : school;
  }

  private School with(School school, String field, String key) {
    double pounds = statement.pounds(key);
    return pounds == 0 ? school : school.with(SchoolField.find(field).orElseThrow(), pounds);
  }

  private static boolean isProtected(School school) {
    return school.value(SchoolField.MFG_BASELINE_PER_PUPIL).isPresent()
        || school.value(SchoolField.PREVIOUS_BUDGET_SHARE).isPresent();
  }

  private boolean isPaid(School school, double stated) {
    return total(school, Total.MFG_ADJUSTMENT)
        .filter(paid -> Math.abs(paid - stated) < HALF_A_PENNY)
        .isPresent();
  }

  private Optional<Double> total(School school, Total total) {
    Allocation paid =
        Allocation.of(
            SchoolTable.of(school), Formulas.forAll(formula.formula(statement.year())), ROUNDING);
    return paid.failure(0).isPresent() || paid.total(total, 0).isEmpty()
        ? Optional.empty()
        : Optional.of(paid.total(total, 0).getAsDouble());
  }
}
