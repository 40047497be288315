package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpupil.impact.Departing;
import org.perpupil.io.CourseFiles;
import org.perpupil.io.OrganisationInputs;
import org.perpupil.io.OutputWriter;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.Departures;
import org.perpupil.organisation.ExitOrder;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints what is left of an authority as its schools leave. */
@Command(
    name = "authority",
    mixinStandardHelpOptions = true,
    description = {
      "An authority whose maintained schools leave step by step: the levy that those who stay would"
          + " have to pay, against its limit, and the surpluses behind licensed deficits.",
      "Pupils and reserves are those of the first year; only when-better-off looks ahead, at what"
          + " each school would gain in the second year as an academy of its own or in --trust."
    },
    footer = {
      "",
      "  perpupil authority --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --years 2025-26 --authorities authorities.csv --leave by-size"
    })
final class AuthorityCommand implements Callable<Integer> {
  /** Reads an order of leaving. */
  static final class OrderConverter implements ITypeConverter<ExitOrder> {
    @Override
    public ExitOrder convert(String text) {
      return ExitOrder.find(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is none of " + String.join(", ", ExitOrder.labels())));
    }
  }

  @Spec private CommandSpec spec;

  @Mixin private BudgetOptions budgets;

  @Option(
      names = "--authorities",
      required = true,
      paramLabel = "FILE",
      description = "Authorities: levies and what they must pay for.")
  private Path authorities;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "The authority, where several are.")
  private @Nullable String laCode;

  @Option(
      names = "--leave",
      required = true,
      paramLabel = "ORDER",
      converter = OrderConverter.class,
      description = "by-size, by-surplus, by-need, random or when-better-off.")
  private ExitOrder order;

  @Option(
      names = "--each",
      defaultValue = "1",
      paramLabel = "N",
      description = "Schools that leave in a step (default 1).")
  private int each;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Decides a random order (default 1).")
  private long seed;

  @Option(
      names = "--sponsored",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description =
          "A school that leaves with a sponsor, so that its deficit stays; repeat for more.")
  private List<String> sponsored = List.of();

  @Option(
      names = "--trusts",
      paramLabel = "FILE",
      description = "With when-better-off: trusts, one row each.")
  private @Nullable Path trusts;

  @Option(
      names = "--trust",
      converter = IdentifierConverter.class,
      paramLabel = "NAME",
      description = "With when-better-off: the trust that schools would join.")
  private @Nullable String trust;

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "With when-better-off: services, what they cost and who pays.")
  private @Nullable Path services;

  @Option(names = "--out", paramLabel = "FILE", description = "Every step as CSV.")
  private @Nullable Path out;

  @Mixin private OutputOptions outputs;

  @Override
  public Integer call() {
    if (each < 1) {
      throw new ParameterException(spec.commandLine(), "--each takes 1 school or more");
    }
    if ((trust == null) != (trusts == null)) {
      throw new ParameterException(spec.commandLine(), "--trust and --trusts go together");
    }
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : CourseFiles.departuresOutput(out),
            budgets.schools.files,
            budgets.otherInputs(authorities, trusts, services));
    OrganisationInputs inputs = budgets.read(trusts, authorities, services);
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, budgets.warnings(inputs));
    SchoolTable table = inputs.schools();
    AuthorityTerms terms = terms(inputs, table);
    Departing departing =
        Departing.of(table, inputs.budgets().budgets(), terms).withSponsored(sponsored);
    if (order == ExitOrder.WHEN_BETTER_OFF) {
      ProjectionBuilder plan = budgets.plan(inputs);
      departing =
          departing.withBenefits(
              plan, Optional.ofNullable(trust).map(inputs::trust), inputs.services());
    }
    Departures departures = departing.authority().leave(order, seed, each);
    Map<Integer, List<String>> leavers = leavers(departures, departing.schools());
    if (writer == null) {
      PrintWriter print = spec.commandLine().getOut();
      String how = order == ExitOrder.RANDOM ? "random (seed " + seed + ")" : order.label();
      DeparturesReport.print(departures, departing, leavers, terms, how, print);
      print.flush();
    } else {
      CourseFiles.write(departures, leavers, writer);
    }
    return ExitCode.OK;
  }

  private static Map<Integer, List<String>> leavers(Departures departures, List<School> schools) {
    Map<Integer, List<String>> leavers = new LinkedHashMap<>();
    for (int i = 0; i < schools.size(); i++) {
      School school = schools.get(i);
      departures
          .leaves(i)
          .ifPresent(
              step -> leavers.computeIfAbsent(step, key -> new ArrayList<>()).add(school.id()));
    }
    return leavers;
  }

  private AuthorityTerms terms(OrganisationInputs inputs, SchoolTable table) {
    List<String> codes = table.schools().stream().map(School::laCode).distinct().toList();
    String code = laCode == null && codes.size() == 1 ? codes.get(0) : String.valueOf(laCode);
    if (!codes.contains(code)) {
      throw new ProblemsException(
          Problem.error(
              "--la",
              laCode == null ? "" : laCode,
              "one of " + codes.stream().sorted().collect(Collectors.joining(", ")),
              Names.advice(code, codes, "the authority's schools are in another file")));
    }
    return inputs
        .authority(code)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        authorities + ", column la_code",
                        code,
                        "a row of this authority",
                        "its row is missing")));
  }
}
