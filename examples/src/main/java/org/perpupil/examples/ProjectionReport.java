package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.projection.Basis;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** Schools' first and last years as a table for people. */
final class ProjectionReport {
  private static final int SCHOOLS_SHOWN = 60;

  private ProjectionReport() {}

  static void print(Projection projection, Optional<Basis> basis, PrintWriter out) {
    List<FundingYear> years = projection.years();
    out.printf(
        "%s to %s, pounds; maintained schools from April, academies from September%n%n",
        years.get(0), years.get(years.size() - 1));
    TextTable table = new TextTable("llrrrrrrlt");
    String last = "in " + years.get(years.size() - 1);
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
    List<Integer> rows = rowsShown(projection, basis);
    rows.forEach(row -> row(table, projection, row, basis.orElseGet(() -> projection.basis(row))));
    table.print(out);
    out.println();
    if (rows.size() < projection.schools().size()) {
      out.println(
          "the "
              + SCHOOLS_SHOWN
              + " schools whose last reserve is lowest against income, of "
              + Show.whole(projection.schools().size())
              + "; --out writes them all");
    }
    out.println(
        "reserve: at the end of the year; deficit: first year that spends more than comes in;"
            + " overdrawn: first year that ends with a reserve below 0");
  }

  private static void row(TextTable table, Projection projection, int row, Basis basis) {
    School school = projection.schools().school(row);
    String name = Show.school(school);
    List<FundingYear> years = years(projection, row, basis);
    if (years.isEmpty()) {
      String reason = projection.failure(row).orElse("no whole " + basis.fileName() + " year");
      table.row(name, "-", "-", "-", "-", "-", "-", "-", "-", reason);
      return;
    }
    FundingYear first = years.get(0);
    FundingYear last = years.get(years.size() - 1);
    table.row(
        name,
        basis.fileName(),
        figure(projection, row, Measure.INCOME, first, basis),
        figure(projection, row, Measure.INCOME, last, basis),
        figure(projection, row, Measure.EXPENDITURE, first, basis),
        figure(projection, row, Measure.EXPENDITURE, last, basis),
        figure(projection, row, Measure.CLOSING_RESERVE, first, basis),
        figure(projection, row, Measure.CLOSING_RESERVE, last, basis),
        firstBelow(projection, row, Measure.IN_YEAR_BALANCE, years, basis),
        firstBelow(projection, row, Measure.CLOSING_RESERVE, years, basis));
  }

  /** Returns the years of a kind that a school has. */
  static List<FundingYear> years(Projection projection, int row, Basis basis) {
    return projection.years().stream().filter(year -> projection.has(row, year, basis)).toList();
  }

  private static String figure(
      Projection projection, int row, Measure measure, FundingYear year, Basis basis) {
    return Show.whole(projection.total(row, measure, year, basis).orElseThrow());
  }

  private static String firstBelow(
      Projection projection, int row, Measure measure, List<FundingYear> years, Basis basis) {
    return years.stream()
        .filter(year -> projection.total(row, measure, year, basis).orElseThrow() <= -0.5)
        .map(FundingYear::toString)
        .findFirst()
        .orElse("-");
  }

  private static List<Integer> rowsShown(Projection projection, Optional<Basis> basis) {
    int count = projection.schools().size();
    if (count <= SCHOOLS_SHOWN) {
      return IntStream.range(0, count).boxed().toList();
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> lastReserve(projection, row, basis)))
        .limit(SCHOOLS_SHOWN)
        .toList();
  }

  /** Returns the last reserve against income; infinity for a school without figures. */
  private static double lastReserve(Projection projection, int row, Optional<Basis> basis) {
    Basis kind = basis.orElseGet(() -> projection.basis(row));
    List<FundingYear> years = years(projection, row, kind);
    if (years.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    FundingYear last = years.get(years.size() - 1);
    return projection.total(row, Measure.CLOSING_RESERVE, last, kind).orElseThrow()
        / projection.total(row, Measure.INCOME, last, kind).orElseThrow();
  }
}
