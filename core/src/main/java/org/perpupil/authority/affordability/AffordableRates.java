package org.perpupil.authority.affordability;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Pence;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;
import org.perpupil.school.SchoolTable;

/**
 * Next year's rates of an authority, which cost its worst-hit school the fewest pounds and leave
 * enough for the minimum level and the guarantee.
 *
 * <p>Rates are chosen as {@link MinimaxFormula} does, within {@link AllowedRanges}, and cut to
 * whole pence; where the block pays for the lowest rates and not for a penny more, these keep their
 * fractions. What the protections then cost beyond the budget is kept back from the rates and they
 * are chosen anew, until all shares fit. A loss is what the rates pay a school less than last
 * year's rates do, for the same pupils and before protections in both, so that a school on the
 * minimum level does not draw money that would not reach it. A rate that pays no school of the
 * authority stays as near as it may to last year's. The guarantee is measured against the schools'
 * own baselines. Immutable and thread-safe.
 */
public final class AffordableRates {
  private static final int MOST_ROUNDS = 40;

  private final Formula before;
  private final Map<Parameter, AllowedRange> ranges;
  private final Allocation now;
  private final Allocation then;
  private final double budget;
  private final double keptBack;

  private AffordableRates(
      Formula before,
      Map<Parameter, AllowedRange> ranges,
      Allocation now,
      Allocation then,
      double budget,
      double keptBack) {
    this.before = before;
    this.ranges = ranges;
    this.now = now;
    this.then = then;
    this.budget = budget;
    this.keptBack = keptBack;
  }

  /**
   * Returns the rates.
   *
   * @param schools all schools of the authority, maintained and academies
   * @param before its formula of last year
   * @param nationalBefore the national formula of last year
   * @param national this year's, 2023-24 or later; or last year's with its rates raised, where this
   *     year's are not known
   * @param title what the chosen formula is called
   * @param budget pounds that all budget shares may come to
   * @throws ProblemsException when the years do not follow each other, a school cannot be paid, or
   *     the lowest rates and the protections cost more than the budget; says how much more
   */
  public static AffordableRates choose(
      SchoolTable schools,
      Formula before,
      Formula nationalBefore,
      Formula national,
      String title,
      double budget) {
    return choose(schools, before, nationalBefore, national, title, budget, RatePreferences.NONE);
  }

  /**
   * Returns the rates that an authority prefers.
   *
   * <p>Whole pounds are those below what would be chosen otherwise, then a pound more where the
   * block pays for it, the rates first that most was cut off. Other arguments as those of {@link
   * #choose(SchoolTable, Formula, Formula, Formula, String, double)}.
   *
   * @param preferences what is wanted of rates beyond what is allowed
   */
  public static AffordableRates choose(
      SchoolTable schools,
      Formula before,
      Formula nationalBefore,
      Formula national,
      String title,
      double budget,
      RatePreferences preferences) {
    NextYear.check(before, nationalBefore, national);
    double areaCost = schools.areaCost(national.year());
    Map<Parameter, AllowedRange> ranges =
        preferences.within(
            AllowedRanges.of(national, nationalBefore, before, areaCost),
            before,
            national,
            areaCost);
    Formula start = NextYear.start(title, before, national, ranges);
    Map<Parameter, AllowedRange> paying = paying(schools, start, ranges);
    Allocation now = pay(schools, before);
    double[] current = MinimaxFormula.money(schools, MinimaxFormula.unprotected(before, List.of()));
    Formula.Builder lowest = start.toBuilder().title(title);
    paying.forEach((rate, range) -> lowest.set(rate, range.lowest()));
    Allocation cheapest = pay(schools, lowest.build());
    requireFits(cheapest, budget);
    double leastForRates =
        Amounts.sum(
            MinimaxFormula.money(schools, MinimaxFormula.unprotected(lowest.build(), List.of())));
    double keptBack = 0;
    for (int round = 0; round < MOST_ROUNDS && !(budget - keptBack < leastForRates); round++) {
      MinimaxFormula own =
          MinimaxFormula.choose(schools, start, paying, current, budget - keptBack);
      Formula exact = own.formula().toBuilder().title(title).build();
      Allocation then = pay(schools, cut(exact, ranges, preferences));
      double over = over(then, budget);
      if (over <= 0) {
        Allocation raised = raised(schools, exact, then, paying, preferences, budget);
        return new AffordableRates(before, ranges, now, raised, budget, keptBack);
      }
      keptBack += over + 1;
    }
    Allocation inPence = pay(schools, cut(lowest.build(), ranges, preferences));
    Allocation then = over(inPence, budget) <= 0 ? inPence : cheapest;
    return new AffordableRates(before, ranges, now, then, budget, keptBack);
  }

  private static Allocation pay(SchoolTable schools, Formula formula) {
    return Allocation.of(schools, Formulas.forAll(formula), RoundingRules.statement());
  }

  /** Returns the pounds by which all budget shares are more than the budget, to the penny. */
  private static double over(Allocation allocation, double budget) {
    return Pence.round(Amounts.sum(allocation.column(Total.BUDGET_SHARE)) - budget);
  }

  private static void requireFits(Allocation cheapest, double budget) {
    double over = over(cheapest, budget);
    if (over > 0) {
      throw new ProblemsException(
          Problem.error(
              "schools_block",
              Problem.plain(budget),
              Affordability.pounds(over)
                  + " more, which even the lowest allowed rates cost, with minimum level and"
                  + " guarantee",
              "growth and falling-rolls funds are too large, or the guarantee is too high for the"
                  + " block"));
    }
  }

  /** Returns last year's formula. */
  public Formula before() {
    return before;
  }

  /** Returns the chosen formula, its rates in whole pence or pounds. */
  public Formula formula() {
    return then.formulas().all().iterator().next();
  }

  /** Returns the rates that were chosen and what each may be, in pounds; unmodifiable. */
  public Map<Parameter, AllowedRange> ranges() {
    return ranges;
  }

  /** Returns what last year's formula gives the same schools. */
  public Allocation now() {
    return now;
  }

  /** Returns what the chosen formula gives them, protections included. */
  public Allocation then() {
    return then;
  }

  /** Returns the pounds that all budget shares may come to. */
  public double budget() {
    return budget;
  }

  /** Returns the pounds that all budget shares come to, no more than the budget. */
  public double spent() {
    return Amounts.sum(then.column(Total.BUDGET_SHARE));
  }

  /** Returns the pounds that were kept back from the rates for protections. */
  public double keptBack() {
    return keptBack;
  }

  /** Returns what a school gains in pounds, negative for a loss. */
  public double change(int row) {
    return then.total(Total.BUDGET_SHARE, row).orElseThrow()
        - now.total(Total.BUDGET_SHARE, row).orElseThrow();
  }

  /**
   * Returns what the rates alone change for a school in pounds, without minimum level, guarantee
   * and cap before and then; the worst of these is as small as it can be but for the pence of
   * rates.
   */
  public double changeByRates(int row) {
    return byRates(then, row) - byRates(now, row);
  }

  @Override
  public String toString() {
    return "AffordableRates[" + formula().title() + "]";
  }

  private static double byRates(Allocation allocation, int row) {
    return allocation.total(Total.BUDGET_SHARE_BEFORE_MFG, row).orElseThrow()
        - allocation.amount(Line.MPPL_TOP_UP, row).orElse(0);
  }

  /** Returns the ranges of the rates that some school is paid by. */
  private static Map<Parameter, AllowedRange> paying(
      SchoolTable schools, Formula start, Map<Parameter, AllowedRange> ranges) {
    Map<Parameter, AllowedRange> paying = new TreeMap<>();
    ranges.forEach(
        (rate, range) -> {
          Formula without = MinimaxFormula.unprotected(start, List.of(rate));
          double[] none = MinimaxFormula.money(schools, without);
          if (!Arrays.equals(none, MinimaxFormula.money(schools, without.with(rate, 1)))) {
            paying.put(rate, range);
          }
        });
    return paying;
  }

  /** Cuts rates to whole pence or pounds, to cost no more, unless that leaves the range. */
  private static Formula cut(
      Formula formula, Map<Parameter, AllowedRange> ranges, RatePreferences preferences) {
    Formula.Builder builder = formula.toBuilder();
    ranges.forEach(
        (rate, range) -> {
          BigDecimal chosen = BigDecimal.valueOf(formula.value(rate).orElseThrow());
          int decimals = preferences.isInPounds(range) ? 0 : 2;
          double down = chosen.setScale(decimals, RoundingMode.FLOOR).doubleValue();
          boolean fits = down >= range.lowest();
          builder.set(
              rate, fits ? down : chosen.setScale(decimals, RoundingMode.CEILING).doubleValue());
        });
    return builder.build();
  }

  /** Adds a pound to rates that were cut to pounds while all shares fit, the most cut first. */
  private static Allocation raised(
      SchoolTable schools,
      Formula exact,
      Allocation cut,
      Map<Parameter, AllowedRange> ranges,
      RatePreferences preferences,
      double budget) {
    Allocation best = cut;
    Formula whole = cut.formulas().all().iterator().next();
    Formula formula = whole;
    List<Parameter> rates =
        ranges.keySet().stream()
            .filter(rate -> preferences.isInPounds(range(ranges, rate)))
            .sorted(Comparator.comparingDouble(rate -> value(whole, rate) - value(exact, rate)))
            .toList();
    for (Parameter rate : rates) {
      double more = value(formula, rate) + 1;
      if (more <= range(ranges, rate).highest()) {
        Allocation raised = pay(schools, formula.with(rate, more));
        if (over(raised, budget) <= 0) {
          best = raised;
          formula = formula.with(rate, more);
        }
      }
    }
    return best;
  }

  private static AllowedRange range(Map<Parameter, AllowedRange> ranges, Parameter rate) {
    return ranges.getOrDefault(rate, new AllowedRange(0, 0));
  }

  private static double value(Formula formula, Parameter rate) {
    return formula.value(rate).orElseThrow();
  }
}
