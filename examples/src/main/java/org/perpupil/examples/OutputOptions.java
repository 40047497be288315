package org.perpupil.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How results get into files: never over what is read, over other files only by force. */
class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--force",
      description =
          "Also replace files of --out that this command did not write, or that were changed"
              + " since.")
  private boolean force;

  /** Returns where a result goes, as these options ask. */
  Output placed(Output output, CommandSpec command) {
    return output;
  }

  /** Checks options of a result that goes to no file. */
  void unplaced(CommandSpec command) {}

  /**
   * Takes hold of where a result goes, so that nothing is worked out in vain; it is let go of when
   * the command ends.
   *
   * @param output where it goes
   * @param read files that are read, which are never replaced
   * @param formulas files of formulas or names of national ones
   * @throws org.perpupil.problem.ProblemsException when it cannot be written there
   */
  final OutputWriter open(Output output, List<Path> read, String... formulas) {
    return open("--out", placed(output, spec), read, formulas);
  }

  /**
   * Takes hold of where a result goes that an option of another name gives.
   *
   * @throws org.perpupil.problem.ProblemsException when it cannot be written there
   */
  final OutputWriter open(String option, Output output, List<Path> read, String... formulas) {
    List<Path> inputs = new ArrayList<>(read);
    for (String formula : formulas) {
      if (!Inputs.isNational(formula)) {
        inputs.add(Path.of(formula));
      }
    }
    Messages.refuseToReplace(output.files(), inputs);
    checkEnding(option, output);
    Output named = output.withForceBy("--force");
    Output asked = force ? named.withForce() : named;
    return PerPupil.of(spec).hold(PerPupil.isRehearsal(spec) ? asked::rehearse : asked::open);
  }

  /**
   * Refuses a place that a result cannot go to, before anything is worked out in vain.
   *
   * @throws org.perpupil.problem.ProblemsException when it cannot be written there
   */
  final void check(Output result, List<Path> inputs) {
    Output output = placed(result, spec);
    Messages.refuseToReplace(output.files(), inputs);
    checkEnding("--out", output);
    Output named = output.withForceBy("--force");
    ProblemsException.throwIfAny((force ? named.withForce() : named).problems());
  }

  /** Takes hold of where a result goes, if it goes to a file; otherwise returns null. */
  final @Nullable OutputWriter openIf(
      @Nullable Output output, List<Path> read, String... formulas) {
    if (output == null) {
      unplaced(spec);
      return null;
    }
    return open(output, read, formulas);
  }

  private void checkEnding(String option, Output output) {
    Path file = output.files().get(0);
    String name = String.valueOf(file.getFileName());
    if (!output.endings().isEmpty()
        && !Files.isDirectory(file)
        && output.endings().stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
      throw new ParameterException(
          spec.commandLine(),
          option
              + " "
              + name
              + ": expected a name that ends "
              + String.join(" or ", output.endings())
              + ", other formats are not offered here");
    }
  }
}
