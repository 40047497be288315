package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.formula.printed.Pence;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.statement.GrantStatementWriter;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
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

/** Prints one school's budget share, every line explained. */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = "One school's budget share: rate x share x pupils = amount, line by line.",
    footer = {
      "",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id W01",
      "  perpupil statement --schools schools.csv --nff 2025-26 --id W01",
      "Less de-delegation, with gains that pay for the guarantee, where the authority says so:",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id W01 \\",
      "      --authorities authorities.csv",
      "In plain English, for a head:",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id W01 --plain",
      "As a file with the columns and labels of the Department's grant statements, which import"
          + " reads:",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id W01 --layout dfe \\",
      "      --out w01.csv"
    })
final class StatementCommand implements Callable<Integer> {
  /** Longer sources are cut; the 'rates' command shows them whole. */
  private static final int LONGEST_SOURCE = 60;

  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private FormulaOption formula;

  @Mixin private RoundingOptions rounding;

  @Mixin private AffordabilityOptions affordability;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "ID",
      description = "The school: its identifier or its name.")
  private String id;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "lines: as a table to read (default); dfe: the CSV of the Department's grant statements.")
  private Layout layout = Layout.LINES;

  @Option(
      names = "--plain",
      description = "In plain English, for a head or a governor: what each sum is for.")
  private boolean plain;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "With --layout dfe: where the statement is written, .csv or .xlsx (default: printed).")
  private @Nullable Path out;

  @Mixin private TableOptions outputs;

  /** How a statement is written. */
  enum Layout {
    LINES,
    DFE
  }

  @Override
  public Integer call() {
    if (out != null && layout != Layout.DFE) {
      throw new ParameterException(
          spec.commandLine(), "--out writes a statement as CSV: it needs --layout dfe");
    }
    if (plain && layout == Layout.DFE) {
      throw new ParameterException(
          spec.commandLine(), "--plain is for people, and --layout dfe for programs: choose one");
    }
    if (layout == Layout.DFE && !rounding.rules().linesToPence()) {
      throw new ParameterException(
          spec.commandLine(), "--layout dfe holds whole pence: it needs --rounding statement");
    }
    affordability
        .misuse(formula.file != null)
        .ifPresent(
            text -> {
              throw new ParameterException(spec.commandLine(), text);
            });
    OutputWriter to =
        outputs.openIf(
            out == null ? null : GrantStatementWriter.output(out), schools.files, formula.source());
    Inputs inputs = schools.read(List.of(formula.source()));
    PrintWriter err = spec.commandLine().getErr();
    Messages.warnings(err, inputs.warnings());
    int row = inputs.schools().requireRow(id, "--id");
    Messages.warnings(
        err, affordability.problems().stream().filter(problem -> !problem.isError()).toList());
    Formulas formulas =
        affordability.solve(inputs.schools(), inputs.formulas(0), rounding.rules(), err);
    School school = affordability.dedelegated(inputs.schools()).school(row);
    Statement statement =
        Statement.of(school, formulas.find(school.laCode()).orElseThrow(), rounding.rules());
    if (to != null) {
      GrantStatementWriter.write(statement, to);
    } else if (layout == Layout.DFE) {
      spec.commandLine().getOut().print(GrantStatementWriter.toCsv(statement));
      spec.commandLine().getOut().flush();
    } else {
      print(statement);
    }
    return ExitCode.OK;
  }

  private void print(Statement statement) {
    PrintWriter out = spec.commandLine().getOut();
    School school = statement.school();
    AllocationAsPrinted printed =
        AllocationAsPrinted.of(
            Allocation.of(
                SchoolTable.of(school), Formulas.forAll(statement.formula()), rounding.rules()));
    if (plain) {
      PlainStatement.print(statement, printed, out);
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s, %s, %s pupils: %s%n%n",
        Show.school(school),
        school.phase().label(),
        Show.plain(school.pupils()),
        Show.name(statement.formula().title()));
    if (statement.shareOfYear() < 1) {
      int days = statement.formula().year().days();
      out.printf(
          Locale.ROOT,
          "open %s of %d days: every amount is that share of a full year's%n%n",
          Show.plain(statement.shareOfYear() * days),
          days);
    }
    TextTable table = new TextTable("lrrrrt");
    table.row("line", "rate", "share", "number", "amount", "where it comes from").rule();
    Line.Group group = Line.Group.PUPIL_LED;
    for (StatementLine line : statement.lines()) {
      if (line.line().group() != group) {
        subtotal(table, group, printed);
        group = line.line().group();
      }
      rows(table, line, printed);
    }
    subtotal(table, group, printed);
    BigDecimal rounded = rounding(statement, printed);
    if (rounded.signum() != 0) {
      table.row(
          "Rounding", "", "", "", Show.pence(rounded), "lines are added before they are rounded");
    }
    table.rule();
    row(table, "Budget share", printed.total(Total.BUDGET_SHARE, 0).orElseThrow());
    total(table, "after de-delegation", Total.BUDGET_SHARE_AFTER_DEDELEGATION, printed);
    statement
        .total(Total.PER_PUPIL)
        .ifPresent(pounds -> table.row("  = per pupil", "", "", "", Show.pence(pounds), ""));
    total(table, "of which notional SEN", Total.NOTIONAL_SEN, printed);
    table.print(out);
    out.println();
    out.println(
        statement.status() == RateStatus.GIVEN
            ? "Every figure here is your own."
            : "The least sure figure here is " + statement.status().label() + ".");
    statement.areaCostOfAuthority().ifPresent(cost -> out.println(areaCost(cost)));
    unrounded(out, statement);
    statement.remarks().forEach(what -> out.println(Show.reason(what)));
    statement.unverified().forEach(what -> out.println("  not confirmed: " + Show.reason(what)));
    out.flush();
  }

  static String areaCost(AreaCost cost) {
    String text = cost.label() + ", " + cost.rate().status().label();
    return "The school gives no area cost (aca); its authority's is taken: "
        + Show.reason(text + " (" + cost.rate().source() + ")");
  }

  /** Returns the pounds between the budget share and its lines as they are shown. */
  private static BigDecimal rounding(Statement statement, AllocationAsPrinted printed) {
    BigDecimal shown = Casting.pence(printed.total(Total.BUDGET_SHARE, 0).orElseThrow());
    for (StatementLine line : statement.lines()) {
      shown = shown.subtract(Casting.pence(printed.amount(line.line(), 0).orElseThrow()));
    }
    return shown;
  }

  /** Tells what lines come to that are added before they are rounded, where that is another sum. */
  private void unrounded(PrintWriter out, Statement statement) {
    RoundingRules rules = rounding.rules();
    if (rules.linesToPence()) {
      Statement other =
          Statement.of(statement.school(), statement.formula(), rules.withoutRoundingOfLines());
      double difference = Pence.round(other.budgetShare() - statement.budgetShare());
      if (difference != 0) {
        out.printf(
            Locale.ROOT,
            "Lines added before they are rounded come to %s, %s %s; some statements do that, as"
                + " --rounding total does.%n",
            Show.pence(other.budgetShare()),
            Show.pence(Math.abs(difference)),
            difference > 0 ? "more" : "less");
      }
    }
  }

  private static void rows(TextTable table, StatementLine line, AllocationAsPrinted printed) {
    String amount = Show.pence(printed.amount(line.line(), 0).orElseThrow());
    if (line.parts().isEmpty()) {
      String label = line.line().label();
      table.row(label, "", "", "", amount, line.explanation());
      return;
    }
    String label = line.line().label();
    for (int i = 0; i < line.parts().size(); i++) {
      StatementLine.Part part = line.parts().get(i);
      boolean last = i == line.parts().size() - 1;
      boolean sum = part.isSum();
      table.row(
          i == 0 ? label : "",
          sum ? "" : Show.pence(part.paidRate()),
          sum || part.share() == 1 ? "" : Show.plain(part.share()),
          sum ? "" : Show.plain(part.base()),
          last ? amount : "",
          source(part));
    }
  }

  private static String source(StatementLine.Part part) {
    Rate rate = part.rate();
    String multiplied =
        part.paidRate() == rate.value() ? "" : " (" + Show.plain(rate.value()) + " x area cost)";
    String status = rate.status() == RateStatus.GIVEN ? "" : rate.status().label() + ": ";
    String source = rate.source();
    String shown = source.length() <= LONGEST_SOURCE ? source : source.substring(0, LONGEST_SOURCE);
    return status + shown + multiplied;
  }

  private static void subtotal(TextTable table, Line.Group group, AllocationAsPrinted printed) {
    switch (group) {
      case PUPIL_LED -> total(table, "Pupil-led", Total.PUPIL_LED_TOTAL, printed);
      case SCHOOL_LED -> total(table, "School-led", Total.SCHOOL_LED_TOTAL, printed);
      case MINIMUM_LEVEL -> {}
      case RATES -> total(table, "Before protection", Total.BUDGET_SHARE_BEFORE_MFG, printed);
      case PROTECTION -> {}
    }
  }

  private static void total(
      TextTable table, String label, Total total, AllocationAsPrinted printed) {
    printed.total(total, 0).ifPresent(value -> row(table, "  = " + label, value));
  }

  private static void row(TextTable table, String label, BigDecimal pounds) {
    table.row(label, "", "", "", Show.pence(pounds), "");
  }
}
