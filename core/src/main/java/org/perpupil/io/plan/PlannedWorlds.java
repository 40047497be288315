package org.perpupil.io.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioWorld;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.ScenarioFiles;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;

/** The world that a plan sweeps and, where it has one, the world it is compared with. */
public final class PlannedWorlds implements SweepSchools {
  private final RunInputs inputs;
  private final List<FundingYear> years;
  private final ScenarioWorld swept;
  private final Optional<ScenarioWorld> against;
  private final List<Scenario> scenarios;

  /** Whether nothing is measured that spending or reserves would be needed for. */
  private final boolean isOfIncome;

  private PlannedWorlds(
      RunInputs inputs,
      ScenarioWorld swept,
      Optional<ScenarioWorld> against,
      List<Scenario> scenarios,
      boolean isOfIncome) {
    this.inputs = inputs;
    this.scenarios = scenarios;
    this.isOfIncome = isOfIncome;
    this.years =
        Stream.iterate(inputs.first(), year -> FundingYear.of(year.start() + 1))
            .limit(inputs.last().start() - inputs.first().start() + 1L)
            .toList();
    this.swept = swept;
    this.against = against;
  }

  /** Returns the files of scenarios, in order. */
  static List<String> files(ScenarioFiles names) {
    return Stream.concat(
            Stream.of(names.scenario()),
            names.against().filter(file -> !file.equals(ScenarioFiles.BASELINE)).stream())
        .toList();
  }

  /**
   * Returns the scenarios, or nothing when one of them has problems, which are added. The files of
   * their baselines are not read, so that they may lie anywhere.
   */
  public static Optional<List<ScenarioFile>> readScenarios(
      List<Source> files, List<Problem> problems) {
    List<ScenarioFile> read = new ArrayList<>();
    for (Source file : files) {
      SweepInputs.tried(problems, () -> ScenarioFile.read(file, FileScope.ANYWHERE))
          .ifPresent(read::add);
    }
    read.forEach(scenario -> problems.addAll(scenario.warnings()));
    return read.size() == files.size() ? Optional.of(read) : Optional.empty();
  }

  /**
   * Returns the worlds of a plan.
   *
   * @param scenarios the swept one, then the one that it is compared with; either may be missing
   * @throws ProblemsException with everything in them that does not fit plan or schools
   */
  public static PlannedWorlds of(SweepPlan plan, RunInputs read, List<ScenarioFile> scenarios) {
    List<Scenario> all = scenarios.stream().map(ScenarioFile::scenario).toList();
    List<Problem> problems = new ArrayList<>();
    all.forEach(scenario -> problems.addAll(plan.problems(read.schools(), scenario)));
    Optional<RunInputs> inputs =
        SweepInputs.tried(problems, () -> ScenarioWorld.withConstants(read, all));
    List<ScenarioWorld> worlds = new ArrayList<>();
    if (inputs.isPresent()) {
      for (Scenario scenario : all) {
        SweepInputs.tried(problems, () -> ScenarioWorld.of(inputs.get(), scenario, all))
            .ifPresent(worlds::add);
      }
    }
    ProblemsException.throwIfAny(problems.stream().distinct().toList());
    ScenarioWorld baseline = ScenarioWorld.beside(inputs.orElseThrow(), all);
    boolean compares = plan.scenarios().flatMap(ScenarioFiles::against).isPresent();
    return new PlannedWorlds(
        inputs.orElseThrow(),
        worlds.isEmpty() ? baseline : worlds.get(0),
        compares ? Optional.of(worlds.size() > 1 ? worlds.get(1) : baseline) : Optional.empty(),
        all,
        plan.measures().stream().allMatch(Measure::isOfIncome));
  }

  /** Returns what varies in a plan although a scenario of these worlds changes it. */
  public List<Problem> problems(SweepPlan plan) {
    return scenarios.stream()
        .flatMap(scenario -> plan.problems(inputs.schools(), scenario).stream())
        .distinct()
        .toList();
  }

  /** Returns what is projected where no scenario changes it, constants of scenarios included. */
  public RunInputs inputs() {
    return inputs;
  }

  /** Returns what the worlds' scenarios come to that is odd without being wrong. */
  public List<Problem> warnings() {
    return Stream.concat(
            swept.warnings().stream(), against.stream().flatMap(one -> one.warnings().stream()))
        .distinct()
        .toList();
  }

  @Override
  public SchoolTable schools() {
    return swept.schools();
  }

  /** Returns whether a school can be projected without the others in all of these worlds. */
  public boolean standsAlone(int row) {
    return swept.standsAlone(row) && against.map(world -> world.standsAlone(row)).orElse(true);
  }

  @Override
  public List<FundingYear> years() {
    return years;
  }

  @Override
  public boolean isPaired() {
    return against.isPresent();
  }

  @Override
  public SweepProjection project(int from, int to) {
    SweepProjection own = projection(swept, from, to);
    return against.map(other -> own.against(projection(other, from, to))).orElse(own);
  }

  private SweepProjection projection(ScenarioWorld world, int from, int to) {
    ProjectionPlan plan = isOfIncome ? world.planOfIncome(from, to) : world.plan(from, to);
    return SweepProjection.of(plan, world.assumptions());
  }
}
