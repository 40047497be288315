package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.impact.JoinTerms;
import org.perpupil.impact.TrustProjection;
import org.perpupil.io.CourseFiles;
import org.perpupil.io.OrganisationInputs;
import org.perpupil.io.OutputWriter;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.BalanceTransfer.Route;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
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
      "      --join S01=2026-09-01 --join S02=2027-04-01 --sponsored S02"
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
      description = "A maintained school that joins on 1 April or 1 September; repeat for more.")
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

  @Option(names = "--out", paramLabel = "FILE", description = "Every figure as CSV.")
  private @Nullable Path out;

  @Mixin private OutputOptions outputs;

  @Override
  public Integer call() {
    int months = recovery.months(spec);
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : CourseFiles.trustOutput(out),
            budgets.schools.files,
            budgets.otherInputs(trusts, services, authorities));
    OrganisationInputs inputs = budgets.read(trusts, authorities, services);
    Messages.warnings(spec.commandLine().getErr(), inputs.budgets().warnings());
    TrustTerms terms = inputs.trust(trust);
    SchoolTable table = inputs.schools();
    List<String> ids = new ArrayList<>(terms.schools());
    ProjectionBuilder plan = budgets.plan(inputs, table);
    Map<String, JoinTerms> joinTerms = new LinkedHashMap<>();
    joiners(table, terms)
        .forEach(
            (id, block) -> {
              ids.add(id);
              plan.arrangement(id, Arrangement.converting(block));
              joinTerms.put(id, joinTerms(inputs, terms, id).withRecoveryMonths(months));
            });
    Projection projection = plan.build().run();
    TrustProjection years =
        TrustProjection.of(
            projection,
            ids.stream().map(id -> table.row(id).orElseThrow()).toList(),
            terms,
            joinTerms);
    budgets.messages(spec.commandLine().getErr(), inputs, projection);
    recovery.message(
        years.joined().stream().map(joined -> joined.school().balance()).toList(),
        spec.commandLine().getErr());
    if (writer == null) {
      PrintWriter print = spec.commandLine().getOut();
      TrustReport.print(years, print);
      print.flush();
    } else {
      CourseFiles.write(years, writer);
    }
    return ExitCode.OK;
  }

  private JoinTerms joinTerms(OrganisationInputs inputs, TrustTerms terms, String id) {
    School school = inputs.schools().school(inputs.schools().row(id).orElseThrow());
    return JoinTerms.of(terms)
        .withServices(inputs.services())
        .withLevy(
            inputs.authority(school.laCode()).map(AuthorityTerms::educationFunctions).orElse(0.0))
        .withRoute(sponsored.contains(id) ? Route.SPONSORED : Route.CONVERTER);
  }

  private Map<String, Block> joiners(SchoolTable table, TrustTerms terms) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Block> blocks = new LinkedHashMap<>();
    List<String> known = table.schools().stream().map(School::id).toList();
    joining.forEach(
        (id, day) -> {
          if (table.row(id).isEmpty()) {
            problems.add(
                Problem.error(
                    "--join",
                    id,
                    "the identifier of one of " + known.size() + " schools",
                    Names.advice(id, known, "the school is in another file")));
          } else if (isAcademy(table.school(table.row(id).getAsInt()))) {
            problems.add(
                Problem.error(
                    "--join",
                    id,
                    "a maintained school",
                    terms.schools().contains(id)
                        ? "it is one of the trust's schools already"
                        : "it moves between trusts, which is not modelled"));
          }
          try {
            blocks.put(id, ConversionOption.block("--join " + id, day));
          } catch (ProblemsException e) {
            problems.addAll(e.problems());
          }
        });
    for (String id : sponsored) {
      if (!joining.containsKey(id)) {
        problems.add(
            Problem.error(
                "--sponsored",
                id,
                "a school of --join, with the day on which it joins",
                Names.advice(id, joining.keySet(), "--join was left out")));
      }
    }
    ProblemsException.throwIfAny(problems);
    return blocks;
  }

  private static boolean isAcademy(School school) {
    return school.governance().orElse(Governance.MAINTAINED) == Governance.ACADEMY;
  }
}
