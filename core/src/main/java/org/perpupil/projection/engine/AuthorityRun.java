package org.perpupil.projection.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.affordability.AffordabilityProblems;
import org.perpupil.authority.gains.GainsSolver;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.formula.protection.GainsColumns;
import org.perpupil.problem.Problem;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.plan.AuthorityPlan;
import org.perpupil.projection.world.Timeline;

/**
 * The formula of an authority over the years, and what makes its guarantee affordable in each.
 *
 * <p>Year by year: every unit before protection, then the solved percentage from the columns of
 * them all, then the protections of every unit with it. A national formula is paid as it is. Where
 * gains cannot pay for the guarantee, as much is taken as may be, and the year is counted. Mutable,
 * for one thread; allocates nothing once made.
 */
final class AuthorityRun {
  private static final int GUARANTEE = Parameter.MFG_PERCENT.index();
  private static final int CAP = Parameter.GAINS_CAP_PERCENT.index();
  private static final int SCALING = Parameter.GAINS_SCALING_PERCENT.index();
  private static final double HALF_A_PENNY = 0.005;
  private static final double TOLERANCE = 1e-9;

  private final AuthorityPlan plan;
  private final Timeline timeline;
  private final FundedUnit[] units;
  private final GainsColumns gains;
  private final GainsSolver solver;
  private final int size;
  private final double[] cap;
  private final double[] scaling;
  private final double[] guarantee;
  private final double[] deduction;
  private final double[] spent;
  private final double[] shortfall;
  private final boolean[] isTooWeak;
  private final int[] missing;

  AuthorityRun(AuthorityPlan plan, Timeline timeline, FundedUnit[] funded) {
    this.plan = plan;
    this.timeline = timeline;
    this.units = plan.units().stream().map(unit -> funded[unit]).toArray(FundedUnit[]::new);
    int schools = 0;
    for (FundedUnit unit : units) {
      schools += unit.plan.size();
    }
    this.size = schools;
    this.gains = GainsColumns.of(schools);
    this.solver =
        GainsSolver.of(gains.unit(), gains.baseline(), gains.pupils(), gains.limit(), schools);
    int years = timeline.years();
    this.cap = new double[years];
    this.scaling = new double[years];
    this.guarantee = new double[years];
    this.deduction = new double[years];
    this.spent = new double[years];
    this.shortfall = new double[years];
    this.isTooWeak = new boolean[years];
    this.missing = new int[years];
  }

  void run() {
    for (FundedUnit unit : units) {
      unit.rolls.run(unit.plan, unit.tables);
      unit.funding.start(unit.plan);
    }
    for (int i = 0; i < timeline.years(); i++) {
      for (FundedUnit unit : units) {
        unit.funding.year(i, unit.plan, unit.tables, unit.parameters, unit.rolls);
      }
      solve(i);
      guarantee[i] = 0;
      deduction[i] = 0;
      spent[i] = 0;
      missing[i] = plan.missing();
      for (FundedUnit unit : units) {
        unit.funding.protect(i, unit.plan, unit.tables, unit.parameters, unit.rolls);
        addUp(i, unit);
      }
    }
  }

  /** Returns in how many years the money did not do. */
  int unaffordable() {
    int count = 0;
    for (int i = 0; i < timeline.years(); i++) {
      if (shortfall[i] > 0 || isOverspent(i)) {
        count++;
      }
    }
    return count;
  }

  /** Adds what is wrong in each year. */
  void problems(List<Problem> problems) {
    for (int i = 0; i < timeline.years(); i++) {
      String place = "authority " + plan.laCode() + ", " + timeline.year(i);
      double percent = units[0].parameters.byYear[i][GUARANTEE];
      if (shortfall[i] > 0) {
        problems.add(
            (plan.mode() == AffordabilityMode.CAP
                    ? AffordabilityProblems.tooDear(percent, shortfall[i], guarantee[i])
                    : AffordabilityProblems.tooHigh(cap[i], shortfall[i], guarantee[i]))
                .within(place));
      }
      if (isTooWeak[i]) {
        problems.add(AffordabilityProblems.tooWeak(percent, guarantee[i]).within(place));
      }
      if (isOverspent(i)) {
        problems.add(
            AffordabilityProblems.overspent(plan.schoolsBlock()[i], plan.available()[i], spent[i])
                .within(place));
      }
    }
  }

  /** Returns every year that a local formula pays. */
  List<AffordabilityYear> years() {
    List<AffordabilityYear> years = new ArrayList<>();
    for (int i = 0; i < timeline.years(); i++) {
      if (!isNational(i)) {
        boolean isCapped = !Double.isNaN(cap[i]);
        double taken = Double.isNaN(scaling[i]) ? 100 : scaling[i];
        years.add(
            new AffordabilityYear(
                plan.laCode(),
                timeline.year(i),
                plan.mode(),
                isCapped ? OptionalDouble.of(cap[i]) : OptionalDouble.empty(),
                isCapped ? OptionalDouble.of(taken) : OptionalDouble.empty(),
                guarantee[i],
                deduction[i],
                size + plan.missing() - missing[i],
                missing[i]));
      }
    }
    return List.copyOf(years);
  }

  private void solve(int i) {
    shortfall[i] = 0;
    isTooWeak[i] = false;
    if (plan.mode() != AffordabilityMode.GIVEN && !isNational(i)) {
      boolean solvesCap = plan.mode() == AffordabilityMode.CAP;
      double lowest = gather(i, !solvesCap);
      double wanted = wanted();
      double tolerance = TOLERANCE * wanted;
      double percent =
          solvesCap
              ? solver.capPercent(lowest, wanted, tolerance)
              : solver.scalingPercent(wanted, tolerance);
      for (FundedUnit unit : units) {
        unit.parameters.byYear[i][solvesCap ? CAP : SCALING] = percent;
      }
      shortfall[i] = solver.shortfall();
      isTooWeak[i] = solver.isTooWeak();
    }
    cap[i] = units[0].parameters.byYear[i][CAP];
    scaling[i] = units[0].parameters.byYear[i][SCALING];
  }

  /**
   * Gathers the columns of all units.
   *
   * @param overCap whether baselines are raised by the cap, so that all above them is gain
   * @return the highest guarantee in percent, which no cap may be below; 0 where there is none
   */
  private double gather(int i, boolean overCap) {
    double[] baseline = gains.baseline();
    double highest = Double.NaN;
    int at = 0;
    for (FundedUnit unit : units) {
      double[] rates = unit.parameters.byYear[i];
      unit.funding.formula().gains(unit.plan.formulas[i], rates, gains, at);
      int end = at + unit.plan.size();
      for (int row = at; overCap && row < end; row++) {
        baseline[row] *= 1 + rates[CAP] / 100;
      }
      highest = highest >= rates[GUARANTEE] ? highest : rates[GUARANTEE];
      at = end;
    }
    return Double.isNaN(highest) ? 0 : highest;
  }

  /** Returns the pounds of the guarantee that gains must pay for. */
  private double wanted() {
    double[] each = gains.guarantee();
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += each[row];
    }
    return sum;
  }

  private void addUp(int i, FundedUnit unit) {
    FormulaRun formula = unit.funding.formula();
    FormulaPlan schools = unit.plan.formulas[i];
    double dearer = unit.tables.prices.businessRates[i] - 1;
    for (int s = 0; s < unit.plan.size(); s++) {
      double pounds = formula.paid()[s] + dearer * formula.rates()[s];
      if (Double.isNaN(pounds)) {
        missing[i]++;
      } else {
        double open = i == 0 ? schools.shareOfYear(s) : 1;
        guarantee[i] += open * formula.topUp()[s];
        deduction[i] -= open * formula.capped()[s];
        spent[i] += pounds;
      }
    }
  }

  private boolean isNational(int i) {
    return units[0].plan.formulas[i].formula().isNational();
  }

  private boolean isOverspent(int i) {
    return spent[i] - plan.available()[i] >= HALF_A_PENNY;
  }
}
