package org.perpupil.io.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.ProjectionSummary;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/**
 * Writes projections: {@code id, year, basis, line, amount}, or one row a school and year, with a
 * summary beside it.
 *
 * <p>Lines are {@code pupils}, codes, and the other {@link Measure measures}, with two decimals.
 * They add up as written, see {@link Casting}: {@code income} is all income codes less E30 (revenue
 * spent on capital, which academies report as BAE290), {@code expenditure} all others, and a
 * reserve closes a year as it opens the next; the summary lists the lines of each total. A school
 * that could not be projected has no rows; a line that a school never has, or that is not known
 * since its budget states no spending or no opening balance, is left out, or blank in a column.
 */
public final class ProjectionWriter {
  private static final List<Measure> TOTALS =
      List.of(
          Measure.INCOME,
          Measure.EXPENDITURE,
          Measure.IN_YEAR_BALANCE,
          Measure.OPENING_RESERVE,
          Measure.CLOSING_RESERVE);

  private ProjectionWriter() {}

  /** Returns a projection as CSV text. */
  public static String toCsv(Projection projection, ProjectionLayout layout) {
    return toCsv(layout.printed(projection), layout);
  }

  /** Returns a projection as printed as CSV text. */
  static String toCsv(ProjectionAsPrinted projection, ProjectionLayout layout) {
    return CsvText.of(csv -> rows(projection, layout, csv));
  }

  /** Adds the rows of a projection as printed, the header first. */
  static void rows(ProjectionAsPrinted projection, ProjectionLayout layout, CsvText csv) {
    if (layout.forecastReturn()) {
      BudgetForecastTable.rows(projection, layout, csv);
      return;
    }
    List<String> columns = columns(projection, layout);
    List<String> header = new ArrayList<>(List.of("id", "year", "basis"));
    header.addAll(layout.wide() ? columns : List.of("line", "amount"));
    csv.row(header);
    for (int row = 0; row < projection.projection().schools().size(); row++) {
      String id = projection.projection().schools().school(row).id();
      for (FundingYear year : projection.years(row)) {
        List<String> start = List.of(id, year.toString(), projection.basis(row).fileName());
        Map<String, Long> lines = lines(projection, layout, row, year);
        if (layout.wide()) {
          csv.row(wide(start, columns, lines));
        } else {
          lines.forEach((line, amount) -> csv.row(tidy(start, line, amount)));
        }
      }
    }
  }

  /** Returns where a projection goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return output(file, ProjectionLayout.tidy());
  }

  /**
   * Returns where a projection goes: a file, beside it those that end {@code .staffing.csv}, {@code
   * .monthly.csv} and {@code .outturn.csv} where the layout asks for them, and a summary.
   */
  public static Output output(Path file, ProjectionLayout layout) {
    List<String> companions = new ArrayList<>();
    if (layout.staffing()) {
      companions.add(".staffing.csv");
    }
    if (layout.monthly()) {
      companions.add(".monthly.csv");
    }
    if (layout.actuals().isPresent()) {
      companions.add(".outturn.csv");
    }
    return Output.table(ResultKind.PROJECTION, file, companions.toArray(String[]::new));
  }

  /**
   * Writes a projection, and a summary beside it whose name ends {@code .summary.json}.
   *
   * @param formulas that the projection was made with
   * @param assumptions that it was run with
   * @return the totals of the years that were written
   * @throws org.perpupil.problem.ProblemsException when a file cannot be written, or holds
   *     something else; nothing is written then
   * @throws IllegalStateException when budgets do not add up; nothing is written then
   */
  public static List<YearTotals> write(
      Projection projection,
      FormulaPath formulas,
      Assumptions assumptions,
      ProjectionLayout layout,
      Path file) {
    try (OutputWriter to = output(file, layout).open()) {
      return write(projection, formulas, assumptions, layout, to);
    }
  }

  /** Writes a projection to an output of {@link #output}, as the other method does. */
  public static List<YearTotals> write(
      Projection projection,
      FormulaPath formulas,
      Assumptions assumptions,
      ProjectionLayout layout,
      OutputWriter to) {
    ProjectionAsPrinted printed = layout.printed(projection);
    List<YearTotals> totals = YearTotals.of(printed);
    List<Body> tables = new ArrayList<>(List.of(Body.of(csv -> rows(printed, layout, csv))));
    if (layout.staffing()) {
      tables.add(Body.of(csv -> StaffingTable.rows(printed, csv)));
    }
    if (layout.monthly()) {
      tables.add(Body.of(csv -> MonthlyTable.rows(printed, layout, csv)));
    }
    layout
        .actuals()
        .ifPresent(
            actuals ->
                tables.add(
                    Body.of(csv -> OutturnTable.rows(printed, actuals, layout.profiles(), csv))));
    Map<String, Object> summary =
        ProjectionSummary.of(projection, formulas, assumptions, totals, layout);
    if (layout.monthly() || layout.actuals().isPresent()) {
      summary.put("monthly_profiles", MonthlyTable.profiles(printed, layout.profiles()));
    }
    if (layout.academyCodes()) {
      summary.put("codes", ReturnCodes.ofAcademies(codes(projection)));
    }
    to.write(tables, summary);
    return totals;
  }

  private static List<String> columns(ProjectionAsPrinted projection, ProjectionLayout layout) {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(Measure.PUPILS.fileName());
    codes(projection.projection()).forEach(code -> columns.add(layout.name(code)));
    TOTALS.forEach(measure -> columns.add(measure.fileName()));
    return List.copyOf(columns);
  }

  /** Returns the codes that any school has money under, in their order. */
  public static Set<BudgetCode> codes(Projection projection) {
    Set<BudgetCode> used = EnumSet.noneOf(BudgetCode.class);
    for (int row = 0; row < projection.schools().size(); row++) {
      used.addAll(projection.codes(row));
    }
    return used;
  }

  /** Returns the pence of a school's year by line, in their order, those of one name added up. */
  private static Map<String, Long> lines(
      ProjectionAsPrinted projection, ProjectionLayout layout, int row, FundingYear year) {
    Map<String, Long> lines = new LinkedHashMap<>();
    lines.put(Measure.PUPILS.fileName(), projection.total(row, Measure.PUPILS, year).orElseThrow());
    for (BudgetCode code : projection.codes(row)) {
      long amount = projection.amount(row, code, year).orElseThrow();
      lines.merge(layout.name(code), amount, Long::sum);
    }
    for (Measure measure : TOTALS) {
      projection
          .total(row, measure, year)
          .ifPresent(amount -> lines.put(measure.fileName(), amount));
    }
    return lines;
  }

  private static List<String> tidy(List<String> start, String line, long amount) {
    return List.of(
        start.get(0), start.get(1), start.get(2), line, Casting.pounds(amount).toPlainString());
  }

  private static List<String> wide(
      List<String> start, List<String> columns, Map<String, Long> lines) {
    List<String> row = new ArrayList<>(start);
    for (String column : columns) {
      Long amount = lines.get(column);
      row.add(amount == null ? "" : Casting.pounds(amount).toPlainString());
    }
    return row;
  }
}
