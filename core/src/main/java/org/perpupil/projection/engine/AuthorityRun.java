package org.perpupil.projection.engine;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** By year. */
  private final FundedUnit[][] units;

  /** By year and unit, the part of each school's share that is paid; empty where all is. */
  private final double[][][] parts;

  /** How many schools take part in a year. */
  private final int[] schools;

  private final GainsColumns gains;
  private final GainsSolver[] solvers;
  private final double[] cap;
  private final double[] scaling;
  private final double[] guarantee;
  private final double[] deduction;
  private final double[] spent;
  private final double[] shortfall;
  private final boolean[] isTooWeak;
  private final int[] missing;

  /**
   * Creates a run.
   *
   * @param funded all units that groups fund
   * @param allParts for each of them, by year and school, the part of a share that is paid; empty
   *     where all is
   */
  AuthorityRun(
      AuthorityPlan plan, Timeline timeline, FundedUnit[] funded, List<double[][]> allParts) {
    this.plan = plan;
    this.timeline = timeline;
    int years = timeline.years();
    this.units = new FundedUnit[years][];
    this.parts = new double[years][][];
    this.schools = new int[years];
    int[] sizes = new int[years];
    for (int i = 0; i < years; i++) {
      List<Integer> ofYear = plan.units().get(i);
      units[i] = new FundedUnit[ofYear.size()];
      parts[i] = new double[ofYear.size()][];
      for (int u = 0; u < ofYear.size(); u++) {
        FundedUnit unit = funded[ofYear.get(u)];
        double[][] ofUnit = allParts.get(ofYear.get(u));
        units[i][u] = unit;
        parts[i][u] = ofUnit.length == 0 ? new double[0] : ofUnit[i];
        sizes[i] += unit.plan.size();
        schools[i] +=
            ofUnit.length == 0
                ? unit.plan.size()
                : (int) Arrays.stream(ofUnit[i]).filter(part -> part > 0).count();
      }
    }
    this.gains = GainsColumns.of(Arrays.stream(sizes).max().orElse(0));
    this.solvers =
        Arrays.stream(sizes)
            .mapToObj(
                size ->
                    GainsSolver.of(
                        gains.unit(), gains.baseline(), gains.pupils(), gains.limit(), size))
            .toArray(GainsSolver[]::new);
    this.cap = new double[years];
    this.scaling = new double[years];
    this.guarantee = new double[years];
    this.deduction = new double[years];
    this.spent = new double[years];
    this.shortfall = new double[years];
    this.isTooWeak = new boolean[years];
    this.missing = new int[years];
  }

  /** Solves and protects a year that every unit has been paid in. */
  void protect(int i) {
    solve(i);
    guarantee[i] = 0;
    deduction[i] = 0;
    spent[i] = 0;
    missing[i] = plan.missing()[i];
    for (int u = 0; u < units[i].length; u++) {
      units[i][u].protect(i);
      addUp(i, units[i][u], parts[i][u]);
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
      double percent =
          units[i].length == 0 ? Double.NaN : units[i][0].parameters.byYear[i][GUARANTEE];
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
      if (units[i].length > 0 && !isNational(i)) {
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
                schools[i] + plan.missing()[i] - missing[i],
                missing[i]));
      }
    }
    return List.copyOf(years);
  }

  private void solve(int i) {
    shortfall[i] = 0;
    isTooWeak[i] = false;
    cap[i] = Double.NaN;
    scaling[i] = Double.NaN;
    if (units[i].length == 0) {
      return;
    }
    GainsSolver solver = solvers[i];
    if (plan.mode() != AffordabilityMode.GIVEN && !isNational(i)) {
      boolean solvesCap = plan.mode() == AffordabilityMode.CAP;
      double lowest = gather(i, !solvesCap);
      double wanted = wanted(i);
      double tolerance = TOLERANCE * wanted;
      double percent =
          solvesCap
              ? solver.capPercent(lowest, wanted, tolerance)
              : solver.scalingPercent(wanted, tolerance);
      for (FundedUnit unit : units[i]) {
        unit.parameters.byYear[i][solvesCap ? CAP : SCALING] = percent;
      }
      shortfall[i] = solver.shortfall();
      isTooWeak[i] = solver.isTooWeak();
    }
    cap[i] = units[i][0].parameters.byYear[i][CAP];
    scaling[i] = units[i][0].parameters.byYear[i][SCALING];
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
    for (int u = 0; u < units[i].length; u++) {
      FundedUnit unit = units[i][u];
      double[] rates = unit.parameters.byYear[i];
      unit.funding.formula().gains(unit.plan.formulas[i], rates, gains, at);
      take(parts[i][u], at);
      int end = at + unit.plan.size();
      for (int row = at; overCap && row < end; row++) {
        baseline[row] *= 1 + rates[CAP] / 100;
      }
      highest = highest >= rates[GUARANTEE] ? highest : rates[GUARANTEE];
      at = end;
    }
    return Double.isNaN(highest) ? 0 : highest;
  }

  /** Takes of what a unit's schools gain and are guaranteed the part that they are there for. */
  private void take(double[] part, int at) {
    for (int s = 0; s < part.length; s++) {
      int row = at + s;
      gains.pupils()[row] *= part[s];
      if (part[s] == 0) {
        gains.baseline()[row] = Double.NaN;
        gains.guarantee()[row] = 0;
      } else {
        gains.limit()[row] *= part[s];
        gains.guarantee()[row] *= part[s];
      }
    }
  }

  /** Returns the pounds of the guarantee that gains must pay for. */
  private double wanted(int i) {
    double[] each = gains.guarantee();
    int size = 0;
    for (FundedUnit unit : units[i]) {
      size += unit.plan.size();
    }
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += each[row];
    }
    return sum;
  }

  private void addUp(int i, FundedUnit unit, double[] part) {
    FormulaRun formula = unit.funding.formula();
    FormulaPlan schools = unit.plan.formulas[i];
    double dearer = unit.tables.prices.businessRates[i] - 1;
    for (int s = 0; s < unit.plan.size(); s++) {
      double pounds = formula.paid()[s] + dearer * formula.rates()[s];
      double there = part.length == 0 ? 1 : part[s];
      if (there == 0) {
        continue;
      }
      if (Double.isNaN(pounds)) {
        missing[i]++;
      } else {
        double open = i == 0 ? schools.shareOfYear(s) : 1;
        guarantee[i] += there * open * formula.topUp()[s];
        deduction[i] -= there * open * formula.capped()[s];
        spent[i] += there * pounds;
      }
    }
  }

  private boolean isNational(int i) {
    return units[i][0].plan.formulas[i].formula().isNational();
  }

  private boolean isOverspent(int i) {
    return spent[i] - plan.available()[i] >= HALF_A_PENNY;
  }
}
