package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.levers.Lever;
import org.perpupil.io.Source;
import org.perpupil.io.input.LeverMixes;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine.Option;

/** Levers that a forum names itself, in words of the command or in a file. */
final class MixesOption {
  @Option(
      names = "--mix",
      paramLabel = "NAME=MOVE:PERCENT,…",
      description =
          "For a forum, a lever of your own: moves and the parts of the gap that they close."
              + " Repeat.")
  private List<String> mixes = List.of();

  @Option(
      names = "--mixes",
      paramLabel = "FILE",
      description = "More of them in YAML: mixes: {NAME: {MOVE: PERCENT, …}, …}.")
  private @Nullable Path file;

  /** Returns whether the command names any; those of a file are {@link #files()}. */
  boolean areNamed() {
    return !mixes.isEmpty();
  }

  /** Returns the file with those of the command, so that none is written over. */
  List<String> files() {
    return file == null ? List.of() : List.of(file.toString());
  }

  /**
   * Returns the usual levers, then those of the file, then those of the command.
   *
   * @param err where what is odd about the file is told
   * @throws ProblemsException with everything that is wrong with them, or a name that comes twice
   */
  List<Lever> levers(PrintWriter err) {
    List<Lever> levers = new ArrayList<>(Lever.usual());
    List<Problem> problems = new ArrayList<>();
    try {
      if (file != null) {
        LeverMixes.Read read = LeverMixes.read(Source.of(file));
        Messages.warnings(err, read.warnings());
        levers.addAll(read.mixes());
      }
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
    }
    for (String mix : mixes) {
      try {
        levers.add(Lever.parse(mix));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    List<String> names = new ArrayList<>();
    for (Lever lever : levers) {
      if (names.contains(lever.name())) {
        problems.add(
            Problem.error(
                "mix " + lever.name(),
                lever.name(),
                "a name that no other lever has",
                "one of the two is to be called otherwise"));
      }
      names.add(lever.name());
    }
    ProblemsException.throwIfAny(problems);
    return List.copyOf(levers);
  }
}
