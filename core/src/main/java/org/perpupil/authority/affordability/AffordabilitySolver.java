package org.perpupil.authority.affordability;

import java.util.Arrays;
import java.util.List;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.gains.GainsSolver;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Solves the scaling or the cap of one formula.
 *
 * <p>One evaluation at the strongest allowed setting shows what each school can lose and where the
 * minimum level stops it; the columns then give the exact answer. Rounded lines move in pennies, so
 * there the answer is settled by further evaluations of the formula itself.
 */
public final class AffordabilitySolver {
  public static final double HALF_A_PENNY = 0.005;
  private static final int HALVINGS = 80;

  private final SchoolTable schools;
  private final Formula formula;
  private final RoundingRules rounding;
  private final boolean solvesCap;
  private final double strongest;
  private final Allocation atStrongest;
  private final double guarantee;

  AffordabilitySolver(
      SchoolTable schools, Formula formula, RoundingRules rounding, AffordabilityMode mode) {
    this.schools = schools;
    this.formula = formula;
    this.rounding = rounding;
    this.solvesCap = mode == AffordabilityMode.CAP;
    // Nothing to pay for leaves the cap without a lower end; any will do then.
    this.strongest = solvesCap ? formula.value(Parameter.MFG_PERCENT).orElse(0) : 100;
    this.atStrongest = allocate(strongest);
    this.guarantee = Affordability.guarantee(atStrongest);
  }

  /** Returns the formula with its solved value, the strongest one where that is too little. */
  Formula solve(List<Problem> problems) {
    double wanted = guarantee - givenCapping();
    if (wanted <= 0) {
      return solvesCap ? formula : with(0);
    }
    GainsSolver solver = solvesCap ? ofUnits() : ofGains();
    double tolerance = rounding.linesToPence() ? HALF_A_PENNY : 1e-9 * guarantee;
    double percent =
        solvesCap
            ? solver.capPercent(strongest, wanted, tolerance)
            : solver.scalingPercent(wanted, tolerance);
    if (solver.shortfall() > 0) {
      problems.add(tooLittle(solver.shortfall()));
      return with(strongest);
    }
    if (solver.isTooWeak()) {
      double least = formula.value(Parameter.MFG_PERCENT).orElseThrow();
      problems.add(AffordabilityProblems.tooWeak(least, guarantee));
      return with(GainsSolver.HIGHEST_CAP);
    }
    double allowed = solvesCap ? Math.min(GainsSolver.HIGHEST_CAP, percent) : percent;
    return with(rounding.linesToPence() ? settled(allowed) : allowed);
  }

  /**
   * Returns what all that the cap lets be taken is scaled by: gains in pounds, as they are paid.
   */
  private GainsSolver ofGains() {
    double[] gains = atStrongest.column(Line.CAPPING_AND_SCALING);
    for (int i = 0; i < gains.length; i++) {
      gains[i] = isGiven(i) ? 0 : -gains[i];
    }
    double[] none = new double[gains.length];
    double[] one = new double[gains.length];
    Arrays.fill(one, 1);
    return GainsSolver.of(gains, none, one, limits(), gains.length);
  }

  /** Returns the pounds of capping that were given as sums, which no percentage changes. */
  private double givenCapping() {
    double sum = 0;
    for (int i = 0; i < schools.size(); i++) {
      sum += isGiven(i) ? -atStrongest.amount(Line.CAPPING_AND_SCALING, i).orElse(0) : 0;
    }
    return sum;
  }

  private boolean isGiven(int row) {
    return schools.school(row).value(SchoolField.PROTECTION_GIVEN).isPresent();
  }

  /** Returns what a cap is set among: pounds per pupil. */
  private GainsSolver ofUnits() {
    double[] pupils = new double[schools.size()];
    double[] baseline = atStrongest.column(Total.MFG_BASELINE_UNIT_VALUE);
    for (int i = 0; i < pupils.length; i++) {
      School school = schools.school(i);
      pupils[i] =
          school.value(SchoolField.MFG_PUPILS).orElse(school.pupils()) * atStrongest.shareOfYear(i);
      if (school.isGrowing()) {
        baseline[i] = Double.NaN;
      }
    }
    double[] unit = atStrongest.column(Total.MFG_UNIT_VALUE);
    return GainsSolver.of(unit, baseline, pupils, limits(), pupils.length);
  }

  /** Returns what the minimum level lets each school lose; infinite where it gives nothing back. */
  private double[] limits() {
    double[] limits = atStrongest.column(Line.MPPL_RESTORE);
    double[] taken = atStrongest.column(Line.CAPPING_AND_SCALING);
    for (int i = 0; i < limits.length; i++) {
      limits[i] = limits[i] > 0 ? -taken[i] - limits[i] : Double.POSITIVE_INFINITY;
    }
    return limits;
  }

  /**
   * Returns the strongest percentage near an unrounded answer that takes, in pence, no more than
   * the guarantee.
   */
  private double settled(double percent) {
    double missing = guarantee - deduction(percent);
    if (Math.abs(missing) < HALF_A_PENNY) {
      return percent;
    }
    double weaker = percent;
    double stronger = percent;
    double step = Math.max(1, Math.abs(percent)) * 1e-10;
    for (int i = 0; i < HALVINGS && deduction(weaker) > guarantee + HALF_A_PENNY; i++) {
      stronger = weaker;
      weaker = towards(weaker, -step);
      step *= 2;
    }
    for (int i = 0; i < HALVINGS && deduction(stronger) <= guarantee + HALF_A_PENNY; i++) {
      weaker = stronger;
      stronger = towards(stronger, step);
      step *= 2;
      if (stronger == weaker) {
        return weaker;
      }
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (weaker + stronger) / 2;
      if (guarantee - deduction(weaker) < HALF_A_PENNY || middle == weaker || middle == stronger) {
        break;
      }
      if (deduction(middle) <= guarantee + HALF_A_PENNY) {
        weaker = middle;
      } else {
        stronger = middle;
      }
    }
    return weaker;
  }

  /** Returns a percentage that takes more, or less for a negative step, as far as is allowed. */
  private double towards(double percent, double step) {
    return solvesCap
        ? Math.max(strongest, Math.min(GainsSolver.HIGHEST_CAP, percent - step))
        : Math.max(0, Math.min(strongest, percent + step));
  }

  private double deduction(double percent) {
    return Affordability.deduction(allocate(percent));
  }

  private Allocation allocate(double percent) {
    return Allocation.of(schools, Formulas.forAll(with(percent)), rounding);
  }

  private Formula with(double percent) {
    return formula.with(
        solvesCap ? Parameter.GAINS_CAP_PERCENT : Parameter.GAINS_SCALING_PERCENT, percent);
  }

  private Problem tooLittle(double shortfall) {
    return solvesCap
        ? AffordabilityProblems.tooDear(
            formula.value(Parameter.MFG_PERCENT).orElseThrow(), shortfall, guarantee)
        : AffordabilityProblems.tooHigh(
            formula.value(Parameter.GAINS_CAP_PERCENT).orElseThrow(), shortfall, guarantee);
  }
}
