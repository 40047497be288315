package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.SensitivityWriter;
import org.perpupil.statistics.Tornado;
import org.perpupil.statistics.sensitivity.Analysis;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.run.SweepSensitivity;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells which of a plan's inputs matter. */
@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    description = {
      "Which assumption matters: for one school with --id, else for all schools together.",
      "Inputs vary apart and schools move together here; correlations and levels of the plan are"
          + " left out, with a warning."
    },
    footer = {
      "",
      "What moves one school's reserve, one assumption at a time?",
      "  perpupil sensitivity --plan deficit-risk.sweep.yaml --method tornado --id W01 \\",
      "      --out tornado.csv",
      "How much of the variance does each explain, alone and with others?",
      "  perpupil sensitivity --plan deficit-risk.sweep.yaml --method sobol --out sobol.csv",
      "And how much do each two of them explain by acting together?",
      "  perpupil sensitivity --plan deficit-risk.sweep.yaml --method sobol --second-order \\",
      "      --out pairs.csv",
      "A screening that reaches the corners: 20 trajectories out of 200, far apart",
      "  perpupil sensitivity --plan deficit-risk.sweep.yaml --method morris --candidates 200 \\",
      "      --out morris.csv",
      "Which assumption decides who loses, and how much, when schools leave?",
      "  perpupil sensitivity --plan stay-or-leave.sweep.yaml --method sobol \\",
      "      --measure closing_reserve_lost --out lost.csv"
    })
final class SensitivityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PlanOptions options;

  @Option(
      names = "--method",
      required = true,
      paramLabel = "METHOD",
      description = "tornado, morris, sobol or regression.")
  private SensitivityQuestion.Method method;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description = "One school, by its identifier or its name (default: all together).")
  private @Nullable String id;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "Trajectories of morris (default 20); base points of sobol or rows of"
              + " regression (default 1024, best a power of 2).")
  private @Nullable Integer size;

  @Option(
      names = "--levels",
      paramLabel = "N",
      description = "Levels of the grid of morris, an even number (default 4).")
  private @Nullable Integer levels;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description =
          "Random trajectories of morris to choose those from that are farthest apart (default:"
              + " take the first ones).")
  private @Nullable Integer candidates;

  @Option(
      names = "--second-order",
      description = "Let sobol also tell what each two inputs explain together: twice the runs.")
  private boolean isSecondOrder;

  @Option(
      names = "--measure",
      paramLabel = "MEASURE",
      description =
          "One measure of the plan (default: all, the first one printed). A plan that compares two"
              + " worlds has, for each, also _against, _difference, _higher (1 or 0), _losers"
              + " (schools) and _lost (by them together).")
  private @Nullable String measure;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    int threads = options.threads();
    if (method == SensitivityQuestion.Method.TORNADO && size != null) {
      throw new ParameterException(spec.commandLine(), "--size has no meaning for a tornado");
    }
    if (method != SensitivityQuestion.Method.MORRIS && (levels != null || candidates != null)) {
      throw new ParameterException(
          spec.commandLine(), "--levels and --candidates are of --method morris");
    }
    if (method != SensitivityQuestion.Method.SOBOL && isSecondOrder) {
      throw new ParameterException(spec.commandLine(), "--second-order is of --method sobol");
    }
    SweepInputs inputs = options.read();
    OutputWriter to = outputs.open(SensitivityWriter.output(options.out), options.read(inputs));
    Messages.warnings(err, inputs.warnings());
    SensitivityQuestion question =
        new SensitivityQuestion(
            Optional.of(method),
            Optional.ofNullable(id),
            Optional.ofNullable(measure),
            Optional.ofNullable(size),
            new SensitivityQuestion.Special(
                Optional.ofNullable(levels), Optional.ofNullable(candidates), isSecondOrder));
    SweepSensitivity sensitivity = question.bound(inputs);
    Messages.warnings(err, sensitivity.warnings());
    ProjectionMessages.basis(err, sensitivity.basis());
    Messages.failures(err, sensitivity.schools(), sensitivity::failure);
    long failed =
        IntStream.range(0, sensitivity.schools().size())
            .filter(row -> sensitivity.failure(row).isPresent())
            .count();
    if (failed == sensitivity.schools().size()) {
      err.println("error: no school could be projected; nothing is written");
      return ExitCode.SOFTWARE;
    }
    int unit = id == null ? sensitivity.total() : sensitivity.school();
    SweepMeasure shown = question.figure(sensitivity);
    if (PerPupil.isRehearsal(spec)) {
      question.requireAnalysis(sensitivity);
      return failures.code(failed);
    }
    try {
      if (method == SensitivityQuestion.Method.TORNADO) {
        OneAtATime analysis = OneAtATime.of(sensitivity.inputs());
        Map<String, Tornado> found =
            run(analysis, sensitivity, unit, threads, measure == null ? null : shown);
        SensitivityWriter.writeTornado(
            found, sensitivity.layout().units().get(unit), sensitivity.basis(), to);
        SensitivityReport.printTornado(
            last(sensitivity, shown, found), spec.commandLine().getOut());
      } else {
        Analysis<SensitivityResult> analysis = question.analysis(sensitivity);
        Map<String, SensitivityResult> found =
            run(analysis, sensitivity, unit, threads, measure == null ? null : shown);
        SensitivityWriter.write(
            found, sensitivity.layout().units().get(unit), sensitivity.basis(), to);
        SensitivityResult printed = last(sensitivity, shown, found);
        SensitivityReport.print(printed, spec.commandLine().getOut());
        Messages.warnings(err, printed.warnings());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("stopped; nothing was written");
      return ExitCode.SOFTWARE;
    }
    return failures.code(failed);
  }

  private static <R> Map<String, R> run(
      Analysis<R> analysis,
      SweepSensitivity sensitivity,
      int unit,
      int threads,
      @Nullable SweepMeasure only)
      throws InterruptedException {
    Map<String, double[]> outputs =
        new LinkedHashMap<>(sensitivity.evaluate(analysis.design(), unit, threads));
    if (only != null) {
      outputs.keySet().removeIf(name -> !name.startsWith(only.fileName() + " "));
    }
    return analysis.results(analysis.design(), outputs);
  }

  /** Returns the result of a figure in the last year that has it. */
  private static <R> R last(
      SweepSensitivity sensitivity, SweepMeasure figure, Map<String, R> results) {
    String name = sensitivity.last(figure, results.keySet());
    return Objects.requireNonNull(results.get(name), name);
  }
}
