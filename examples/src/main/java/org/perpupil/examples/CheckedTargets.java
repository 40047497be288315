package org.perpupil.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.FloorAndCap;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.FileScope;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.solving.SolveQuestion;
import org.perpupil.sweep.solving.SolvedNumber;

/**
 * What commands would do with some files: every problem they would print, and every school that
 * they would leave out, by target. Not thread-safe.
 */
final class CheckedTargets {
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private Optional<SchoolTable> schools = Optional.empty();
  private boolean isSomeTargetEmpty;

  /** Returns every problem, in the order found. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns a line for each school that a target would leave out. */
  List<String> failures() {
    return failures;
  }

  /** Returns a line for each target that was tried. */
  List<String> targets() {
    return targets;
  }

  /** Returns whether a target would leave out every school, so that its command stops. */
  boolean isSomeTargetEmpty() {
    return isSomeTargetEmpty;
  }

  /** Returns the schools that were read without an error. */
  Optional<SchoolTable> schools() {
    return schools;
  }

  /** Keeps the problems of a reading, and returns what it gave. */
  <T> Optional<T> tried(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Adds what is odd. */
  void add(List<Problem> warnings) {
    problems.addAll(warnings);
  }

  /** Reads schools and formulas; nothing when they have errors. */
  Optional<Inputs> inputs(Supplier<Inputs> reading) {
    Optional<Inputs> read = tried(reading);
    read.ifPresent(
        inputs -> {
          schools = Optional.of(inputs.schools());
          problems.addAll(inputs.warnings());
        });
    return read;
  }

  /** Tries what one of the formulas pays. */
  void allocation(
      String target,
      Inputs inputs,
      int formula,
      AffordabilityOptions affordability,
      RoundingRules rounding) {
    Formulas given = inputs.formulas(formula);
    List<Problem> odd = new ArrayList<>();
    tried(
            () ->
                given.isNational()
                    ? given
                    : affordability.solve(
                        inputs.schools(),
                        given,
                        rounding,
                        odd,
                        (code, result) -> problems.addAll(result.warnings())))
        .flatMap(solved -> tried(() -> Allocation.of(inputs.schools(), solved, rounding)))
        .ifPresent(allocation -> keep(target, inputs.schools(), allocation::failure));
    problems.addAll(odd);
  }

  /** Tries two of the formulas, one in the place of the other. */
  void comparison(
      String target,
      Inputs inputs,
      int from,
      int to,
      FloorAndCap protections,
      RoundingRules rounding) {
    tried(
            () ->
                Comparison.of(
                    inputs.schools(),
                    inputs.formulas(from),
                    inputs.formulas(to),
                    protections,
                    rounding))
        .ifPresent(comparison -> keep(target, inputs.schools(), comparison::failure));
  }

  /** Reads budgets, and those who run the schools; nothing when they have errors. */
  Optional<OrganisationInputs> organisation(Supplier<OrganisationInputs> reading) {
    Optional<OrganisationInputs> read = tried(reading);
    read.ifPresent(
        inputs -> {
          schools = Optional.of(inputs.budgets().schools());
          problems.addAll(inputs.warnings());
        });
    return read;
  }

  /** Tries a projection of budgets, with what an authorities file asks of the formulas. */
  void projection(
      String target, BudgetInputs inputs, Optional<Path> authorities, YearsOption years) {
    problems.addAll(inputs.warnings(years.first(), years.last()));
    List<Problem> odd = new ArrayList<>();
    Optional<ProjectionPlan> plan =
        tried(
            () -> {
              ProjectionBuilder builder = inputs.projection(years.span()).withIncomeAlone();
              ProjectedAffordability.ask(builder, authorities, odd);
              return builder.build();
            });
    problems.addAll(odd);
    plan.ifPresent(built -> problems.addAll(built.warnings()));
    plan.flatMap(built -> tried(built::run))
        .ifPresent(done -> keep(target, inputs.schools(), done::failure));
  }

  /** Tries what has an answer or a problem, not one for each school. */
  void question(String target, Supplier<?> answer) {
    int before = problems.size();
    boolean isAnswered = tried(answer).isPresent();
    if (isAnswered || problems.size() > before) {
      targets.add(target + (isAnswered ? ": would do" : ": would not do"));
    }
  }

  /** Tries a scenario beside its baseline or another; what is not given is what they name. */
  void scenario(
      Path file,
      Optional<Path> against,
      FileScope mayName,
      ScenarioBaseline given,
      AreaCostOption areaCost) {
    Optional<ScenarioFile> read = tried(() -> ScenarioFile.read(file, mayName));
    Optional<ScenarioFile> other =
        against.flatMap(path -> tried(() -> ScenarioFile.read(path, mayName)));
    read.ifPresent(one -> problems.addAll(one.warnings()));
    other.ifPresent(one -> problems.addAll(one.warnings()));
    if (read.isEmpty() || other.isPresent() != against.isPresent()) {
      return;
    }
    ScenarioBaseline named = given.or(read.get().baseline());
    Optional<BaselineOptions.Sources> sources =
        tried(
            () ->
                other.isEmpty()
                    ? new BaselineOptions(areaCost).or(named)
                    : new BaselineOptions(areaCost).same(named, given.or(other.get().baseline())));
    Optional<BudgetInputs> inputs = sources.flatMap(one -> tried(one::read));
    if (inputs.isEmpty()) {
      return;
    }
    schools = Optional.of(inputs.get().schools());
    YearsOption years = sources.orElseThrow().years();
    problems.addAll(inputs.get().warnings(years.first(), years.last()));
    RunInputs all = sources.orElseThrow().run(inputs.get());
    Scenario scenario = read.get().scenario();
    tried(
            () ->
                other.isEmpty()
                    ? ScenarioRun.of(all, scenario)
                    : ScenarioRun.between(all, other.get().scenario(), scenario))
        .ifPresent(
            run -> {
              problems.addAll(run.warnings());
              SchoolTable table = inputs.get().schools();
              keep(other.isEmpty() ? "baseline" : "against", table, run.baseline()::failure);
              keep("scenario", table, run::failure);
            });
  }

  /** Tries to find a value that keeps a condition; what is not given is what a scenario names. */
  void solve(
      Supplier<SolveQuestion> question,
      Optional<Path> file,
      FileScope mayName,
      ScenarioBaseline given,
      AreaCostOption areaCost) {
    Optional<SolveQuestion> asked = tried(question);
    Optional<ScenarioFile> read =
        file.flatMap(path -> tried(() -> ScenarioFile.read(path, mayName)));
    if (asked.isEmpty() || read.isPresent() != file.isPresent()) {
      return;
    }
    ScenarioBaseline named =
        given.or(read.map(ScenarioFile::baseline).orElse(ScenarioBaseline.none()));
    Optional<BaselineOptions.Sources> sources =
        tried(() -> new BaselineOptions(areaCost).or(named));
    Optional<BudgetInputs> inputs = sources.flatMap(one -> tried(one::read));
    if (inputs.isEmpty()) {
      return;
    }
    RunInputs all = sources.orElseThrow().run(inputs.get());
    Scenario changes =
        read.map(ScenarioFile::scenario).orElseGet(() -> Scenario.builder("baseline").build());
    question(
        "solve " + Show.name(asked.get().id()),
        () -> {
          SolvedNumber solved = asked.get().answer(all, changes);
          problems.addAll(solved.warnings());
          return solved;
        });
  }

  /** Tries a plan of a sweep, without running its worlds, and what is asked of its inputs. */
  void plan(Path file, FileScope mayName, Optional<SensitivityQuestion> question) {
    Optional<SweepInputs> inputs = tried(() -> SweepInputs.read(file, mayName));
    inputs.ifPresent(read -> problems.addAll(read.warnings()));
    Optional<Sweep> sweep = inputs.flatMap(read -> tried(() -> read.sweep(SweepInputs.BATCH)));
    sweep.ifPresent(
        one -> {
          schools = Optional.of(inputs.orElseThrow().schools());
          keep("plan", schools.get(), one::failure);
        });
    if (question.isPresent() && inputs.isPresent()) {
      tried(() -> question.get().tried(inputs.get()))
          .ifPresent(
              sensitivity -> {
                problems.addAll(sensitivity.warnings());
                keep("sensitivity", sensitivity.schools(), sensitivity::failure);
              });
    }
  }

  private void keep(String target, SchoolTable table, IntFunction<Optional<String>> reason) {
    int failed = 0;
    for (int row = 0; row < table.size(); row++) {
      Optional<String> why = reason.apply(row);
      if (why.isPresent()) {
        failed++;
        failures.add(
            target
                + ": would fail: "
                + Show.name(table.school(row).id())
                + ": "
                + Show.reason(why.get()));
      }
    }
    isSomeTargetEmpty |= failed == table.size();
    targets.add(
        target
            + ": "
            + Show.whole(table.size() - failed)
            + " schools would do, "
            + Show.whole(failed)
            + " would fail");
  }
}
