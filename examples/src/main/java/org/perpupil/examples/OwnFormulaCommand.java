package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.io.AuthorityFiles;
import org.perpupil.io.FormulaTable;
import org.perpupil.io.Inputs;
import org.perpupil.io.OutputWriter;
import org.perpupil.organisation.AffordableRates;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.FormulaBudget;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the rates that an authority can afford and that cost the worst-hit school least. */
@Command(
    name = "own-formula",
    mixinStandardHelpOptions = true,
    description = {
      "Next year's local rates: affordable within the schools block, each within the range that it"
          + " may lie in (a tenth closer to the national rate, or 2.5%% around it), and with the"
          + " fewest pounds lost by the worst-hit school.",
      "--formulas holds the rates of the year before --to. Minimum levels are the national ones;"
          + " guarantee and cap stay as they are, measured against mfg_baseline_per_pupil of the"
          + " schools, and what they cost is kept back from the rates."
    },
    footer = {
      "",
      "From a formula of 2024-25, with the money that the block holds:",
      "  perpupil own-formula --schools schools.csv --formulas formulas-2024-25.csv \\",
      "      --to nff:2025-26 --schools-block 59100000 --out formulas-2025-26.csv",
      "From one of 2025-26, where national rates are expected to rise by 2.1%%, with block and"
          + " funds",
      "from a file; then what the rates do to every school:",
      "  perpupil own-formula --schools schools.csv --formulas formulas.csv --to nff:2025-26 \\",
      "      --uplift-percent 2.1 --authorities authorities.csv --la 999 --out next.csv",
      "  perpupil compare --schools schools.csv --from formulas.csv --to next.csv"
    })
final class OwnFormulaCommand implements Callable<Integer> {
  /** Where the money comes from. */
  static final class BudgetSource {
    @Option(
        names = "--authorities",
        required = true,
        paramLabel = "FILE",
        description = "Authorities: schools block, growth and falling-rolls funds.")
    private @Nullable Path file;

    @Option(
        names = "--schools-block",
        required = true,
        paramLabel = "POUNDS",
        description = "What all budget shares may come to, funds taken off.")
    private @Nullable Double pounds;
  }

  private static final Set<Parameter.Kind> MONEY =
      EnumSet.of(Parameter.Kind.PER_PUPIL, Parameter.Kind.PER_SCHOOL, Parameter.Kind.PER_SITE);

  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @Option(
      names = "--formulas",
      required = true,
      paramLabel = "FILE",
      description = "Local formulas of the year before, one row an authority.")
  private String formulas;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "nff:YEAR",
      description = "The national formula that rates move closer to, nff:2023-24 or later.")
  private String to;

  @Option(
      names = "--uplift-percent",
      paramLabel = "X",
      description =
          "Where --to is of the same year as --formulas: what its rates are expected to rise by in"
              + " the year after.")
  private @Nullable Double uplift;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private BudgetSource budget;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "The authority, where several are.")
  private @Nullable String laCode;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write the rates as a formulas.csv of one row.")
  private @Nullable Path out;

  @Mixin private OutputOptions outputs;

  @Override
  public Integer call() {
    if (!Inputs.isNational(to)) {
      throw new ParameterException(
          spec.commandLine(), "--to takes a national formula, such as nff:2026-27");
    }
    @Nullable OutputWriter writer =
        outputs.openIf(
            out == null ? null : FormulaTable.output(out),
            schools.files,
            budget.file == null
                ? new String[] {formulas}
                : new String[] {formulas, budget.file.toString()});
    PrintWriter err = spec.commandLine().getErr();
    Inputs inputs = schools.read(List.of(formulas, to));
    Messages.warnings(err, inputs.warnings());
    String code = code(inputs.schools());
    SchoolTable members =
        SchoolTable.of(
            inputs.schools().schools().stream()
                .filter(school -> school.laCode().equals(code))
                .toList());
    Formula before = inputs.formulas(0).find(code).orElseThrow();
    Formula national = national(inputs.formulas(1).all().iterator().next(), before);
    String name = name(before, code);
    AffordableRates rates =
        AffordableRates.choose(
            members,
            before,
            Formula.national(before.year().toString()),
            national,
            name + " formula " + FundingYear.of(before.year().start() + 1),
            available(code));
    Messages.baselines(err, rates.then());
    Messages.unverified(err, rates.then().unverified());
    if (writer != null) {
      FormulaTable.write(code, name, rates.formula(), writer);
    }
    PrintWriter print = spec.commandLine().getOut();
    OwnFormulaReport.print(code, rates, national, print);
    print.flush();
    return ExitCode.OK;
  }

  /** Returns the national formula, raised where it is of the year of the local one. */
  private Formula national(Formula formula, Formula before) {
    boolean sameYear = formula.year().equals(before.year());
    if (sameYear != (uplift != null)) {
      throw new ParameterException(
          spec.commandLine(),
          sameYear
              ? "--to is of the year of --formulas; --uplift-percent says what rates rise by"
              : "--uplift-percent needs --to of the year of --formulas, " + before.year());
    }
    if (uplift == null) {
      return formula;
    }
    Formula.Builder builder = formula.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      if (MONEY.contains(parameter.kind()) && formula.value(parameter).isPresent()) {
        double rate = formula.value(parameter).getAsDouble() * (1 + uplift / 100);
        builder.set(parameter, rate);
      }
    }
    return builder.build();
  }

  private String code(SchoolTable table) {
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
    return code;
  }

  /** Returns the name that the title of a formula that was read begins with. */
  private static String name(Formula formula, String code) {
    String end = " formula " + formula.year();
    String title = formula.title();
    return title.endsWith(end) ? title.substring(0, title.length() - end.length()) : code;
  }

  private double available(String code) {
    if (budget.pounds != null) {
      return FormulaBudget.of(budget.pounds).available();
    }
    return Optional.ofNullable(budget.file)
        .map(file -> AuthorityFiles.read(file).get(code))
        .flatMap(AuthorityTerms::budget)
        .map(FormulaBudget::available)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        budget.file + ", column schools_block",
                        "",
                        "the schools block of authority " + code,
                        "its row is missing; --schools-block gives it as well")));
  }
}
