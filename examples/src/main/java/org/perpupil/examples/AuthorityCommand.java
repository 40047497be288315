package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.StayOrJoinWriter;
import org.perpupil.joining.trust.LeavingSchools;
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

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Every step as .csv, or as a workbook (.xlsx).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

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
            out == null ? null : StayOrJoinWriter.departuresOutput(out),
            budgets.schools.files,
            budgets.otherInputs(authorities, trusts, services));
    OrganisationInputs inputs = budgets.read(trusts, authorities, services);
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, budgets.warnings(inputs));
    DeparturesQuestion.Answer answer =
        new DeparturesQuestion(
                order,
                each,
                seed,
                sponsored,
                Optional.ofNullable(trust),
                Optional.ofNullable(laCode))
            .answer(inputs, authorities, () -> budgets.plan(inputs));
    LeavingSchools departing = answer.departing();
    departing.staying().ifPresent(projection -> budgets.messages(err, inputs, projection));
    if (writer == null) {
      PrintWriter print = spec.commandLine().getOut();
      String how = order == ExitOrder.RANDOM ? "random (seed " + seed + ")" : order.label();
      DeparturesReport.print(
          answer.departures(), departing, answer.leavers(), answer.terms(), how, print);
      print.flush();
    } else {
      StayOrJoinWriter.write(answer.departures(), answer.leavers(), departing.staying(), writer);
    }
    return ExitCode.OK;
  }
}
