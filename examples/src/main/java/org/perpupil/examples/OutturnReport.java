package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.viability.cash.Actuals;
import org.perpupil.viability.cash.MonthlyProfiles;
import org.perpupil.viability.cash.Outturn;

/** One school's year part-way through: actual amounts against the plan, and what it comes to. */
final class OutturnReport {
  private static final String NONE = "-";

  private OutturnReport() {}

  /** Prints the year of the school in a row of the table; nothing where it has no years. */
  static void print(
      ProjectionAsPrinted printed,
      int school,
      Actuals actuals,
      MonthlyProfiles when,
      PrintWriter out) {
    if (printed.years(school).isEmpty()) {
      return;
    }
    Outturn outturn = Outturn.of(printed, school, actuals, when);
    out.println();
    out.println(
        "To the end of "
            + MonthlyReport.name(actuals.to())
            + ", against the plan of "
            + outturn.year()
            + ":");
    TextTable table = new TextTable("lrrrrr");
    table.row("line", "plan to date", "actual", "variance", "plan", "outturn").rule();
    outturn.lines().forEach(row -> row(table, name(row), row));
    table.rule();
    List<Outturn.Row> sums = outturn.sums();
    row(table, "income", sums.get(0));
    if (sums.size() > 1) {
      row(table, "expenditure", sums.get(1));
      row(table, "in-year balance", sums.get(2));
    }
    table.row(
        "closing reserve",
        "",
        "",
        "",
        Show.pence(outturn.closingAsPlanned()),
        Show.pence(outturn.closing()));
    table.print(out);
    out.println();
    out.println(
        "Outturn: the actual amount, and the rest of the year as planned; a line without an actual"
            + " amount is as planned. What was planned to a month rests on when money comes and"
            + " goes (--monthly).");
    atRate(outturn, out);
  }

  /** Names the lines whose year would be quite another at the rate so far. */
  private static void atRate(Outturn outturn, PrintWriter out) {
    for (Outturn.Row row : outturn.lines()) {
      OptionalLong rate = row.outturnAtRate();
      if (rate.isPresent() && row.variancePart().filter(part -> Math.abs(part) > 0.1).isPresent()) {
        out.println(
            name(row)
                + ": if it goes on as it has, "
                + Show.poundsAndPence(Casting.pounds(rate.getAsLong()))
                + " in the year, not "
                + Show.poundsAndPence(Casting.pounds(row.plan()))
                + ".");
      }
    }
  }

  private static void row(TextTable table, String name, Outturn.Row row) {
    table.row(
        name,
        Show.pence(row.planToDate()),
        Show.pence(row.actual()),
        row.variance().isPresent() ? Show.penceOfChange(row.variance().getAsLong()) : NONE,
        Show.pence(row.plan()),
        Show.pence(row.outturn()));
  }

  private static String name(Outturn.Row row) {
    BudgetCode code = row.code().orElseThrow();
    return code.code() + " " + code.title();
  }
}
