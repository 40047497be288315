package org.perpupil.projection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.engine.Engine;
import org.perpupil.projection.engine.SolvedParameters;
import org.perpupil.projection.engine.UnitRun;
import org.perpupil.projection.plan.AimedSelectors;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.PupilPaths;
import org.perpupil.projection.world.World;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;

/**
 * Runs a plan over and over with inputs that change, without allocating: a function from numbers to
 * measures.
 *
 * <p>Each run sets all of its inputs upon the same assumptions; nothing is left of the run before.
 * What an authority's gains cannot pay for does not stop a run: see {@link #unaffordable()}. Not
 * thread-safe: a runner holds working arrays, so give each thread its own.
 */
public final class ProjectionRunner {
  private final ProjectionPlan plan;
  private final Engine engine;
  private final List<Target> targets;
  private final List<Measure> measures;
  private final List<BudgetCode> codes;

  /**
   * Where each target's number goes: by target, its assumption, and the worlds and years that it
   * concerns.
   */
  private final int[] targetAssumptions;

  /** By target, whether it is one of the numbers that only move pupils. */
  private final boolean[] movesPupils;

  private final int[][] profiles;
  private final int[][] targetYears;
  private final int years;
  private final int schools;
  private final boolean asAtStart;

  /** Schools that open, close or merge; none where nothing of the kind happens. */
  private final @Nullable LivesInWorlds lives;

  private ProjectionRunner(
      ProjectionPlan plan,
      Assumptions assumptions,
      List<Target> targets,
      List<Measure> measures,
      List<BudgetCode> codes,
      boolean asAtStart) {
    this.codes = List.copyOf(codes);
    this.plan = plan;
    this.asAtStart = asAtStart;
    this.engine = new Engine(plan.compiled(), assumptions);
    this.lives = plan.inputs().changes().anyLives() ? new LivesInWorlds(plan, asAtStart) : null;
    this.targets = List.copyOf(targets);
    this.measures = List.copyOf(measures);
    this.years = plan.years().size();
    this.schools = plan.schools().size();
    this.targetAssumptions = new int[targets.size()];
    this.movesPupils = new boolean[targets.size()];
    this.profiles = new int[targets.size()][];
    this.targetYears = new int[targets.size()][];
    for (int t = 0; t < profiles.length; t++) {
      Target target = targets.get(t);
      int assumption = target.assumption().index();
      targetAssumptions[t] = assumption;
      movesPupils[t] = PupilPaths.has(assumption);
      profiles[t] =
          matching(
              target.selector(),
              movesPupils[t] ? plan.compiled().pupilGroups() : plan.compiled().profiles());
      if (!movesPupils[t]) {
        for (int p : profiles[t]) {
          engine.world(p).open(assumption);
        }
      } else if (profiles[t].length < plan.compiled().pupilGroups().size()) {
        engine.pupils().open(assumption);
      }
      targetYears[t] = target.years(plan.compiled().timeline());
    }
    SolvedParameters.requireNoTarget(plan.compiled(), targets, profiles, targetYears);
  }

  /**
   * Returns a runner.
   *
   * @param assumptions what every run starts from
   * @param targets what the inputs set, in the order of the inputs
   * @param measures what a run returns
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made
   */
  public static ProjectionRunner of(
      ProjectionPlan plan, Assumptions assumptions, List<Target> targets, List<Measure> measures) {
    return of(plan, assumptions, targets, measures, List.of());
  }

  /**
   * Returns a runner whose outputs go on with the pounds under some codes, in the same years; every
   * code is worked out then, which takes longer than totals alone.
   *
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made
   */
  public static ProjectionRunner of(
      ProjectionPlan plan,
      Assumptions assumptions,
      List<Target> targets,
      List<Measure> measures,
      List<BudgetCode> codes) {
    return new ProjectionRunner(
        fitting(plan, assumptions, targets), assumptions, targets, measures, codes, false);
  }

  /**
   * Returns a runner whose outputs are of the years that a school reports in when the years begin:
   * one that converts keeps its financial years, so that it can be compared with itself.
   *
   * @param assumptions what every run starts from
   * @param targets what the inputs set, in the order of the inputs
   * @param measures what a run returns
   * @param codes whose pounds it returns after them
   * @throws org.perpupil.problem.ProblemsException when an assumption is needed that was not made
   */
  public static ProjectionRunner reportingAsAtStart(
      ProjectionPlan plan,
      Assumptions assumptions,
      List<Target> targets,
      List<Measure> measures,
      List<BudgetCode> codes) {
    return new ProjectionRunner(
        fitting(plan, assumptions, targets), assumptions, targets, measures, codes, true);
  }

  private static ProjectionPlan fitting(
      ProjectionPlan plan, Assumptions assumptions, List<Target> targets) {
    ChargedTwice.check(plan.inputs(), assumptions, targets);
    AimedSelectors selectors = AimedSelectors.of(assumptions);
    for (Target target : targets) {
      selectors = selectors.with(target.assumption(), target.selector());
    }
    return plan.inputs().aimed().covers(selectors) ? plan : plan.including(selectors);
  }

  /** Returns the plan that is run. */
  public ProjectionPlan plan() {
    return plan;
  }

  /** Returns what the inputs set. */
  public List<Target> targets() {
    return targets;
  }

  /** Returns how many outputs a run has: measures and codes × schools × years. */
  public int outputs() {
    return (measures.size() + codes.size()) * schools * years;
  }

  /** Returns where a measure of a school in a year stands among the outputs. */
  public int output(Measure measure, int row, FundingYear year) {
    int index = year.start() - plan.years().get(0).start();
    return (measures.indexOf(measure) * schools + row) * years + index;
  }

  /**
   * Runs one world.
   *
   * @param inputs one number a target, from {@code at} on, in the unit of its assumption
   * @param outputs overwritten from {@code to} on: by measure and then code, school and year, in
   *     the year that the school reports in when the years end, or when they begin if this runner
   *     was asked for it; NaN for a school that cannot be projected, and in years in which a school
   *     is not there that opens, closes or merges
   */
  public void run(double[] inputs, int at, double[] outputs, int to) {
    for (int t = 0; t < profiles.length; t++) {
      int assumption = targetAssumptions[t];
      double input = inputs[at + t];
      if (movesPupils[t]) {
        movePupils(t, input);
        continue;
      }
      for (int p : profiles[t]) {
        World world = engine.world(p);
        for (int y : targetYears[t]) {
          world.set(assumption, y, input);
        }
      }
    }
    engine.fill();
    engine.runGroups();
    Arrays.fill(outputs, to, to + outputs(), Double.NaN);
    List<UnitPlan> units = plan.compiled().units();
    for (int u = 0; u < units.size(); u++) {
      UnitPlan unit = units.get(u);
      boolean isLived = lives != null && lives.has(u);
      UnitRun run = engine.run(u, codes.isEmpty() && !isLived);
      for (int m = 0; m < measures.size(); m++) {
        take(unit, run, measures.get(m), m, outputs, to);
      }
      for (int c = 0; c < codes.size(); c++) {
        take(unit, run, codes.get(c), measures.size() + c, outputs, to);
      }
      leaveOut(unit, run.closing[unit.arranged.last()], outputs, to);
      if (lives != null) {
        lives.take(u, run);
      }
    }
    if (lives != null) {
      lives.put(measures, codes, outputs, to);
    }
  }

  /**
   * Returns in how many years of authorities the last run's money did not do: gains could not pay
   * for the guarantee, or budget shares were more than the schools block. As much was taken from
   * gains then as may be, and the schools were paid all the same.
   */
  public int unaffordable() {
    return engine.unaffordable();
  }

  private void movePupils(int t, double input) {
    PupilPaths pupils = engine.pupils();
    for (int p : profiles[t]) {
      for (int y : targetYears[t]) {
        pupils.set(targetAssumptions[t], p, y, input);
      }
    }
  }

  private static int[] matching(Selector selector, List<School> groups) {
    return IntStream.range(0, groups.size()).filter(p -> selector.matches(groups.get(p))).toArray();
  }

  /** Leaves a school out that has no figures in some year, its pupils and first years too. */
  private void leaveOut(UnitPlan unit, double[] end, double[] outputs, int to) {
    for (int s = 0; s < unit.size(); s++) {
      if (Double.isNaN(end[s])) {
        for (int m = 0; m < measures.size() + codes.size(); m++) {
          int from = to + (m * schools + unit.rows[s]) * years;
          Arrays.fill(outputs, from, from + years, Double.NaN);
        }
      }
    }
  }

  private void take(UnitPlan unit, UnitRun run, Measure measure, int m, double[] outputs, int to) {
    int shift = unit.arranged.isAcademy(asAtStart ? 0 : 2 * years - 1) ? 1 : 0;
    for (int i = 0; i < years; i++) {
      int one = 2 * i + shift;
      int two = one + 1;
      int at = to + m * schools * years + i;
      double[] in = run.income[one];
      double[] later = run.income[two];
      double[] out = run.expenditure[one];
      double[] outLater = run.expenditure[two];
      switch (measure) {
        case PUPILS -> put(unit, run.funding.pupils[i], outputs, at);
        case INCOME -> putSums(unit, in, later, outputs, at);
        case EXPENDITURE -> putSums(unit, out, outLater, outputs, at);
        case IN_YEAR_BALANCE -> {
          for (int s = 0; s < unit.size(); s++) {
            outputs[at + unit.rows[s] * years] = in[s] + later[s] - (out[s] + outLater[s]);
          }
        }
        case OPENING_RESERVE ->
            put(
                unit,
                one == unit.arranged.first() ? unit.opening : run.closing[one - 1],
                outputs,
                at);
        case CLOSING_RESERVE -> put(unit, run.closing[two], outputs, at);
      }
    }
  }

  private void put(UnitPlan unit, double[] column, double[] outputs, int at) {
    int[] rows = unit.rows;
    for (int s = 0; s < rows.length; s++) {
      outputs[at + rows[s] * years] = column[s];
    }
  }

  private void putSums(UnitPlan unit, double[] one, double[] two, double[] outputs, int at) {
    int[] rows = unit.rows;
    for (int s = 0; s < rows.length; s++) {
      outputs[at + rows[s] * years] = one[s] + two[s];
    }
  }

  private void take(UnitPlan unit, UnitRun run, BudgetCode code, int m, double[] outputs, int to) {
    int shift = unit.arranged.isAcademy(asAtStart ? 0 : 2 * years - 1) ? 1 : 0;
    for (int i = 0; i < years; i++) {
      int one = 2 * i + shift;
      for (int s = 0; s < unit.size(); s++) {
        outputs[to + (m * schools + unit.rows[s]) * years + i] =
            run.pounds(code, one, s) + run.pounds(code, one + 1, s);
      }
    }
  }
}
