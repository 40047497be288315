package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Measure;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/** Schools' first and last years as a table for people. */
final class ProjectionReport {
  private static final int SCHOOLS_SHOWN = 60;

  private ProjectionReport() {}

  static void print(ProjectionAsPrinted printed, PrintWriter out) {
    List<FundingYear> years = printed.projection().years();
    out.printf(
        Locale.ROOT,
        "%s, whole pounds; maintained schools from April, academies from September%n%n",
        years.size() == 1 ? years.get(0) : years.get(0) + " to " + years.get(years.size() - 1));
    boolean isOfIncome =
        IntStream.range(0, printed.projection().schools().size())
            .noneMatch(row -> hasSpending(printed, row));
    boolean anyFailed = printed.projection().failed() > 0;
    boolean isOneYear = years.size() == 1;
    List<Measure> measures =
        isOfIncome
            ? List.of(Measure.INCOME)
            : List.of(Measure.INCOME, Measure.EXPENDITURE, Measure.CLOSING_RESERVE);
    TextTable table =
        new TextTable(
            "ll"
                + (isOneYear ? "r" : "rr").repeat(measures.size())
                + (isOfIncome ? (anyFailed ? "t" : "") : "lt"));
    List<String> heads = new ArrayList<>(List.of("school", "years"));
    for (Measure measure : measures) {
      heads.add(measure == Measure.CLOSING_RESERVE ? "reserve" : measure.fileName());
      if (!isOneYear) {
        heads.add("in " + years.get(years.size() - 1));
      }
    }
    heads.addAll(
        isOfIncome ? (anyFailed ? List.of("") : List.of()) : List.of("deficit", "overdrawn"));
    table.row(heads.toArray(String[]::new)).rule();
    List<Integer> rows = rowsShown(printed);
    rows.forEach(row -> row(table, printed, row, measures, heads.size()));
    table.print(out);
    out.println();
    int schools = printed.projection().schools().size();
    if (rows.size() < schools) {
      out.println(
          "the "
              + SCHOOLS_SHOWN
              + " schools whose last reserve is lowest against income, of "
              + Show.whole(schools)
              + "; --out writes them all");
    }
    if (isOfIncome) {
      out.println("no school's budget states spending, so there are no balances");
    } else {
      out.println(
          "reserve: at the end of the year; deficit: first year that spends more than comes in;"
              + " overdrawn: first year that ends with a reserve below 0");
      if (!printed.projection().plan().unknownMoney().isEmpty()) {
        out.println(
            Show.NOT_KNOWN
                + ": not known, since the budget states no spending, or no opening balance (OB01)");
      }
    }
    out.println(
        "income: all income codes less revenue spent on capital (E30); --explain and --out show"
            + " every line with its pence");
  }

  private static boolean hasSpending(ProjectionAsPrinted printed, int row) {
    return printed.projection().failure(row).isEmpty()
        && printed.projection().isKnown(row, Measure.EXPENDITURE);
  }

  private static void row(
      TextTable table, ProjectionAsPrinted printed, int row, List<Measure> measures, int cells) {
    List<FundingYear> years = printed.years(row);
    String basis = printed.basis(row).fileName();
    List<String> shown =
        new ArrayList<>(List.of(Show.school(printed.projection().schools().school(row))));
    if (years.isEmpty()) {
      while (shown.size() < cells - 1) {
        shown.add("-");
      }
      shown.add(printed.projection().failure(row).orElse("no whole " + basis + " year"));
      table.row(shown.toArray(String[]::new));
      return;
    }
    shown.add(basis);
    boolean isOneYear = printed.projection().years().size() == 1;
    for (Measure measure : measures) {
      shown.add(whole(printed, row, measure, years.get(0)));
      if (!isOneYear) {
        shown.add(whole(printed, row, measure, years.get(years.size() - 1)));
      }
    }
    if (measures.contains(Measure.EXPENDITURE)) {
      shown.add(firstBelow(printed, row, Measure.IN_YEAR_BALANCE));
      shown.add(firstBelow(printed, row, Measure.CLOSING_RESERVE));
    } else if (shown.size() < cells) {
      shown.add("");
    }
    table.row(shown.toArray(String[]::new));
  }

  private static String whole(
      ProjectionAsPrinted printed, int row, Measure measure, FundingYear year) {
    return printed.projection().isKnown(row, measure)
        ? Show.whole(pounds(printed, row, measure, year))
        : Show.NOT_KNOWN;
  }

  private static double pounds(
      ProjectionAsPrinted printed, int row, Measure measure, FundingYear year) {
    return Casting.pounds(printed.total(row, measure, year).orElseThrow()).doubleValue();
  }

  private static String firstBelow(ProjectionAsPrinted printed, int row, Measure measure) {
    if (!printed.projection().isKnown(row, measure)) {
      return Show.NOT_KNOWN;
    }
    return printed.years(row).stream()
        .filter(year -> pounds(printed, row, measure, year) <= -0.5)
        .map(FundingYear::toString)
        .findFirst()
        .orElse("-");
  }

  private static List<Integer> rowsShown(ProjectionAsPrinted printed) {
    int count = printed.projection().schools().size();
    if (count <= SCHOOLS_SHOWN) {
      return IntStream.range(0, count).boxed().toList();
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> lastReserve(printed, row)))
        .limit(SCHOOLS_SHOWN)
        .toList();
  }

  /** Returns the last reserve against income; infinity for a school without figures. */
  private static double lastReserve(ProjectionAsPrinted printed, int row) {
    List<FundingYear> years = printed.years(row);
    if (years.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    FundingYear last = years.get(years.size() - 1);
    if (!printed.projection().isKnown(row, Measure.CLOSING_RESERVE)) {
      return Double.MAX_VALUE;
    }
    return pounds(printed, row, Measure.CLOSING_RESERVE, last)
        / pounds(printed, row, Measure.INCOME, last);
  }
}
