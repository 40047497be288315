package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.StayOrJoinWriter;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.trust.StayOrJoinQuestion;
import org.perpupil.trust.BalanceTransfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what staying, leaving alone and joining a trust do to one school. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = {
      "One maintained school that stays, becomes an academy of its own, or joins a trust: the same"
          + " years from April to March, why they differ, and who pays for which service.",
      "Parts of a difference add up to the penny. Pounds of --trusts, --services and --authorities"
          + " are of the first year and follow prices.cpi_percent."
    },
    footer = {
      "",
      "  perpupil options --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2029-30 --trusts trusts.csv \\",
      "      --services services.csv --authorities authorities.csv --trust 'Fenway Trust' \\",
      "      --id W01 --from 2026-09-01"
    })
final class OptionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private BudgetOptions budgets;

  @Option(
      names = "--trusts",
      required = true,
      paramLabel = "FILE",
      description = "Trusts, one row each.")
  private Path trusts;

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "Services: what they cost and who pays.")
  private @Nullable Path services;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description = "Authorities: de-delegation and levies.")
  private @Nullable Path authorities;

  @Option(
      names = "--trust",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "NAME",
      description = "Trust to join.")
  private String trust;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "ID",
      description = "The school: its identifier or its name.")
  private String id;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "First day as an academy: the first of a month.")
  private LocalDate from;

  @Option(
      names = "--route",
      defaultValue = "converter",
      paramLabel = "ROUTE",
      description = "converter (default), or sponsored: a deficit stays with the authority.")
  private BalanceTransfer.Route route;

  @Mixin private RecoveryOption recovery;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Every figure as .csv, or as a workbook (.xlsx).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Override
  public Integer call() {
    int months = recovery.months(spec);
    LocalDate day = StayOrJoinQuestion.firstOfMonth(from, "--from");
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : StayOrJoinWriter.coursesOutput(out),
            budgets.schools.files,
            budgets.otherInputs(trusts, services, authorities));
    OrganisationInputs inputs = budgets.read(trusts, authorities, services);
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, budgets.warnings(inputs));
    JoiningQuestion.Answer answer =
        new JoiningQuestion(id, trust, day, route, months)
            .answer(inputs, () -> budgets.plan(inputs));
    StayOrJoin courses = answer.courses();
    budgets.messages(err, inputs, answer.leaving());
    recovery.message(List.of(courses.transfer()), err);
    if (!courses.leftOut().isEmpty()) {
      err.println(
          Show.reason(
              "schools of "
                  + trust
                  + " that are not projected: "
                  + String.join(", ", courses.leftOut())
                  + "; it pools no grant, so that nothing here depends on them"));
    }
    PrintWriter print = spec.commandLine().getOut();
    if (writer == null) {
      StayOrJoinReport.print(courses, answer.school(), answer.terms(), day, print);
    } else {
      StayOrJoinWriter.write(courses, answer.school().id(), answer.leaving(), writer);
    }
    print.flush();
    return ExitCode.OK;
  }
}
