package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.AllocationWriter;
import org.perpupil.io.result.OutputWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints or writes what every school gets. */
@Command(
    name = "allocate",
    mixinStandardHelpOptions = true,
    description = "What every school gets, line by line.",
    footer = {
      "",
      "By the formulas of their authorities, into a file, with allocations.authorities.csv and",
      "allocations.summary.json beside it:",
      "  perpupil allocate --schools schools.csv --formulas formulas.csv --out allocations.csv",
      "By the national formula, onto the screen:",
      "  perpupil allocate --schools schools.csv --nff 2025-26",
      "With gains scaled so that they pay for the guarantee, and for no more, where the formulas"
          + " set",
      "no scaling of their own:",
      "  perpupil allocate --schools schools.csv --formulas unscaled.csv --affordability scaling"
    })
final class AllocateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private FormulaOption formula;

  @Mixin private RoundingOptions rounding;

  @Mixin private AffordabilityOptions affordability;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the allocations go: .csv, or .xlsx for all tables as sheets of a workbook"
              + " (default: standard output).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    affordability
        .misuse(formula.file != null)
        .ifPresent(
            text -> {
              throw new ParameterException(spec.commandLine(), text);
            });
    @Nullable OutputWriter to =
        outputs.openIf(
            out == null ? null : AllocationWriter.output(out), schools.files, formula.source());
    PrintWriter err = spec.commandLine().getErr();
    Inputs inputs = schools.read(List.of(formula.source()));
    Messages.warnings(err, inputs.warnings());
    Messages.warnings(
        err, affordability.problems().stream().filter(problem -> !problem.isError()).toList());
    Formulas formulas =
        affordability.solve(inputs.schools(), inputs.formulas(0), rounding.rules(), err);
    Allocation allocation =
        Allocation.of(affordability.dedelegated(inputs.schools()), formulas, rounding.rules());
    Messages.failures(err, allocation.schools(), allocation::failure);
    Messages.areaCosts(err, allocation.areaCostsOfAuthorities());
    Messages.unverified(err, allocation.unverified());
    Messages.remarks(err, allocation.remarks());
    if (allocation.failed() == allocation.size()) {
      err.println("error: no school could be paid; nothing is written");
      return ExitCode.SOFTWARE;
    }
    List<AuthorityTotals> authorities = AuthorityTotals.of(allocation);
    Messages.caps(err, authorities);
    Messages.baselines(err, allocation);
    if (to == null) {
      Screen.printTable(
          spec.commandLine().getOut(), out -> AllocationWriter.writeCsv(allocation, out));
      Messages.reconciliation(err, Reconciliation.of(allocation, authorities));
    } else {
      Messages.reconciliation(err, AllocationWriter.write(allocation, to));
    }
    return failures.code(allocation.failed());
  }
}
