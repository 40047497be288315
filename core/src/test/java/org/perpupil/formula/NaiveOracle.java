package org.perpupil.formula;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.perpupil.formula.NaiveRounding.EXACT;
import static org.perpupil.formula.NaiveRounding.decimal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.perpupil.formula.Line.Group;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * What one school gets, worked out the slow way in decimals from the written rules.
 *
 * <p>It shares no arithmetic with the engine, so that agreement of the two means something.
 */
final class NaiveOracle {
  /**
   * A paid school.
   *
   * @param lines every line
   * @param linesWithoutAreaCost the lines at an area cost adjustment of 1
   * @param totals every total that applies
   * @param closeToTie whether binary arithmetic may rightly differ from this by a penny
   */
  record Outcome(
      Map<Line, BigDecimal> lines,
      Map<Line, BigDecimal> linesWithoutAreaCost,
      Map<Total, BigDecimal> totals,
      boolean closeToTie) {}

  private final School school;
  private final Formula formula;
  private final NaiveRounding rounding;
  private final BigDecimal pupils;
  private final Map<Total, BigDecimal> totals = new EnumMap<>(Total.class);
  private Map<Line, BigDecimal> lines;

  private NaiveOracle(School school, Formula formula, RoundingRules rules) {
    this.school = school;
    this.formula = formula;
    this.rounding = new NaiveRounding(rules);
    this.pupils = decimal(school.pupils());
  }

  /** Returns what the school gets, or nothing when it cannot be paid. */
  static Optional<Outcome> pay(School school, Formula formula, RoundingRules rules) {
    try {
      var oracle = new NaiveOracle(school, formula, rules);
      BigDecimal areaCost = decimal(school.value(SchoolField.ACA).orElse(1));
      oracle.lines = NaiveFactors.of(school, formula, oracle.rounding, areaCost);
      Map<Line, BigDecimal> atOne = NaiveFactors.of(school, formula, oracle.rounding, ONE);
      oracle.fullYear();
      Map<Line, BigDecimal> paid = oracle.daysOpen(oracle.lines);
      // What follows from other lines has no area cost of its own, so it stays as it is.
      oracle.lines.putAll(atOne);
      Map<Line, BigDecimal> withoutAreaCost = oracle.daysOpen(oracle.lines);
      oracle.lines = paid;
      oracle.addTotals(sum(withoutAreaCost));
      boolean close = oracle.rounding.closeToTie();
      return Optional.of(new Outcome(paid, withoutAreaCost, oracle.totals, close));
    } catch (NaiveFactors.Unpayable e) {
      return Optional.empty();
    }
  }

  private void fullYear() {
    // Without pupils there is no level to reach, even where a correction leaves a negative sum.
    if (pupils.signum() > 0 && formula.value(Parameter.MPPL_PRIMARY).isPresent()) {
      set(Line.MPPL_TOP_UP, minimumLevel().multiply(pupils).subtract(counted()).max(ZERO));
    }
    if (formula.isNational()) {
      nationalProtection();
      return;
    }
    carriedProtection();
    if (formula.value(Parameter.MFG_PERCENT).isPresent()
        || formula.value(Parameter.GAINS_CAP_PERCENT).isPresent()) {
      localProtection();
    }
  }

  private void carriedProtection() {
    OptionalDouble given = school.value(SchoolField.PROTECTION_GIVEN);
    if (given.isEmpty()) {
      return;
    }
    if (school.value(SchoolField.MFG_BASELINE_PER_PUPIL).isPresent()
        || school.value(SchoolField.PREVIOUS_BUDGET_SHARE).isPresent()) {
      throw new NaiveFactors.Unpayable("an adjustment and a baseline");
    }
    BigDecimal adjustment = decimal(given.getAsDouble());
    set(Line.MINIMUM_FUNDING_GUARANTEE, adjustment.max(ZERO));
    set(Line.CAPPING_AND_SCALING, adjustment.min(ZERO));
  }

  private BigDecimal counted() {
    return sum(Group.PUPIL_LED)
        .add(get(Line.LUMP_SUM))
        .add(get(Line.SPARSITY))
        .add(get(Line.FRINGE));
  }

  /** The level of this school: that of each of its year groups, averaged. */
  private BigDecimal minimumLevel() {
    double primary = school.value(SchoolField.YEAR_GROUPS_PRIMARY).getAsDouble();
    double secondary = school.value(SchoolField.YEAR_GROUPS_SECONDARY).getAsDouble();
    double ks4 = groupsInKeyStage4(secondary);
    double ks3 = secondary - ks4;
    if (primary + secondary == 0) {
      return ZERO;
    }
    return decimal(primary)
        .multiply(number(Parameter.MPPL_PRIMARY))
        .add(decimal(ks3).multiply(number(Parameter.MPPL_KS3)))
        .add(decimal(ks4).multiply(number(Parameter.MPPL_KS4)))
        .divide(decimal(primary + secondary), EXACT);
  }

  private double groupsInKeyStage4(double secondary) {
    OptionalDouble ks4 = school.value(SchoolField.YEAR_GROUPS_KS4);
    OptionalDouble ks3 = school.value(SchoolField.YEAR_GROUPS_KS3);
    if (ks4.isPresent()) {
      return ks4.getAsDouble();
    }
    if (ks3.isPresent()) {
      return secondary - ks3.getAsDouble();
    }
    boolean hasKs3 = field(SchoolField.PUPILS_KS3).signum() > 0;
    boolean hasKs4 = field(SchoolField.PUPILS_KS4).signum() > 0;
    if (hasKs4 && !hasKs3) {
      return secondary;
    }
    return hasKs3 && !hasKs4 ? 0 : Math.max(0, Math.min(2, secondary - 1));
  }

  private void localProtection() {
    boolean includesSites = formula.year().start() >= 2025;
    BigDecimal lumpSumAndSparsity =
        get(Line.LUMP_SUM).add(get(Line.SPARSITY)).multiply(NaiveFactors.fringe(school, formula));
    BigDecimal current =
        beforeMfg()
            .subtract(get(Line.RATES))
            .subtract(lumpSumAndSparsity)
            .subtract(field(SchoolField.EXCLUSIONS))
            .subtract(field(SchoolField.TECHNICAL_ADJUSTMENTS));
    if (includesSites) {
      current = current.subtract(get(Line.SPLIT_SITES)).subtract(get(Line.PFI));
    }
    Optional<BigDecimal> baseline = baseline(lumpSumAndSparsity, includesSites);
    BigDecimal counted = decimal(school.value(SchoolField.MFG_PUPILS).orElse(school.pupils()));
    if (counted.signum() == 0) {
      return;
    }
    BigDecimal unit = rounding.unit(current.divide(counted, EXACT));
    totals.put(Total.MFG_BUDGET, rounding.line(current));
    totals.put(Total.MFG_UNIT_VALUE, unit);
    if (baseline.isEmpty()) {
      return;
    }
    BigDecimal before = baseline.get();
    totals.put(Total.MFG_BASELINE_UNIT_VALUE, before);
    totals.put(Total.MFG_CHANGE, unit.divide(before, EXACT).subtract(ONE));
    if (formula.value(Parameter.MFG_PERCENT).isPresent()) {
      BigDecimal least = rounding.unit(raised(before, Parameter.MFG_PERCENT));
      set(Line.MINIMUM_FUNDING_GUARANTEE, least.subtract(unit).max(ZERO).multiply(counted));
    }
    if (formula.value(Parameter.GAINS_CAP_PERCENT).isPresent() && !school.isGrowing()) {
      BigDecimal most = rounding.unit(raised(before, Parameter.GAINS_CAP_PERCENT));
      BigDecimal scaling = numberOr(Parameter.GAINS_SCALING_PERCENT, 100).movePointLeft(2);
      BigDecimal reduction =
          rounding.line(unit.subtract(most).max(ZERO).multiply(scaling).multiply(counted));
      set(Line.CAPPING_AND_SCALING, reduction.negate());
      set(Line.MPPL_RESTORE, restore(reduction));
    }
  }

  private Optional<BigDecimal> baseline(BigDecimal lumpSumAndSparsity, boolean includesSites) {
    OptionalDouble whole = school.value(SchoolField.MFG_BASELINE_PER_PUPIL);
    if (whole.isPresent()) {
      return Optional.of(rounding.unit(decimal(whole.getAsDouble())));
    }
    OptionalDouble share = school.value(SchoolField.PREVIOUS_BUDGET_SHARE);
    if (share.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal previous =
        decimal(share.getAsDouble())
            .add(field(SchoolField.ROLLED_IN_GRANTS))
            .subtract(lumpSumAndSparsity)
            .subtract(field(SchoolField.PREVIOUS_EXCLUSIONS))
            .subtract(field(SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS));
    if (includesSites) {
      previous =
          previous
              .subtract(field(SchoolField.PREVIOUS_SPLIT_SITES))
              .subtract(field(SchoolField.PREVIOUS_PFI));
    }
    BigDecimal unit = rounding.unit(previous.divide(field(SchoolField.PREVIOUS_PUPILS), EXACT));
    if (unit.signum() <= 0) {
      throw new NaiveFactors.Unpayable("last year's budget share leaves nothing to protect");
    }
    return Optional.of(unit);
  }

  private void nationalProtection() {
    OptionalDouble given = school.value(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    if (given.isEmpty() || pupils.signum() == 0) {
      return;
    }
    BigDecimal before = decimal(given.getAsDouble());
    BigDecimal unit = sum(Group.PUPIL_LED).add(get(Line.MPPL_TOP_UP)).divide(pupils, EXACT);
    if (formula.value(Parameter.FLOOR_PERCENT).isPresent()) {
      BigDecimal least = raised(before, Parameter.FLOOR_PERCENT);
      set(Line.FLOOR_TOP_UP, least.subtract(unit).max(ZERO).multiply(pupils));
    }
    if (formula.value(Parameter.GAINS_CAP_PERCENT).isPresent()) {
      BigDecimal most = raised(before, Parameter.GAINS_CAP_PERCENT);
      OptionalDouble remaining = formula.value(Parameter.GAINS_CAP_REMAINING_PERCENT);
      if (remaining.isPresent()) {
        BigDecimal letThrough = decimal(remaining.getAsDouble()).movePointLeft(2);
        most = most.max(before.add(unit.subtract(before).multiply(letThrough)));
      }
      BigDecimal reduction = rounding.line(unit.subtract(most).max(ZERO).multiply(pupils));
      set(Line.GAINS_CAP, restore(reduction).subtract(reduction));
    }
  }

  private BigDecimal restore(BigDecimal reduction) {
    if (formula.value(Parameter.MPPL_PRIMARY).isEmpty()) {
      return ZERO;
    }
    BigDecimal left = counted().add(get(Line.MPPL_TOP_UP)).subtract(reduction);
    BigDecimal below = minimumLevel().multiply(pupils).subtract(left).max(ZERO);
    return rounding.line(reduction.min(below));
  }

  private Map<Line, BigDecimal> daysOpen(Map<Line, BigDecimal> fullYear) {
    Map<Line, BigDecimal> paid = new TreeMap<>();
    for (Line line : Line.values()) {
      paid.put(line, daysOpen(fullYear.getOrDefault(line, ZERO)));
    }
    return paid;
  }

  private BigDecimal daysOpen(BigDecimal fullYear) {
    OptionalDouble days = school.value(SchoolField.DAYS_OPEN);
    return days.isPresent()
        ? rounding.line(
            fullYear.multiply(decimal(days.getAsDouble())).divide(decimal(daysOfYear()), EXACT))
        : rounding.line(fullYear);
  }

  /** A funding year holds the February of the calendar year that it ends in. */
  private int daysOfYear() {
    int february = formula.year().start() + 1;
    return february % 4 == 0 && (february % 100 != 0 || february % 400 == 0) ? 366 : 365;
  }

  private void addTotals(BigDecimal withoutAreaCost) {
    totals.put(Total.ROUNDING, ZERO);
    totals.put(Total.PUPIL_LED_TOTAL, sum(Group.PUPIL_LED));
    totals.put(Total.SCHOOL_LED_TOTAL, sum(Group.SCHOOL_LED));
    totals.put(Total.BUDGET_SHARE_BEFORE_MFG, beforeMfg());
    totals.put(
        Total.MFG_ADJUSTMENT,
        get(Line.MINIMUM_FUNDING_GUARANTEE)
            .add(get(Line.CAPPING_AND_SCALING))
            .add(get(Line.MPPL_RESTORE)));
    BigDecimal budgetShare = sum(lines);
    totals.put(Total.BUDGET_SHARE, budgetShare);
    boolean isAcademy = school.governance().equals(Optional.of(Governance.ACADEMY));
    totals.put(
        Total.BUDGET_SHARE_AFTER_DEDELEGATION,
        budgetShare.subtract(daysOpen(isAcademy ? ZERO : field(SchoolField.DEDELEGATION))));
    if (pupils.signum() > 0) {
      totals.put(Total.PER_PUPIL, budgetShare.divide(pupils, EXACT));
    }
    if (!formula.senShares().isEmpty()) {
      BigDecimal sen = ZERO;
      for (var entry : formula.senShares().entrySet()) {
        sen = sen.add(get(entry.getKey()).multiply(percent(entry.getValue())));
      }
      BigDecimal fringe = NaiveFactors.fringe(school, formula);
      totals.put(Total.NOTIONAL_SEN, rounding.line(sen.multiply(fringe)));
    }
    totals.put(Total.AREA_COST, budgetShare.subtract(withoutAreaCost));
  }

  private BigDecimal beforeMfg() {
    return sum(Group.PUPIL_LED)
        .add(sum(Group.SCHOOL_LED))
        .add(get(Line.MPPL_TOP_UP))
        .add(get(Line.RATES));
  }

  private BigDecimal raised(BigDecimal perPupil, Parameter percent) {
    return perPupil.multiply(ONE.add(number(percent).movePointLeft(2)));
  }

  private BigDecimal number(Parameter parameter) {
    return decimal(formula.value(parameter).getAsDouble());
  }

  private BigDecimal numberOr(Parameter parameter, double otherwise) {
    return decimal(formula.value(parameter).orElse(otherwise));
  }

  private BigDecimal field(SchoolField field) {
    return decimal(school.value(field).orElse(0));
  }

  private BigDecimal get(Line line) {
    return lines.getOrDefault(line, ZERO);
  }

  private void set(Line line, BigDecimal pounds) {
    lines.put(line, rounding.line(pounds));
  }

  private BigDecimal sum(Group group) {
    return Line.of(group).stream().map(this::get).reduce(ZERO, BigDecimal::add);
  }

  /** A share that was given in percent: what binary division by 100 left at the end is cut off. */
  private static BigDecimal percent(double share) {
    return decimal(share).setScale(12, RoundingMode.HALF_UP);
  }

  private static BigDecimal sum(Map<Line, BigDecimal> lines) {
    return lines.values().stream().reduce(ZERO, BigDecimal::add);
  }
}
