package org.perpupil.formula.protection;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Checks;
import org.perpupil.formula.factor.DeclaredLine;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Explained;
import org.perpupil.formula.factor.Rule;
import org.perpupil.problem.Problem;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.school.Agreement;
import org.perpupil.school.SchoolField;

/**
 * The minimum funding guarantee (MFG), and the capping and scaling of gains that pays for it.
 *
 * <p>Both compare pounds per pupil with last year's, leaving out what does not follow pupils:
 * business rates, this year's lump sum and sparsity on both sides, exclusions and technical
 * adjustments, and from 2025-26 split sites and PFI. A school without a baseline has neither a
 * guarantee nor a cap; a growing school has no cap. Where the adjustment of a first year is known
 * and its baseline is not, it is carried as a sum, and the next year starts from what is paid so.
 *
 * <p>Source: statement layouts of the Department for Education for 2022-23 to 2025-26, line by
 * line; reproduced for 19 schools of 2015-16.
 */
public final class LocalProtection implements Rule {
  /** Why a school cannot be paid whose baseline is 0 or less. */
  public static final String NOTHING_LEFT =
      "previous_budget_share leaves nothing once lump sum and sparsity are off";

  private static final String GIVEN =
      "guarantee or capping is carried as a sum that was given; last year's baseline is unknown";

  /** Local minimum funding guarantee. */
  public static final DeclaredParameter GUARANTEE =
      DeclaredParameter.of(
              "mfg_percent",
              Parameter.Kind.CHANGE_PERCENT,
              Parameter.Purpose.PROTECTION,
              "minimum funding guarantee, change per pupil; blank: none")
          .localOnly();

  /** What the guarantee pays. */
  public static final DeclaredLine GUARANTEED =
      line("minimum_funding_guarantee", "Minimum funding guarantee");

  /** What capping and scaling takes; not positive. */
  public static final DeclaredLine CAPPING = line("capping_and_scaling", "Capping and scaling");

  /** What capping may not take because the minimum per-pupil level stands above it. */
  public static final DeclaredLine RESTORE =
      line("mppl_restore", "Given back for the minimum level");

  @Override
  public List<Parameter> parameters() {
    return List.of(GUARANTEE);
  }

  @Override
  public List<Line> lines() {
    return List.of(GUARANTEED, CAPPING, RESTORE);
  }

  /** Adds no terms: what it pays and takes follows from those of factors. */
  @Override
  public void compile(Assembly to) {
    Formula formula = to.formula();
    boolean protects =
        formula.value(GUARANTEE).isPresent() || formula.value(GainsCap.CAP).isPresent();
    double[] given = to.column(SchoolField.PROTECTION_GIVEN);
    for (int i = 0; i < to.size() && !formula.isNational(); i++) {
      boolean isGiven = !Double.isNaN(given[i]);
      if (protects || isGiven) {
        to.requires(i, Agreement.GUARANTEE_BASELINE);
      }
      if (isGiven) {
        to.remark(i, GIVEN);
      }
    }
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    String edition = formula.year().toString();
    OptionalDouble guarantee = formula.value(GUARANTEE);
    if (guarantee.isEmpty() || !RateBook.editions().contains(edition)) {
      return;
    }
    OptionalDouble least = value(edition, "mfg_minimum_percent");
    OptionalDouble most = value(edition, "mfg_maximum_percent");
    boolean inRange =
        least.isEmpty()
            || most.isEmpty()
            || (guarantee.getAsDouble() >= least.getAsDouble()
                && guarantee.getAsDouble() <= most.getAsDouble());
    if (!inRange) {
      String range = plain(least.getAsDouble()) + " to " + plain(most.getAsDouble());
      Checks.warn(formula, GUARANTEE, range + " in " + edition, problems);
    }
  }

  @Override
  public String explain(Line line, Explained school) {
    if (school.formula().isNational()) {
      return "";
    }
    if (line == RESTORE) {
      return school.amount(line) == 0
          ? ""
          : "what the cap may not take from the minimum per-pupil level";
    }
    return line == CAPPING
        ? against("cap", GainsCap.CAP, school)
        : against("guarantee", GUARANTEE, school);
  }

  /**
   * Protects a year.
   *
   * @param rules the formula, whose year counts but not its numbers
   */
  public static void protect(
      Formula rules,
      RoundingRules rounding,
      ProtectionColumns schools,
      double[] parameters,
      UnprotectedYear year,
      LastYear lastYear,
      int size,
      ProtectedYear into) {
    into.start(size);
    double guarantee = parameters[GUARANTEE.index()];
    double cap = parameters[GainsCap.CAP.index()];
    double percent = parameters[GainsCap.SCALING.index()];
    double scaling = Double.isNaN(percent) ? 1 : percent / 100;
    if (schools.isAnyGiven && lastYear.isGiven()) {
      carry(rounding, schools, size, into);
    }
    if (Double.isNaN(guarantee) && Double.isNaN(cap)) {
      return;
    }
    boolean withoutPremises = leavesPremisesOut(rules);
    for (int i = 0; i < size; i++) {
      double takenOff = year.takenOffBothSides(i);
      double given = lastYear.guaranteeBaseline(i, takenOff, withoutPremises);
      double baseline = rounding.guaranteeUnit(given);
      into.keepBaseline(i, given <= 0 ? given : baseline);
      if (given <= 0) {
        into.topUp[i] = Double.NaN;
        continue;
      }
      double pupils = schools.guaranteePupils(i, year.pupils[i]);
      if (!(pupils > 0)) {
        continue;
      }
      double money = protectedMoney(schools, year, i, takenOff, withoutPremises);
      double unit = rounding.guaranteeUnit(money / pupils);
      into.keepUnit(i, rounding.money(money), unit);
      if (Double.isNaN(baseline)) {
        continue;
      }
      if (!Double.isNaN(guarantee)) {
        double least = rounding.guaranteeUnit(PerPupil.raised(guarantee, baseline));
        into.topUp[i] = rounding.money(PerPupil.topUp(least, unit, pupils));
      }
      if (!Double.isNaN(cap) && !schools.growing[i]) {
        double most = rounding.guaranteeUnit(PerPupil.raised(cap, baseline));
        double reduction = rounding.money(PerPupil.reduction(most, unit, scaling, pupils));
        into.taken[i] = reduction;
        into.restored[i] = restore(rounding, year, i, reduction);
        into.capped[i] = into.restored[i] - reduction;
      }
    }
  }

  /** Carries the adjustments of schools that were given them, as there is nothing to compare. */
  private static void carry(
      RoundingRules rounding, ProtectionColumns schools, int size, ProtectedYear into) {
    for (int i = 0; i < size; i++) {
      double given = schools.given[i];
      if (!Double.isNaN(given)) {
        into.topUp[i] = rounding.money(Math.max(0, given));
        into.taken[i] = rounding.money(Math.max(0, -given));
        into.capped[i] = -into.taken[i] + 0.0;
      }
    }
  }

  /**
   * Writes what a cap and a scaling of this year would work on, without either.
   *
   * @param shareOfYear the part of the year that each school is paid for
   */
  public static void gains(
      Formula rules,
      ProtectionColumns schools,
      double[] parameters,
      double[] shareOfYear,
      UnprotectedYear year,
      LastYear lastYear,
      int size,
      GainsColumns into,
      int at) {
    double guarantee = parameters[GUARANTEE.index()];
    boolean withoutPremises = leavesPremisesOut(rules);
    for (int i = 0; i < size; i++) {
      double takenOff = year.takenOffBothSides(i);
      double baseline = lastYear.guaranteeBaseline(i, takenOff, withoutPremises);
      double pupils = schools.guaranteePupils(i, year.pupils[i]);
      double money = protectedMoney(schools, year, i, takenOff, withoutPremises);
      int row = at + i;
      into.unit()[row] = 0;
      into.baseline()[row] = Double.NaN;
      into.pupils()[row] = 0;
      into.limit()[row] = Double.POSITIVE_INFINITY;
      into.guarantee()[row] = 0;
      double given = schools.given[i];
      if (lastYear.isGiven() && !Double.isNaN(given) && !Double.isNaN(money)) {
        into.guarantee()[row] = shareOfYear[i] * given;
      }
      if (baseline > 0 && pupils > 0 && !Double.isNaN(money)) {
        double open = lastYear.isGiven() ? shareOfYear[i] : 1;
        double unit = money / pupils;
        into.unit()[row] = unit;
        into.pupils()[row] = open * pupils;
        if (!schools.growing[i]) {
          into.baseline()[row] = baseline;
        }
        if (!Double.isNaN(year.levels[i])) {
          double counted = year.counted[i] + year.topUp[i];
          into.limit()[row] = open * Math.max(0, counted - year.levels[i] * year.pupils[i]);
        }
        if (!Double.isNaN(guarantee)) {
          double least = PerPupil.raised(guarantee, baseline);
          into.guarantee()[row] = open * PerPupil.topUp(least, unit, pupils);
        }
      }
    }
  }

  /** Returns whether split sites and PFI are left out of what is compared. */
  static boolean leavesPremisesOut(Formula formula) {
    return !formula.year().isBefore(2025);
  }

  /**
   * Returns the pounds that follow pupils, of this year or the last.
   *
   * @param share the budget share without business rates
   * @param takenOff this year's lump sum and sparsity, on both sides
   * @param premises split sites and PFI where they are left out, else 0
   */
  static double protectedMoney(
      double share, double takenOff, double exclusions, double technical, double premises) {
    return share - takenOff - exclusions - technical - premises;
  }

  /** Returns how much of a reduction is given back so that it does not break the minimum level. */
  static double restore(RoundingRules rounding, UnprotectedYear year, int row, double reduction) {
    double counted = year.counted[row] + year.topUp[row];
    return rounding.money(
        MinimumLevel.restore(year.levels[row], year.pupils[row], counted, reduction));
  }

  private static double protectedMoney(
      ProtectionColumns schools,
      UnprotectedYear year,
      int row,
      double takenOff,
      boolean withoutPremises) {
    return protectedMoney(
        year.beforeProtection[row] - year.rates[row],
        takenOff,
        schools.exclusions[row],
        schools.technical[row],
        withoutPremises ? year.premises[row] : 0);
  }

  private static String against(String what, Parameter percent, Explained school) {
    OptionalDouble change = school.total(Total.MFG_CHANGE);
    OptionalDouble limit = school.formula().value(percent);
    OptionalDouble given = school.school().value(SchoolField.PROTECTION_GIVEN);
    boolean isCap = percent == GainsCap.CAP;
    if (given.isPresent() && isCap == given.getAsDouble() < 0) {
      return "as a sum that was given: last year's baseline is unknown";
    }
    if (limit.isEmpty()) {
      return "";
    }
    if (change.isEmpty()) {
      return "no " + what + ": the school has no baseline";
    }
    if (isCap && school.school().isGrowing()) {
      return "no cap: the school is growing";
    }
    OptionalDouble scaling = school.formula().value(GainsCap.SCALING);
    return Explained.text(
        "%s %s%%%s, change %s%% from %s to %s a pupil",
        what,
        plain(limit.getAsDouble()),
        isCap
            ? Explained.text(", %s%% of the gain above it taken", plain(scaling.orElse(100)))
            : "",
        Explained.text("%.4f", change.getAsDouble() * 100),
        Explained.pounds(school.total(Total.MFG_BASELINE_UNIT_VALUE).orElseThrow()),
        Explained.pounds(school.total(Total.MFG_UNIT_VALUE).orElseThrow()));
  }

  private static OptionalDouble value(String edition, String name) {
    return RateBook.national(edition).find(name).stream().mapToDouble(Rate::value).findFirst();
  }

  private static DeclaredLine line(String fileName, String label) {
    return DeclaredLine.derived(fileName, label, Line.Group.PROTECTION);
  }
}
