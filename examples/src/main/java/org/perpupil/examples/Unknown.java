package org.perpupil.examples;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a solver looks for. */
final class Unknown {
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

  /** Returns the name of the number. */
  String name() {
    return smallest != null ? smallest : String.valueOf(largest);
  }

  boolean isSmallest() {
    return smallest != null;
  }

  /** Returns whether a year is looked for, not a number. */
  boolean isYear() {
    return latestYear;
  }
}
