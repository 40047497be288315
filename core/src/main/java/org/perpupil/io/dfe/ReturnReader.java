package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedName;
import org.perpupil.io.dfe.table.PublishedNumber;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.io.dfe.table.ReturnLayout;
import org.perpupil.problem.Problem;

/** Reads the rows of a file of schools' returns. */
final class ReturnReader {
  private static final double YEAR = 12;
  private static final double MOST_POUNDS = 1e8;
  private static final double THOUSAND = 1000;

  private final PublishedTable table;
  private final ReturnLayout.Header header;
  private final LeftOut leftOut;
  private final Map<String, String> places = new LinkedHashMap<>();
  private final List<SchoolReturn> returns = new ArrayList<>();

  private ReturnReader(PublishedTable table, ReturnLayout.Header header, LeftOut leftOut) {
    this.table = table;
    this.header = header;
    this.leftOut = leftOut;
  }

  /**
   * Reads a file.
   *
   * @param leftOut where rows that are not used are counted
   * @param problems where what is wrong or odd is added
   */
  static List<SchoolReturn> read(
      PublishedTable table, ReturnLayout.Header header, LeftOut leftOut, List<Problem> problems) {
    String place = table.place(table.rows().get(header.row()));
    for (String twice : header.twice()) {
      problems.add(
          Problem.error(
              place, twice, "each column once", "two files were pasted beside each other"));
    }
    for (String unknown : header.unknown()) {
      problems.add(
          Problem.warning(
              place,
              unknown,
              "a code that budgets have; it is passed over",
              "it was added in a later year, and a newer version of this program has it"));
    }
    ReturnReader reader = new ReturnReader(table, header, leftOut);
    table.rows().subList(header.row() + 1, table.rows().size()).forEach(reader::read);
    return reader.returns;
  }

  private void read(PublishedTable.Row row) {
    String urn = digits(row, "urn");
    String laestab = digits(row, "laestab").replace("-", "");
    String id = urn.isEmpty() ? laestab : urn;
    if (!id.matches("\\d{5,7}")) {
      leftOut.add("a row of a return without a school", table.place(row));
      return;
    }
    String missing = Layout.plain(text(row, "not_supplied"));
    if (missing.equals("dns") || missing.equals("1") || missing.equals("yes")) {
      leftOut.add("a school that supplied no return", name(row, id));
      return;
    }
    String lead = digits(row, "lead").replace("-", "");
    boolean isOfFederation = !lead.isEmpty() && !lead.equals("0") && lead.matches("\\d{5,7}");
    if (isOfFederation && !lead.equals(urn) && !lead.equals(laestab)) {
      leftOut.add("a school that reports under its federation's lead, " + lead, name(row, id));
      return;
    }
    String elsewhere = places.putIfAbsent(id, table.place(row));
    if (elsewhere != null) {
      wrong(row, "", id, "a school that has no other row", "it stands in " + elsewhere + " too");
      return;
    }
    PublishedNumber months = PublishedNumber.parse(text(row, "months"));
    double covered = months.isNumber() ? months.value() : YEAR;
    if (!(covered >= 1 && covered <= 2 * YEAR)) {
      wrong(row, "months", text(row, "months"), "months, 1 to 24", "the columns were shifted");
      return;
    }
    pounds(row, covered)
        .ifPresent(
            pounds ->
                returns.add(
                    new SchoolReturn(
                        table.place(row), urn, laestab, pounds, covered, isOfFederation)));
  }

  /**
   * Returns pounds by code, those of income and costs as of a full year; empty when one is wrong.
   */
  private Optional<Map<String, Double>> pounds(PublishedTable.Row row, double months) {
    Map<BudgetCode, Double> stated = new LinkedHashMap<>();
    boolean isWhole = true;
    for (Map.Entry<BudgetCode, List<Integer>> columns : header.codes().entrySet()) {
      BudgetCode code = columns.getKey();
      for (int at : columns.getValue()) {
        String cell = cell(row, at);
        PublishedNumber number = PublishedNumber.parse(cell);
        if (number.kind() == PublishedNumber.Kind.WRONG || Math.abs(number.value()) > MOST_POUNDS) {
          wrong(row, code.code(), cell, "pounds", "the cell was changed after it was published");
          return Optional.empty();
        }
        isWhole &= number.isNumber() || !code.isRevenue();
        if (number.isNumber() && code.kind() != BudgetCode.Kind.CAPITAL) {
          stated.merge(code, number.value(), Double::sum);
        }
      }
    }
    if (isWhole && !tie(row, stated)) {
      return Optional.empty();
    }
    Map<String, Double> pounds = new LinkedHashMap<>();
    stated.forEach(
        (code, amount) ->
            pounds.put(
                code.code(),
                code.isRevenue() ? Math.rint(amount * YEAR / months * 100) / 100 : amount));
    reserve(row, pounds);
    return Optional.of(pounds);
  }

  /** Where a trust holds its schools' reserves together, takes the school's share of them. */
  private void reserve(PublishedTable.Row row, Map<String, Double> pounds) {
    PublishedNumber share = PublishedNumber.parse(text(row, "share_of_reserve"));
    String code = BudgetCode.B02.code();
    if (share.isNumber() && pounds.getOrDefault(code, 0.0) == 0) {
      pounds.put(code, Math.rint(share.value() * 100) / 100);
    }
  }

  /**
   * Returns whether the row's own sums tie: maintained schools' are of all codes; academies' income
   * is less what goes to capital, and their costs are without it.
   */
  private boolean tie(PublishedTable.Row row, Map<BudgetCode, Double> stated) {
    double reserve =
        stated.getOrDefault(BudgetCode.B01, 0.0)
            + stated.getOrDefault(BudgetCode.B02, 0.0)
            + stated.getOrDefault(BudgetCode.B06, 0.0);
    PublishedNumber printed = PublishedNumber.parse(text(row, "total_reserve"));
    if (printed.isNumber() && Math.abs(printed.value() - reserve) > 2) {
      return wrongTotal(row, "the reserve", printed.value(), reserve);
    }
    double income = sum(stated, BudgetCode.Kind.INCOME);
    double costs = sum(stated, BudgetCode.Kind.EXPENDITURE);
    double capital = sum(stated, BudgetCode.Kind.REVENUE_FOR_CAPITAL);
    return ties(row, "total_income", income)
        && ties(row, "total_costs", costs + capital)
        && ties(row, "total_income_less_capital", income - capital)
        && ties(row, "total_costs_without_capital", costs);
  }

  private static double sum(Map<BudgetCode, Double> stated, BudgetCode.Kind kind) {
    return stated.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private boolean ties(PublishedTable.Row row, String what, double sum) {
    PublishedNumber total = PublishedNumber.parse(text(row, what));
    boolean isOfCodes = header.at().containsKey("total_income");
    boolean isOther = isOfCodes != (what.equals("total_income") || what.equals("total_costs"));
    // Codes are rounded to pounds, each by itself; academies' totals are those of rounded lines.
    double tolerance = isOfCodes ? header.codes().size() / 2.0 : THOUSAND;
    if (!total.isNumber() || isOther || Math.abs(total.value() - sum) <= tolerance) {
      return true;
    }
    return wrongTotal(
        row, what.startsWith("total_income") ? "income" : "expenditure", total.value(), sum);
  }

  private boolean wrongTotal(PublishedTable.Row row, String what, double total, double sum) {
    wrong(
        row,
        "of the total of " + what,
        Problem.plain(total),
        "the sum of its codes (" + Problem.plain(Math.rint(sum * 100) / 100) + " here)",
        "a figure of the row was changed after it was published");
    return false;
  }

  private void wrong(
      PublishedTable.Row row, String column, String value, String expected, String advice) {
    String what = column.isEmpty() ? "" : "column " + column + ": ";
    leftOut.wrong(
        "a return: " + what + "expected " + (column.startsWith("of") ? "the sum" : expected),
        Problem.error(
            table.place(row) + (column.isEmpty() ? "" : ", column " + column),
            value,
            expected,
            advice),
        name(row, digits(row, "urn")));
  }

  private String name(PublishedTable.Row row, String id) {
    return (id + " " + text(row, "name")).strip() + " (" + table.place(row) + ")";
  }

  private String digits(PublishedTable.Row row, String what) {
    return text(row, what).replaceAll("\\.0+$", "");
  }

  private String text(PublishedTable.Row row, String what) {
    Integer at = header.at().get(what);
    return at == null ? "" : PublishedName.of(cell(row, at));
  }

  private static String cell(PublishedTable.Row row, int at) {
    return at < row.cells().size() ? row.cells().get(at) : "";
  }
}
