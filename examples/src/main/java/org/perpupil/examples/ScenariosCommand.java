package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.FileScope;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the scenarios of a folder, those that are shipped unless another is named. */
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    description = "The shipped scenarios of the invented authority, and what each leaves out.",
    footer = {
      "",
      "Those shipped, and those in a folder of one's own:",
      "  perpupil scenarios",
      "  perpupil scenarios my-scenarios"
    })
final class ScenariosCommand implements Callable<Integer> {
  private static final List<Path> USUAL =
      List.of(Path.of("examples/data/wexmoor"), Path.of("data/wexmoor"));

  private static final String ENDING = ".scenario.yaml";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      description =
          "Another folder (default: examples/data/wexmoor, or data/wexmoor); where files end"
              + " .scenario.yaml, only those are looked at, else every .yaml.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    Path from = folder();
    TextTable table = new TextTable("llt");
    table.row("file", "scenario", "leaves out").rule();
    for (Path file : files(from)) {
      // None of the files that it names is read.
      ScenarioFile read = ScenarioFile.read(file, FileScope.ANYWHERE);
      table.row(
          String.valueOf(file.getFileName()), read.scenario().name(), read.scenario().leavesOut());
    }
    PrintWriter out = spec.commandLine().getOut();
    table.print(out);
    out.flush();
    return ExitCode.OK;
  }

  private Path folder() {
    Optional<Path> found =
        folder == null
            ? USUAL.stream().filter(Files::isDirectory).findFirst()
            : Optional.of(folder).filter(Files::isDirectory);
    return found.orElseThrow(
        () ->
            new ProblemsException(
                Problem.error(
                    "scenarios",
                    folder == null ? "" : folder.toString(),
                    "a folder of scenarios",
                    "the command was started elsewhere; the shipped ones are in"
                        + " examples/data/wexmoor")));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      List<Path> named = all.stream().filter(file -> file.toString().endsWith(ENDING)).toList();
      List<Path> found = named.isEmpty() ? all : named;
      if (found.isEmpty()) {
        throw new ProblemsException(
            Problem.error(
                folder.toString(), "", "one or more files ending .yaml", "the folder is another"));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
