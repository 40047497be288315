package org.perpupil.examples;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.WorkspaceFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command line in a workspace: files and years that a command takes and was not given are those
 * of {@code perpupil.yaml}.
 *
 * <p>What a scenario names for its baseline goes before the workspace of the current folder, and
 * after one that was asked for.
 */
final class WorkspaceLine extends CommandLine {
  private static final String IN = "--in";
  private static final String SCHOOLS = "--schools";
  private static final String FORMULAS = "--formulas";
  private static final String NATIONAL = "--nff";
  private static final String FROM = "--from";
  private static final String BUDGETS = "--budgets";
  private static final String AUTHORITIES = "--authorities";
  private static final String SCENARIO = "--scenario";
  private static final String OUTSIDE = "--allow-outside";

  private final Path current;

  /**
   * Returns a command line.
   *
   * @param current the current folder
   * @param commands names of the commands that it has
   */
  WorkspaceLine(Object program, Path current, List<String> commands) {
    super(program);
    this.current = current;
    commands.forEach(name -> addSubcommand(name, CommandsByName.make(name)));
    getSubcommands().values().stream()
        .filter(WorkspaceLine::takesWorkspace)
        .map(CommandLine::getCommandSpec)
        .forEach(WorkspaceLine::addOptions);
  }

  @Override
  public int execute(String... args) {
    try {
      return super.execute(filled(args));
    } catch (ProblemsException e) {
      Failure.print(e, Arrays.asList(args).contains("--trace"), getErr());
      return ExitCode.SOFTWARE;
    } catch (InvalidPathException e) {
      getErr().println(Failure.path(e));
      getErr().flush();
      return ExitCode.SOFTWARE;
    }
  }

  private static boolean takesWorkspace(CommandLine command) {
    return command.getCommandSpec().findOption(SCHOOLS) != null;
  }

  private static void addOptions(CommandSpec command) {
    command.addOption(
        OptionSpec.builder(IN)
            .paramLabel("DIR")
            .type(Path.class)
            .description(
                "Folder whose "
                    + WorkspaceFile.NAME
                    + " names the files and years that are not given here (default: the current"
                    + " folder, where it holds one).")
            .build());
    if (command.findOption(OUTSIDE) == null) {
      command.addMixin("outside", CommandSpec.forAnnotatedObject(new OutsideOption()));
    }
  }

  /** Returns the words of a command, with what the workspace names and they do not. */
  private String[] filled(String[] args) {
    List<String> words = List.of(args);
    @Nullable CommandLine command =
        words.stream()
            .filter(getSubcommands()::containsKey)
            .findFirst()
            .map(getSubcommands()::get)
            .orElse(null);
    if (command == null || !takesWorkspace(command) || asksForHelp(words) || isOfAnother(words)) {
      return args;
    }
    Optional<Path> asked = value(words, IN).map(Path::of);
    Path file = asked.orElse(current).resolve(WorkspaceFile.NAME);
    boolean mayDoWithout = !command.getCommandSpec().findOption(SCHOOLS).required();
    boolean isOnlyAPlan = mayDoWithout && has(words, "--plan") && !has(words, SCHOOLS);
    if (asked.isEmpty() && (isOnlyAPlan || !Files.isRegularFile(file))) {
      return args;
    }
    WorkspaceFile workspace =
        WorkspaceFile.read(
            Source.of(file), has(words, OUTSIDE) ? FileScope.ANYWHERE : FileScope.IN_ITS_FOLDER);
    ScenarioBaseline before =
        asked.isPresent()
            ? ScenarioBaseline.none()
            : value(words, SCENARIO).map(WorkspaceLine::baseline).orElse(ScenarioBaseline.none());
    List<String> added = new Filling(command, words, before).of(workspace);
    if (asked.isEmpty() && !added.isEmpty()) {
      getErr().println("from " + file + ": " + String.join(" ", added));
      getErr().flush();
    }
    Messages.warnings(getErr(), unsolved(command, workspace, added));
    return Stream.concat(words.stream(), added.stream()).toArray(String[]::new);
  }

  /** Returns what a command that takes no authorities leaves out of those of its workspace. */
  private static List<Problem> unsolved(
      CommandLine command, WorkspaceFile workspace, List<String> added) {
    Optional<Path> file = workspace.authorities().flatMap(Source::path);
    boolean isPaidLocally =
        workspace.formulas().filter(name -> name.edition().isEmpty()).isPresent()
            && (added.contains(FORMULAS) || added.contains(FROM));
    if (file.isEmpty()
        || !isPaidLocally
        || command.getCommandSpec().findOption(AUTHORITIES) != null) {
      return List.of();
    }
    try {
      return TermsLeftOut.affordability(
          AuthorityReader.read(file.get(), new ArrayList<>()).values());
    } catch (ProblemsException e) {
      // What is wrong with it is told by the commands that take it.
      return List.of();
    }
  }

  /** Returns whether a check's words are those of another command, which are filled as its own. */
  private static boolean isOfAnother(List<String> words) {
    int next = words.indexOf(CheckCommand.NAME) + 1;
    return next > 0 && next < words.size() && !words.get(next).startsWith("-");
  }

  private static boolean asksForHelp(List<String> words) {
    return Stream.of("-h", "--help", "-V", "--version").anyMatch(words::contains);
  }

  private static boolean has(List<String> words, String option) {
    return words.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
  }

  private static Optional<String> value(List<String> words, String option) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(option + "=")) {
        return Optional.of(words.get(i).substring(option.length() + 1));
      }
      if (words.get(i).equals(option) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** Returns what a scenario names; a file with problems is told of by the command itself. */
  private static ScenarioBaseline baseline(String file) {
    try {
      return ScenarioFile.read(Path.of(file), FileScope.ANYWHERE).baseline();
    } catch (ProblemsException e) {
      return ScenarioBaseline.none();
    }
  }

  /**
   * The options of a command that a workspace fills.
   *
   * @param words what the command was given
   * @param named what a scenario names
   */
  private record Filling(CommandLine command, List<String> words, ScenarioBaseline named) {
    List<String> of(WorkspaceFile workspace) {
      List<String> added = new ArrayList<>();
      if (isOpen(SCHOOLS) && named.schools().isEmpty()) {
        workspace.schools().forEach(file -> add(added, SCHOOLS, file));
      }
      if (isOpen("--title")) {
        workspace.title().ifPresent(title -> added.addAll(List.of("--title", title)));
      }
      boolean isLocal = formulas(workspace, added) || has(words, FORMULAS);
      file(BUDGETS, named.budgets(), workspace.budgets(), added);
      if (has(words, BUDGETS) || added.contains(BUDGETS) || named.budgets().isPresent()) {
        file("--staff", named.staff(), workspace.staff(), added);
        file("--assumptions", named.assumptions(), workspace.assumptions(), added);
        if (isOpen("--years") && named.years().isEmpty()) {
          workspace.years().ifPresent(years -> added.addAll(List.of("--years", years.toString())));
        }
        // An authority's schools leave for a trust only where one is named.
        if (has(words, "--trust") || !has(words, "--leave")) {
          file("--trusts", Optional.empty(), workspace.trusts(), added);
        }
        file("--services", Optional.empty(), workspace.services(), added);
      }
      boolean needsLocal = takes("--affordability");
      boolean isOneOfTwo = takes("--to") && has(words, "--schools-block");
      if ((isLocal || !needsLocal) && !isOneOfTwo) {
        file(AUTHORITIES, Optional.empty(), workspace.authorities(), added);
      }
      return added;
    }

    /** Adds what pays the schools; returns whether that is a file of local formulas. */
    private boolean formulas(WorkspaceFile workspace, List<String> added) {
      if (workspace.formulas().isEmpty() || named.formulas().isPresent()) {
        return false;
      }
      String name = workspace.formulas().get().toString();
      Optional<String> edition = workspace.formulas().get().edition();
      if (!takes(FORMULAS) && takes("--to") && isOpen(FROM)) {
        added.addAll(List.of(FROM, name));
      } else if (isOpen(FORMULAS) && !has(words, NATIONAL)) {
        if (edition.isEmpty()) {
          added.addAll(List.of(FORMULAS, name));
          return true;
        }
        if (takes(NATIONAL)) {
          added.addAll(List.of(NATIONAL, edition.get()));
        }
      }
      return false;
    }

    private void file(
        String option, Optional<Path> named, Optional<Source> file, List<String> added) {
      if (isOpen(option) && named.isEmpty()) {
        file.ifPresent(one -> add(added, option, one));
      }
    }

    private static void add(List<String> added, String option, Source file) {
      added.addAll(List.of(option, file.toString()));
    }

    private boolean isOpen(String option) {
      return takes(option) && !has(words, option);
    }

    private boolean takes(String option) {
      Map<String, OptionSpec> options = command.getCommandSpec().optionsMap();
      return options.containsKey(option);
    }
  }
}
