package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.BudgetYears;
import org.perpupil.ShareChanges;
import org.perpupil.Workspace;
import org.perpupil.examples.page.Page;
import org.perpupil.examples.page.ReportResults;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page that people look at. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "A page in one file, for a phone, a screen or paper: what a change of formula does and why,"
          + " in words, pictures and tables. It needs no network.",
      "What is not given is left out, and the page says what would bring it: budgets and years"
          + " bring income, spending and reserves, --plan brings chances and what matters most."
    },
    footer = {
      "",
      "For a head and governors: the national formula of the year, the years ahead, many worlds:",
      "  perpupil report school --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --plan deficit-risk.sweep.yaml --monthly --id W01 \\",
      "      --out page.html",
      "The same, with staying, leaving alone, or joining a trust:",
      "  perpupil report school --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --trusts trusts.csv --services services.csv \\",
      "      --authorities authorities.csv --trust 'Fenway Trust' --from 2026-09-01 --id W01 \\",
      "      --out choice.html",
      "Only what the formula changes, for a school by its name:",
      "  perpupil report school --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --id 'Lady Agnes School' --out lady-agnes.html",
      "For an authority: schools by years, and what remains as its schools leave:",
      "  perpupil report authority --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --authorities authorities.csv --leave by-surplus \\",
      "      --plan deficit-risk.sweep.yaml --out authority.html",
      "For trustees: the trust, its centre and each school:",
      "  perpupil report trust --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --trusts trusts.csv --trust 'Fenway Trust' --out trust.html",
      "The same, with schools that join it, each of which may stay, leave alone, or join:",
      "  perpupil report trust --schools schools.csv --formulas formulas.csv \\",
      "      --budgets budgets.csv --staff staff.csv --assumptions assumptions.yaml \\",
      "      --years 2025-26..2030-31 --trusts trusts.csv --trust 'Fenway Trust' \\",
      "      --services services.csv --authorities authorities.csv --join W01=2026-09-01 \\",
      "      --out trust-and-joiners.html",
      "For a schools forum: ways to fit the block, as levers has them:",
      "  perpupil report forum --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --uplift-percent 2.1 --authorities authorities.csv --transfer-percent 0.5 \\",
      "      --mix half=basic:50,guarantee:50 --out forum.html"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND", description = "school, authority, trust or forum.")
  private ReportKind kind;

  @Mixin private ReportFiles files;

  @Mixin private ReportOptions options;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What the page calls the place (default: the title of the workspace).")
  private @Nullable String title;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The page, a name that ends .html; a summary beside it ends .summary.json.")
  private Path out;

  @Mixin private OutputOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    new ReportUsage(kind, files, options, spec).check();
    PrintWriter err = spec.commandLine().getErr();
    OutputWriter writer =
        outputs.open(Output.page(out), files.schools.files, files.others(options.files()));
    OrganisationInputs inputs = files.read();
    Workspace workspace = files.workspace(inputs, Optional.ofNullable(title));
    Messages.warnings(
        err,
        files.years == null
            ? inputs.warnings()
            : inputs.warnings(files.years.span().first(), files.years.span().last()));
    Messages.warnings(err, files.protections.warnings());
    ReportPages pages = new ReportPages(files, options, spec, workspace, inputs);
    if (kind == ReportKind.FORUM) {
      write(pages.forum(), writer);
      return ExitCode.OK;
    }
    Optional<ShareChanges> changes = files.changes(workspace, inputs);
    Optional<BudgetYears> projected = files.projected(workspace, inputs);
    Set<String> failed = new LinkedHashSet<>();
    changes.ifPresent(some -> failed.addAll(told(err, some.failures())));
    projected.ifPresent(
        some -> failed.addAll(told(err, ReportQuestion.failures(some, inputs.budgets()))));
    Optional<Page> page = pages.page(kind, ReportResults.of(workspace, changes, projected));
    if (page.isEmpty()) {
      err.println("error: there are no figures to show; nothing is written");
      return ExitCode.SOFTWARE;
    }
    write(page.get(), writer);
    return failures.code(failed.size());
  }

  private void write(Page page, OutputWriter writer) {
    writer.write(List.of(OutputWriter.Body.of(page.html())), page.summary());
    spec.commandLine().getErr().println(kind.word() + " report: " + out);
  }

  private static Set<String> told(PrintWriter err, Map<String, String> reasons) {
    Messages.failures(err, reasons);
    return reasons.keySet();
  }
}
