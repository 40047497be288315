package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/**
 * Affordability by trial: whole allocations of every school, year after year, with the percentage
 * halved into place. It knows nothing of what a deduction is made of.
 */
final class NaiveAffordability {
  private static final int HALVINGS = 100;

  private final ProjectionCase given;
  private final String laCode;
  private final AffordabilityMode mode;
  private final NaiveSolved solved;
  private final List<NaiveWorld> worlds = new ArrayList<>();
  private final List<School> schools = new ArrayList<>();
  private final List<NaiveTimeline> timelines = new ArrayList<>();

  NaiveAffordability(
      ProjectionCase given,
      Assumptions assumptions,
      String laCode,
      AffordabilityMode mode,
      NaiveSolved solved) {
    this.given = given;
    this.laCode = laCode;
    this.mode = mode;
    this.solved = solved;
    for (int row = 0; row < given.schools().size(); row++) {
      School school = given.schools().school(row);
      if (school.laCode().equals(laCode)) {
        schools.add(school);
        timelines.add(given.timeline(row));
        worlds.add(
            new NaiveWorld(
                school, given.timeline(row), assumptions, given.staff().posts(school.id())));
      }
    }
  }

  /** Solves every year; returns the first that cannot be paid for, with nothing solved from it. */
  Optional<Integer> solve() {
    for (int i = 0; i < given.years(); i++) {
      FundingYear year = FundingYear.of(given.first().start() + i);
      Formula formula = given.formulas().latest(year, laCode).getValue();
      if (!formula.isNational() && !solve(i, formula)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private boolean solve(int i, Formula formula) {
    boolean cap = mode == AffordabilityMode.CAP;
    double strong = cap ? formula.value(Parameter.MFG_PERCENT).orElse(0) : 100;
    double weak = cap ? 100 : 0;
    Map<Parameter, Double> nothing = cap ? Map.of() : Map.of(Parameter.GAINS_SCALING_PERCENT, 0.0);
    double[] atNothing = sums(i, nothing);
    // What was given as a sum is taken whatever is solved, and may pay for all of it.
    if (atNothing[0] <= atNothing[1]) {
      return true;
    }
    double[] atWeak = sums(i, weak);
    double wanted = atWeak[0];
    if (sums(i, strong)[1] < wanted * (1 - 1e-9) || atWeak[1] > wanted * (1 + 1e-9)) {
      return false;
    }
    for (int n = 0; n < HALVINGS; n++) {
      double middle = (weak + strong) / 2;
      if (middle == weak || middle == strong) {
        break;
      }
      if (sums(i, middle)[1] <= wanted) {
        weak = middle;
      } else {
        strong = middle;
      }
    }
    sums(i, weak);
    return true;
  }

  /** Guarantee and deduction of a year in pounds at a percentage. */
  private double[] sums(int i, double percent) {
    Parameter parameter =
        mode == AffordabilityMode.CAP
            ? Parameter.GAINS_CAP_PERCENT
            : Parameter.GAINS_SCALING_PERCENT;
    return sums(i, Map.of(parameter, percent));
  }

  private double[] sums(int i, Map<Parameter, Double> numbers) {
    solved.set(laCode, i, numbers);
    double[] sums = new double[2];
    for (int s = 0; s < schools.size(); s++) {
      NaiveFunding funding = funding(s, i + 1);
      if (funding.failure().isEmpty()) {
        sums[0] += funding.guarantee(i);
        sums[1] += funding.deduction(i);
      }
    }
    return sums;
  }

  /** Whether every school can be paid in every year. */
  boolean paysAll() {
    for (int s = 0; s < schools.size(); s++) {
      if (funding(s, given.years()).failure().isPresent()) {
        return false;
      }
    }
    return true;
  }

  private NaiveFunding funding(int s, int until) {
    NaiveWorld world = worlds.get(s);
    NaiveGrants grants =
        new NaiveGrants(
            schools.get(s),
            timelines.get(s),
            world.rolls,
            Budgets.of(given.budgets()).find(schools.get(s).id()));
    return new NaiveFunding(
        schools.get(s),
        timelines.get(s),
        world.values,
        world.rolls,
        given.formulas(),
        grants,
        solved,
        until);
  }
}
