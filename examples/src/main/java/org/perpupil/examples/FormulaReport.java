package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.perpupil.impact.LineChanges;
import org.perpupil.impact.groups.LineFamilies;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.impact.years.ProtectionYears;
import org.perpupil.rates.FundingYear;

/** What the formula does in two worlds: when protection runs out, and which lines move. */
final class FormulaReport {
  private final ScenarioRun run;
  private final String other;

  /**
   * Creates a report.
   *
   * @param other what the world is called that the scenario is beside
   */
  FormulaReport(ScenarioRun run, String other) {
    this.run = run;
    this.other = other;
  }

  /** Prints nothing where no school is protected. */
  void protections(PrintWriter out) {
    ProtectionYears before = ProtectionYears.of(run.baseline());
    ProtectionYears after = ProtectionYears.of(run.changed());
    if (!before.any() && !after.any()) {
      return;
    }
    out.println("Guarantee or floor, pounds, schools that get it, and those for which it runs out");
    TextTable table = new TextTable("lrrrrrr");
    table.row("year", other, "schools", "end", "scenario", "schools", "end").rule();
    for (FundingYear year : before.years()) {
      table.row(
          year.toString(),
          Show.whole(before.pounds(year)),
          Show.whole(before.schools(year)),
          Show.whole(before.ending(year)),
          Show.whole(after.pounds(year)),
          Show.whole(after.schools(year)),
          Show.whole(after.ending(year)));
    }
    table.print(out);
    out.println();
  }

  /** Prints nothing where no line moves. */
  void lines(PrintWriter out) {
    LineChanges lines = run.lines();
    FundingYear last = run.inputs().last();
    Map<String, long[]> families = new LinkedHashMap<>();
    long[] together = new long[2];
    boolean moves = false;
    for (String line : LineChanges.lines()) {
      long[] family = families.computeIfAbsent(LineFamilies.of(line), key -> new long[2]);
      for (FundingYear year : lines.years()) {
        long change = lines.change(line, year);
        moves |= change != 0;
        add(change, year.equals(last), family);
        add(change, year.equals(last), together);
      }
    }
    if (!moves) {
      return;
    }
    out.println("Which lines of the formula move, all schools, pounds");
    TextTable table = new TextTable("lrr");
    table.row("", "of " + last, "of all years").rule();
    families.forEach(
        (family, pence) -> {
          if (pence[0] != 0 || pence[1] != 0) {
            table.row(family, Show.penceOfChange(pence[0]), Show.penceOfChange(pence[1]));
          }
        });
    table.rule();
    table.row(
        "budget shares as paid", Show.penceOfChange(together[0]), Show.penceOfChange(together[1]));
    table.print(out);
    out.println();
  }

  private static void add(long pence, boolean isLast, long[] sums) {
    sums[0] += isLast ? pence : 0;
    sums[1] += pence;
  }
}
