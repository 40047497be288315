package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.SolvedWriter;
import org.perpupil.scenario.Scenario;
import org.perpupil.sweep.solving.SolveQuestion;
import org.perpupil.sweep.solving.SolvedCondition;
import org.perpupil.sweep.solving.SolvedNumber;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the value of one number at which a school just keeps a condition. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "What must be true: the smallest or largest value of one number at which a school keeps a"
          + " condition, everything else as the baseline or a scenario has it.",
      "The number is printed on the safe side: as it stands it keeps the condition, in the figures"
          + " that run and project print.",
      "The number is an assumption, or roll: pupils from the second year on, all year groups alike."
          + " --latest-year asks how late a scenario's changes may begin."
    },
    footer = {
      "",
      "The largest pay award that one school can meet, with the baseline of a scenario:",
      "  perpupil solve --id W06 --largest pay.teacher_award_percent --in-years 2027-28..2030-31"
          + " \\",
      "      --keep 'closing_reserve>=0' --scenario falling-rolls.scenario.yaml",
      "The smallest roll with which it pays its way, with files of one's own:",
      "  perpupil solve --id W06 --smallest roll --keep 'in_year_balance>=0' \\",
      "      --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2028-29",
      "The largest central charge that an academy can pay:",
      "  perpupil solve --id W18 --largest trust.central_charge_percent \\",
      "      --keep 'closing_reserve>=0' --scenario trust-pooling.scenario.yaml",
      "How late may its changes begin?",
      "  perpupil solve --id W06 --latest-year --keep 'closing_reserve>=0' \\",
      "      --scenario flat-cash.scenario.yaml"
    })
final class SolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "ID",
      description = "The school: its identifier or its name.")
  private String id;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private UnknownOption unknown;

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "CONDITION",
      description =
          "What has to hold: closing_reserve or in_year_balance, >= and pounds, such as"
              + " closing_reserve>=0.")
  private String keep;

  @Option(
      names = "--every-year",
      description = "It has to hold in every year, not only in the last.")
  private boolean everyYear;

  @Option(
      names = "--in-years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description =
          "Years in which the value is looked for (default: all after the first that no figure,"
              + " such as a pay scale, is published for).")
  private @Nullable YearsOption in;

  @Option(
      names = "--from",
      paramLabel = "X",
      description = "Lowest value to try (of a roll: half of it).")
  private @Nullable Double from;

  @Option(
      names = "--to",
      paramLabel = "Y",
      description = "Highest value to try (of a roll: twice it).")
  private @Nullable Double to;

  @Option(names = "--scenario", paramLabel = "FILE", description = "What differs, in YAML.")
  private @Nullable Path scenario;

  @Mixin private BaselineOptions baseline;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The number and what the years come to, as CSV.")
  private @Nullable Path out;

  @Mixin private OutputOptions outputs;

  @Mixin private OutsideOption outside;

  @Override
  public Integer call() {
    SolveQuestion question = question();
    Optional<ScenarioFile> file =
        Optional.ofNullable(scenario).map(path -> ScenarioFile.read(path, outside.mayName()));
    Scenario changes =
        file.map(ScenarioFile::scenario).orElseGet(() -> Scenario.builder("baseline").build());
    BaselineOptions.Sources sources =
        baseline.or(file.map(ScenarioFile::baseline).orElseGet(ScenarioBaseline::none));
    List<Path> read = new ArrayList<>(sources.files());
    if (scenario != null) {
      read.add(scenario);
    }
    @Nullable OutputWriter writer =
        outputs.openIf(out == null ? null : SolvedWriter.output(out), read);
    BudgetInputs inputs = sources.read();
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, inputs.warnings(sources.years().first(), sources.years().last()));
    file.ifPresent(one -> Messages.warnings(err, one.warnings()));
    SolvedNumber solved = question.answer(sources.run(inputs), changes);
    if (writer == null) {
      PrintWriter print = spec.commandLine().getOut();
      SolveReport.print(solved, print);
      print.flush();
    } else {
      SolvedWriter.write(solved, writer);
    }
    Messages.warnings(err, solved.warnings());
    ProjectionMessages.basis(err, solved.basis());
    return ExitCode.OK;
  }

  private SolveQuestion question() {
    return new SolveQuestion(
        id,
        unknown.unknown(),
        SolvedCondition.parse(keep, everyYear),
        Optional.ofNullable(in).map(YearsOption::span),
        from == null ? OptionalDouble.empty() : OptionalDouble.of(from),
        to == null ? OptionalDouble.empty() : OptionalDouble.of(to));
  }
}
