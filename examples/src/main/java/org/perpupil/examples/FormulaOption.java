package org.perpupil.examples;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which formula schools are paid: local ones from a file, or a national one. */
final class FormulaOption {
  @Option(
      names = "--formulas",
      required = true,
      paramLabel = "FILE",
      description = "Local formulas, one row an authority.")
  @Nullable String file;

  @Option(
      names = "--nff",
      required = true,
      paramLabel = "YEAR",
      description = "The national formula of a year such as 2025-26, or 2016-12-proposal.")
  @Nullable String edition;

  /** Returns the formulas' source as the library names it. */
  String source() {
    return file != null ? file : "nff:" + edition;
  }
}
