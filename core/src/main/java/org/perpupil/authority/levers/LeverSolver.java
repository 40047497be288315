package org.perpupil.authority.levers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.perpupil.authority.affordability.Affordability;
import org.perpupil.authority.affordability.AffordabilitySolver;
import org.perpupil.authority.gains.GainsSolver;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.printed.Casting;
import org.perpupil.school.SchoolTable;

/**
 * Moves a formula until its schools cost what may be spent, in the very pennies that are paid.
 *
 * <p>What all schools get never falls as a rate, the guarantee or the cap rises, so that halving
 * finds the highest setting that is not above the goal.
 */
public final class LeverSolver {
  private static final int HALVINGS = 64;

  private final SchoolTable schools;
  private final Map<Parameter, AllowedRange> ranges;
  private final AllowedRange guarantee;
  private final long available;

  /**
   * Creates a solver.
   *
   * @param ranges what each rate may be
   * @param guarantee what the guarantee may be, in percent
   * @param available pence that all budget shares may come to
   */
  LeverSolver(
      SchoolTable schools,
      Map<Parameter, AllowedRange> ranges,
      AllowedRange guarantee,
      long available) {
    this.schools = schools;
    this.ranges = ranges;
    this.guarantee = guarantee;
    this.available = available;
  }

  public static Allocation pay(SchoolTable schools, Formula formula) {
    return Allocation.of(schools, Formulas.forAll(formula), RoundingRules.statement());
  }

  /** Moves each part by its share of the gap; then, where money is missing still, as it can. */
  LeverResult solve(Lever lever, Formula start) {
    List<Lever.Part> parts = lever.parts();
    List<LeverMoved> moved = new ArrayList<>();
    parts.forEach(part -> moved.add(moved(part.move(), start, start, 0)));
    Formula formula = start;
    long atStart = cost(start);
    long cost = atStart;
    double share = 0;
    for (int i = 0; i < 2 * parts.size() && Math.abs(cost - available) > 1; i++) {
      int k = i % parts.size();
      LeverMove move = parts.get(k).move();
      share += parts.get(k).percent() / 100;
      boolean isWhole = i >= parts.size() - 1;
      long goal = isWhole ? available : atStart + Math.round(share * (available - atStart));
      Formula next = move(move, formula, cost, goal);
      long then = cost(next);
      moved.set(k, moved.get(k).then(moved(move, formula, next, then - cost)));
      formula = next;
      cost = then;
    }
    return new LeverResult(lever, pay(schools, formula), moved, available);
  }

  private Formula move(LeverMove move, Formula formula, long cost, long goal) {
    if (cost == goal) {
      return formula;
    }
    if (move == LeverMove.GUARANTEE) {
      return guarantee(formula, goal);
    }
    return move == LeverMove.CAP ? cap(formula, goal) : rates(move, formula, goal);
  }

  /** Changes rates by one percentage, then single ones by less than it takes to miss a penny. */
  private Formula rates(LeverMove move, Formula formula, long goal) {
    List<Parameter> rates = move.rates(formula).stream().filter(ranges::containsKey).toList();
    double least = 0;
    double most = Double.POSITIVE_INFINITY;
    for (Parameter rate : rates) {
      double now = formula.value(rate).orElseThrow();
      least = Math.max(least, range(rate).lowest() / now);
      most = Math.min(most, range(rate).highest() / now);
    }
    if (rates.isEmpty() || !(least <= 1 && most >= 1)) {
      return formula;
    }
    DoubleFunction<Formula> scaled = factor -> scaled(formula, rates, factor);
    Formula found = scaled.apply(highest(scaled, least, 1, most, goal));
    for (Parameter rate : rates) {
      long missing = goal - cost(found);
      if (missing <= 1 || !(most > 1)) {
        break;
      }
      found = nudged(found, rate, goal);
    }
    return found;
  }

  /** Raises one rate by as little as fits, at most a penny, where several schools moved at once. */
  private Formula nudged(Formula formula, Parameter rate, long goal) {
    double now = formula.value(rate).orElseThrow();
    double most = Math.min(range(rate).highest(), now + LeverResult.PENNY);
    DoubleFunction<Formula> with = pounds -> formula.with(rate, pounds);
    return most > now ? with.apply(highest(with, now, now, most, goal)) : formula;
  }

  private Formula scaled(Formula formula, List<Parameter> rates, double factor) {
    Formula.Builder builder = formula.toBuilder();
    for (Parameter rate : rates) {
      double pounds = formula.value(rate).orElseThrow() * factor;
      double inRange = Math.max(range(rate).lowest(), Math.min(range(rate).highest(), pounds));
      builder.set(rate, inRange);
    }
    return builder.build();
  }

  private Formula guarantee(Formula formula, long goal) {
    OptionalDouble cap = formula.value(Parameter.GAINS_CAP_PERCENT);
    double most = Math.min(guarantee.highest(), cap.orElse(guarantee.highest()));
    double least = Math.min(guarantee.lowest(), most);
    double given = formula.value(Parameter.MFG_PERCENT).orElse(least);
    double now = Math.max(least, Math.min(most, given));
    DoubleFunction<Formula> with = percent -> formula.with(Parameter.MFG_PERCENT, percent);
    return with.apply(highest(with, least, now, most, goal));
  }

  /** Moves the cap down to where it takes what the guarantee costs, or up to none at all. */
  private Formula cap(Formula formula, long goal) {
    double floor = formula.value(Parameter.MFG_PERCENT).orElse(0);
    DoubleFunction<Formula> with = percent -> capped(formula, percent);
    double least = lowestCap(with, floor);
    double given = formula.value(Parameter.GAINS_CAP_PERCENT).orElse(GainsSolver.HIGHEST_CAP);
    double now = Math.max(least, given);
    return with.apply(highest(with, least, now, GainsSolver.HIGHEST_CAP, goal));
  }

  private static Formula capped(Formula formula, double percent) {
    return percent < GainsSolver.HIGHEST_CAP
        ? formula.with(Parameter.GAINS_CAP_PERCENT, percent)
        : formula.toBuilder()
            .remove(Parameter.GAINS_CAP_PERCENT)
            .remove(Parameter.GAINS_SCALING_PERCENT)
            .build();
  }

  /** Returns the lowest cap that takes no more than the guarantee costs. */
  private double lowestCap(DoubleFunction<Formula> with, double floor) {
    double low = Math.min(floor, GainsSolver.HIGHEST_CAP);
    if (takesNoMoreThanItPaysFor(with.apply(low))) {
      return low;
    }
    double high = GainsSolver.HIGHEST_CAP;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (takesNoMoreThanItPaysFor(with.apply(middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean takesNoMoreThanItPaysFor(Formula formula) {
    Allocation allocation = pay(schools, formula);
    return Affordability.deduction(allocation)
        < Affordability.guarantee(allocation) + AffordabilitySolver.HALF_A_PENNY;
  }

  /**
   * Returns the highest setting whose cost is not above the goal, on the side of the present one
   * where the goal lies; the end of the range where the goal lies beyond; the present one where
   * nothing would change.
   */
  private double highest(
      DoubleFunction<Formula> with, double least, double now, double most, long goal) {
    long cost = cost(with.apply(now));
    if (cost == goal) {
      return now;
    }
    double low = cost > goal ? least : now;
    double high = cost > goal ? now : most;
    long beyond = cost > goal ? cost(with.apply(low)) : cost(with.apply(high));
    boolean isOutOfReach = cost > goal ? beyond >= goal : beyond <= goal;
    if (isOutOfReach) {
      return beyond == cost ? now : cost > goal ? low : high;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      long there = cost(with.apply(middle));
      if (there == goal) {
        return middle;
      }
      if (there < goal) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long cost(Formula formula) {
    return LeverResult.spentPence(pay(schools, formula));
  }

  private AllowedRange range(Parameter rate) {
    return ranges.getOrDefault(rate, new AllowedRange(0, Double.MAX_VALUE));
  }

  private static LeverMoved moved(LeverMove move, Formula before, Formula after, long pence) {
    double pounds = Casting.pounds(pence).doubleValue();
    if (!move.isOfRates()) {
      Parameter level = move == LeverMove.CAP ? Parameter.GAINS_CAP_PERCENT : Parameter.MFG_PERCENT;
      return new LeverMoved(move, before.value(level), after.value(level), pounds);
    }
    double percent = 0;
    for (Parameter rate : move.rates(before)) {
      double change =
          100 * (after.value(rate).orElseThrow() / before.value(rate).orElseThrow() - 1);
      percent = Math.abs(change) > Math.abs(percent) ? change : percent;
    }
    return new LeverMoved(move, OptionalDouble.of(0), OptionalDouble.of(percent), pounds);
  }
}
