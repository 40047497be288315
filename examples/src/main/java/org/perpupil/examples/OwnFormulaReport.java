package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.perpupil.authority.affordability.AffordableRates;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Casting;
import org.perpupil.school.School;

/** Chosen rates, and what they do to each school, as tables for people. */
final class OwnFormulaReport {
  private OwnFormulaReport() {}

  static void print(String laCode, AffordableRates rates, Formula national, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "authority %s: rates of %s, chosen from those of %s, pounds%n%n",
        Show.name(laCode),
        rates.formula().year(),
        rates.before().year());
    rates(rates, national, out);
    out.println();
    out.println("What each school gets for the same pupils, the worst hit first:");
    schools(rates, out);
    out.println();
    summary(rates, out);
  }

  private static void rates(AffordableRates rates, Formula national, PrintWriter out) {
    TextTable table = new TextTable("lrrrrr");
    table.row("rate", "before", "lowest", "chosen", "highest", "national").rule();
    for (Parameter rate : rates.ranges().keySet().stream().sorted().toList()) {
      AllowedRange range = rates.ranges().getOrDefault(rate, new AllowedRange(0, 0));
      table.row(
          rate.fileName(),
          shown(rates.before(), rate),
          Show.pence(range.lowest()),
          shown(rates.formula(), rate),
          Show.pence(range.highest()),
          shown(national, rate));
    }
    table.print(out);
  }

  private static String shown(Formula formula, Parameter rate) {
    return formula.value(rate).isEmpty() ? "-" : Show.pence(formula.value(rate).getAsDouble());
  }

  private static void schools(AffordableRates rates, PrintWriter out) {
    TextTable table = new TextTable("llrrrr");
    table.row("id", "name", "before", "then", "change", "by rates alone").rule();
    Allocation then = rates.then();
    for (int row : byChange(rates)) {
      School school = then.schools().school(row);
      table.row(
          school.id(),
          school.name().orElse(""),
          Show.pence(share(rates.now(), row)),
          Show.pence(share(then, row)),
          Show.penceOfChange(change(rates, row)),
          Show.penceOfChange(Casting.pence(rates.changeByRates(row))));
    }
    table.print(out);
  }

  private static long share(Allocation allocation, int row) {
    return Casting.pence(allocation.total(Total.BUDGET_SHARE, row).orElseThrow());
  }

  private static long change(AffordableRates rates, int row) {
    return share(rates.then(), row) - share(rates.now(), row);
  }

  private static List<Integer> byChange(AffordableRates rates) {
    return IntStream.range(0, rates.then().size())
        .boxed()
        .sorted(Comparator.comparingLong(row -> change(rates, row)))
        .toList();
  }

  private static void summary(AffordableRates rates, PrintWriter out) {
    List<Integer> rows = byChange(rates);
    int worst = rows.get(0);
    School school = rates.then().schools().school(worst);
    long change = change(rates, worst);
    String name = Show.school(school);
    out.printf(
        Locale.ROOT,
        "%s: %s %s%n",
        change < 0 ? "worst hit" : "gains least",
        name,
        (change < 0 ? "loses £" : "gains £") + Show.pence(Math.abs(change)));
    long[] changes = rows.stream().mapToLong(row -> change(rates, row)).toArray();
    out.printf(
        Locale.ROOT,
        "%d schools lose £%s, %d gain £%s%n",
        Arrays.stream(changes).filter(pence -> pence < 0).count(),
        Show.pence(-Arrays.stream(changes).filter(pence -> pence < 0).sum()),
        Arrays.stream(changes).filter(pence -> pence > 0).count(),
        Show.pence(Arrays.stream(changes).filter(pence -> pence > 0).sum()));
    out.printf(
        Locale.ROOT,
        "affordable: £%s of £%s, £%s kept back from the rates for minimum level and guarantee%n",
        Show.pence(rows.stream().mapToLong(row -> share(rates.then(), row)).sum()),
        Show.pence(rates.budget()),
        Show.pence(rates.keptBack()));
    out.println(
        "by rates alone: without minimum level, guarantee and cap, before and then; the worst of"
            + " these is as small as block and ranges allow");
    out.println(
        "unverified: that a rate may lie up to 2.5%, or nine tenths of last year's distance, on"
            + " either side of the national rate");
  }
}
