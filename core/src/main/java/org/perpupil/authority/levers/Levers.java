package org.perpupil.authority.levers;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.affordability.AllowedRanges;
import org.perpupil.authority.affordability.MinimaxFormula;
import org.perpupil.authority.affordability.NextYear;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Casting;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.school.SchoolTable;

/**
 * What a schools forum votes on: ways to make next year's formula cost what the block holds, side
 * by side.
 *
 * <p>Every lever but {@link Lever#AS_THEY_ARE} starts from the national rates times the authority's
 * area cost, in whole pence, with last year's guarantee, cap and scaling, and moves within {@link
 * AllowedRanges}, the guarantee within the range of its year, the cap so far that it takes no more
 * than the guarantee costs. Costs are those of the shares that are paid, minimum level and
 * protections included, and are solved to the penny; the last pence may take single rates of a
 * percentage a fraction of a penny beside it. Where the allowed ranges do not reach, {@link
 * LeverResult#over} says what is missing or left. Immutable and thread-safe.
 */
public final class Levers {
  private final Allocation now;
  private final Allocation national;
  private final Map<Parameter, AllowedRange> ranges;
  private final FormulaBudget budget;
  private final ImmutableList<LeverResult> results;

  private Levers(
      Allocation now,
      Allocation national,
      Map<Parameter, AllowedRange> ranges,
      FormulaBudget budget,
      List<LeverResult> results) {
    this.now = now;
    this.national = national;
    this.ranges = ranges;
    this.budget = budget;
    this.results = ImmutableList.copyOf(results);
  }

  /**
   * Returns what each lever comes to.
   *
   * @param schools all schools of the authority, maintained and academies, with their de-delegation
   * @param before its formula of last year
   * @param nationalBefore the national formula of last year
   * @param national this year's, 2023-24 or later; or last year's with its rates raised
   * @param budget the schools block and what is taken off it
   * @param levers in the order of the results
   * @throws ProblemsException when the years do not follow each other, two levers have one name, or
   *     a school cannot be paid
   */
  public static Levers solve(
      SchoolTable schools,
      Formula before,
      Formula nationalBefore,
      Formula national,
      FormulaBudget budget,
      List<Lever> levers) {
    NextYear.check(before, nationalBefore, national);
    ProblemsException.throwIfAny(sameNames(levers));
    double areaCost = schools.areaCost(national.year());
    Map<Parameter, AllowedRange> ranges =
        AllowedRanges.of(national, nationalBefore, before, areaCost);
    AllowedRange guarantee = guarantee(NextYear.after(before).toString(), before);
    Allocation now = LeverSolver.pay(schools, before);
    Formula local = NextYear.start("rates as they are", before, national, Map.of());
    Formula start = withGuaranteeIn(guarantee, NextYear.national(before, national, areaCost));
    Allocation atNational = LeverSolver.pay(schools, start);
    List<Problem> problems = new ArrayList<>(MinimaxFormula.unpaid(now));
    if (problems.isEmpty()) {
      problems.addAll(MinimaxFormula.unpaid(atNational));
    }
    ProblemsException.throwIfAny(problems);
    LeverSolver solver =
        new LeverSolver(schools, ranges, guarantee, Casting.pence(budget.available()));
    List<LeverResult> results = new ArrayList<>();
    for (Lever lever : levers) {
      String title = before.title() + ", " + lever.name();
      Formula from = lever.parts().isEmpty() ? local : start;
      results.add(solver.solve(lever, from.toBuilder().title(title).build()));
    }
    return new Levers(now, atNational, ranges, budget, results);
  }

  /** Returns what last year's formula gives the same schools. */
  public Allocation now() {
    return now;
  }

  /** Returns what the national rates give them that levers start from, before anything moves. */
  public Allocation national() {
    return national;
  }

  /** Returns what each rate may be, in pounds; unmodifiable. */
  public Map<Parameter, AllowedRange> ranges() {
    return ranges;
  }

  /** Returns the schools block and what is taken off it. */
  public FormulaBudget budget() {
    return budget;
  }

  /** Returns the results in the order of the levers; unmodifiable. */
  public List<LeverResult> results() {
    return results;
  }

  /** Returns the rates of a result that lie outside of what is allowed, in the order of files. */
  public List<Parameter> outside(LeverResult result) {
    return ranges.keySet().stream()
        .sorted()
        .filter(
            rate ->
                !range(rate).contains(result.formula().value(rate).orElse(0))
                    && national.formulas().all().iterator().next().pays(rate))
        .toList();
  }

  /** Returns the pounds that schools pay back for shared services, alike under every lever. */
  public double dedelegated() {
    long pence = 0;
    for (int i = 0; i < now.size(); i++) {
      pence +=
          Casting.pence(
              now.total(Total.BUDGET_SHARE, i).orElseThrow()
                  - now.total(Total.BUDGET_SHARE_AFTER_DEDELEGATION, i).orElseThrow());
    }
    return Casting.pounds(pence).doubleValue();
  }

  @Override
  public String toString() {
    return "Levers[" + results.size() + " of " + now.size() + " schools]";
  }

  private AllowedRange range(Parameter rate) {
    return ranges.getOrDefault(rate, new AllowedRange(0, Double.MAX_VALUE));
  }

  private static List<Problem> sameNames(List<Lever> levers) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < levers.size(); i++) {
      String name = levers.get(i).name();
      if (levers.subList(0, i).stream().anyMatch(other -> other.name().equals(name))) {
        problems.add(
            Problem.error(
                "mix " + name,
                name,
                "a name that no other lever has",
                "the usual levers have their names already"));
      }
    }
    return problems;
  }

  /** Returns what the guarantee of a year may be; as it is where no book knows. */
  private static AllowedRange guarantee(String year, Formula before) {
    double given = before.value(Parameter.MFG_PERCENT).orElse(0);
    if (!RateBook.editions().contains(year)) {
      return new AllowedRange(given, given);
    }
    RateBook book = RateBook.national(year);
    Optional<Rate> least = book.find("mfg_minimum_percent");
    Optional<Rate> most = book.find("mfg_maximum_percent");
    return least.isEmpty() || most.isEmpty()
        ? new AllowedRange(given, given)
        : new AllowedRange(least.get().value(), most.get().value());
  }

  private static Formula withGuaranteeIn(AllowedRange range, Formula formula) {
    double given = formula.value(Parameter.MFG_PERCENT).orElse(range.lowest());
    double cap = formula.value(Parameter.GAINS_CAP_PERCENT).orElse(range.highest());
    double allowed = Math.max(range.lowest(), Math.min(Math.min(range.highest(), cap), given));
    return allowed > cap ? formula : formula.with(Parameter.MFG_PERCENT, allowed);
  }
}
