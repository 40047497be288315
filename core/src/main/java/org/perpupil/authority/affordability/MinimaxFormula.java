package org.perpupil.authority.affordability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;
import org.perpupil.school.SchoolTable;

/**
 * The local formula that an authority can afford and that costs its worst-hit school the fewest
 * pounds.
 *
 * <p>Chooses some rates, each within its allowed range, such as {@link AllowedRanges} gives; see
 * {@link MinimaxRates} for what is preferred among equals. What a rate pays each school is found by
 * evaluating the formula with that rate at 1, unrounded and <em>before</em> the minimum level,
 * guarantee and cap: these are not linear, and an authority that must pay for them keeps the money
 * back from the budget. Immutable and thread-safe.
 */
public final class MinimaxFormula {
  private static final List<Parameter.Kind> MONEY =
      List.of(Parameter.Kind.PER_PUPIL, Parameter.Kind.PER_SCHOOL, Parameter.Kind.PER_SITE);

  private final Formula formula;
  private final double[] funding;
  private final double[] losses;

  private MinimaxFormula(Formula formula, double[] funding, double[] losses) {
    this.formula = formula;
    this.funding = funding;
    this.losses = losses;
  }

  /**
   * Returns the formula with its rates chosen.
   *
   * @param start the local formula; rates without a range stay as they are in it
   * @param ranges the rates to choose and what each may be, in pounds
   * @param current pounds of each school now, business rates included
   * @param budget pounds for all schools, before guarantee and minimum level
   * @throws ProblemsException when a rate cannot be chosen, a school cannot be paid, or even the
   *     lowest rates cost more than the budget; says how many pounds are missing
   */
  public static MinimaxFormula choose(
      SchoolTable schools,
      Formula start,
      Map<Parameter, AllowedRange> ranges,
      double[] current,
      double budget) {
    Amounts.sameLength(schools.size(), current);
    List<Parameter> rates = ranges.keySet().stream().sorted().toList();
    ProblemsException.throwIfAny(problems(schools, start, rates, current));
    Formula zero = unprotected(start, rates);
    double[] constant = money(schools, zero);
    double[][] coefficients = new double[schools.size()][rates.size()];
    double[] lowest = new double[rates.size()];
    double[] highest = new double[rates.size()];
    for (int j = 0; j < rates.size(); j++) {
      AllowedRange range = ranges.getOrDefault(rates.get(j), new AllowedRange(0, 0));
      lowest[j] = range.lowest();
      highest[j] = range.highest();
      double[] one = money(schools, zero.with(rates.get(j), 1));
      for (int i = 0; i < one.length; i++) {
        // Below a millionth of a unit the difference is binary error, not pupils.
        double units = one[i] - constant[i];
        coefficients[i][j] = units < 1e-6 ? 0 : units;
      }
    }
    double[] chosen = MinimaxRates.rates(coefficients, constant, current, lowest, highest, budget);
    Formula.Builder builder = start.toBuilder().title(start.title() + ", own rates");
    Formula.Builder unprotected = zero.toBuilder();
    for (int j = 0; j < chosen.length; j++) {
      builder.set(rates.get(j), chosen[j]);
      unprotected.set(rates.get(j), chosen[j]);
    }
    double[] funding = money(schools, unprotected.build());
    double[] losses = new double[funding.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = current[i] - funding[i];
    }
    return new MinimaxFormula(builder.build(), funding, losses);
  }

  /** Returns the formula with the chosen rates; its protections are those that it had. */
  public Formula formula() {
    return formula;
  }

  /** Returns the pounds of each school before protections, as a new array. */
  public double[] funding() {
    return funding.clone();
  }

  /** Returns the pounds that each school loses, negative for a gain, as a new array. */
  public double[] losses() {
    return losses.clone();
  }

  /** Returns the pounds that the worst-hit school loses; negative when every school gains. */
  public double worstLoss() {
    double worst = Double.NEGATIVE_INFINITY;
    for (double loss : losses) {
      worst = Math.max(worst, loss);
    }
    return worst;
  }

  /** Returns the pounds of all losses, gains not counted against them. */
  public double totalLoss() {
    double total = 0;
    for (double loss : losses) {
      total += Math.max(0, loss);
    }
    return total;
  }

  /** Returns the pounds of all schools, before protections. */
  public double spent() {
    return Amounts.sum(funding);
  }

  @Override
  public String toString() {
    return "OwnFormula[" + formula.title() + "]";
  }

  public static boolean canBeChosen(Parameter rate) {
    return MONEY.contains(rate.kind()) && !protects(rate);
  }

  private static boolean protects(Parameter parameter) {
    return parameter.purpose() == Parameter.Purpose.MINIMUM_LEVEL
        || parameter.purpose() == Parameter.Purpose.PROTECTION;
  }

  /** Returns a formula without minimum level, guarantee and cap, with some rates at 0. */
  static Formula unprotected(Formula start, List<Parameter> rates) {
    Formula.Builder builder = start.toBuilder();
    Parameter.values().stream().filter(MinimaxFormula::protects).forEach(builder::remove);
    rates.forEach(rate -> builder.set(rate, 0));
    return builder.build();
  }

  /** Returns what a formula gives each school before guarantee and cap, unrounded. */
  static double[] money(SchoolTable schools, Formula formula) {
    return Allocation.of(schools, Formulas.forAll(formula), RoundingRules.none())
        .column(Total.BUDGET_SHARE_BEFORE_MFG);
  }

  private static List<Problem> problems(
      SchoolTable schools, Formula start, List<Parameter> rates, double[] current) {
    List<Problem> problems = new ArrayList<>();
    if (start.isNational()) {
      problems.add(
          Problem.error(
              "formula " + start.title(),
              start.year().toString(),
              "a local formula, since nobody chooses the national rates",
              "the authority's own formula was meant"));
    }
    for (Parameter rate : rates) {
      if (!canBeChosen(rate)) {
        problems.add(
            Problem.error(
                "ranges",
                rate.fileName(),
                "a rate in pounds for each pupil or school",
                "a setting was named; settings stay as the formula gives them"));
      }
    }
    for (int i = 0; i < current.length; i++) {
      if (!Double.isFinite(current[i])) {
        problems.add(
            Problem.error(
                "school " + schools.school(i).id() + ", current funding",
                Problem.plain(current[i]),
                "pounds, since a loss is measured from them",
                "the school is new or could not be paid before; leave it out"));
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(unpaid(Allocation.of(schools, start)));
    }
    return problems;
  }

  /** Returns what is wrong with schools that could not be paid. */
  public static List<Problem> unpaid(Allocation allocation) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < allocation.size(); i++) {
      String place = "school " + allocation.schools().school(i).id();
      allocation
          .failure(i)
          .ifPresent(
              reason ->
                  problems.add(
                      Problem.error(
                          place + " (" + reason + ")",
                          "",
                          "a school that can be paid",
                          "a share is missing")));
    }
    return problems;
  }
}
