package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.perpupil.io.input.PublishedImport;

/** The account of an import: rows, schools, pounds, and what they rest on. */
final class ImportReport {
  private static final int MOST_NAMES = 5;

  private ImportReport() {}

  static void print(PublishedImport imported, Path folder, PrintWriter out) {
    out.println(imported.title() + " " + imported.year() + " -> " + Show.reason(folder.toString()));
    out.println();
    counts("rows", "", imported.rows(), out);
    if (imported.isOfFormulas()) {
      counts("rates of the formulas", "", imported.ratesByBasis(), out);
      out.println("Every rate of this account: import.json");
      out.flush();
      return;
    }
    TextTable pounds = new TextTable("lr");
    pounds.row("budget shares after protection", "pounds").rule();
    pounds.row("in the file", Show.pence(imported.poundsIn()));
    pounds.row(
        "paid back by the formulas, " + (imported.roundsLines() ? "lines to pence" : "unrounded"),
        Show.pence(imported.poundsOut()));
    pounds.row(
        "difference", Show.penceOfChange(imported.poundsOut().subtract(imported.poundsIn())));
    pounds.row("most that a school differs", Show.pence(imported.largestDifference()));
    pounds.print(out);
    names("more than a penny off before protection", imported.offBeforeProtection(), out);
    names("more than a penny off after protection", imported.offAfterProtection(), out);
    out.println();
    counts("rates of the formulas", "", imported.ratesByBasis(), out);
    counts("what schools rest on", "schools", imported.restingOn(), out);
    out.println("Every rate, line, authority and school of this account: import.json");
    steps(imported, folder, out);
    out.flush();
  }

  /** Prints what the folder serves for as it is, and what would have to be named for more. */
  private static void steps(PublishedImport imported, Path folder, PrintWriter out) {
    String in = " --in " + Show.reason(folder.toString());
    out.println();
    out.println("The folder as it stands:");
    out.println("  perpupil compare" + in + " --to nff:" + imported.year());
    out.println("  perpupil project" + in);
    out.println(
        "Years to come ask for formula.local_uplift_percent in a file named by --assumptions.");
    int with = imported.sizeWithBalances();
    if (with < imported.size()) {
      out.println(
          "Spending and opening balances are known of "
              + Show.whole(with)
              + " of "
              + Show.whole(imported.size())
              + (imported.size() == 1 ? " school" : " schools")
              + ". Without them there is income, and no balance or reserve to project, sweep or"
              + " choose by. The schools' returns (CFR, AAR) bring them: name them beside the"
              + " file, or add rows to budgets.csv, such as E01 and OB01.");
    }
  }

  private static void counts(
      String what, String unit, Map<String, Integer> counts, PrintWriter out) {
    TextTable table = new TextTable("tr");
    table.row(what, unit).rule();
    counts.forEach((name, count) -> table.row(Show.reason(name), Show.whole(count)));
    table.print(out);
    out.println();
  }

  private static void names(String what, List<String> urns, PrintWriter out) {
    if (!urns.isEmpty()) {
      String more =
          urns.size() > MOST_NAMES ? " and " + Show.whole(urns.size() - MOST_NAMES) + " more" : "";
      out.println(
          what
              + ": "
              + String.join(", ", urns.subList(0, Math.min(MOST_NAMES, urns.size())))
              + more);
    }
  }
}
