package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.years.SchoolFates;
import org.perpupil.impact.years.YearCause;
import org.perpupil.impact.years.YearLines;
import org.perpupil.impact.years.YearOnYear;
import org.perpupil.impact.years.YearOnYearTotals;
import org.perpupil.school.School;

/** Two years of the same schools, as tables for people. */
final class YearOnYearReport {
  private static final int SCHOOLS_SHOWN = 60;
  private static final int NAMES_SHOWN = 10;
  private static final int CAUSES_SHOWN = 3;

  private YearOnYearReport() {}

  static void print(
      YearOnYear years, Optional<SchoolFates> fates, List<Grouping> groupings, PrintWriter out) {
    title(years, out);
    schools(years, out);
    out.println();
    if (fates.isPresent()) {
      SchoolFatesReport.print(fates.get(), out);
    } else {
      alone("earlier", years.before(), years.onlyBefore(), out);
      alone("later", years.after(), years.onlyAfter(), out);
    }
    YearOnYearTotals all = YearOnYearTotals.all(years);
    out.printf(
        Locale.ROOT,
        "%s schools in both years: %s gain, %s lose, %s unchanged, %s without figures%n%n",
        Show.whole(years.size()),
        Show.whole(all.gain()),
        Show.whole(all.lose()),
        Show.whole((double) all.schools() - all.gain() - all.lose()),
        Show.whole((double) years.size() - all.schools()));
    causes(all.causes(), all.change(), "why, over all schools", out);
    for (Grouping grouping : groupings) {
      out.println();
      groups(years, grouping, out);
    }
    out.println();
    long joined =
        IntStream.range(0, years.size()).filter(row -> !years.joined(row).isEmpty()).count();
    notes(joined, out);
  }

  /** Prints why the share of one school changed, line by line and cause by cause. */
  static void explain(YearOnYear years, int row, PrintWriter out) {
    title(years, out);
    School school = years.school(row);
    out.printf(
        Locale.ROOT,
        "%s, %s pupils before, %s now: £%s -> £%s%n%n",
        Show.school(school),
        Show.plain(years.schoolBefore(row).pupils()),
        Show.plain(school.pupils()),
        Show.pence(years.shareBefore(row).orElseThrow()),
        Show.pence(years.shareAfter(row).orElseThrow()));
    causes(years.causes(row), years.change(row).orElseThrow(), "why", out);
    out.println();
    lines(years, row, out);
    out.println();
    notes(years.joined(row).isEmpty() ? 0 : 1, out);
  }

  private static void title(YearOnYear years, PrintWriter out) {
    out.println(
        Show.reason(title(years.before().formulas()) + " -> " + title(years.after().formulas())));
    out.println();
  }

  private static String title(Formulas formulas) {
    return formulas.all().size() == 1
        ? formulas.all().iterator().next().title()
        : formulas.all().size() + " local formulas";
  }

  private static void schools(YearOnYear years, PrintWriter out) {
    TextTable table = new TextTable("lrrrrrrt");
    table
        .row("school", "pupils", "now", "before", "after", "change", "percent", "mostly because of")
        .rule();
    List<Integer> rows = rowsShown(years);
    for (int row : rows) {
      School school = years.school(row);
      String pupils = Show.plain(years.schoolBefore(row).pupils());
      if (years.failure(row).isPresent()) {
        table.row(
            Show.school(school),
            pupils,
            Show.plain(school.pupils()),
            "-",
            "-",
            "-",
            "-",
            years.failure(row).get());
      } else {
        table.row(
            Show.school(school),
            pupils,
            Show.plain(school.pupils()),
            Show.pence(years.shareBefore(row).orElseThrow()),
            Show.pence(years.shareAfter(row).orElseThrow()),
            Show.penceOfChange(years.change(row).orElseThrow()),
            Show.percent(years.changePercent(row)),
            mostly(years.causes(row)));
      }
    }
    YearOnYearTotals all = YearOnYearTotals.all(years);
    table
        .rule()
        .row(
            "all in both",
            Show.plain(all.pupilsBefore()),
            Show.plain(all.pupilsAfter()),
            Show.pence(all.before()),
            Show.pence(all.after()),
            Show.penceOfChange(all.change()),
            "",
            "");
    table.print(out);
    if (rows.size() < years.size()) {
      out.println(
          "the " + rows.size() + " schools that change most in percent; --out writes them all");
    }
  }

  private static List<Integer> rowsShown(YearOnYear years) {
    if (years.size() <= SCHOOLS_SHOWN) {
      return IntStream.range(0, years.size()).boxed().toList();
    }
    return IntStream.range(0, years.size())
        .filter(row -> years.changePercent(row).isPresent())
        .boxed()
        .sorted(
            Comparator.comparingDouble(row -> -Math.abs(years.changePercent(row).orElseThrow())))
        .limit(SCHOOLS_SHOWN)
        .sorted(Comparator.comparingDouble(row -> years.changePercent(row).orElseThrow()))
        .toList();
  }

  private static String mostly(Map<YearCause, BigDecimal> causes) {
    return causes.entrySet().stream()
        .filter(entry -> Math.round(entry.getValue().doubleValue()) != 0)
        .sorted(Comparator.comparing(entry -> entry.getValue().abs().negate()))
        .limit(CAUSES_SHOWN)
        .map(entry -> entry.getKey().label() + " " + Show.change(entry.getValue().doubleValue()))
        .collect(Collectors.joining(", "));
  }

  private static void alone(
      String year, Allocation allocation, List<Integer> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    AllocationAsPrinted printed = AllocationAsPrinted.of(allocation);
    BigDecimal pounds = BigDecimal.ZERO;
    List<String> names = new ArrayList<>();
    for (int row : rows) {
      pounds = pounds.add(printed.total(Total.BUDGET_SHARE, row).orElse(BigDecimal.ZERO));
      if (names.size() < NAMES_SHOWN) {
        names.add(Show.school(allocation.schools().school(row)));
      }
    }
    out.printf(
        Locale.ROOT,
        "schools in the %s year alone, not compared: %s, £%s: %s%s%n",
        year,
        Show.whole(rows.size()),
        Show.pence(pounds),
        String.join(", ", names),
        rows.size() > names.size() ? " and more" : "");
  }

  private static void causes(
      Map<YearCause, BigDecimal> causes, BigDecimal change, String title, PrintWriter out) {
    TextTable table = new TextTable("lr");
    table.row(title, "pounds").rule();
    causes.forEach((cause, pounds) -> table.row(cause.label(), Show.penceOfChange(pounds)));
    table.rule().row("change", Show.penceOfChange(change));
    table.print(out);
  }

  private static void groups(YearOnYear years, Grouping grouping, PrintWriter out) {
    YearCause[] causes = YearCause.values();
    TextTable table = new TextTable("lrrr" + "r".repeat(causes.length + 1));
    List<String> header =
        new ArrayList<>(List.of("by " + grouping.fileName(), "schools", "before", "after"));
    for (YearCause cause : causes) {
      header.add(cause.fileName());
    }
    header.add("change");
    table.row(header.toArray(String[]::new)).rule();
    YearOnYearTotals.by(grouping, years).forEach(group -> table.row(cells(group)));
    table.rule().row(cells(YearOnYearTotals.all(years)));
    table.print(out);
  }

  private static String[] cells(YearOnYearTotals group) {
    List<String> cells = new ArrayList<>(List.of(group.key(), Show.whole(group.schools())));
    cells.add(Show.pence(group.before()));
    cells.add(Show.pence(group.after()));
    group.causes().values().forEach(pounds -> cells.add(Show.penceOfChange(pounds)));
    cells.add(Show.penceOfChange(group.change()));
    return cells.toArray(String[]::new);
  }

  private static void lines(YearOnYear years, int row, PrintWriter out) {
    Map<String, YearLines> lines = years.lines(row);
    List<YearCause> shown =
        Stream.of(YearCause.values())
            .filter(
                cause ->
                    lines.values().stream()
                        .map(line -> line.causes().getOrDefault(cause, BigDecimal.ZERO))
                        .anyMatch(pounds -> pounds.signum() != 0))
            .toList();
    TextTable table = new TextTable("lr" + "r".repeat(shown.size() + 1));
    List<String> header = new ArrayList<>(List.of("line", "before"));
    shown.forEach(cause -> header.add(cause.fileName()));
    header.add("after");
    table.row(header.toArray(String[]::new)).rule();
    lines.forEach(
        (line, pounds) ->
            table.row(
                cells(
                    Line.find(line).map(Line::label).orElse("Rounding"),
                    pounds.before(),
                    pounds.causes(),
                    shown,
                    pounds.after())));
    table
        .rule()
        .row(
            cells(
                "Budget share",
                years.shareBefore(row).orElseThrow(),
                years.causes(row),
                shown,
                years.shareAfter(row).orElseThrow()));
    table.print(out);
  }

  private static String[] cells(
      String first,
      BigDecimal before,
      Map<YearCause, BigDecimal> causes,
      List<YearCause> shown,
      BigDecimal after) {
    List<String> cells = new ArrayList<>(List.of(first, Show.pence(before)));
    for (YearCause cause : shown) {
      cells.add(Show.penceOfChange(causes.getOrDefault(cause, BigDecimal.ZERO)));
    }
    cells.add(Show.pence(after));
    return cells.toArray(String[]::new);
  }

  private static void notes(long joined, PrintWriter out) {
    out.println(
        "Causes are taken in the order shown, each on top of those before it; another order would"
            + " give other parts of the same change.");
    if (joined > 0) {
      out.printf(
          Locale.ROOT,
          "schools with causes that cannot be told from the next one, which holds both: %s; --out"
              + " names them%n",
          Show.whole((double) joined));
    }
  }
}
