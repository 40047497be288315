package org.perpupil.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.Source;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.InputsBuilder;
import org.perpupil.io.input.OrganisationInputs;
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

  /** Names the schools to what will read them. */
  void giveTo(InputsBuilder inputs) {
    files.forEach(file -> inputs.schools(Source.of(file)));
  }

  /** Returns what was read with the area cost of schools that state none. */
  OrganisationInputs withAreaCost(OrganisationInputs read) {
    return areaCost.of(read);
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
