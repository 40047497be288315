package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.check.Names;
import org.perpupil.problem.check.Visible;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "perpupil",
    description = "What a funding formula does to English schools, line by line.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "What does the national formula do to these schools?",
      "  perpupil compare --schools schools.csv --from formulas.csv --to nff:2025-26",
      "What does one of them get, and why?",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id W01",
      "Can they live on it over the next years?",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2030-31",
      "How do I start a file of my own?",
      "  perpupil template schools > schools.csv",
      "What does a command need, and how is it used?",
      "  perpupil help compare",
      "",
      "Exit codes: 0 done, 1 bad input (every problem is printed) or a result that could not be",
      "written, 2 bad usage, 3 done, but some school failed (0 with --allow-failures)."
    })
public final class PerPupil {
  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "When a command cannot go on, also print where in the program.")
  private boolean trace;

  private final Deque<OutputWriter> held = new ArrayDeque<>();
  private volatile @Nullable Runnable onStop;
  private volatile boolean isOver;

  /** Whether commands do everything but print and write results. */
  private final boolean isRehearsal;

  private final Path current;

  private PerPupil(boolean isRehearsal, Path current) {
    this.isRehearsal = isRehearsal;
    this.current = current;
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    // Figures look the same everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(
        run(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            args));
  }

  /** Runs the command line and returns its code; every result goes through here. */
  static int run(OutputStream results, OutputStream messages, String... args) {
    CheckedStream checked = new CheckedStream(results);
    PrintWriter out = new PrintWriter(new OutputStreamWriter(checked, UTF_8));
    PrintWriter err = new PrintWriter(new OutputStreamWriter(messages, UTF_8));
    CommandLine line =
        commandLine(
            Screen.of(out, Terminal.isOutputWatched(), Terminal.width()),
            Screen.of(err, Terminal.isWatched()),
            Path.of(""),
            args);
    PerPupil program = of(line.getCommandSpec());
    Thread hook = new Thread(() -> program.stop(line.getErr()));
    Runtime.getRuntime().addShutdownHook(hook);
    int code = line.execute(args);
    line.getOut().flush();
    program.isOver = true;
    Optional<IOException> failure = checked.failure();
    if (failure.isPresent() && !Terminal.isReaderGone(failure.get(), results)) {
      line.getErr().println(Failure.output(failure.get()));
      code = code == ExitCode.USAGE ? code : ExitCode.SOFTWARE;
    }
    line.getErr().flush();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being stopped.
    }
    return code;
  }

  /** Returns the command line with all its commands. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(out, err, Path.of(""));
  }

  /**
   * Returns the command line as it is in a folder.
   *
   * @param words what it is to run, for which it has what they can need; none for all commands
   */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, Path current, String... words) {
    return commandLine(new PerPupil(false, current), out, err, current, List.of(words));
  }

  /**
   * Runs a command without printing or writing its results, and returns its exit code.
   *
   * @param words the command and what it is given
   * @param err where everything goes that is wrong or odd, none of it left out
   */
  int rehearse(List<String> words, PrintWriter err) {
    List<String> all = new ArrayList<>(words);
    if (trace) {
      all.add("--trace");
    }
    return commandLine(
            new PerPupil(true, current),
            new PrintWriter(Writer.nullWriter()),
            Screen.ofAllMessages(err),
            current,
            all)
        .execute(all.toArray(String[]::new));
  }

  /** Returns whether a command is only tried, so that it may leave out what takes long. */
  static boolean isRehearsal(CommandSpec spec) {
    return of(spec).isRehearsal;
  }

  /**
   * Returns the command line, with the commands that some words can need.
   *
   * @param words what it is to run; all commands are there where there are none
   */
  private static CommandLine commandLine(
      PerPupil program, PrintWriter out, PrintWriter err, Path current, List<String> words) {
    CommandLine line =
        new WorkspaceLine(program, current, CommandsByName.neededBy(words))
            .setOut(out instanceof Screen ? out : Screen.of(out, false))
            .setErr(err instanceof Screen ? err : Screen.of(err, false))
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setUsageHelpWidth(100)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Double.class, new NumberConverter())
            .registerConverter(double.class, new NumberConverter())
            .registerConverter(Integer.class, new WholeNumberConverter())
            .registerConverter(int.class, new WholeNumberConverter())
            .registerConverter(LocalDate.class, new DayConverter())
            // Keeps the reason why a name is none, which the usual converter does not.
            .registerConverter(Path.class, Path::of)
            .setExecutionStrategy(program::execute);
    CommandLine check = line.getSubcommands().get(CheckCommand.NAME);
    if (check != null) {
      // What stands after a command's name is that command's.
      check.getCommandSpec().parser().stopAtPositional(true);
    }
    return line.setParameterExceptionHandler(PerPupil::misused);
  }

  /** Says what is wrong with the words of a command, or with a path among them. */
  static int misused(ParameterException failure, String[] args) {
    PrintWriter err = failure.getCommandLine().getErr();
    Optional<InvalidPathException> path =
        Failure.cause(failure, InvalidPathException.class).or(() -> unreadable(args));
    if (path.isPresent()) {
      err.println(Failure.path(path.get()));
      return ExitCode.SOFTWARE;
    }
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    Map<String, String> slips = slips(failure, args);
    // Where a required option is missing, it may be there under a name that is none.
    String words =
        failure instanceof MissingParameterException && !slips.isEmpty()
            ? "Unknown option: '" + slips.keySet().iterator().next() + "'"
            : String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("; "));
    err.println(Visible.text(words) + "; see '" + spec.qualifiedName() + " --help'");
    slips.values().stream()
        .findFirst()
        .ifPresent(name -> err.println("Maybe '" + name + "' was meant."));
    return ExitCode.USAGE;
  }

  /** Returns the option or command that is nearest to each word that is none. */
  private static Map<String, String> slips(ParameterException failure, String[] args) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    List<String> names = new ArrayList<>(spec.optionsMap().keySet());
    names.addAll(spec.subcommands().keySet());
    List<String> words =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched.getUnmatched()
            : Stream.of(args).filter(word -> word.startsWith("--")).toList();
    Map<String, String> slips = new LinkedHashMap<>();
    for (String word : words) {
      String name = word.replaceFirst("=.*", "");
      if (!names.contains(name)) {
        Names.nearest(name, names).ifPresent(nearest -> slips.put(word, nearest));
      }
    }
    return slips;
  }

  /** Returns why one of some words cannot name a file anywhere, if one cannot. */
  private static Optional<InvalidPathException> unreadable(String[] args) {
    for (String word : args) {
      try {
        Path unused = Path.of(word);
      } catch (InvalidPathException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** Returns the program that a command belongs to. */
  static PerPupil of(CommandSpec spec) {
    return (PerPupil) spec.root().userObject();
  }

  /**
   * Opens an output and keeps hold of it until the command ends or the program is stopped, which
   * waits while the output is being opened.
   */
  OutputWriter hold(Supplier<OutputWriter> opening) {
    synchronized (held) {
      if (isOver) {
        throw new IllegalStateException("the program was stopped");
      }
      OutputWriter output = opening.get();
      held.push(output);
      return output;
    }
  }

  /** Says what a command tells when it is stopped, in place of the usual. */
  void onStop(Runnable words) {
    onStop = words;
  }

  private int execute(ParseResult arguments) {
    PrintWriter err = arguments.commandSpec().commandLine().getErr();
    try {
      int code = new RunLast().execute(arguments);
      arguments.commandSpec().commandLine().getOut().flush();
      Screen.tell(err);
      return code;
    } catch (ParameterException e) {
      throw e;
    } catch (Throwable e) {
      letGo();
      if (!isOver) {
        Throwable cause =
            e instanceof CommandLine.ExecutionException && e.getCause() != null ? e.getCause() : e;
        Failure.print(cause, trace, err);
      }
      return ExitCode.SOFTWARE;
    } finally {
      letGo();
    }
  }

  private void letGo() {
    synchronized (held) {
      while (!held.isEmpty()) {
        held.pop().close();
      }
    }
  }

  /** Puts everything in order when the program is stopped from outside, and says what is there. */
  private void stop(PrintWriter err) {
    if (isOver) {
      return;
    }
    isOver = true;
    List<OutputWriter> outputs;
    synchronized (held) {
      outputs = List.copyOf(held);
    }
    // What is taking its place does so to the end; nothing begins to.
    letGo();
    @Nullable Runnable words = onStop;
    if (words != null) {
      err.println();
      words.run();
    } else if (!outputs.isEmpty()) {
      err.println();
      err.println(
          outputs.stream()
              .filter(OutputWriter::isWritten)
              .findFirst()
              .map(output -> "stopped; " + output.files().get(0) + " is written")
              .orElse("stopped; nothing was written"));
    }
    err.flush();
  }
}
