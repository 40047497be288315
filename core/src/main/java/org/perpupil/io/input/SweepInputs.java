package org.perpupil.io.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.io.plan.PlanLocations;
import org.perpupil.io.plan.PlannedWorlds;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.io.read.Given;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYears;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.run.GivenWorlds;
import org.perpupil.sweep.run.Grid;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepSensitivity;

/**
 * The files of a plan, read.
 *
 * <p>Immutable and thread-safe.
 */
public final class SweepInputs {
  /** Schools that are projected at once unless a caller says otherwise. */
  public static final int BATCH = 1000;

  /** No file that a plan names has a NUL in its name. */
  private static final String PLAN = "plan\0";

  private final SweepPlan plan;
  private final BudgetInputs inputs;
  private final PlannedWorlds worlds;
  private final PlanLocations paths;
  private final String data;

  private SweepInputs(
      SweepPlan plan, BudgetInputs inputs, PlannedWorlds worlds, PlanLocations paths) {
    this.plan = plan;
    this.inputs = inputs;
    this.worlds = worlds;
    this.paths = paths;
    this.data = paths.hash();
  }

  /**
   * Reads a plan and the files that it names, which lie in its folder or below.
   *
   * @throws ProblemsException with what is wrong with the plan, or else with every problem of its
   *     files
   */
  public static SweepInputs read(Path planFile) {
    return read(planFile, FileScope.IN_ITS_FOLDER);
  }

  /**
   * Reads a plan and the files that it names, from the folder of the plan.
   *
   * @param mayName where those files may lie
   * @throws ProblemsException with what is wrong with the plan, or else with every problem of its
   *     files
   */
  public static SweepInputs read(Path planFile, FileScope mayName) {
    return read(Source.of(planFile), mayName);
  }

  /**
   * Reads a plan, or its content in memory, and the files that it names.
   *
   * @param mayName where the files that a file on a disk names may lie
   * @throws ProblemsException with what is wrong with the plan, or else with every problem of its
   *     files
   */
  public static SweepInputs read(Source planFile, FileScope mayName) {
    List<Problem> warnings = new ArrayList<>();
    return read(SweepPlanFile.read(planFile, warnings), planFile, mayName, warnings);
  }

  /**
   * Reads the files of a plan, which lie in the folder of its file or below.
   *
   * @throws ProblemsException with every problem of its files, or when it names none
   */
  public static SweepInputs read(SweepPlan plan, Path planFile) {
    return read(plan, planFile, FileScope.IN_ITS_FOLDER);
  }

  /**
   * Reads the files of a plan, from the folder of its file.
   *
   * @param mayName where those files may lie
   * @throws ProblemsException with every problem of its files, or when it names none
   */
  public static SweepInputs read(SweepPlan plan, Path planFile, FileScope mayName) {
    return read(plan, Source.of(planFile), mayName);
  }

  /**
   * Reads the files of a plan, from the folder of a file of it.
   *
   * @param mayName where the files that a file on a disk names may lie
   * @throws ProblemsException with every problem of its files, or when it names none
   */
  public static SweepInputs read(SweepPlan plan, Source planFile, FileScope mayName) {
    return read(plan, planFile, mayName, List.of());
  }

  private static SweepInputs read(
      SweepPlan plan, Source planFile, FileScope mayName, List<Problem> ofPlan) {
    PlanLocations paths = PlanLocations.of(plan, planFile, mayName);
    List<Problem> problems = new ArrayList<>(ofPlan);
    BudgetInputs.Parts parts =
        BudgetInputs.Parts.read(
            Given.files(
                paths.schools(),
                List.of(paths.formulas()),
                paths.budgets(),
                paths.staff(),
                paths.assumptions()),
            problems);
    if (parts.allSchoolsKnown()) {
      problems.addAll(plan.problems(parts.inputs().schools()));
    }
    Optional<List<ScenarioFile>> scenarios =
        PlannedWorlds.readScenarios(paths.scenarios(), problems);
    ProblemsException.throwIfAny(problems);
    BudgetInputs given = new BudgetInputs(parts, problems);
    BudgetInputs read =
        plan.areaCost().isPresent()
            ? given.withUnknown(SchoolField.ACA, plan.areaCost().getAsDouble())
            : given;
    RunInputs run = read.run(new FundingYears(plan.first(), plan.last()));
    return new SweepInputs(plan, read, PlannedWorlds.of(plan, run, scenarios.orElseThrow()), paths);
  }

  /** Returns the plan. */
  public SweepPlan plan() {
    return plan;
  }

  /** Returns every file that was read but the plan's own; unmodifiable. */
  public List<Path> files() {
    return paths.files();
  }

  /** Returns the schools, those that mergers of the plan's scenarios make last. */
  public SchoolTable schools() {
    return worlds.schools();
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return Stream.concat(
            inputs.warnings(plan.first(), plan.last()).stream(), worlds.warnings().stream())
        .toList();
  }

  /** Returns the plan bound to its schools, {@value #BATCH} of which are projected at once. */
  public Sweep sweep() {
    return sweep(BATCH);
  }

  /**
   * Returns the plan bound to its schools.
   *
   * @param batch how many schools are projected at once: it bounds memory and changes no figure
   * @throws ProblemsException when it is below 1, or what the plan measures to stop is not there
   */
  public Sweep sweep(int batch) {
    return Sweep.of(plan, worlds, batch, data);
  }

  /**
   * Returns the plan bound to its schools, on another machine than the first.
   *
   * @param start what {@link Sweep#start} gave there
   * @throws ProblemsException when it is of another plan, other data or another version
   */
  public Sweep sweep(int batch, byte[] start) {
    return Sweep.of(plan, worlds, batch, data, start);
  }

  /**
   * Returns the plan and every file that it names, by the names that it gives them, for a machine
   * that has none of them: {@link #read(Map)} reads them there.
   */
  public Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    paths
        .named()
        .forEach(
            (name, file) -> {
              try {
                contents.put(name, file.bytes());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    contents.put(PLAN, SweepPlanFile.text(plan).getBytes(StandardCharsets.UTF_8));
    return contents;
  }

  /**
   * Reads what {@link #contents} gave.
   *
   * @throws ProblemsException with every problem of its files
   */
  public static SweepInputs read(Map<String, byte[]> contents) {
    return read(Source.in(contents, PLAN), FileScope.ANYWHERE);
  }

  /**
   * Returns the plan bound to its schools, with worlds that are given in place of those that it
   * draws.
   *
   * @param given an input for each of the plan's
   * @param batch how many schools are projected at once
   * @throws ProblemsException when the batch is below 1, or the plan stops itself
   */
  public Sweep sweep(GivenWorlds given, int batch) {
    return Sweep.of(given, plan, worlds, batch, data);
  }

  /**
   * Returns the plan's schools at each point of a grid over one number; everything else is as a
   * projection has it, and nothing that the plan varies does.
   *
   * @param batch how many schools are projected at once
   * @throws ProblemsException when the number cannot vary here, or a scenario changes it
   */
  public Sweep grid(Grid grid, int batch) {
    SweepPlan own = grid.plan(plan);
    List<Problem> problems = new ArrayList<>(own.problems(inputs.schools()));
    problems.addAll(worlds.problems(own));
    ProblemsException.throwIfAny(problems);
    return Sweep.of(grid.points(), own, worlds, batch, data);
  }

  /** Returns the plan's inputs for sensitivity analyses of all schools' totals. */
  public SweepSensitivity sensitivity() {
    return SweepSensitivity.of(plan, worlds.project(0, schools().size()));
  }

  /**
   * Returns the plan's inputs for sensitivity analyses of one school, which alone is projected
   * unless it pools grant, merges, or takes the pupils of another.
   *
   * @param school its identifier, or its name
   * @throws ProblemsException when there is no such school
   */
  public SweepSensitivity sensitivity(String school) {
    int row = schools().requireRow(school, "school");
    return worlds.standsAlone(row)
        ? SweepSensitivity.of(plan, worlds.project(row, row + 1))
        : SweepSensitivity.ofSchool(plan, worlds.project(0, schools().size()), row);
  }

  /**
   * Returns a builder of the projection of one school without the plan's scenario, to which an
   * arrangement can be given.
   *
   * @param school its identifier, or its name
   * @throws ProblemsException when there is no such school
   */
  public ProjectionBuilder projection(String school) {
    int row = schools().requireRow(school, "school");
    String id = schools().school(row).id();
    RunInputs run = worlds.inputs();
    return ProjectionPlan.builder(
            SchoolTable.of(schools().schools().subList(row, row + 1)), run.formulas())
        .years(plan.first(), plan.last())
        .budgets(Budgets.of(run.budgets().find(id).stream().toList()))
        .staff(Staff.of(run.staff().posts(id)))
        .assumptions(run.assumptions());
  }

  public static <T> Optional<T> tried(List<Problem> problems, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }
}
