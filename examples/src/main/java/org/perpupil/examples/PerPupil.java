package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command line. */
@Command(
    name = "perpupil",
    description = "What a funding formula does to English schools, line by line.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AllocateCommand.class,
      StatementCommand.class,
      CompareCommand.class,
      ProjectCommand.class,
      SweepCommand.class,
      MergeCommand.class,
      SensitivityCommand.class,
      OptionsCommand.class,
      AuthorityCommand.class,
      TrustCommand.class,
      OwnFormulaCommand.class,
      CheckCommand.class,
      RunCommand.class,
      SolveCommand.class,
      ScenariosCommand.class,
      AssumptionsCommand.class,
      RatesCommand.class,
      TemplateCommand.class
    },
    footer = {
      "",
      "What does the national formula do to these schools?",
      "  perpupil compare --schools schools.csv --from formulas.csv --to nff:2025-26",
      "What does one of them get, and why?",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id S01",
      "Can they live on it over the next years?",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2030-31",
      "How do I start a file of my own?",
      "  perpupil template schools > schools.csv",
      "",
      "Exit codes: 0 done, 1 bad input (every problem is printed), 2 bad usage."
    })
public final class PerPupil {
  private PerPupil() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true);
    PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true);
    int code = commandLine(out, err).execute(args);
    if (out.checkError()) {
      err.println("error: not everything could be written to standard output");
      err.println("Maybe the disk is full, or the reader of a pipe went away.");
      code = Math.max(code, ExitCode.SOFTWARE);
    }
    System.exit(code);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new PerPupil())
        .setOut(out)
        .setErr(err)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(PerPupil::report);
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    if (e instanceof ProblemsException problems) {
      Messages.problems(command.getErr(), problems.problems());
    } else if (e instanceof UncheckedIOException io) {
      command.getErr().println("error: cannot write: " + io.getMessage());
      command.getErr().println("Maybe the folder is not yours to write in, or the disk is full.");
    } else if (e instanceof IllegalStateException state) {
      command.getErr().println("error: " + state.getMessage());
      command.getErr().println("Maybe this is a fault of the program; please report it.");
    } else {
      throw e;
    }
    command.getErr().flush();
    return ExitCode.SOFTWARE;
  }
}
