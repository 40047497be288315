package org.perpupil.examples;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** What a run in which some school failed ends with. */
public final class FailuresOption {
  /** The work is done, except for some school. */
  static final int SOME_FAILED = 3;

  @Option(
      names = "--allow-failures",
      description = "End with 0, not with 3, though some school failed.")
  private boolean allowed;

  /** Returns whether schools may fail. */
  boolean areAllowed() {
    return allowed;
  }

  /** Returns the exit code of a run whose result is there. */
  public int code(long failed) {
    return failed == 0 || allowed ? ExitCode.OK : SOME_FAILED;
  }
}
