package org.perpupil.io.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.projection.Measure;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.viability.cash.Actuals;
import org.perpupil.viability.cash.MonthlyProfiles;
import org.perpupil.viability.cash.Outturn;

/**
 * Actual amounts against the plan: one row a school and line, then income, expenditure, in-year
 * balance and closing reserve. What is not known is blank.
 */
final class OutturnTable {
  private static final List<String> HEADER =
      List.of(
          "id",
          "year",
          "basis",
          "month",
          "line",
          "plan",
          "plan_to_date",
          "actual",
          "variance",
          "variance_percent",
          "outturn",
          "outturn_at_rate");

  private OutturnTable() {}

  /** Adds the schools that have actual amounts, the header first. */
  static void rows(
      ProjectionAsPrinted printed,
      Map<String, Actuals> actuals,
      MonthlyProfiles when,
      CsvText csv) {
    csv.row(HEADER);
    for (int school = 0; school < printed.projection().schools().size(); school++) {
      String id = printed.projection().schools().school(school).id();
      Actuals own = actuals.get(id);
      if (own != null && !printed.years(school).isEmpty()) {
        Outturn outturn = Outturn.of(printed, school, own, when);
        List<String> start =
            List.of(
                id,
                outturn.year().toString(),
                printed.basis(school).fileName(),
                own.to().toString());
        outturn.lines().forEach(row -> csv.row(cells(start, row)));
        outturn.sums().forEach(row -> csv.row(cells(start, row)));
        List<String> closing = new ArrayList<>(start);
        closing.addAll(
            List.of(
                Measure.CLOSING_RESERVE.fileName(),
                pounds(outturn.closingAsPlanned()),
                "",
                "",
                "",
                "",
                pounds(outturn.closing()),
                ""));
        csv.row(closing);
      }
    }
  }

  private static List<String> cells(List<String> start, Outturn.Row row) {
    List<String> cells = new ArrayList<>(start);
    cells.add(row.code().map(BudgetCode::code).orElseGet(() -> row.sum().orElseThrow().fileName()));
    cells.add(pounds(row.plan()));
    cells.add(pounds(row.planToDate()));
    cells.add(pounds(row.actual()));
    cells.add(pounds(row.variance()));
    cells.add(row.variancePart().map(part -> Numbers.write(100 * part, 1)).orElse(""));
    cells.add(pounds(row.outturn()));
    cells.add(pounds(row.outturnAtRate()));
    return cells;
  }

  private static String pounds(OptionalLong pence) {
    return pence.isPresent() ? pounds(pence.getAsLong()) : "";
  }

  private static String pounds(long pence) {
    return Casting.pounds(pence).toPlainString();
  }
}
