package org.perpupil.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.io.input.SweepInputs;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which plan is run, on how many threads, and where results go. */
final class PlanOptions {
  private static final int MOST_THREADS = 1024;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "What varies and how, in YAML; it names the other files from its own folder.")
  Path plan;

  @Mixin private OutsideOption outside;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one a processor); they change no figure.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where it goes: .csv, or .xlsx for a workbook.")
  Path out;

  /** Reads the plan and the files that it names. */
  SweepInputs read() {
    return SweepInputs.read(plan, outside.mayName());
  }

  /** Returns every file that is read. */
  List<Path> read(SweepInputs inputs) {
    List<Path> read = new ArrayList<>(inputs.files());
    read.add(plan);
    return read;
  }

  int threads() {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          spec.commandLine(), "--threads takes 1 or more, at most " + MOST_THREADS);
    }
    return threads;
  }
}
