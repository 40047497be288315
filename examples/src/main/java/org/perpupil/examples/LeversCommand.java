package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.levers.HighNeedsTransfer;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Formula;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.LeverWriter;
import org.perpupil.io.result.OutputWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a schools forum votes on: ways to fit the block, side by side. */
@Command(
    name = "levers",
    mixinStandardHelpOptions = true,
    description = {
      "What a schools forum votes on: ways to make next year's formula cost what the schools block"
          + " holds, side by side, with who gains and loses, how the worst hit fares, and why.",
      "Rates as they are; then national rates whose gap to the block is closed by basic"
          + " entitlement, by all pupil-led rates in one percentage, by the guarantee, by the cap,"
          + " and by mixes of your own, each within its allowed range and to the penny. A lever"
          + " that cannot close the gap says what is missing or left.",
      "--formulas holds the rates of the year before --to. The guarantee is measured against"
          + " mfg_baseline_per_pupil of the schools."
    },
    footer = {
      "",
      "With block, funds and de-delegation from a file, half a percent moved to high needs, and two"
          + " mixes:",
      "  perpupil levers --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --uplift-percent 2.1 --authorities authorities.csv --transfer-percent 0.5 \\",
      "      --mix half=basic:50,guarantee:50 --mix lumps=lump-sums --out levers.csv",
      "From a formula of 2024-25, with the money that the block holds:",
      "  perpupil levers --schools schools.csv --formulas formulas-2024-25.csv \\",
      "      --to nff:2025-26 --schools-block 59100000 --growth-fund 240000",
      "",
      "Mixes that a forum keeps, in a file of --mixes:",
      "  mixes:",
      "    half: {basic: 50, guarantee: 50}",
      "    lumps: lump-sums",
      "",
      "Moves of a mix: basic, pupil-led, needs, lump-sums, guarantee, cap, or a rate such as",
      "lpa_primary. Each closes its part of the gap in turn; what one cannot, the next ones do."
    })
final class LeversCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @Mixin private NextFormula next;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private BlockOption block;

  @Option(
      names = "--growth-fund",
      paramLabel = "POUNDS",
      description = "Taken off the block for schools that grow, in place of the file's.")
  private @Nullable Double growthFund;

  @Option(
      names = "--falling-rolls-fund",
      paramLabel = "POUNDS",
      description = "Taken off the block for rolls that will recover, in place of the file's.")
  private @Nullable Double fallingRollsFund;

  @Option(
      names = "--transfer-percent",
      paramLabel = "X",
      description = "Part of the block that moves to high needs, up to 0.5.")
  private double transfer;

  @Option(
      names = "--secretary-of-state",
      description = "The Secretary of State has approved a transfer above 0.5 percent.")
  private boolean isApproved;

  @Mixin private MixesOption mixes;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Also write every school under every lever to a CSV file, with files beside it that end"
              + " .levers.csv, .rates.csv and .groups.csv; or all as sheets of a workbook (.xlsx).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Override
  public Integer call() {
    next.checkUsage();
    PrintWriter err = spec.commandLine().getErr();
    List<Lever> levers = mixes.levers(err);
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : LeverWriter.output(out),
            schools.files,
            Stream.concat(Arrays.stream(block.filesWith(next.formulas)), mixes.files().stream())
                .toArray(String[]::new));
    Inputs inputs = schools.read(List.of(next.formulas, next.to));
    Messages.warnings(err, inputs.warnings());
    String code = next.code(inputs.schools());
    Formula before = inputs.formulas(0).find(code).orElseThrow();
    Formula national = next.national(inputs.formulas(1).all().iterator().next(), before);
    Levers solved =
        new LeversQuestion(
                code,
                block.terms(code, err),
                budget(code),
                new HighNeedsTransfer(transfer, isApproved),
                levers)
            .answer(inputs.schools(), before, national);
    Messages.baselines(err, solved.national());
    Messages.unverified(err, solved.national().unverified());
    if (writer != null) {
      LeverWriter.write(code, solved, writer);
    }
    PrintWriter print = spec.commandLine().getOut();
    LeversReport.print(code, solved, print);
    print.flush();
    return ExitCode.OK;
  }

  private FormulaBudget budget(String code) {
    FormulaBudget budget = block.budget(code, spec.commandLine().getErr());
    budget = growthFund == null ? budget : budget.withGrowthFund(growthFund);
    budget = fallingRollsFund == null ? budget : budget.withFallingRollsFund(fallingRollsFund);
    return budget;
  }
}
