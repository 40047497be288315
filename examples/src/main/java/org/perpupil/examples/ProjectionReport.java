package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Measure;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** Schools' first and last years as a table for people. */
final class ProjectionReport {
  private static final int SCHOOLS_SHOWN = 60;

  private ProjectionReport() {}

  static void print(ProjectionAsPrinted printed, PrintWriter out) {
    List<FundingYear> years = printed.projection().years();
    out.printf(
        Locale.ROOT,
        "%s to %s, whole pounds; maintained schools from April, academies from September%n%n",
        years.get(0),
        years.get(years.size() - 1));
    boolean isOfIncome =
        IntStream.range(0, printed.projection().schools().size())
            .noneMatch(row -> hasSpending(printed, row));
    boolean anyFailed = printed.projection().failed() > 0;
    TextTable table = new TextTable(isOfIncome ? (anyFailed ? "llrrt" : "llrr") : "llrrrrrrlt");
    String last = "in " + years.get(years.size() - 1);
    if (isOfIncome) {
      table.row(cells(anyFailed, "school", "years", "income", last, "")).rule();
    } else {
      table
          .row(
              "school",
              "years",
              "income",
              last,
              "expenditure",
              last,
              "reserve",
              last,
              "deficit",
              "overdrawn")
          .rule();
    }
    List<Integer> rows = rowsShown(printed);
    rows.forEach(row -> row(table, printed, row, isOfIncome));
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

  /** Returns cells without the last, which has the reasons of schools that failed, if none did. */
  private static String[] cells(boolean anyFailed, String... all) {
    return Arrays.copyOf(all, anyFailed ? all.length : all.length - 1);
  }

  private static boolean hasSpending(ProjectionAsPrinted printed, int row) {
    return printed.projection().failure(row).isEmpty()
        && printed.projection().isKnown(row, Measure.EXPENDITURE);
  }

  private static void row(
      TextTable table, ProjectionAsPrinted printed, int row, boolean isOfIncome) {
    School school = printed.projection().schools().school(row);
    String name = Show.school(school);
    List<FundingYear> years = printed.years(row);
    String basis = printed.basis(row).fileName();
    if (years.isEmpty()) {
      String reason = printed.projection().failure(row).orElse("no whole " + basis + " year");
      if (isOfIncome) {
        table.row(name, "-", "-", "-", reason);
      } else {
        table.row(name, "-", "-", "-", "-", "-", "-", "-", "-", reason);
      }
      return;
    }
    FundingYear first = years.get(0);
    FundingYear last = years.get(years.size() - 1);
    if (isOfIncome) {
      table.row(
          cells(
              printed.projection().failed() > 0,
              name,
              basis,
              whole(printed, row, Measure.INCOME, first),
              whole(printed, row, Measure.INCOME, last),
              ""));
      return;
    }
    table.row(
        name,
        basis,
        Show.whole(pounds(printed, row, Measure.INCOME, first)),
        Show.whole(pounds(printed, row, Measure.INCOME, last)),
        whole(printed, row, Measure.EXPENDITURE, first),
        whole(printed, row, Measure.EXPENDITURE, last),
        whole(printed, row, Measure.CLOSING_RESERVE, first),
        whole(printed, row, Measure.CLOSING_RESERVE, last),
        firstBelow(printed, row, Measure.IN_YEAR_BALANCE),
        firstBelow(printed, row, Measure.CLOSING_RESERVE));
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
