package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.StayOrJoinWriter;
import org.perpupil.joining.trust.TrustProjection;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a trust's years: its schools, its centre, and both together. */
@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    description = {
      "A trust's years from September to August: charges, centre, pooling and reserves; schools and"
          + " centre add up to the trust.",
      "The central charge is added here, unless trusts.csv says in charge_in_budgets that budgets"
          + " of its schools hold it already; a school that joins pays it in any case."
    },
    footer = {
      "",
      "  perpupil trust --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2029-30 --trusts trusts.csv \\",
      "      --trust 'Fenway Trust' --services services.csv --authorities authorities.csv \\",
      "      --join W01=2026-09-01 --join W20=2027-04-01 --sponsored W20"
    })
final class TrustCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private BudgetOptions budgets;

  @Option(
      names = "--trusts",
      required = true,
      paramLabel = "FILE",
      description = "Trusts, one row each.")
  private Path trusts;

  @Option(
      names = "--trust",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "NAME",
      description = "The trust.")
  private String trust;

  @Option(
      names = "--join",
      converter = IdentifierConverter.class,
      paramLabel = "ID=DATE",
      description = "A maintained school that joins on the first of a month; repeat for more.")
  private Map<String, LocalDate> joining = new LinkedHashMap<>();

  @Option(
      names = "--sponsored",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description = "A school of --join whose deficit stays with its authority; repeat for more.")
  private List<String> sponsored = List.of();

  @Mixin private RecoveryOption recovery;

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "Services: what they cost a school that joins, before and after.")
  private @Nullable Path services;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description = "Authorities: de-delegation and levies until a school joins.")
  private @Nullable Path authorities;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Every figure as .csv, or as a workbook (.xlsx).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Override
  public Integer call() {
    TrustQuestion.requireOnce(spec, "--join", joining);
    if (recovery.isGiven() && joining.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--recovery-months needs --join: who joins brings the deficit");
    }
    int months = recovery.months(spec);
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : StayOrJoinWriter.trustOutput(out),
            budgets.schools.files,
            budgets.otherInputs(trusts, services, authorities));
    OrganisationInputs inputs = budgets.read(trusts, authorities, services);
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, budgets.warnings(inputs));
    TrustQuestion.Answer answer =
        new TrustQuestion(trust, joining, sponsored, months).answer(inputs, budgets.plan(inputs));
    TrustProjection years = answer.years();
    budgets.messages(err, inputs, answer.projection());
    recovery.message(
        years.joined().stream().map(joined -> joined.school().balance()).toList(), err);
    if (writer == null) {
      PrintWriter print = spec.commandLine().getOut();
      TrustReport.print(years, print);
      print.flush();
    } else {
      StayOrJoinWriter.write(years, answer.projection(), writer);
    }
    return ExitCode.OK;
  }
}
