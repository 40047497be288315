package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.organisation.AffordableRates;
import org.perpupil.school.School;

/** Chosen rates, and what they do to each school, as tables for people. */
final class OwnFormulaReport {
  private OwnFormulaReport() {}

  static void print(String laCode, AffordableRates rates, Formula national, PrintWriter out) {
    out.printf(
        "authority %s: rates of %s, chosen from those of %s, pounds%n%n",
        Show.name(laCode), rates.formula().year(), rates.before().year());
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
          share(rates.now(), row),
          share(then, row),
          Show.change(rates.change(row)),
          Show.change(rates.changeByRates(row)));
    }
    table.print(out);
  }

  private static String share(Allocation allocation, int row) {
    return Show.whole(allocation.total(Total.BUDGET_SHARE, row).orElseThrow());
  }

  private static List<Integer> byChange(AffordableRates rates) {
    return IntStream.range(0, rates.then().size())
        .boxed()
        .sorted(Comparator.comparingDouble(rates::change))
        .toList();
  }

  private static void summary(AffordableRates rates, PrintWriter out) {
    List<Integer> rows = byChange(rates);
    int worst = rows.get(0);
    School school = rates.then().schools().school(worst);
    double change = rates.change(worst);
    String name = Show.school(school);
    out.printf("%s: %s %s%n", change < 0 ? "worst hit" : "gains least", name, change(change));
    double losses = rows.stream().mapToDouble(rates::change).filter(x -> x < 0).sum();
    double gains = rows.stream().mapToDouble(rates::change).filter(x -> x > 0).sum();
    out.printf(
        "%s schools lose £%s, %s gain £%s%n",
        Show.whole((double) rows.stream().filter(row -> rates.change(row) < 0).count()),
        Show.whole(-losses),
        Show.whole((double) rows.stream().filter(row -> rates.change(row) > 0).count()),
        Show.whole(gains));
    out.printf(
        "affordable: £%s of £%s, £%s kept back from the rates for minimum level and guarantee%n",
        Show.whole(rates.spent()), Show.whole(rates.budget()), Show.whole(rates.keptBack()));
    out.println(
        "by rates alone: without minimum level, guarantee and cap, before and then; the worst of"
            + " these is as small as block and ranges allow");
    out.println(
        "unverified: that a rate may lie up to 2.5%, or nine tenths of last year's distance, on"
            + " either side of the national rate");
  }

  private static String change(double pounds) {
    return (pounds < 0 ? "loses £" : "gains £") + Show.whole(Math.abs(pounds));
  }
}
