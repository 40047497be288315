package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.impact.JoinTerms;
import org.perpupil.impact.StayOrJoin;
import org.perpupil.io.CourseFiles;
import org.perpupil.io.OrganisationInputs;
import org.perpupil.io.OutputWriter;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.BalanceTransfer;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
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
      "      --id S01 --from 2026-09-01"
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
      description = "The school.")
  private String id;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "First day as an academy: 1 April or 1 September.")
  private LocalDate from;

  @Option(
      names = "--route",
      defaultValue = "converter",
      paramLabel = "ROUTE",
      description = "converter (default), or sponsored: a deficit stays with the authority.")
  private BalanceTransfer.Route route;

  @Mixin private RecoveryOption recovery;

  @Option(names = "--out", paramLabel = "FILE", description = "Every figure as CSV.")
  private @Nullable Path out;

  @Mixin private OutputOptions outputs;

  @Override
  public Integer call() {
    int months = recovery.months(spec);
    Block block = ConversionOption.block("--from", from);
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : CourseFiles.coursesOutput(out),
            budgets.schools.files,
            budgets.otherInputs(trusts, services, authorities));
    OrganisationInputs inputs = budgets.read(trusts, authorities, services);
    Messages.warnings(spec.commandLine().getErr(), inputs.budgets().warnings());
    TrustTerms joined = inputs.trust(trust);
    SchoolTable table = inputs.schools();
    School school = school(table);
    JoinTerms terms =
        JoinTerms.of(joined)
            .withServices(inputs.services())
            .withLevy(
                inputs
                    .authority(school.laCode())
                    .map(AuthorityTerms::educationFunctions)
                    .orElse(0.0))
            .withRoute(route)
            .withRecoveryMonths(months);
    Projection leaving = run(inputs, table, Arrangement.converting(block));
    StayOrJoin courses =
        StayOrJoin.of(run(inputs, table, Arrangement.of(governance(school))), leaving, id, terms);
    budgets.messages(spec.commandLine().getErr(), inputs, leaving);
    recovery.message(List.of(courses.transfer()), spec.commandLine().getErr());
    PrintWriter print = spec.commandLine().getOut();
    if (writer == null) {
      CourseReport.print(courses, school, terms, block, print);
    } else {
      CourseFiles.write(courses, school.id(), writer);
    }
    print.flush();
    return ExitCode.OK;
  }

  private Projection run(OrganisationInputs inputs, SchoolTable table, Arrangement arrangement) {
    return budgets.plan(inputs, table).arrangement(id, arrangement).build().run();
  }

  private School school(SchoolTable table) {
    List<String> ids = table.schools().stream().map(School::id).toList();
    School school =
        table.schools().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemsException(
                        Problem.error(
                            "--id",
                            id,
                            "the identifier of one of " + ids.size() + " schools",
                            Names.advice(id, ids, "the school is in another file"))));
    if (governance(school) == Governance.ACADEMY) {
      throw new ProblemsException(
          Problem.error(
              "--id",
              id,
              "a maintained school, which may stay or leave",
              "it is an academy already"
                  + Optional.of(school).flatMap(School::trust).map(of -> " of " + of).orElse("")));
    }
    return school;
  }

  private static Governance governance(School school) {
    return school.governance().orElse(Governance.MAINTAINED);
  }
}
