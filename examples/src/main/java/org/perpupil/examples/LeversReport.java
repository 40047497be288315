package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.levers.LeverMoved;
import org.perpupil.authority.levers.LeverResult;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Parameter;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.groups.LeverImpact;
import org.perpupil.school.School;

/** Levers side by side, as tables for people. */
final class LeversReport {
  private LeversReport() {}

  static void print(String laCode, Levers levers, PrintWriter out) {
    List<LeverImpact> impacts =
        levers.results().stream().map(result -> LeverImpact.of(levers, result)).toList();
    out.printf(
        Locale.ROOT,
        "authority %s: ways to fit the block of %s, against the rates of %s for the same"
            + " pupils%n%n",
        Show.name(laCode),
        levers.national().formulas().all().iterator().next().year(),
        levers.now().formulas().all().iterator().next().year());
    block(levers, out);
    out.println();
    fit(levers, out);
    out.println();
    who(impacts, out);
    for (Grouping grouping : List.of(Grouping.PHASE, Grouping.NEED)) {
      out.println();
      groups(impacts, grouping, out);
    }
    out.println();
    causes(impacts, out);
    out.println();
    notes(levers, out);
  }

  private static void block(Levers levers, PrintWriter out) {
    FormulaBudget budget = levers.budget();
    TextTable table = new TextTable("lr");
    table.row("money", "pounds").rule();
    table.row("schools block", Show.poundsAndPence(budget.schoolsBlock()));
    table.row("growth fund", Show.poundsAndPence(-budget.growthFund()));
    table.row("falling-rolls fund", Show.poundsAndPence(-budget.fallingRollsFund()));
    table.row("moved to high needs", Show.poundsAndPence(budget.transferredIn())).rule();
    table.row("for budget shares", Show.poundsAndPence(budget.available()));
    table.row("of which de-delegated", Show.poundsAndPence(levers.dedelegated()));
    table.print(out);
  }

  private static void fit(Levers levers, PrintWriter out) {
    TextTable table = new TextTable("lrrlt");
    table.row("lever", "costs", "over the block", "", "what moves").rule();
    for (LeverResult result : levers.results()) {
      List<String> moved = result.moved().stream().map(LeverMoved::words).toList();
      int outside = levers.outside(result).size();
      String what = String.join(", ", moved);
      table.row(
          result.lever().name(),
          Show.poundsAndPence(result.spent()),
          Show.poundsAndPence(result.over()),
          result.fits() ? "fits" : result.over() > 0 ? "falls short" : "leaves money",
          outside == 0 ? what : what + outside + " rates outside of what is allowed");
    }
    table.print(out);
  }

  private static void who(List<LeverImpact> impacts, PrintWriter out) {
    TextTable table = new TextTable("lrrrlrrrrrr");
    table
        .row(
            "who",
            "gain",
            "lose",
            "unchanged",
            "worst hit",
            "change",
            "percent",
            "guarantee",
            "minimum",
            "capped",
            "from national")
        .rule();
    for (LeverImpact impact : impacts) {
      OptionalInt worst = impact.worst();
      int row = worst.orElseThrow();
      School school = impact.comparison().school(row);
      table.row(
          impact.result().lever().name(),
          Show.whole(impact.gains().winners()),
          Show.whole(impact.gains().losers()),
          Show.whole(impact.gains().unchanged()),
          Show.school(school),
          Show.penceOfChange(impact.comparison().changeAsPrinted(row).orElseThrow()),
          Show.percent(impact.comparison().changePercent(row)),
          Show.whole(impact.onGuarantee()),
          Show.whole(impact.atMinimum()),
          Show.whole(impact.capped()),
          Show.pence(impact.distance()));
    }
    table.print(out);
  }

  private static void groups(List<LeverImpact> impacts, Grouping grouping, PrintWriter out) {
    sideBySide(
        "change by " + grouping.fileName(), LeverImpact.byGroup(impacts, grouping), impacts, out);
  }

  private static void causes(List<LeverImpact> impacts, PrintWriter out) {
    sideBySide("why, over all schools", LeverImpact.byCause(impacts), impacts, out);
  }

  /** Prints one column a lever, and what its rows come to. */
  private static void sideBySide(
      String title,
      Map<String, List<BigDecimal>> rows,
      List<LeverImpact> impacts,
      PrintWriter out) {
    TextTable table = new TextTable("l" + "r".repeat(impacts.size()));
    table.row(cells(title, impacts, impact -> impact.result().lever().name())).rule();
    rows.forEach((name, pounds) -> table.row(cells(name, pounds, Show::penceOfChange)));
    table.rule();
    table.row(cells("change", impacts, impact -> Show.penceOfChange(impact.gains().change())));
    table.print(out);
  }

  private static <T> String[] cells(String first, List<T> values, Function<T, String> text) {
    List<String> cells = new ArrayList<>(List.of(first));
    values.forEach(value -> cells.add(text.apply(value)));
    return cells.toArray(String[]::new);
  }

  private static void notes(Levers levers, PrintWriter out) {
    out.println(
        "guarantee, minimum, capped: schools that the guarantee pays, that are brought up to the"
            + " minimum level, that the cap takes from");
    out.println(
        "from national: pounds by which schools get more or less than at national rates, before"
            + " guarantee and cap");
    for (LeverResult result : levers.results()) {
      if (result.cappedTooMuch() > 0) {
        out.printf(
            Locale.ROOT,
            "%s: the cap takes £%s more than the guarantee costs, which it must not%n",
            result.lever().name(),
            Show.pence(result.cappedTooMuch()));
      }
      Set<String> outside = new TreeSet<>();
      levers.outside(result).stream().map(Parameter::fileName).forEach(outside::add);
      if (!outside.isEmpty()) {
        out.println(
            result.lever().name()
                + ": not allowed next year: "
                + Show.reason(String.join(", ", outside)));
      }
    }
    out.println(
        "unverified: that a rate may lie up to 2.5%, or nine tenths of last year's distance, on"
            + " either side of the national rate");
  }
}
