package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.affordability.AffordableRates;
import org.perpupil.authority.affordability.RatePreferences;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.FormulaWriter;
import org.perpupil.io.result.OutputWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the rates that an authority can afford and that cost the worst-hit school least. */
@Command(
    name = "own-formula",
    mixinStandardHelpOptions = true,
    description = {
      "Next year's local rates: affordable within the schools block, each within the range that it"
          + " may lie in (a tenth closer to the national rate, or 2.5%% around it), and with the"
          + " fewest pounds lost by the worst-hit school.",
      "--formulas holds the rates of the year before --to. Minimum levels are the national ones;"
          + " guarantee and cap stay as they are, measured against mfg_baseline_per_pupil of the"
          + " schools, and what they cost is kept back from the rates."
    },
    footer = {
      "",
      "From a formula of 2024-25, with the money that the block holds:",
      "  perpupil own-formula --schools schools.csv --formulas formulas-2024-25.csv \\",
      "      --to nff:2025-26 --schools-block 59100000 --out formulas-2025-26.csv",
      "From one of 2025-26, where national rates are expected to rise by 2.1%%, with block and"
          + " funds",
      "from a file; then what the rates do to every school:",
      "  perpupil own-formula --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --uplift-percent 2.1 --authorities authorities.csv --la 999 --out next.csv",
      "  perpupil compare --schools schools.csv --from formulas.csv --to next.csv"
    })
final class OwnFormulaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @Mixin private NextFormula next;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private BlockOption block;

  @Option(
      names = "--whole-pounds",
      description = "Rates in whole pounds, as a forum would table them.")
  private boolean wholePounds;

  @Option(
      names = "--towards-national",
      description =
          "Every rate between last year's and the national one: none below it is lowered, none"
              + " above it raised.")
  private boolean towardsNational;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write the rates as a formulas.csv of one row, or as a workbook (.xlsx).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Override
  public Integer call() {
    next.checkUsage();
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : FormulaWriter.output(out),
            schools.files,
            block.filesWith(next.formulas));
    PrintWriter err = spec.commandLine().getErr();
    OwnFormulaQuestion question =
        new OwnFormulaQuestion(
            next.uplift(),
            block.pounds(),
            block.file(),
            next.laCode(),
            new RatePreferences(wholePounds, towardsNational),
            spec);
    Inputs inputs = schools.read(List.of(next.formulas, next.to));
    Messages.warnings(err, inputs.warnings());
    OwnFormulaQuestion.Answer answer = question.answer(inputs, 0, 1);
    AffordableRates rates = answer.rates();
    Messages.baselines(err, rates.then());
    Messages.unverified(err, rates.then().unverified());
    if (writer != null) {
      FormulaWriter.write(answer.code(), answer.name(), rates.formula(), writer);
    }
    PrintWriter print = spec.commandLine().getOut();
    OwnFormulaReport.print(answer.code(), rates, answer.national(), print);
    print.flush();
    return ExitCode.OK;
  }
}
