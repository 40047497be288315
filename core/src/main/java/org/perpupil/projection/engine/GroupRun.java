package org.perpupil.projection.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.plan.AuthorityPlan;
import org.perpupil.projection.plan.Compiled;
import org.perpupil.projection.plan.Groups;
import org.perpupil.projection.plan.MergerPlan;
import org.perpupil.projection.world.ParameterPath;
import org.perpupil.projection.world.Timeline;

/**
 * Runs what is worked out over several schools: first the formula of whole authorities, year by
 * year, then the pools of trusts. Mutable, for one thread; allocates nothing once made.
 */
final class GroupRun {
  private final Timeline timeline;
  private final FundedUnit[] units;

  /**
   * Units that are worked out year by year, since authorities solve something or schools merge, and
   * in which years nobody solves anything.
   */
  private final boolean[] isStepped;

  private final boolean[][] isAlone;
  private final MergerRun[] mergers;
  private final AuthorityRun[] authorities;
  private final PoolRun[] pools;
  private final List<Integer> fundedOf;

  GroupRun(Compiled compiled, WorldTables[] tables, ParameterPath[] paths) {
    Groups groups = compiled.groups();
    this.timeline = compiled.timeline();
    this.units =
        groups.funded().stream()
            .map(unit -> new FundedUnit(unit, tables[unit.profile], paths[unit.parameterPath]))
            .toArray(FundedUnit[]::new);
    this.isStepped = new boolean[units.length];
    this.mergers =
        groups.mergers().stream().map(plan -> new MergerRun(plan, units)).toArray(MergerRun[]::new);
    for (MergerPlan plan : groups.mergers()) {
      isStepped[plan.into().unit()] = true;
      plan.merged().forEach(place -> isStepped[place.unit()] = true);
    }
    this.isAlone = new boolean[timeline.years()][units.length];
    for (int i = 0; i < timeline.years(); i++) {
      Arrays.fill(isAlone[i], true);
      for (AuthorityPlan plan : groups.authorities()) {
        for (int unit : plan.units().get(i)) {
          isStepped[unit] = true;
          isAlone[i][unit] = false;
        }
      }
    }
    this.authorities =
        groups.authorities().stream()
            .map(plan -> new AuthorityRun(plan, timeline, units, groups.parts()))
            .toArray(AuthorityRun[]::new);
    this.pools =
        groups.pools().stream().map(plan -> new PoolRun(plan, units)).toArray(PoolRun[]::new);
    this.fundedOf = groups.fundedOf();
  }

  /** Keeps protections from now on. */
  void record() {
    for (FundedUnit unit : units) {
      unit.funding.record.isOn(true);
    }
  }

  /** Keeps every line of the budget shares, too, whenever anything is kept. */
  void keepLines() {
    for (FundedUnit unit : units) {
      unit.funding.record.keepLines();
    }
  }

  /**
   * Runs all groups.
   *
   * @param run working arrays for what a school's grant has beside its share
   */
  void run(UnitRun run) {
    step();
    for (int u = 0; u < units.length; u++) {
      if (!isStepped[u]) {
        units[u].fund();
      }
      if (units[u].plan.isPooled) {
        units[u].fundSixthForm(run);
      }
    }
    for (PoolRun pool : pools) {
      pool.run(timeline);
    }
  }

  /** Works units out year by year: schools may go from one authority to the other, or merge. */
  private void step() {
    for (int u = 0; u < units.length; u++) {
      if (isStepped[u]) {
        units[u].rolls.run(units[u].plan, units[u].tables);
        units[u].funding.start(units[u].plan);
      }
    }
    for (int i = 0; i < timeline.years(); i++) {
      for (int u = 0; u < units.length; u++) {
        if (isStepped[u]) {
          units[u].year(i);
        }
      }
      for (MergerRun merger : mergers) {
        merger.year(i);
      }
      for (AuthorityRun authority : authorities) {
        authority.protect(i);
      }
      for (int u = 0; u < units.length; u++) {
        if (isStepped[u] && isAlone[i][u]) {
          units[u].protect(i);
        }
      }
    }
  }

  /** Returns whether a unit of the plan has been funded with its group. */
  boolean has(int unit) {
    return fundedOf.get(unit) >= 0;
  }

  FundedUnit unit(int unit) {
    return units[fundedOf.get(unit)];
  }

  /** Returns in how many years of authorities the money did not do. */
  int unaffordable() {
    int count = 0;
    for (AuthorityRun authority : authorities) {
      count += authority.unaffordable();
    }
    return count;
  }

  /** Throws with every year of every authority in which the money does not do. */
  void requireAffordable() {
    List<Problem> problems = new ArrayList<>();
    for (AuthorityRun authority : authorities) {
      authority.problems(problems);
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns what was solved in each year of each authority. */
  List<AffordabilityYear> affordability() {
    List<AffordabilityYear> years = new ArrayList<>();
    for (AuthorityRun authority : authorities) {
      years.addAll(authority.years());
    }
    return List.copyOf(years);
  }
}
