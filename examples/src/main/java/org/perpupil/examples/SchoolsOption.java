package org.perpupil.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.Workspace;
import org.perpupil.io.BudgetInputs;
import org.perpupil.io.Inputs;
import org.perpupil.io.Source;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the schools are, and their area cost. */
final class SchoolsOption {
  @Option(
      names = "--schools",
      required = true,
      paramLabel = "FILE",
      description = "Schools, one row each; repeat for more files with the same columns.")
  List<Path> files = List.of();

  @Mixin private AreaCostOption areaCost;

  /** Names the schools and their area cost to what will read them. */
  void giveTo(Workspace.Builder workspace) {
    files.forEach(file -> workspace.schools(Source.of(file)));
    areaCost.value().ifPresent(workspace::areaCost);
  }

  /** Reads the schools and what pays them. */
  Inputs read(List<String> formulas) {
    return areaCost.of(Inputs.read(files, formulas));
  }

  /** Reads other schools and what pays them, with the same area cost. */
  Inputs readOthers(List<Path> others, List<String> formulas) {
    return areaCost.of(Inputs.read(others, formulas));
  }

  /** Reads the schools, what pays them, and their budgets. */
  BudgetInputs read(
      String formulas, Path budgets, @Nullable Path staff, @Nullable Path assumptions) {
    return areaCost.of(
        BudgetInputs.read(
            files,
            formulas,
            budgets,
            Optional.ofNullable(staff),
            Optional.ofNullable(assumptions)));
  }
}
