package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.impact.Change;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.Grouping;
import org.perpupil.io.ComparisonFiles;
import org.perpupil.io.Inputs;
import org.perpupil.io.OutputWriter;
import org.perpupil.organisation.AuthorityTotals;
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
          + " measured against what --from gives. Local formulas bring their own protections, measured against"
          + " the schools' own baselines."
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
      "      --protections book"
    })
final class CompareCommand implements Callable<Integer> {
  private static final String BOOK = "book";

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
      names = "--floor-percent",
      paramLabel = "X",
      description = "Floor: no school loses more than this per pupil, such as -3.")
  private @Nullable Double floorPercent;

  @Option(
      names = "--cap-percent",
      paramLabel = "Y",
      description = "Cap: no school gains more than this per pupil, such as 3.")
  private @Nullable Double capPercent;

  @Option(
      names = "--cap-remaining-percent",
      paramLabel = "Z",
      description = "With a cap: let through this share of the whole gain where that is more.")
  private @Nullable Double capRemainingPercent;

  @Option(
      names = "--protections",
      paramLabel = BOOK,
      description =
          "Take floors and caps from the rates of the years; those of 2019-20 count from 2017-18.")
  private @Nullable String protections;

  @Option(
      names = "--group",
      paramLabel = "HOW",
      converter = GroupOption.class,
      description =
          "Also show gains and losses by authority, trust, phase, region, or need in fifths.")
  private @Nullable Grouping grouping;

  @Mixin private RoundingOptions rounding;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Also write every figure and cause to a CSV file, and gains and losses of every"
              + " group to one beside it that ends .groups.csv.")
  private @Nullable Path out;

  @Mixin private OutputOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    checkUsage();
    @Nullable OutputWriter writer =
        outputs.openIf(out == null ? null : ComparisonFiles.output(out), schools.files, from, to);
    PrintWriter err = spec.commandLine().getErr();
    Inputs inputs = Inputs.read(schools.files, List.of(from, to));
    Messages.warnings(err, inputs.warnings());
    Comparison comparison = compare(inputs);
    Messages.failures(err, inputs.schools(), comparison::failure);
    for (Allocation allocation : List.of(comparison.before(), comparison.after())) {
      Messages.caps(err, AuthorityTotals.of(allocation));
      Messages.baselines(err, allocation);
    }
    Messages.years(err, comparison.before().formulas(), comparison.after().formulas());
    Messages.unverified(err, comparison.unverified());
    GainsAndLosses gains = GainsAndLosses.of(comparison);
    if (gains.failed() == comparison.size()) {
      err.println("error: no school could be compared; nothing is written");
      return ExitCode.SOFTWARE;
    }
    if (writer != null) {
      ComparisonFiles.write(comparison, writer);
    }
    PrintWriter print = spec.commandLine().getOut();
    ComparisonReport.print(comparison, gains, title(comparison), print);
    if (grouping != null) {
      print.println();
      print.println("gain or loss by " + grouping.fileName() + ", pounds, schools in percent");
      GroupTable.print(
          List.of(comparison.spread()), inputs.schools(), grouping, Change.PERCENT, print);
      print.flush();
    }
    return failures.code(gains.failed());
  }

  private void checkUsage() {
    boolean asked = floorPercent != null || capPercent != null || capRemainingPercent != null;
    if (protections != null && !protections.equals(BOOK)) {
      throw usage("--protections takes the word book, not '" + protections + "'");
    }
    if (protections != null && asked) {
      throw usage("--protections book and percentages of your own exclude each other");
    }
    if (capRemainingPercent != null && capPercent == null) {
      throw usage("--cap-remaining-percent needs --cap-percent");
    }
    if ((asked || protections != null) && !Inputs.isNational(to)) {
      throw usage("a floor or a cap needs a national formula after --to, such as nff:2025-26");
    }
  }

  private Comparison compare(Inputs inputs) {
    Formulas before = before(inputs);
    Formulas after = inputs.formulas(1);
    if (after.isNational()) {
      return Comparison.toNational(
          inputs.schools(), before, after(national(after)), rounding.rules());
    }
    return Comparison.of(
        Allocation.of(inputs.schools(), before, rounding.rules()),
        Allocation.of(inputs.schools(), after, rounding.rules()));
  }

  private Formulas before(Inputs inputs) {
    Formulas before = inputs.formulas(0);
    return before.isNational() && protections == null
        ? Formulas.forAll(unprotected(national(before)).build())
        : before;
  }

  private Formula after(Formula formula) {
    if (protections != null) {
      return formula;
    }
    Formula.Builder builder = unprotected(formula);
    Optional.ofNullable(floorPercent).ifPresent(x -> builder.set(Parameter.FLOOR_PERCENT, x));
    Optional.ofNullable(capPercent).ifPresent(x -> builder.set(Parameter.GAINS_CAP_PERCENT, x));
    Optional.ofNullable(capRemainingPercent)
        .ifPresent(x -> builder.set(Parameter.GAINS_CAP_REMAINING_PERCENT, x));
    return builder.build();
  }

  private static Formula.Builder unprotected(Formula formula) {
    return formula.toBuilder().remove(Parameter.FLOOR_PERCENT).remove(Parameter.GAINS_CAP_PERCENT);
  }

  private static Formula national(Formulas formulas) {
    return formulas.all().iterator().next();
  }

  private static String title(Comparison comparison) {
    return name(comparison.before().formulas()) + " -> " + name(comparison.after().formulas());
  }

  private static String percent(String what, Formula formula, Parameter parameter) {
    return formula.value(parameter).isEmpty()
        ? "no " + what
        : what + " " + Show.plain(formula.value(parameter).getAsDouble()) + "%";
  }

  private static String name(Formulas formulas) {
    if (formulas.isNational()) {
      Formula formula = national(formulas);
      return formula.title()
          + " ("
          + percent("floor", formula, Parameter.FLOOR_PERCENT)
          + ", "
          + percent("gains cap", formula, Parameter.GAINS_CAP_PERCENT)
          + ")";
    }
    return formulas.all().size() == 1
        ? formulas.all().iterator().next().title()
        : formulas.all().size() + " local formulas";
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
