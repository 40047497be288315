package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.perpupil.formula.Line;
import org.perpupil.formula.Statement;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.io.Inputs;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints one school's budget share, every line explained. */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = "One school's budget share: rate x share x pupils = amount, line by line.",
    footer = {
      "",
      "  perpupil statement --schools schools.csv --formulas formulas.csv --id S01",
      "  perpupil statement --schools schools.csv --nff 2025-26 --id S01"
    })
final class StatementCommand implements Callable<Integer> {
  /** Longer sources are cut; the 'rates' command shows them whole. */
  private static final int LONGEST_SOURCE = 60;

  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private FormulaOption formula;

  @Mixin private RoundingOptions rounding;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "ID",
      description = "Identifier of the school.")
  private String id;

  @Override
  public Integer call() {
    Inputs inputs = Inputs.read(schools.files, List.of(formula.source()));
    Messages.warnings(spec.commandLine().getErr(), inputs.warnings());
    OptionalInt row = inputs.schools().row(id);
    if (row.isEmpty()) {
      List<String> known = inputs.schools().schools().stream().map(School::id).toList();
      throw new ProblemsException(
          Problem.error(
              "--id",
              id,
              "the identifier of one of " + known.size() + " schools",
              Names.advice(id, known, "the school is in another file")));
    }
    School school = inputs.schools().school(row.getAsInt());
    print(
        Statement.of(
            school, inputs.formulas(0).find(school.laCode()).orElseThrow(), rounding.rules()));
    return ExitCode.OK;
  }

  private void print(Statement statement) {
    PrintWriter out = spec.commandLine().getOut();
    School school = statement.school();
    out.printf(
        "%s, %s, %s pupils: %s%n%n",
        Show.school(school),
        school.phase().label(),
        Show.plain(school.pupils()),
        Show.name(statement.formula().title()));
    if (statement.shareOfYear() < 1) {
      out.printf(
          "open %s of 365 days: every amount is that share of a full year's%n%n",
          Show.plain(statement.shareOfYear() * 365));
    }
    TextTable table = new TextTable("lrrrrt");
    table.row("line", "rate", "share", "number", "amount", "where it comes from").rule();
    Line.Group group = Line.Group.PUPIL_LED;
    for (StatementLine line : statement.lines()) {
      if (line.line().group() != group) {
        subtotal(table, group, statement);
        group = line.line().group();
      }
      rows(table, line);
    }
    subtotal(table, group, statement);
    table.rule().row("Budget share", "", "", "", Show.pence(statement.budgetShare()), "");
    total(table, "after de-delegation", Total.BUDGET_SHARE_AFTER_DEDELEGATION, statement);
    total(table, "per pupil", Total.PER_PUPIL, statement);
    total(table, "of which notional SEN", Total.NOTIONAL_SEN, statement);
    table.print(out);
    out.println();
    out.println(
        statement.status() == RateStatus.GIVEN
            ? "Every figure here is your own."
            : "The least sure figure here is " + statement.status().label() + ".");
    statement.unverified().forEach(what -> out.println("  not confirmed: " + Show.reason(what)));
    out.flush();
  }

  private static void rows(TextTable table, StatementLine line) {
    if (line.parts().isEmpty()) {
      String label = line.line().label();
      table.row(label, "", "", "", Show.pence(line.amount()), line.explanation());
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
          last ? Show.pence(line.amount()) : "",
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

  private static void subtotal(TextTable table, Line.Group group, Statement statement) {
    switch (group) {
      case PUPIL_LED -> total(table, "Pupil-led", Total.PUPIL_LED_TOTAL, statement);
      case SCHOOL_LED -> total(table, "School-led", Total.SCHOOL_LED_TOTAL, statement);
      case MINIMUM_LEVEL -> {}
      case RATES -> total(table, "Before protection", Total.BUDGET_SHARE_BEFORE_MFG, statement);
      case PROTECTION -> {}
    }
  }

  private static void total(TextTable table, String label, Total total, Statement statement) {
    statement
        .total(total)
        .ifPresent(value -> table.row("  = " + label, "", "", "", Show.pence(value), ""));
  }
}
