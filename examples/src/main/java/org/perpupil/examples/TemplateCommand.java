package org.perpupil.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.io.result.FormulaWriter;
import org.perpupil.io.template.FieldTable;
import org.perpupil.io.template.ResultColumns;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a blank file; what its columns mean goes to the error stream. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "A blank file to fill in: its header on standard output, what the columns mean on standard"
          + " error. Columns that are not required may be deleted. Assumptions and scenarios are"
          + " YAML: every name or key with an example, behind a # to take away.",
      "With fields in place of a file: every number that files may hold, plans included, with its"
          + " limits and what is usual, as CSV; with columns: every column that results have, what"
          + " it means and its unit; with budget-codes: the codes of budgets.csv; with sweep: a"
          + " plan."
    },
    footer = {
      "",
      "Files to fill in, with an invented school to show how:",
      "  perpupil template schools --example > my-schools.csv",
      "  perpupil template budgets --example > my-budgets.csv",
      "Schools and formulas as the rules of one year know them:",
      "  perpupil template schools --year 2017-18 --example > old-schools.csv",
      "  perpupil template formulas --year 2017-18 --example > old-formulas.csv",
      "The national formula as a local one, to start from:",
      "  perpupil template formulas --nff 2025-26 --la 999 > my-formulas.csv",
      "What do the columns of results mean?",
      "  perpupil template columns",
      "A plan of a sweep, and what budgets.csv may hold:",
      "  perpupil template sweep > my.sweep.yaml",
      "  perpupil template budget-codes"
    })
final class TemplateCommand implements Callable<Integer> {
  private static final String FIELDS = "fields";
  private static final String COLUMNS = "columns";
  private static final String SWEEP = "sweep";
  private static final String CODES = "budget-codes";

  private static final List<String> OF_A_YEAR = List.of("schools", "formulas", "budgets", CODES);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "schools, formulas, budgets, actuals, profiles, staff, assumptions, scenario, trusts,"
              + " authorities, services, sweep, budget-codes, fields or columns")
  private String name;

  @Option(
      names = "--example",
      description =
          "With schools, budgets or staff: also rows of an invented school; with formulas and"
              + " --year: of its authority.")
  private boolean example;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      converter = YearsOption.One.class,
      description =
          "With schools, formulas, budgets or budget-codes: only columns and grants that the rules"
              + " of a funding year know.")
  private @Nullable FundingYear year;

  @Option(
      names = "--nff",
      paramLabel = "YEAR",
      description =
          "With formulas: the national formula of a year as a local one, which pays the same.")
  private @Nullable String edition;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "With --nff: the authority (default 999); repeat for more.")
  private List<String> laCodes = List.of("999");

  @Option(
      names = "--aca",
      paramLabel = "X",
      converter = AreaCostOption.Converter.class,
      description =
          "With --nff: the area cost that its rates are multiplied by (default 1); local formulas"
              + " know none.")
  private @Nullable Double areaCost;

  @Override
  public Integer call() {
    if (edition != null ? !name.equalsIgnoreCase("formulas") : areaCost != null) {
      throw new ParameterException(
          spec.commandLine(), "--aca goes with --nff, and --nff with formulas");
    }
    if (year != null && (edition != null || !OF_A_YEAR.contains(name.toLowerCase(Locale.ROOT)))) {
      throw new ParameterException(
          spec.commandLine(),
          "--year goes with " + String.join(", ", OF_A_YEAR) + ", without --nff");
    }
    if (edition != null) {
      Screen.printTable(spec.commandLine().getOut(), national(edition));
      return ExitCode.OK;
    }
    if (name.equalsIgnoreCase(FIELDS)) {
      Screen.printTable(spec.commandLine().getOut(), FieldTable.toCsv());
      return ExitCode.OK;
    }
    if (name.equalsIgnoreCase(COLUMNS)) {
      Screen.printTable(spec.commandLine().getOut(), ResultColumns.toCsv());
      return ExitCode.OK;
    }
    if (name.equalsIgnoreCase(SWEEP)) {
      Screen.printTable(spec.commandLine().getOut(), Template.sweepPlan());
      return ExitCode.OK;
    }
    if (name.equalsIgnoreCase(CODES)) {
      codes();
      return ExitCode.OK;
    }
    List<String> labels = new ArrayList<>(Template.labels());
    labels.addAll(List.of(SWEEP, CODES, FIELDS, COLUMNS));
    Template template =
        Template.find(name.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new ProblemsException(
                        Problem.error(
                            "template",
                            name,
                            "one of " + String.join(", ", labels),
                            Names.advice(name, labels, "the file has no template"))));
    @Nullable FundingYear of = year;
    Optional<String> rows = of == null ? template.example() : template.example(of);
    if (example && rows.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--example goes with schools, budgets and staff, and with formulas of a --year");
    }
    Screen.printTable(
        spec.commandLine().getOut(),
        (of == null ? template.blank() : template.blank(of)) + (example ? rows.orElseThrow() : ""));
    TextTable table = new TextTable("llttt");
    table.row("column", "", "value", "usually", "meaning").rule();
    for (Template.Column column : of == null ? template.columns() : template.columns(of)) {
      table.row(
          column.name(),
          column.required() ? "required" : "",
          column.expected(),
          column.range().flatMap(Range::usual).orElse(""),
          column.meaning());
    }
    table.print(spec.commandLine().getErr());
    spec.commandLine().getErr().flush();
    return ExitCode.OK;
  }

  /** Returns a national formula as a file of local ones, a row an authority. */
  private String national(String year) {
    Formula formula = Formula.national(year);
    StringBuilder csv = new StringBuilder();
    for (String code : laCodes) {
      Formula local =
          FormulaWriter.local(
              formula, code + " formula " + formula.year(), areaCost == null ? 1 : areaCost);
      String table = FormulaWriter.toCsv(code, code, local);
      csv.append(csv.isEmpty() ? table : table.substring(table.indexOf('\n') + 1));
    }
    return csv.toString();
  }

  /** Prints what the column code of budgets.csv may hold. */
  private void codes() {
    TextTable table = new TextTable("lt");
    table.row("code", "meaning").rule();
    FieldTable.all().stream()
        .filter(field -> field.file().equals(Template.BUDGETS.label()))
        .filter(field -> field.name().startsWith(FieldTable.AMOUNT_OF))
        .map(field -> field.name().substring(FieldTable.AMOUNT_OF.length()))
        .filter(code -> year == null || FieldTable.isOfYear(code, year))
        .forEach(code -> table.row(code, FieldTable.meaning(code)));
    table.print(spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
  }
}
