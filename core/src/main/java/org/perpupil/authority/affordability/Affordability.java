package org.perpupil.authority.affordability;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Pence;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.SchoolTable;

/**
 * An authority's formula whose gains pay for its guarantee.
 *
 * <p>The deduction from gains is solved to equal the cost of the minimum funding guarantee, over
 * maintained schools and academies alike, and never to exceed it. Unrounded, the two agree but for
 * binary error. Where lines are rounded to pence, every school's deduction moves in pennies: the
 * percentage is then the largest found whose rounded deduction is not above the rounded guarantee,
 * and the deduction falls short of it by at most a penny for each school that loses, usually by
 * none. Where the guarantee's unit values are rounded to pence too, a cap moves in pennies per
 * pupil and falls short by at most that. Schools that could not be paid take no part. Immutable and
 * thread-safe.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations allow capping and scaling to
 * pay for the guarantee and for nothing else; of the 102 authorities that capped gains in 2017-18
 * none took more than its guarantee cost.
 */
public final class Affordability {
  private final AffordabilityMode mode;
  private final Formula formula;
  private final Allocation allocation;
  private final ImmutableList<Problem> warnings;

  private Affordability(
      AffordabilityMode mode, Formula formula, Allocation allocation, List<Problem> warnings) {
    this.mode = mode;
    this.formula = formula;
    this.allocation = allocation;
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Returns the affordable formula of the schools of one authority.
   *
   * @param formula the local formula; what is solved must be blank in it
   * @throws ProblemsException when the formula does not fit what is to be solved, or gains cannot
   *     pay for the guarantee; says how many pounds are missing
   */
  public static Affordability solve(
      SchoolTable schools, Formula formula, RoundingRules rounding, AffordabilityMode mode) {
    return solveWithin(schools, formula, rounding, mode, null);
  }

  /**
   * Returns the affordable formula of the schools of one authority, within what it may spend.
   *
   * @param formula the local formula; what is solved must be blank in it
   * @param budget the schools block, which must pay for the budget shares of all these schools
   * @throws ProblemsException when the formula does not fit what is to be solved, gains cannot pay
   *     for the guarantee, or budget shares are more than the block; says how many pounds are
   *     missing
   */
  public static Affordability solve(
      SchoolTable schools,
      Formula formula,
      RoundingRules rounding,
      AffordabilityMode mode,
      FormulaBudget budget) {
    return solveWithin(schools, formula, rounding, mode, budget);
  }

  private static Affordability solveWithin(
      SchoolTable schools,
      Formula formula,
      RoundingRules rounding,
      AffordabilityMode mode,
      @Nullable FormulaBudget budget) {
    ProblemsException.throwIfAny(AffordabilityChecks.of(schools, formula, mode));
    List<Problem> problems = new ArrayList<>();
    Formula solved =
        mode == AffordabilityMode.GIVEN
            ? formula
            : new AffordabilitySolver(schools, formula, rounding, mode).solve(problems);
    Allocation allocation = Allocation.of(schools, Formulas.forAll(solved), rounding);
    Affordability result = new Affordability(mode, solved, allocation, problems);
    result.takesNoMoreThanItPaysFor(problems);
    result.schoolsMissing(problems);
    if (budget != null) {
      result.fits(budget, problems);
    }
    List<Problem> placed =
        problems.stream().map(problem -> problem.within("formula " + formula.title())).toList();
    ProblemsException.throwIfAny(placed);
    return new Affordability(mode, solved, allocation, placed);
  }

  /** Returns what was solved. */
  public AffordabilityMode mode() {
    return mode;
  }

  /**
   * Returns the formula with the solved value in it; without a cap when the cap was solved and the
   * guarantee costs nothing.
   */
  public Formula formula() {
    return formula;
  }

  /** Returns what the affordable formula gives the schools. */
  public Allocation allocation() {
    return allocation;
  }

  /** Returns the cap in percent, or nothing when no cap is in force. */
  public OptionalDouble capPercent() {
    return formula.value(Parameter.GAINS_CAP_PERCENT);
  }

  /**
   * Returns the percentage of gains above the cap that is taken; 100 where the formula names none,
   * nothing when no cap is in force.
   */
  public OptionalDouble scalingPercent() {
    return capPercent().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(formula.value(Parameter.GAINS_SCALING_PERCENT).orElse(100));
  }

  /** Returns what the guarantee costs, in pounds. */
  public double guarantee() {
    return guarantee(allocation);
  }

  /** Returns what is taken from gains, less what the minimum level gives back, in pounds. */
  public double deduction() {
    return deduction(allocation);
  }

  /** Returns what is worth a look without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "Affordability[" + mode.label() + ", " + formula.title() + "]";
  }

  public static double guarantee(Allocation allocation) {
    return sum(allocation, allocation.column(Line.MINIMUM_FUNDING_GUARANTEE));
  }

  public static double deduction(Allocation allocation) {
    double taken = sum(allocation, allocation.column(Line.CAPPING_AND_SCALING));
    double restored = sum(allocation, allocation.column(Line.MPPL_RESTORE));
    return money(allocation, -taken - restored);
  }

  private static double sum(Allocation allocation, double[] column) {
    double sum = 0;
    for (double value : column) {
      sum += Double.isNaN(value) ? 0 : value;
    }
    return money(allocation, sum);
  }

  /** Takes the binary error off a sum of pence. */
  private static double money(Allocation allocation, double sum) {
    return allocation.rounding().linesToPence() ? Pence.round(sum) : sum + 0.0;
  }

  private void takesNoMoreThanItPaysFor(List<Problem> problems) {
    double excess = deduction() - guarantee();
    if (mode == AffordabilityMode.GIVEN && excess >= AffordabilitySolver.HALF_A_PENNY) {
      problems.add(
          Problem.warning(
              Parameter.GAINS_CAP_PERCENT.fileName(),
              Problem.plain(capPercent().orElseThrow()),
              "a cap and scaling that take no more than the guarantee costs; they take "
                  + pounds(excess)
                  + " too much",
              "schools of the authority are missing, or the scaling is to be solved"));
    }
  }

  private void schoolsMissing(List<Problem> problems) {
    if (allocation.failed() > 0) {
      problems.add(
          Problem.warning(
              "schools",
              Integer.toString(allocation.size() - allocation.failed()),
              "all " + allocation.size() + " schools to be paid, since they share one guarantee",
              "the shares named as blank in the allocation can be filled in"));
    }
  }

  private void fits(FormulaBudget budget, List<Problem> problems) {
    double spent = sum(allocation, allocation.column(Total.BUDGET_SHARE));
    if (spent - budget.available() >= AffordabilitySolver.HALF_A_PENNY) {
      problems.add(
          AffordabilityProblems.overspent(budget.schoolsBlock(), budget.available(), spent));
    }
  }

  public static String pounds(double pounds) {
    return Problem.plain(Pence.round(pounds)) + " pounds";
  }
}
