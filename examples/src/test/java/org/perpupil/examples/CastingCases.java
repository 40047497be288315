package org.perpupil.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The authorities that every output is added up for: the shipped one, and generated ones. */
final class CastingCases {
  private final Path files;

  private CastingCases(Path files) {
    this.files = files;
  }

  /** Returns one set of files for each case, generated ones in folders of their own. */
  static Stream<CastingCases> all(Path folder) throws IOException {
    return Stream.of(
        wexmoor(),
        new CastingCases(AuthorityToCast.write(folder.resolve("two"), 2, 2)),
        new CastingCases(AuthorityToCast.write(folder.resolve("three"), 3, 3)));
  }

  static CastingCases wexmoor() {
    return new CastingCases(Run.WEXMOOR);
  }

  String file(String name) {
    return files.resolve(name).toString();
  }

  /** Returns the options that say what is projected. */
  List<String> projected(String years) {
    List<String> options = new ArrayList<>();
    for (String name : List.of("schools", "formulas", "budgets", "staff")) {
      options.addAll(List.of("--" + name, file(name + ".csv")));
    }
    options.addAll(List.of("--assumptions", file("assumptions.yaml"), "--years", years));
    return options;
  }

  /** Runs a command over projected schools. */
  Run run(String command, String years, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(projected(years));
    arguments.addAll(List.of(more));
    return of(arguments);
  }

  static Run of(List<String> arguments) {
    Run run = Run.of(arguments.toArray(String[]::new));
    if (run.code() != 0) {
      throw new AssertionError(arguments + ": " + run.err());
    }
    return run;
  }

  static Run of(String... arguments) {
    return of(List.of(arguments));
  }

  @Override
  public String toString() {
    return files.getFileName().toString();
  }
}
