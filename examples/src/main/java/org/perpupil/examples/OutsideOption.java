package org.perpupil.examples;

import org.perpupil.io.FileScope;
import picocli.CommandLine.Option;

/** Whether a plan or a scenario may name files outside its folder. */
public final class OutsideOption {
  @Option(
      names = "--allow-outside",
      description =
          "Let a plan or scenario name files outside its own folder, too; not for those that"
              + " somebody else wrote.")
  private boolean allowed;

  /** Returns which files may be named. */
  public FileScope mayName() {
    return allowed ? FileScope.ANYWHERE : FileScope.IN_ITS_FOLDER;
  }
}
