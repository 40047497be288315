package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.perpupil.impact.Cause;
import org.perpupil.io.input.AssumptionReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.scenario.Assumption;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints every number that may change, and what holds unless somebody sets it. */
@Command(
    name = "assumptions",
    mixinStandardHelpOptions = true,
    description = "Every number that may change: unit, range, default, status and source.",
    footer = {
      "",
      "Those of pay, and all of them for a program:",
      "  perpupil assumptions pay",
      "  perpupil assumptions --csv > assumptions.csv"
    })
final class AssumptionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..1",
      defaultValue = "",
      description = "Only assumptions with this in their name or description.")
  private String word;

  @Option(names = "--csv", description = "Everything known of each, as CSV.")
  private boolean csv;

  @Override
  public Integer call() {
    String wanted = word.toLowerCase(Locale.ROOT);
    List<Assumption> found =
        Assumption.all().stream()
            .filter(
                assumption ->
                    assumption.name().contains(wanted)
                        || assumption.description().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    if (found.isEmpty()) {
      List<String> names = Assumption.all().stream().map(Assumption::name).toList();
      throw new ProblemsException(
          Problem.error(
              "assumptions",
              word,
              "part of the name or description of an assumption",
              Names.advice(wanted, names, "it goes by another word; without one, all are listed")));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (csv) {
      Screen.printTable(out, AssumptionReader.toCsv(found));
    } else {
      table(found).print(out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static TextTable table(List<Assumption> found) {
    TextTable table = new TextTable("lrlltt");
    table.row("assumption", "default", "unit", "status", "cause group", "description").rule();
    for (Assumption assumption : found) {
      OptionalDouble value = assumption.defaultValue();
      table.row(
          assumption.name(),
          value.isEmpty() ? "-" : Problem.plain(value.getAsDouble()),
          assumption.unit(),
          assumption.status().label(),
          Cause.of(assumption).label(),
          assumption.description());
    }
    return table;
  }
}
