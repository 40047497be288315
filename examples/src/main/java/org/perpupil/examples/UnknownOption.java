package org.perpupil.examples;

import org.jspecify.annotations.Nullable;
import org.perpupil.sweep.solving.Unknown;
import picocli.CommandLine.Option;

/** What a solver looks for. */
final class UnknownOption {
  @Option(
      names = "--smallest",
      required = true,
      paramLabel = "NAME",
      description = "Smallest value of an assumption, or of roll.")
  private @Nullable String smallest;

  @Option(
      names = "--largest",
      required = true,
      paramLabel = "NAME",
      description = "Largest value of an assumption, or of roll.")
  private @Nullable String largest;

  @Option(
      names = "--latest-year",
      required = true,
      description = "Latest year in which the scenario's changes may begin.")
  private boolean latestYear;

  Unknown unknown() {
    if (latestYear) {
      return Unknown.latestYear();
    }
    return smallest != null ? Unknown.smallest(smallest) : Unknown.largest(String.valueOf(largest));
  }
}
