package org.perpupil.examples;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the schools are. */
final class SchoolsOption {
  @Option(
      names = "--schools",
      required = true,
      paramLabel = "FILE",
      description = "Schools, one row each; repeat for more files with the same columns.")
  List<Path> files = List.of();
}
