package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.result.StaffingTable;
import org.perpupil.io.result.StaffingTable.Row;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/** Who works at one school, year by year: posts, and what they are paid and cost. */
final class StaffingReport {
  private static final String NONE = "-";

  private final List<FundingYear> years;

  /** Rows by code, then by what the post is, then by year. */
  private final Map<BudgetCode, Map<String, Map<FundingYear, Row>>> rows = new LinkedHashMap<>();

  private StaffingReport(List<FundingYear> years) {
    this.years = years;
  }

  /** Prints the staff of the school in a row of the table; nothing where it has no years. */
  static void print(ProjectionAsPrinted printed, int school, PrintWriter out) {
    StaffingReport report = new StaffingReport(printed.years(school));
    for (FundingYear year : report.years) {
      for (Row row : StaffingTable.of(printed, school, year)) {
        report
            .rows
            .computeIfAbsent(row.code(), code -> new LinkedHashMap<>())
            .computeIfAbsent(post(row), post -> new LinkedHashMap<>())
            .put(year, row);
      }
    }
    if (!report.rows.isEmpty()) {
      report.posts(out);
      report.pounds(out);
    }
  }

  private void posts(PrintWriter out) {
    TextTable table = table("full-time equivalents");
    rows.forEach(
        (code, posts) ->
            posts.forEach(
                (post, byYear) -> {
                  if (byYear.values().stream().anyMatch(row -> row.posts().isPresent())) {
                    line(table, code.code(), post, year -> full(byYear.get(year)));
                  }
                }));
    out.println();
    table.print(out);
  }

  private void pounds(PrintWriter out) {
    TextTable table = table("pay and on-costs, pounds");
    rows.forEach(
        (code, posts) -> {
          posts.forEach(
              (post, byYear) ->
                  line(
                      table,
                      code.code(),
                      post,
                      year ->
                          byYear.containsKey(year) ? Show.pence(byYear.get(year).cost()) : NONE));
          if (posts.values().stream()
              .flatMap(byYear -> byYear.values().stream())
              .allMatch(row -> row.pay().isPresent())) {
            line(table, "", "    of which pay", year -> sum(posts, year, row -> pay(row)));
            line(
                table,
                "",
                "    of which on-costs",
                year -> sum(posts, year, row -> row.cost() - pay(row)));
          }
          line(table, code.code(), code.title(), year -> sum(posts, year, Row::cost));
          table.rule();
        });
    out.println();
    table.print(out);
  }

  private static long pay(Row row) {
    return row.pay().orElseThrow();
  }

  private static String sum(
      Map<String, Map<FundingYear, Row>> posts, FundingYear year, ToLongFunction<Row> pence) {
    return Show.pence(
        posts.values().stream()
            .filter(byYear -> byYear.containsKey(year))
            .mapToLong(byYear -> pence.applyAsLong(byYear.get(year)))
            .sum());
  }

  private static String full(@Nullable Row row) {
    return row == null || row.fullTimeEquivalent().isEmpty()
        ? NONE
        : Show.pence(row.fullTimeEquivalent().getAsDouble());
  }

  /** Returns what a row is of, in words. */
  private static String post(Row row) {
    return switch (row.scale()) {
      case "" -> row.point().replace('_', ' ');
      case "salary" -> "salary of " + row.point();
      default -> row.point() + ", " + row.scale().replace('-', ' ');
    };
  }

  private TextTable table(String what) {
    TextTable table = new TextTable("l" + "r".repeat(years.size()));
    line(table, "", what, FundingYear::toString);
    return table.rule();
  }

  private void line(
      TextTable table, String code, String label, Function<FundingYear, String> cell) {
    List<String> cells = new ArrayList<>(List.of(code.isEmpty() ? label : code + " " + label));
    years.forEach(year -> cells.add(cell.apply(year)));
    table.row(cells.toArray(String[]::new));
  }
}
