package org.perpupil.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.OutputWriter.Body;
import org.perpupil.projection.Basis;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearTotals;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/**
 * Writes projections: {@code id, year, basis, line, amount}, or one row a school and year, with a
 * summary beside it.
 *
 * <p>Lines are {@code pupils}, codes, and the other {@link Measure measures}. Pupils and pounds
 * have two decimals, each rounded by itself, so that lines may differ by pennies from their totals.
 * A school that could not be projected has no rows; a line that a school never has is left out, or
 * blank in a column.
 */
public final class ProjectionFiles {
  private static final List<Measure> TOTALS =
      List.of(
          Measure.INCOME,
          Measure.EXPENDITURE,
          Measure.IN_YEAR_BALANCE,
          Measure.OPENING_RESERVE,
          Measure.CLOSING_RESERVE);

  private ProjectionFiles() {}

  /** Returns a projection as CSV text. */
  public static String toCsv(Projection projection, ProjectionLayout layout) {
    CsvText csv = new CsvText();
    List<String> columns = columns(projection, layout);
    List<String> header = new ArrayList<>(List.of("id", "year", "basis"));
    header.addAll(layout.wide() ? columns : List.of("line", "amount"));
    csv.row(header);
    for (int row = 0; row < projection.schools().size(); row++) {
      String id = projection.schools().school(row).id();
      Basis basis = layout.basisOf(projection, row);
      for (FundingYear year : projection.years()) {
        if (projection.has(row, year, basis)) {
          List<String> start = List.of(id, year.toString(), basis.fileName());
          Map<String, Double> lines = lines(projection, layout, row, year, basis);
          if (layout.wide()) {
            csv.row(wide(start, columns, lines));
          } else {
            lines.forEach((line, amount) -> csv.row(tidy(start, line, amount)));
          }
        }
      }
    }
    return csv.text();
  }

  /** Returns where a projection goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.PROJECTION, file);
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
    try (OutputWriter to = output(file).open()) {
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
    List<YearTotals> totals = YearTotals.of(projection, layout.basis());
    to.write(
        List.of(Body.of(toCsv(projection, layout))),
        ProjectionSummary.of(projection, formulas, assumptions, totals));
    return totals;
  }

  private static List<String> columns(Projection projection, ProjectionLayout layout) {
    Set<BudgetCode> used = new LinkedHashSet<>();
    for (int row = 0; row < projection.schools().size(); row++) {
      used.addAll(projection.codes(row));
    }
    Set<String> columns = new LinkedHashSet<>();
    columns.add(Measure.PUPILS.fileName());
    used.stream().sorted().forEach(code -> columns.add(name(code, layout)));
    TOTALS.forEach(measure -> columns.add(measure.fileName()));
    return List.copyOf(columns);
  }

  /** Returns the lines of a school's year in their order, amounts of one name added up. */
  private static Map<String, Double> lines(
      Projection projection, ProjectionLayout layout, int row, FundingYear year, Basis basis) {
    Map<String, Double> lines = new LinkedHashMap<>();
    lines.put(
        Measure.PUPILS.fileName(),
        projection.total(row, Measure.PUPILS, year, basis).orElseThrow());
    for (BudgetCode code : projection.codes(row)) {
      double amount = projection.amount(row, code, year, basis).orElseThrow();
      lines.merge(name(code, layout), amount, Double::sum);
    }
    for (Measure measure : TOTALS) {
      lines.put(measure.fileName(), projection.total(row, measure, year, basis).orElseThrow());
    }
    return lines;
  }

  private static String name(BudgetCode code, ProjectionLayout layout) {
    return layout.academyCodes() ? code.aarCode().orElse(code.code()) : code.code();
  }

  private static List<String> tidy(List<String> start, String line, double amount) {
    List<String> row = new ArrayList<>(start);
    row.add(line);
    row.add(Numbers.write(amount, 2));
    return row;
  }

  private static List<String> wide(
      List<String> start, List<String> columns, Map<String, Double> lines) {
    List<String> row = new ArrayList<>(start);
    for (String column : columns) {
      row.add(
          Optional.ofNullable(lines.get(column))
              .map(amount -> Numbers.write(amount, 2))
              .orElse(""));
    }
    return row;
  }
}
