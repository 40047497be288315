package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.ScenarioRunWriter;
import org.perpupil.problem.Problem;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.viability.Standard;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a scenario beside its baseline and prints what differs, and why. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "A scenario beside its baseline: what it does to schools' reserves, who gains and who"
          + " loses, and which causes did it.",
      "Files and years that are not given are taken from the scenario's key baseline. A school"
          + " that converts is compared over the years of the baseline, and one that is made of"
          + " others with those together."
    },
    footer = {
      "",
      "  perpupil run --scenario flat-cash.scenario.yaml",
      "  perpupil run --scenario mine.yaml --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --years 2025-26..2030-31 --out results",
      "Two scenarios of one baseline, by trust:",
      "  perpupil run --scenario hard-nff-in-one-step.scenario.yaml \\",
      "      --against hard-nff-over-three-years.scenario.yaml --group trust",
      "A file to start from, and those that are shipped:",
      "  perpupil template scenario > mine.yaml",
      "  perpupil scenarios"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "FILE",
      description = "What differs from the baseline, in YAML.")
  private Path scenario;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description =
          "Another scenario of the same baseline, in the baseline's place: what either of them"
              + " holds constant is constant in both.")
  private @Nullable Path against;

  @Mixin private BaselineOptions baseline;

  @Mixin private OutsideOption outside;

  @Mixin private StandardOption standards;

  @Option(
      names = "--group",
      paramLabel = "HOW",
      converter = GroupOption.class,
      description =
          "Gains and losses by authority, trust, phase (default), region, or need in fifths; repeat"
              + " for more.")
  private List<Grouping> groupings = List.of(Grouping.PHASE);

  @Option(names = "--real", description = "Show schools' reserves in the prices of the first year.")
  private boolean inRealTerms;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Also write baseline.csv, scenario.csv, difference.csv, lines.csv, protection.csv,"
              + " groups.csv and summary.json to a folder; or all tables as sheets of one workbook,"
              + " a name that ends .xlsx.")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    List<Problem> odd = new ArrayList<>();
    List<Standard> asked = standards.standards(odd);
    Messages.warnings(err, odd);
    ScenarioFile file = ScenarioFile.read(scenario, outside.mayName());
    Optional<ScenarioFile> other =
        Optional.ofNullable(against).map(path -> ScenarioFile.read(path, outside.mayName()));
    BaselineOptions.Sources sources =
        other.isEmpty()
            ? baseline.or(file.baseline())
            : baseline.same(file.baseline(), other.get().baseline());
    List<Path> scenarios = new ArrayList<>(List.of(scenario));
    Optional.ofNullable(against).ifPresent(scenarios::add);
    List<Path> read = new ArrayList<>(sources.files());
    read.addAll(scenarios);
    @Nullable OutputWriter to =
        outputs.openIf(out == null ? null : ScenarioRunWriter.output(out), read);
    BudgetInputs inputs = sources.read();
    List<Problem> warnings =
        new ArrayList<>(inputs.warnings(sources.years().first(), sources.years().last()));
    warnings.addAll(file.warnings());
    other.ifPresent(one -> warnings.addAll(one.warnings()));
    Messages.warnings(err, warnings);
    ScenarioRun run =
        other.isEmpty()
            ? ScenarioRun.of(sources.run(inputs), file.scenario())
            : ScenarioRun.between(sources.run(inputs), other.get().scenario(), file.scenario());
    Messages.warnings(err, run.warnings());
    Messages.failures(err, inputs.schools(), run::failure);
    int failed = run.failed();
    if (failed == inputs.schools().size()) {
      err.println("error: no school could be projected; nothing is written");
      return ExitCode.SOFTWARE;
    }
    ScenarioRunWriter.Differing differing = ScenarioRunWriter.differing(run);
    warnOfNothing(err, differing);
    ProjectionMessages.posts(err, run.baseline().plan());
    ProjectionMessages.basis(err, SweepBasis.of(run.changed(), run.changedAssumptions()));
    ProjectionMessages.givingWay(err, run.baselineAssumptions(), run.baseline().years());
    if (to != null) {
      ScenarioRunWriter.write(run, scenarios, sources.files(), to);
    }
    PrintWriter print = spec.commandLine().getOut();
    new RunReport(run, groupings, inRealTerms).print(differing, print);
    StandardOption.print(against == null ? "Baseline" : "Against", run.baseline(), asked, print);
    StandardOption.print("Scenario", run.changed(), asked, print);
    print.flush();
    err.printf(
        Locale.ROOT,
        "schools: %s read = %s projected + %s failed%n",
        Show.whole(inputs.schools().size()),
        Show.whole(inputs.schools().size() - failed),
        Show.whole(failed));
    return failures.code(failed);
  }

  private static void warnOfNothing(PrintWriter err, ScenarioRunWriter.Differing differing) {
    if (differing.assumptions() == 0) {
      Screen.keep(
          err,
          "warning: scenario: found no assumption that differs, expected one or more.\n"
              + "Maybe its changes repeat what the baseline says already, or name no year while"
              + " figures are published for all of them.");
    } else if (differing.figures() == 0) {
      Screen.keep(
          err,
          "warning: scenario: found no figure that differs, expected one or more.\n"
              + "Maybe its changes touch what no school here has, or years in which published"
              + " figures hold.");
    }
  }
}
