package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.problem.Problem;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.school.School;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads files, tries what commands would do with them, and prints every problem and failure. */
@Command(
    name = CheckCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Reads every file that a command would read, matches them, and tries each target as its"
          + " command would: which schools would fail, and why. Prints every problem; writes"
          + " nothing.",
      "Targets: each of --formulas and --nff by itself, as in allocate; --from and --to, as in"
          + " compare; with --budgets and --years the projection, as in project; with --trust the"
          + " trust, and with --join those who join it, as in trust and options; --leave, as in"
          + " authority; --own-formula; --scenario, as in run; --keep, as in solve; --plan, as in"
          + " sweep, and with --method, --id or --measure as in sensitivity.",
      "Or any command with its own options: check levers --schools … does what levers would do with"
          + " them, worlds and analyses left out, prints every problem instead of the first ones,"
          + " and ends as levers would; it prints no result and writes nothing."
    },
    footer = {
      "",
      "  perpupil check --schools schools.csv --formulas formulas.csv --nff 2025-26",
      "  perpupil check --schools schools.csv --from formulas.csv --to nff:2025-26 \\",
      "      --floor-percent -1.5",
      "  perpupil check --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --trusts trusts.csv --authorities authorities.csv --services services.csv \\",
      "      --trust 'Fenway Trust' --join W01=2026-09-01",
      "  perpupil check --plan deficit-risk.sweep.yaml",
      "Any command, as it would be run:",
      "  perpupil check levers --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --uplift-percent 2.1 --authorities authorities.csv --mix lumps=lump-sums",
      "  perpupil check sweep --plan deficit-risk.sweep.yaml --slice 3/8 --out part3.part",
      "",
      "Exit codes: 0 nothing is wrong, 1 files have errors, 3 some school would fail (0 with",
      "--allow-failures, unless a target would be left with no school)."
    })
final class CheckCommand implements Callable<Integer> {
  static final String NAME = "check";

  @Spec private CommandSpec spec;

  @Option(
      names = "--schools",
      paramLabel = "FILE",
      description = "Schools, one row each; repeat for more files with the same columns.")
  private List<Path> schools = List.of();

  @Option(
      names = "--formulas",
      paramLabel = "FILE",
      description = "Local formulas, one row an authority; repeat for more targets.")
  private List<String> formulas = List.of();

  @Option(
      names = "--nff",
      paramLabel = "YEAR",
      description = "The national formula of a year; repeat for more targets.")
  private List<String> editions = List.of();

  @Option(
      names = "--budgets",
      paramLabel = "FILE",
      description = "Budgets of the first year, one row a school and code.")
  private @Nullable Path budgets;

  @Option(names = "--staff", paramLabel = "FILE", description = "Posts, one row each.")
  private @Nullable Path staff;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What is assumed of the years to come, in YAML.")
  private @Nullable Path assumptions;

  @Option(
      names = "--years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "With --budgets: funding years to project, such as 2025-26..2030-31.")
  private @Nullable YearsOption years;

  @Option(names = "--trusts", paramLabel = "FILE", description = "Trusts, one row each.")
  private @Nullable Path trusts;

  @Option(names = "--services", paramLabel = "FILE", description = "Services, and who pays.")
  private @Nullable Path services;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "A scenario; files that are not given are those of its baseline.")
  private @Nullable Path scenario;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "With --scenario: another one in the baseline's place, as in run.")
  private @Nullable Path against;

  @Option(names = "--plan", paramLabel = "FILE", description = "A plan of a sweep, with its files.")
  private @Nullable Path plan;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Any command, with its own options after it.")
  private List<String> command = List.of();

  @Mixin private AreaCostOption areaCost;

  @Mixin private TargetOptions target;

  @Mixin private QuestionOptions questions;

  @Mixin private AffordabilityOptions affordability;

  @Mixin private RoundingOptions rounding;

  @Mixin private StandardOption standards;

  @Mixin private OutsideOption outside;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    if (!command.isEmpty()) {
      return rehearse();
    }
    checkUsage();
    CheckedTargets checked = new CheckedTargets();
    List<Problem> odd = new ArrayList<>();
    checked.tried(() -> standards.standards(odd));
    checked.add(odd);
    checked.add(target.protections.warnings());
    checked.add(affordability.problems());
    if (plan != null) {
      checked.plan(plan, outside.mayName(), questions.sensitivity());
    }
    if (scenario != null) {
      checked.scenario(
          scenario, Optional.ofNullable(against), outside.mayName(), given(), areaCost);
    }
    if (questions.solves()) {
      checked.solve(
          questions.solved(), Optional.ofNullable(scenario), outside.mayName(), given(), areaCost);
    }
    if (budgets != null && hasSchoolsAndFormulas()) {
      for (String formula : targets()) {
        budgets(budgets, formula, checked);
      }
    }
    if (!schools.isEmpty()) {
      formulas(checked);
    }
    return print(checked);
  }

  /** Tries a command as it would be run. */
  private int rehearse() {
    String name = command.get(0);
    CommandSpec root = spec.root();
    if (!root.subcommands().containsKey(name)) {
      throw new UnmatchedArgumentException(root.commandLine(), command.subList(0, 1));
    }
    if (spec.commandLine().getParseResult().matchedOptions().stream()
        .anyMatch(option -> !option.longestName().equals("--trace"))) {
      throw misuse("options of " + name + " go after its name");
    }
    int code = PerPupil.of(spec).rehearse(command, spec.commandLine().getErr());
    String end =
        switch (code) {
          case ExitCode.OK -> "would do";
          case ExitCode.SOFTWARE -> "would not do";
          case ExitCode.USAGE -> "is not used like this";
          default -> "would do, and leave schools out";
        };
    PrintWriter out = spec.commandLine().getOut();
    out.println(name + ": " + end);
    out.flush();
    return code;
  }

  /** Tries each formula by itself, and what is compared. */
  private void formulas(CheckedTargets checked) {
    List<String> targets = targets();
    List<String> all = new ArrayList<>(targets);
    all.addAll(target.compared());
    questions.ownFormula().ifPresent(all::add);
    Optional<Inputs> inputs = checked.inputs(() -> areaCost.of(Inputs.read(schools, all)));
    if (inputs.isEmpty()) {
      return;
    }
    // What own rates are to fit into is next year's money.
    AffordabilityOptions asked =
        questions.ownFormula().isEmpty() ? affordability : new AffordabilityOptions();
    for (int i = 0; i < targets.size(); i++) {
      checked.allocation(targets.get(i), inputs.get(), i, asked, rounding.rules());
    }
    if (target.compares()) {
      checked.comparison(
          target.from + " to " + target.to,
          inputs.get(),
          targets.size(),
          targets.size() + 1,
          target.protections.floorAndCap(),
          rounding.rules());
    }
    questions
        .ownFormula()
        .ifPresent(
            to ->
                checked.question(
                    "own formula closer to " + to,
                    () ->
                        questions
                            .ownRates(affordability, spec)
                            .answer(inputs.get(), 0, all.size() - 1)));
  }

  /** Tries what is made of budgets: the projection, a trust, and who may join it. */
  private void budgets(Path budgetFile, String formula, CheckedTargets checked) {
    Optional<OrganisationInputs> read =
        checked.organisation(() -> organisation(budgetFile, formula));
    if (read.isEmpty() || years == null) {
      return;
    }
    OrganisationInputs inputs = read.get();
    YearsOption run = years;
    String by = targets().size() == 1 ? "" : " by " + formula;
    checked.projection(
        "projection" + by, inputs.budgets(), Optional.ofNullable(affordability.authorities), run);
    questions
        .departures(target.sponsored(), target.trustName())
        .ifPresent(
            leaving ->
                checked.question(
                    "authority" + by,
                    () ->
                        leaving.answer(
                            inputs,
                            Optional.ofNullable(affordability.authorities).orElseThrow(),
                            () -> BudgetOptions.plan(inputs, run))));
    target
        .trust(spec, questions.leave())
        .ifPresent(
            trust -> {
              Supplier<ProjectionBuilder> builder = () -> BudgetOptions.plan(inputs, run);
              checked.question(
                  "trust " + Show.name(trust.trust()) + by,
                  () -> trust.answer(inputs, builder.get()));
              trust
                  .courses()
                  .forEach(
                      (id, course) ->
                          checked.question(
                              "options of " + Show.name(id) + by,
                              () -> course.get().answer(inputs, builder)));
            });
  }

  private void checkUsage() {
    if (schools.isEmpty() && plan == null && scenario == null) {
      throw misuse("--schools, --scenario or --plan says what to check");
    }
    boolean needBudgets = years != null || Stream.of(staff, assumptions).anyMatch(Objects::nonNull);
    if (scenario == null && budgets == null && needBudgets) {
      throw misuse("--staff, --assumptions and --years need --budgets");
    }
    boolean needSchools = Stream.of(trusts, services).anyMatch(Objects::nonNull);
    if (needSchools && (budgets == null || !hasSchoolsAndFormulas())) {
      throw misuse("--trusts and --services need --budgets, --schools, and --formulas or --nff");
    }
    if (scenario == null && budgets != null && !hasSchoolsAndFormulas()) {
      throw misuse("--budgets needs --schools, and --formulas or --nff");
    }
    if (target.compares() && schools.isEmpty()) {
      throw misuse("--from and --to need --schools");
    }
    if (against != null && scenario == null) {
      throw misuse("--against needs --scenario");
    }
    target
        .misuse(trusts, years, questions.leave())
        .or(
            () ->
                questions.misuse(
                    formulas, affordability, budgets != null && years != null, plan != null))
        .or(() -> affordability.misuse(!formulas.isEmpty()))
        .ifPresent(
            text -> {
              throw misuse(text);
            });
  }

  private ParameterException misuse(String text) {
    return new ParameterException(spec.commandLine(), text);
  }

  private boolean hasSchoolsAndFormulas() {
    return !schools.isEmpty() && !targets().isEmpty();
  }

  private List<String> targets() {
    List<String> targets = new ArrayList<>(formulas);
    editions.forEach(edition -> targets.add("nff:" + edition));
    return targets;
  }

  /** Returns the files of a projection, which one of the formulas pays. */
  private OrganisationInputs organisation(Path budgetFile, String formula) {
    return OrganisationInputs.read(
        () ->
            areaCost.of(
                BudgetInputs.read(
                    schools,
                    formula,
                    budgetFile,
                    Optional.ofNullable(staff),
                    Optional.ofNullable(assumptions))),
        Optional.ofNullable(trusts),
        Optional.ofNullable(affordability.authorities),
        Optional.ofNullable(services));
  }

  private ScenarioBaseline given() {
    return new ScenarioBaseline(
        schools,
        targets().stream().findFirst(),
        Optional.ofNullable(budgets),
        Optional.ofNullable(staff),
        Optional.ofNullable(assumptions),
        Optional.ofNullable(years).map(run -> run.first() + ".." + run.last()));
  }

  private int print(CheckedTargets checked) {
    PrintWriter err = spec.commandLine().getErr();
    List<Problem> problems = checked.problems();
    Problem.grouped(problems).forEach(err::println);
    checked.failures().forEach(err::println);
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    checked.schools().ifPresent(table -> counts(table.schools(), out));
    checked.targets().forEach(out::println);
    long errors = problems.stream().filter(Problem::isError).count();
    long notes = problems.stream().filter(Problem::isNote).count();
    out.println("errors: " + errors + ", warnings: " + (problems.size() - errors - notes));
    out.flush();
    boolean isStopped = errors > 0 || (checked.isSomeTargetEmpty() && failures.areAllowed());
    return isStopped ? ExitCode.SOFTWARE : failures.code(checked.failures().size());
  }

  private static void counts(List<School> all, PrintWriter out) {
    out.println("schools: " + Show.whole(all.size()));
    out.println("pupils: " + Show.plain(all.stream().mapToDouble(School::pupils).sum()));
    out.println("authorities: " + all.stream().map(School::laCode).distinct().count());
  }
}
