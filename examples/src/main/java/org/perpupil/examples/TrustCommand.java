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
import org.perpupil.impact.TrustProjection;
import org.perpupil.io.CourseFiles;
import org.perpupil.io.OrganisationInputs;
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
      "Budgets of its schools must leave the central charge out: it is added here."
    },
    footer = {
      "",
      "  perpupil trust --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2029-30 --trusts trusts.csv \\",
      "      --trust 'Fenway Trust' --join S01=2026-09-01"
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

  @Option(names = "--trust", required = true, paramLabel = "NAME", description = "The trust.")
  private String trust;

  @Option(
      names = "--join",
      paramLabel = "ID=DATE",
      description = "A maintained school that joins on 1 April or 1 September; repeat for more.")
  private Map<String, LocalDate> joining = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "FILE", description = "Every figure as CSV.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Messages.refuseToReplace(
        out == null ? List.of() : List.of(out), budgets.schools.files, budgets.otherInputs(trusts));
    OrganisationInputs inputs = budgets.read(trusts, null, null);
    Messages.warnings(spec.commandLine().getErr(), inputs.budgets().warnings());
    TrustTerms terms = inputs.trust(trust);
    SchoolTable table = inputs.schools();
    List<String> ids = new ArrayList<>(terms.schools());
    ProjectionBuilder plan = budgets.plan(inputs, table);
    joiners(table, terms)
        .forEach(
            (id, block) -> {
              ids.add(id);
              plan.arrangement(id, Arrangement.converting(block));
            });
    Projection projection = plan.build().run();
    TrustProjection years =
        TrustProjection.of(
            projection, ids.stream().map(id -> table.row(id).orElseThrow()).toList(), terms);
    budgets.messages(spec.commandLine().getErr(), inputs, projection);
    if (out == null) {
      PrintWriter print = spec.commandLine().getOut();
      TrustReport.print(years, print);
      print.flush();
    } else {
      CourseFiles.write(years, out);
    }
    return ExitCode.OK;
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
    ProblemsException.throwIfAny(problems);
    return blocks;
  }

  private static boolean isAcademy(School school) {
    return school.governance().orElse(Governance.MAINTAINED) == Governance.ACADEMY;
  }
}
