package org.perpupil.examples;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.Sweep;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;

/** What a sweep tells and ends with, wherever its worlds run: here, or on a cluster. */
public final class SweepMessages {
  private SweepMessages() {}

  /**
   * Returns a line for one command that understands words, tells problems and ends as commands of
   * this program do.
   *
   * @param trace whether to print where in the program a problem was met, asked when there is one
   */
  public static CommandLine line(
      Object command, OutputStream results, OutputStream messages, BooleanSupplier trace) {
    CommandLine line =
        new CommandLine(command)
            .setOut(Screen.of(writer(results), Terminal.isOutputWatched(), Terminal.width()))
            .setErr(Screen.of(writer(messages), Terminal.isWatched()))
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler(PerPupil::misused);
    return line.setExecutionExceptionHandler(
        (failure, of, arguments) -> {
          Failure.print(failure, trace.getAsBoolean(), of.getErr());
          return ExitCode.SOFTWARE;
        });
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  /**
   * Tells which schools cannot be projected and what all worlds rest on.
   *
   * @return how many schools cannot be projected
   */
  public static long begin(SweepInputs inputs, Sweep sweep, PrintWriter err) {
    Messages.failures(err, inputs.schools(), sweep::failure);
    ProjectionMessages.basis(err, sweep.basis());
    long failed =
        IntStream.range(0, inputs.schools().size())
            .filter(row -> sweep.failure(row).isPresent())
            .count();
    if (failed == inputs.schools().size()) {
      err.println("error: no school could be projected; nothing is written");
    }
    return failed;
  }

  /** Tells what all worlds came to, then what was odd in the files. */
  public static void end(SweepResult whole, Sweep sweep, PrintWriter out, PrintWriter err) {
    SweepReport.print(whole, out);
    SweepReport.printPrecision(whole, sweep.plan().stop(), err);
    SweepReport.printGaps(whole, err);
    err.println(
        Show.whole((double) whole.count())
            + " worlds of "
            + Show.whole(sweep.schools().schools().size())
            + " schools; plan and data "
            + sweep.fingerprint().substring(0, 12));
  }

  /** Keeps what is odd in the files until the answer is printed. */
  public static void warnings(SweepInputs inputs, PrintWriter err) {
    Messages.warnings(err, inputs.warnings());
  }

  /** Prints what was kept. */
  public static void tell(PrintWriter err) {
    Screen.tell(err);
  }
}
