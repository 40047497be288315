package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.result.DrawsWriter;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins parts of a sweep. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Join the parts that 'sweep --slice' wrote into one table of results.",
      "All slices have to be there, each once, of one plan and the same data."
    },
    footer = {
      "",
      "Two halves, each run on a machine of its own:",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --slice 1/2 --out part1.part",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --slice 2/2 --out part2.part",
      "  perpupil merge part1.part part2.part --out risk.csv",
      "The same, with every world kept:",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --slice 1/2 --out part1.part \\",
      "      --draws part1.draws.csv.gz",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --slice 2/2 --out part2.part \\",
      "      --draws part2.draws.csv.gz",
      "  perpupil merge part1.part part2.part part1.draws.csv.gz part2.draws.csv.gz \\",
      "      --out risk.csv --draws draws.csv.gz"
    })
final class MergeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PART",
      description = "Parts and, with --draws, their draws, in any order.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where it goes: .csv, or .xlsx for a workbook.")
  private Path out;

  @Option(
      names = "--draws",
      paramLabel = "FILE",
      description = "Where the draws go: a name that ends .csv.gz or .csv.")
  private @Nullable Path draws;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    OutputWriter to = outputs.open(SweepWriter.output(out), files);
    List<Path> ofDraws = files.stream().filter(MergeCommand::isDraws).toList();
    if (draws == null && !ofDraws.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), ofDraws.get(0) + " holds draws, which --draws joins");
    }
    if (draws != null && ofDraws.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--draws needs the draws of every slice beside their parts");
    }
    @Nullable OutputWriter all = null;
    if (draws != null) {
      List<Path> others = new ArrayList<>(files);
      others.addAll(to.files());
      all = outputs.open("--draws", DrawsWriter.output(draws), others);
    }
    List<Problem> problems = new ArrayList<>();
    List<SweepResult> parts = new ArrayList<>();
    for (Path file : files) {
      if (isDraws(file)) {
        continue;
      }
      try {
        parts.add(SweepWriter.readPart(file));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    ProblemsException.throwIfAny(problems);
    SweepResult whole = SweepResult.merge(parts);
    if (all != null) {
      DrawsWriter.join(ofDraws, whole, all);
    }
    PrintWriter err = spec.commandLine().getErr();
    ProjectionMessages.basis(err, whole.basis());
    SweepWriter.write(whole, to);
    SweepReport.print(whole, spec.commandLine().getOut());
    SweepReport.printPrecision(whole, Optional.empty(), err);
    SweepReport.printGaps(whole, err);
    err.println(
        Show.whole((double) whole.worlds()) + " worlds of " + Show.whole(parts.size()) + " parts");
    return failures.code(whole.schoolsFailed());
  }

  private static boolean isDraws(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv.gz") || name.endsWith(".csv");
  }
}
