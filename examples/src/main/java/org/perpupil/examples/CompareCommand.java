package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.formula.Allocation;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.SchoolChange;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.ComparisonWriter;
import org.perpupil.io.result.OutputWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what each school gains or loses when one formula replaces another, and why. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "What each school gains or loses when one formula replaces another, and why.",
      "A formula is a file of local formulas, or nff: and a year or 2016-12-proposal.",
      "A national formula is unprotected unless a floor or a cap is asked for. The floor of --to is"
          + " measured against what --from gives. Local formulas bring their own protections,"
          + " measured against the schools' own baselines."
    },
    footer = {
      "",
      "Without protection:",
      "  perpupil compare --schools schools.csv --from formulas.csv --to nff:2025-26",
      "The proposal of December 2016, year one, then in full:",
      "  perpupil compare --schools schools.csv --from formulas.csv --to nff:2016-12-proposal \\",
      "      --floor-percent -1.5 --cap-percent 3 --out year-one.csv",
      "  perpupil compare --schools schools.csv --from formulas.csv --to nff:2016-12-proposal \\",
      "      --floor-percent -3 --out in-full.csv",
      "With the protections of the year's own rates:",
      "  perpupil compare --schools schools.csv --from formulas.csv --to nff:2025-26 \\",
      "      --protections book",
      "This year against last, with the pupils and baselines of each; then one school's:",
      "  perpupil compare --from-schools last/schools.csv --from last/formulas.csv \\",
      "      --schools schools.csv --to formulas.csv --group phase --out change.csv",
      "  perpupil compare --from-schools last/schools.csv --from last/formulas.csv \\",
      "      --schools schools.csv --to formulas.csv --explain W01",
      "Schools that one year alone has, by what became of them:",
      "  perpupil compare --from-schools last/schools.csv --from last/formulas.csv \\",
      "      --schools schools.csv --to formulas.csv --links links.csv"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMULA",
      description = "The formula now: a file, or nff:YEAR.")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMULA",
      description = "The formula in its place: a file, or nff:YEAR.")
  private String to;

  @Option(
      names = "--from-schools",
      paramLabel = "FILE",
      description =
          "The same schools of the year of --from: compares two years, each with its own pupils,"
              + " baselines and protections. Repeat for more files with the same columns.")
  private List<Path> fromSchools = List.of();

  @Option(
      names = "--links",
      paramLabel = "FILE",
      description =
          "With --from-schools: links of the register of schools (URN, LinkURN, LinkType), which"
              + " tell schools that converted, merged and split from those that opened and closed."
              + " Repeat for more files.")
  private List<Path> links = List.of();

  @Option(
      names = "--explain",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description =
          "With --from-schools: the change of one school, by its identifier or its name, line by line"
              + " and cause by cause.")
  private @Nullable String explain;

  @Mixin private FloorAndCapOptions protections;

  @Option(
      names = "--group",
      paramLabel = "HOW",
      converter = GroupOption.class,
      description =
          "Also show gains and losses by authority, trust, phase, region, or need in fifths; repeat"
              + " for more.")
  private List<Grouping> groupings = List.of();

  @Mixin private RoundingOptions rounding;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Also write every figure and cause to a CSV file, and gains and losses of every"
              + " group to one beside it that ends .groups.csv; or both as sheets of a workbook"
              + " (.xlsx).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    checkUsage();
    if (!fromSchools.isEmpty()) {
      return new YearOnYearQuestion(
              spec, schools, fromSchools, from, to, rounding, outputs, failures)
          .answer(out, groupings, links, explain);
    }
    @Nullable OutputWriter writer =
        outputs.openIf(out == null ? null : ComparisonWriter.output(out), schools.files, from, to);
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, protections.warnings());
    Inputs inputs = schools.read(List.of(from, to));
    Messages.warnings(err, inputs.warnings());
    Comparison comparison = compare(inputs);
    Messages.failures(err, inputs.schools(), comparison::failure);
    for (Allocation allocation : List.of(comparison.before(), comparison.after())) {
      Messages.caps(err, AuthorityTotals.of(allocation));
      Messages.baselines(err, allocation);
    }
    Messages.years(err, comparison.before().formulas(), comparison.after().formulas());
    Messages.areaCosts(err, comparison.areaCostsOfAuthorities());
    Messages.unverified(err, comparison.unverified());
    GainsAndLosses gains = GainsAndLosses.of(comparison);
    if (gains.failed() == comparison.size()) {
      err.println("error: no school could be compared; nothing is written");
      return ExitCode.SOFTWARE;
    }
    if (writer != null) {
      ComparisonWriter.write(comparison, writer);
    }
    PrintWriter print = spec.commandLine().getOut();
    ComparisonReport.print(comparison, gains, comparison.title(), print);
    for (Grouping grouping : groupings) {
      print.println();
      print.println("gain or loss by " + grouping.fileName() + ", pounds, schools in percent");
      GroupTable.print(
          List.of(comparison.spread()), inputs.schools(), grouping, SchoolChange.PERCENT, print);
      print.flush();
    }
    return failures.code(gains.failed());
  }

  private void checkUsage() {
    if (explain != null && fromSchools.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--explain needs --from-schools");
    }
    if (!links.isEmpty() && fromSchools.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--links needs --from-schools");
    }
    if (protections.isAsked() && !fromSchools.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "with --from-schools each year has its own protections, so no floor or cap is set");
    }
    protections
        .misuse(to)
        .ifPresent(
            text -> {
              throw new ParameterException(spec.commandLine(), text);
            });
  }

  private Comparison compare(Inputs inputs) {
    return Comparison.of(
        inputs.schools(),
        inputs.formulas(0),
        inputs.formulas(1),
        protections.floorAndCap(),
        rounding.rules());
  }
}
