package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.examples.sheet.TableWorkbook;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.RoundingRules;
import org.perpupil.io.input.ActualsReader;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.ProfileReader;
import org.perpupil.io.result.BudgetForecastTable;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ProjectionWriter;
import org.perpupil.io.result.ReturnCodes;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.viability.Standard;
import org.perpupil.viability.cash.Actuals;
import org.perpupil.viability.cash.MonthlyProfiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints or writes schools' budgets over years. */
@Command(
    name = "project",
    mixinStandardHelpOptions = true,
    description = {
      "Schools' budgets over years: income, expenditure and reserves, code by code. Income is all"
          + " income codes less revenue spent on capital (E30); what is printed or written adds up"
          + " to the penny.",
      "Maintained schools are shown by financial years from April, academies by academic years"
          + " from September. Teachers and support staff follow their posts where --staff has"
          + " them, and the totals of the budget where it has not.",
      "A budget that states no spending, as after published allocations alone, gives income; one"
          + " without an opening balance (OB01) no reserves. What is not known is told, and never"
          + " 0."
    },
    footer = {
      "",
      "Which schools run out of money, and when?",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31",
      "One school's budget, year by year, and what it rests on:",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --explain W01",
      "Every figure into a file, with projection.summary.json beside it:",
      "  perpupil project --schools schools.csv --nff 2025-26 --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2030-31 --out projection.csv",
      "Who works there, by point of the scale, and what they are paid and cost:",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --staffing --out projection.csv",
      "When is there least money in the bank?",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --explain W01 --monthly",
      "The same, with heating paid when the bills come:",
      "  perpupil template profiles > profiles.csv",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --explain W01 --monthly --profiles profiles.csv",
      "Half-way through the year: variance by line, and what the year comes to:",
      "  perpupil template actuals > actuals.csv",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --staff staff.csv --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --actuals actuals.csv --explain W01",
      "Academies' years as their trust's budget forecast return has them:",
      "  perpupil project --schools schools.csv --nff 2025-26 --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2027-28 --codes bfr --out bfr.csv",
      "The same as a workbook, one sheet for each school, for a governors' meeting:",
      "  perpupil project --schools schools.csv --nff 2025-26 --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2030-31 --out projection.xlsx",
      "Gains that pay for the guarantee year by year, as authorities.csv asks for it:",
      "  perpupil project --schools schools.csv --formulas formulas.csv --budgets budgets.csv \\",
      "      --assumptions assumptions.yaml --years 2025-26..2030-31 \\",
      "      --authorities authorities.csv",
      "Years that no formula is known for need formula.local_uplift_percent or, with --nff,",
      "formula.national_uplift_percent in the assumptions. Files to start from:",
      "  perpupil template budgets > budgets.csv",
      "  perpupil template staff > staff.csv",
      "  perpupil template assumptions > assumptions.yaml"
    })
final class ProjectCommand implements Callable<Integer> {
  /** Which codes a file shows. */
  enum Codes {
    CFR,
    AAR,
    BFR
  }

  /** Which years are shown. */
  enum Years {
    OWN,
    FINANCIAL,
    ACADEMIC
  }

  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private FormulaOption formula;

  @Option(
      names = "--budgets",
      required = true,
      paramLabel = "FILE",
      description = "Budgets of the first year, one row a school and code.")
  private Path budgets;

  @Option(names = "--staff", paramLabel = "FILE", description = "Posts, one row each.")
  private @Nullable Path staff;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What is assumed of the years to come, in YAML.")
  private @Nullable Path assumptions;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description =
          "Authorities: what makes the guarantee affordable in every year, and the schools block of"
              + " the first.")
  private @Nullable Path authorities;

  @Option(
      names = "--years",
      required = true,
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "Funding years, such as 2025-26..2030-31.")
  private YearsOption years;

  @Option(
      names = "--basis",
      paramLabel = "YEARS",
      defaultValue = "own",
      description =
          "Years shown: own, those that each school reports in (default), financial or academic.")
  private Years basis;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where every figure goes: .csv, or .xlsx for a workbook with a sheet for each school"
              + " (default: a table on standard output).")
  private @Nullable Path out;

  @Option(names = "--wide", description = "With --out: one row a school and year.")
  private boolean wide;

  @Option(
      names = "--codes",
      paramLabel = "CODES",
      description =
          "With --out: cfr, as maintained schools report (default), aar, as academies, or bfr, as"
              + " trusts' budget forecast return: the first year from September to March and from"
              + " April to August, then years, of academies alone.")
  private @Nullable Codes codes;

  @Option(
      names = "--staffing",
      description =
          "Posts, full-time equivalents, pay and on-costs by code and point: with --out in a table"
              + " beside it that ends .staffing.csv, with --explain below the budget.")
  private boolean staffing;

  @Option(
      names = "--monthly",
      description =
          "Cash by month, and the month with the least: with --out in a table beside it that ends"
              + " .monthly.csv, with --explain below the budget. When money comes and goes is a"
              + " choice of this model for most lines; the output says for which.")
  private boolean monthly;

  @Option(
      names = "--profiles",
      paramLabel = "FILE",
      description =
          "With --monthly or --actuals: when in a year money comes and goes, twelve percentages for"
              + " each line that is not as this model has it; see 'perpupil template profiles'.")
  private @Nullable Path profiles;

  /** When money comes and goes, once the file is read. */
  private MonthlyProfiles when = MonthlyProfiles.shipped();

  @Option(
      names = "--actuals",
      paramLabel = "FILE",
      description =
          "What schools received and spent from the start of a year to a month, one row a school"
              + " and code: variance by line and what the year comes to, with --out in a table"
              + " beside it that ends .outturn.csv, with --explain below the budget.")
  private @Nullable Path actuals;

  /** What the file of actual amounts says, once it is read. */
  private Map<String, Actuals> spent = Map.of();

  @Option(
      names = "--explain",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description =
          "Print the budget of one school, by its identifier or its name, year by year, and what it"
              + " rests on.")
  private @Nullable String explain;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "25",
      description = "With --explain: periods in a week's timetable (default 25).")
  private double periods;

  @Mixin private StandardOption standards;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    checkUsage();
    PrintWriter err = spec.commandLine().getErr();
    List<Problem> odd = new ArrayList<>();
    List<Standard> asked = standards.standards(odd);
    Messages.warnings(err, odd);
    @Nullable OutputWriter to =
        outputs.openIf(
            out == null ? null : ProjectionWriter.output(out, layout()),
            schools.files,
            otherInputs());
    BudgetInputs inputs = schools.read(formula.source(), budgets, staff, assumptions);
    OptionalInt explained = explained(inputs.schools());
    outputs.name(inputs.schools());
    if (actuals != null) {
      ActualsReader.Read read =
          ActualsReader.read(actuals, inputs.schools().schools().stream().map(School::id).toList());
      spent = read.actuals();
      Messages.warnings(err, read.warnings());
    }
    if (profiles != null) {
      ProfileReader.Read read = ProfileReader.read(profiles);
      when = read.profiles();
      Messages.warnings(err, read.warnings());
    }
    Messages.warnings(err, inputs.warnings(years.first(), years.last()));
    ProjectionBuilder builder = inputs.projection(years.span()).withIncomeAlone();
    odd.addAll(
        TermsLeftOut.levies(
            ProjectedAffordability.ask(builder, Optional.ofNullable(authorities), odd)));
    Messages.warnings(err, odd);
    ProjectionPlan plan = builder.build();
    Messages.warnings(err, plan.warnings());
    Projection projection = staffing ? plan.runWithPosts() : plan.run();
    Messages.failures(err, inputs.schools(), projection::failure);
    int failed = projection.failed();
    if (failed == inputs.schools().size()) {
      err.println("error: no school could be projected; nothing is written");
      return ExitCode.SOFTWARE;
    }
    ProjectedAffordability.print(err, projection);
    ProjectionMessages.shares(err, projection, inputs.budgets());
    ProjectionMessages.posts(err, plan);
    Messages.unverified(
        err,
        Allocation.of(inputs.schools(), inputs.formulas(), RoundingRules.statement()).unverified());
    ProjectionMessages.basis(err, SweepBasis.of(projection, inputs.assumptions()));
    ProjectionMessages.givingWay(err, inputs.assumptions(), projection.years());
    List<YearTotals> totals = show(inputs, projection, explained, to);
    StandardOption.print("Figures", projection, asked, spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    ProjectionMessages.reconciliation(err, projection, totals);
    return failures.code(failed);
  }

  private List<YearTotals> show(
      BudgetInputs inputs,
      Projection projection,
      OptionalInt explained,
      @Nullable OutputWriter to) {
    PrintWriter print = spec.commandLine().getOut();
    List<YearTotals> totals =
        to == null
            ? YearTotals.of(projection, layout().basis())
            : ProjectionWriter.write(projection, inputs.path(), inputs.assumptions(), layout(), to);
    if (out != null) {
      tellOfSheets(out, projection.schools().size() - projection.failed());
      tellOfCodes(projection);
    }
    ProjectionAsPrinted printed = layout().printed(projection);
    if (codes == Codes.BFR) {
      tellWhoReports(printed);
    }
    if (explained.isPresent()) {
      new BudgetReport(printed, inputs, periods).print(explained.getAsInt(), print);
      if (staffing) {
        StaffingReport.print(printed, explained.getAsInt(), print);
      }
      if (monthly) {
        MonthlyReport.print(printed, explained.getAsInt(), when, print);
      }
      Actuals own = spent.get(printed.projection().schools().school(explained.getAsInt()).id());
      if (own != null) {
        OutturnReport.print(printed, explained.getAsInt(), own, when, print);
      }
    } else if (to == null) {
      ProjectionReport.print(printed, print);
    }
    print.flush();
    return totals;
  }

  /**
   * Tells that a workbook of very many schools has no sheet for each, and what would be handier.
   */
  private void tellOfSheets(Path file, int schools) {
    boolean isWorkbook = file.toString().toLowerCase(Locale.ROOT).endsWith(TableWorkbook.ENDING);
    if (isWorkbook && schools > TableWorkbook.MOST_SCHOOLS && codes != Codes.BFR) {
      spec.commandLine()
          .getErr()
          .println(
              file.getFileName()
                  + " has no sheet for each school: that is for up to "
                  + Show.whole(TableWorkbook.MOST_SCHOOLS)
                  + ", here are "
                  + Show.whole(schools)
                  + (wide
                      ? ""
                      : "; --wide makes one row of a school's year, and .csv is smaller still"));
    }
  }

  /** Tells what has no code in the return that was asked for, and what is not sure. */
  private void tellOfCodes(Projection projection) {
    if (codes == null) {
      return;
    }
    Set<BudgetCode> used = ProjectionWriter.codes(projection);
    List<String> said =
        codes == Codes.CFR ? ReturnCodes.ofMaintained(used) : ReturnCodes.ofAcademies(used);
    PrintWriter err = spec.commandLine().getErr();
    if (!said.isEmpty()) {
      err.println("codes:");
    }
    said.forEach(line -> err.println("  " + line));
  }

  /** Tells how many schools have no place in the budget forecast return, and what is not known. */
  private void tellWhoReports(ProjectionAsPrinted printed) {
    int schools = printed.projection().schools().size();
    int academies =
        (int)
            IntStream.range(0, schools)
                .filter(school -> BudgetForecastTable.has(printed, school))
                .count();
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "budget forecast return: "
            + Show.whole(academies)
            + " academies; "
            + Show.whole(schools - academies)
            + " other schools do not report to it");
    err.println(
        "Numbers of its lines are known for income, expenditure, reserve and pupils; the others"
            + " stand under codes of the academies accounts return.");
  }

  private void checkUsage() {
    if (out == null && (wide || codes != null)) {
      throw new ParameterException(
          spec.commandLine(), (wide ? "--wide" : "--codes") + " needs --out, a file to lay out");
    }
    if (out == null && explain == null && (staffing || monthly || actuals != null)) {
      throw new ParameterException(
          spec.commandLine(),
          (staffing ? "--staffing" : monthly ? "--monthly" : "--actuals")
              + " needs --out, a file to write, or --explain, a school");
    }
    if (profiles != null && !monthly && actuals == null) {
      throw new ParameterException(
          spec.commandLine(), "--profiles goes with --monthly or --actuals, which tell of months");
    }
    if (codes == Codes.BFR && (wide || basis != Years.OWN)) {
      throw new ParameterException(
          spec.commandLine(),
          "--codes bfr has rows and years of its own: it goes without "
              + (wide ? "--wide" : "--basis"));
    }
    if (!(periods > 0 && Double.isFinite(periods))) {
      throw new ParameterException(
          spec.commandLine(), "--periods takes the periods of a week, more than 0");
    }
  }

  private ProjectionLayout layout() {
    ProjectionLayout layout =
        ProjectionLayout.tidy()
            .withWide(wide)
            .withAcademyCodes(codes == Codes.AAR)
            .withStaffing(staffing)
            .withMonthly(monthly)
            .withProfiles(when);
    if (actuals != null) {
      layout = layout.withActuals(spent);
    }
    if (codes == Codes.BFR) {
      return layout.asForecastReturn();
    }
    return basis == Years.OWN
        ? layout
        : layout.withBasis(YearBasis.valueOf(basis.name().toUpperCase(Locale.ROOT)));
  }

  private String[] otherInputs() {
    Stream<Path> files =
        Stream.of(budgets, staff, assumptions, authorities, actuals, profiles)
            .flatMap(Stream::ofNullable);
    return Stream.concat(Stream.of(formula.source()), files.map(Path::toString))
        .toArray(String[]::new);
  }

  private OptionalInt explained(SchoolTable table) {
    if (explain == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(table.requireRow(explain, "--explain"));
  }
}
