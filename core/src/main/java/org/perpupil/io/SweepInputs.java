package org.perpupil.io;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.impact.RunInputs;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.InputFiles;
import org.perpupil.sweep.ScenarioFiles;
import org.perpupil.sweep.Sweep;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepSensitivity;

/**
 * The files of a plan, read.
 *
 * <p>Immutable and thread-safe.
 */
public final class SweepInputs {
  /** Schools that are projected at once unless a caller says otherwise. */
  public static final int BATCH = 1000;

  private final SweepPlan plan;
  private final BudgetInputs inputs;
  private final PlanWorlds worlds;
  private final String data;

  private SweepInputs(SweepPlan plan, BudgetInputs inputs, PlanWorlds worlds, String data) {
    this.plan = plan;
    this.inputs = inputs;
    this.worlds = worlds;
    this.data = data;
  }

  /**
   * Reads a plan and the files that it names, from the folder of the plan.
   *
   * @throws ProblemsException with what is wrong with the plan, or else with every problem of its
   *     files
   */
  public static SweepInputs read(Path planFile) {
    return read(PlanFiles.read(planFile), planFile);
  }

  /**
   * Reads the files of a plan, from the folder of its file.
   *
   * @throws ProblemsException with every problem of its files, or when it names none
   */
  public static SweepInputs read(SweepPlan plan, Path planFile) {
    InputFiles files =
        plan.files()
            .orElseThrow(
                () ->
                    new ProblemsException(
                        Problem.error(
                            planFile.toString(),
                            "",
                            "the files to project: schools, formulas, budgets",
                            "a program gave the projection; it has to run the plan, too")));
    Path folder = Objects.requireNonNull(planFile.toAbsolutePath().normalize().getParent());
    List<Problem> problems = new ArrayList<>();
    String formulas =
        Inputs.isNational(files.formulas())
            ? files.formulas()
            : at(folder, files.formulas()).toString();
    BudgetInputs.Parts parts =
        BudgetInputs.Parts.read(
            files.schools().stream().map(name -> at(folder, name)).toList(),
            formulas,
            at(folder, files.budgets()),
            files.staff().map(name -> at(folder, name)),
            files.assumptions().map(name -> at(folder, name)),
            problems);
    if (parts.allSchoolsKnown()) {
      problems.addAll(plan.problems(parts.inputs().schools()));
    }
    Optional<List<ScenarioFile>> scenarios =
        plan.scenarios()
            .map(names -> PlanWorlds.readScenarios(names, folder, problems))
            .orElse(Optional.of(List.of()));
    ProblemsException.throwIfAny(problems);
    BudgetInputs read = new BudgetInputs(parts, formulas, problems);
    RunInputs run =
        new RunInputs(
            read.schools(),
            read.path(),
            plan.first(),
            plan.last(),
            read.budgets(),
            read.staff(),
            read.assumptions());
    return new SweepInputs(
        plan,
        read,
        PlanWorlds.of(plan, run, scenarios.orElseThrow()),
        hash(folder, files, plan.scenarios()));
  }

  /** Returns the files that a plan names, from the folder of its file. */
  public static List<Path> files(SweepPlan plan, Path planFile) {
    Path folder = Objects.requireNonNull(planFile.toAbsolutePath().normalize().getParent());
    return plan.files()
        .map(files -> names(files, plan.scenarios()).map(name -> at(folder, name)).toList())
        .orElse(List.of());
  }

  /** Returns the plan. */
  public SweepPlan plan() {
    return plan;
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return inputs.schools();
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return inputs.warnings();
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

  /** Returns the plan's inputs for sensitivity analyses of all schools' totals. */
  public SweepSensitivity sensitivity() {
    return SweepSensitivity.of(plan, worlds.project(0, schools().size()));
  }

  /**
   * Returns the plan's inputs for sensitivity analyses of one school, which alone is projected.
   *
   * @throws ProblemsException when there is no such school
   */
  public SweepSensitivity sensitivity(String schoolId) {
    int row = row(schoolId);
    return SweepSensitivity.of(plan, worlds.project(row, row + 1));
  }

  /**
   * Returns a builder of the projection of one school without the plan's scenario, to which an
   * arrangement can be given.
   *
   * @throws ProblemsException when there is no such school
   */
  public ProjectionBuilder projection(String schoolId) {
    int row = row(schoolId);
    RunInputs run = worlds.inputs();
    return ProjectionPlan.builder(
            SchoolTable.of(schools().schools().subList(row, row + 1)), run.formulas())
        .years(plan.first(), plan.last())
        .budgets(Budgets.of(run.budgets().find(schoolId).stream().toList()))
        .staff(Staff.of(run.staff().posts(schoolId)))
        .assumptions(run.assumptions());
  }

  private int row(String schoolId) {
    List<String> ids = schools().schools().stream().map(School::id).toList();
    if (!ids.contains(schoolId)) {
      throw new ProblemsException(
          Problem.error(
              "school",
              schoolId,
              "the identifier of one of " + ids.size() + " schools",
              Names.advice(schoolId, ids, "it is in another file")));
    }
    return ids.indexOf(schoolId);
  }

  static <T> Optional<T> tried(List<Problem> problems, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private static Path at(Path folder, String name) {
    return folder.resolve(name);
  }

  private static Stream<String> names(InputFiles files, Optional<ScenarioFiles> scenarios) {
    return Stream.of(
            files.schools().stream(),
            Stream.of(files.formulas(), files.budgets()),
            files.staff().stream(),
            files.assumptions().stream(),
            scenarios.stream().flatMap(names -> PlanWorlds.files(names).stream()))
        .flatMap(stream -> stream)
        .filter(name -> !Inputs.isNational(name));
  }

  private static String hash(Path folder, InputFiles files, Optional<ScenarioFiles> scenarios) {
    Hasher hasher = Hashing.sha256().newHasher();
    names(files, scenarios)
        .forEach(
            name -> {
              try {
                byte[] bytes = ReadableFile.bytes(at(folder, name));
                hasher.putString(name, StandardCharsets.UTF_8).putInt(bytes.length).putBytes(bytes);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return hasher.hash().toString();
  }
}
