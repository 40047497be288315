package org.perpupil.projection.engine;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.pay.PostCosts;
import org.perpupil.projection.plan.Compiled;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.LinePrices;
import org.perpupil.projection.prices.PricePaths;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.ParameterPath;
import org.perpupil.projection.world.PupilPaths;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;

/**
 * The working arrays of one thread: a compiled plan under assumptions that can be changed and run
 * again without allocating.
 */
public final class Engine {
  private final Compiled compiled;
  private final WorldTables[] tables;
  private final PupilPaths pupils;
  private final ParameterPath[] paths;
  private final UnitRun run;
  private final GroupRun groups;

  public Engine(Compiled compiled, Assumptions assumptions) {
    this.compiled = compiled;
    Timeline timeline = compiled.timeline();
    List<GovernanceBlocks> arrangements =
        compiled.units().stream().map(unit -> unit.arranged).distinct().toList();
    this.pupils = PupilPaths.of(assumptions, timeline, compiled.pupilGroups());
    this.tables =
        compiled.profiles().stream()
            .map(
                school ->
                    new WorldTables(
                        World.of(assumptions, timeline, school),
                        pupils,
                        new PricePaths(timeline),
                        new LinePrices(timeline),
                        new PostCosts(
                            compiled.costRows(), compiled.folds(), timeline, arrangements),
                        new CostsOfEach(
                            () ->
                                new PostCosts(
                                    compiled.oneByOne().rows(),
                                    List.of(),
                                    timeline,
                                    arrangements))))
            .toArray(WorldTables[]::new);
    this.paths = new ParameterPath[compiled.paths().size()];
    for (int p = 0; p < paths.length; p++) {
      paths[p] = new ParameterPath(compiled.paths().get(p), compiled.uplifted().get(p));
    }
    int capacity = compiled.units().stream().mapToInt(UnitPlan::size).max().orElse(0);
    int lines = compiled.units().stream().mapToInt(unit -> unit.lines.size()).max().orElse(0);
    this.run = new UnitRun(timeline, capacity, lines);
    this.groups = new GroupRun(compiled, tables, paths);
    requireUplifts();
    SolvedParameters.requireUnset(compiled, this::world);
    fill();
  }

  /** Works the tables out again after a world was changed. */
  public void fill() {
    for (WorldTables table : tables) {
      table.fill();
    }
    for (int p = 0; p < paths.length; p++) {
      WorldTables table = tables[compiled.pathProfiles().get(p)];
      paths[p].fill(table.world, table.prices.needs);
    }
  }

  public World world(int profile) {
    return tables[profile].world;
  }

  /** Returns the numbers that move pupils, by group of schools. */
  public PupilPaths pupils() {
    return pupils;
  }

  WorldTables tables(UnitPlan unit) {
    return tables[unit.profile];
  }

  ParameterPath parameters(UnitPlan unit) {
    return paths[unit.parameterPath];
  }

  /** Works out what takes several schools together, before any of their units is run. */
  public void runGroups() {
    groups.run(run);
  }

  /** Runs one unit, every code or totals only; its results stand until the next. */
  public UnitRun run(int number, boolean totals) {
    if (groups.has(number)) {
      run.finish(groups.unit(number), totals);
    } else {
      UnitPlan unit = compiled.units().get(number);
      run.run(unit, tables(unit), parameters(unit), totals);
    }
    return run;
  }

  /** Returns in how many years of authorities the money did not do when groups were last run. */
  public int unaffordable() {
    return groups.unaffordable();
  }

  /** Returns what was solved when groups were last run. */
  public List<AffordabilityYear> affordability() {
    return groups.affordability();
  }

  public void calibrate() {
    for (UnitPlan unit : compiled.units()) {
      run.calibrate(unit, tables(unit));
      UnitPlan late = unit.untilConversion();
      if (late != null) {
        run.calibrate(late, tables(unit));
      }
    }
  }

  /** Keeps every line of the budget shares in full runs from now on. */
  public void keepLines() {
    run.funding.record.keepLines();
    groups.keepLines();
  }

  /** Keeps schools' posts in full runs of the world at hand. */
  public void keepPosts() {
    run.staff.keepCounts();
    for (WorldTables table : tables) {
      table.postsOfEach().fillPay(table.world);
    }
  }

  /**
   * Runs everything.
   *
   * @throws ProblemsException when an authority's money does not do in some year
   */
  public List<UnitResult> runAll() {
    groups.record();
    runGroups();
    groups.requireAffordable();
    return results();
  }

  /** Runs everything, whether an authority's money does or not. */
  public List<UnitResult> runAnyway() {
    runGroups();
    return results();
  }

  private List<UnitResult> results() {
    List<UnitResult> results = new ArrayList<>(compiled.units().size());
    for (int u = 0; u < compiled.units().size(); u++) {
      UnitPlan unit = compiled.units().get(u);
      run(u, false);
      results.add(UnitResult.of(unit, run, posts(unit)));
    }
    return List.copyOf(results);
  }

  /** Returns the posts of a unit's schools that was run last, where they are kept. */
  private List<List<PostsHeld>> posts(UnitPlan unit) {
    List<List<PostsHeld>> posts = new ArrayList<>();
    if (run.staff.counts().length > 0) {
      for (int s = 0; s < unit.size(); s++) {
        posts.add(
            PostsHeld.of(unit, s, run.staff, tables[unit.profile], compiled.oneByOne().rows()));
      }
    }
    return List.copyOf(posts);
  }

  /** Throws when a year has no formula of its own and nothing says how the rates move. */
  private void requireUplifts() {
    Map<Assumption, Set<FundingYear>> missing = new LinkedHashMap<>();
    for (int p = 0; p < paths.length; p++) {
      World world = tables[compiled.pathProfiles().get(p)].world;
      for (int i = 0; i < compiled.timeline().years(); i++) {
        int uplift = paths[p].upliftBy(i);
        if (paths[p].isUplifted(i) && Double.isNaN(world.explicit(uplift, i))) {
          missing
              .computeIfAbsent(Assumption.all().get(uplift), key -> new TreeSet<>())
              .add(compiled.timeline().year(i));
        }
      }
    }
    List<Problem> problems = new ArrayList<>();
    missing.forEach(
        (uplift, years) ->
            problems.add(
                Problem.error(
                    "assumption " + uplift.name(),
                    "not set for "
                        + years.stream().map(FundingYear::toString).collect(joining(", ")),
                    "how the rates move in years that no formula is known for, in percent a year",
                    "a line such as \""
                        + uplift.name()
                        + ": 1.5\" in an assumptions file serves")));
    ProblemsException.throwIfAny(problems);
  }
}
