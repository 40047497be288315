package org.perpupil.io.result;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.Summary;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Projection;
import org.perpupil.scenario.Assumptions;
import org.perpupil.statistics.Tornado;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.solving.SolvedNumber;
import org.perpupil.text.CsvRows;

/**
 * A table of results, as CSV, as JSON whose fields are named as the columns, or as rows.
 *
 * <p>All three hold the same figures with the same digits. Immutable and thread-safe.
 */
public final class ResultTable {
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** Columns whose cells are names, also where they look like numbers. */
  private static final ImmutableSet<String> NAMES =
      ImmutableSet.of("id", "la_code", "name", "trust", "input", "with", "group", "code", "line");

  private final ResultKind kind;
  private final Supplier<String> csv;
  private final Consumer<Path> writer;

  private ResultTable(ResultKind kind, Supplier<String> csv, Consumer<Path> writer) {
    this.kind = kind;
    this.csv = Suppliers.memoize(csv::get);
    this.writer = writer;
  }

  /** Returns what schools get, as {@link AllocationWriter} writes it. */
  public static ResultTable of(Allocation allocation) {
    return new ResultTable(
        ResultKind.ALLOCATION,
        () -> AllocationWriter.toCsv(allocation),
        file -> AllocationWriter.write(allocation, file));
  }

  /** Returns what schools gain and lose, as {@link ComparisonWriter} writes it. */
  public static ResultTable of(Comparison comparison) {
    return new ResultTable(
        ResultKind.COMPARISON,
        () -> ComparisonWriter.toCsv(comparison),
        file -> ComparisonWriter.write(comparison, file));
  }

  /**
   * Returns budgets over years, as {@link ProjectionWriter} writes them.
   *
   * @param formulas that the projection was made with
   * @param assumptions that it was run with
   */
  public static ResultTable of(
      Projection projection, FormulaPath formulas, Assumptions assumptions) {
    ProjectionLayout layout = ProjectionLayout.tidy();
    return new ResultTable(
        ResultKind.PROJECTION,
        () -> ProjectionWriter.toCsv(projection, layout),
        file -> ProjectionWriter.write(projection, formulas, assumptions, layout, file));
  }

  /**
   * Returns what a scenario changes, line by line; where it is not written as JSON, it is written
   * to a folder, as {@link ScenarioRunWriter} does.
   *
   * @param scenarios the scenario's file, where it has one
   * @param data the files that the baseline was read from
   */
  public static ResultTable of(ScenarioRun run, List<Path> scenarios, List<Path> data) {
    return new ResultTable(
        ResultKind.SCENARIO_RUN,
        () -> ScenarioRunWriter.toCsv(run),
        folder -> ScenarioRunWriter.write(run, scenarios, data, folder));
  }

  /**
   * Returns the options of a school, as {@link StayOrJoinWriter} writes them.
   *
   * @param leaving every school, this one converting
   */
  public static ResultTable of(StayOrJoin courses, String id, Projection leaving) {
    return new ResultTable(
        ResultKind.COURSES,
        () -> StayOrJoinWriter.toCsv(courses, id),
        file -> StayOrJoinWriter.write(courses, id, leaving, file));
  }

  /** Returns what many worlds say, as {@link SweepWriter} writes it. */
  public static ResultTable of(SweepResult result) {
    return new ResultTable(
        ResultKind.SWEEP, () -> SweepWriter.toCsv(result), file -> SweepWriter.write(result, file));
  }

  /**
   * Returns estimates of a sensitivity analysis, as {@link SensitivityWriter} writes them.
   *
   * @param basis what they rest on
   */
  public static ResultTable of(
      Map<String, SensitivityResult> results, SweepUnit unit, SweepBasis basis) {
    return new ResultTable(
        ResultKind.SENSITIVITY,
        () -> SensitivityWriter.toCsv(results, unit),
        file -> SensitivityWriter.write(results, unit, basis, file));
  }

  /**
   * Returns bars of tornado charts, as {@link SensitivityWriter} writes them.
   *
   * @param basis what they rest on
   */
  public static ResultTable ofTornado(
      Map<String, Tornado> results, SweepUnit unit, SweepBasis basis) {
    return new ResultTable(
        ResultKind.SENSITIVITY,
        () -> SensitivityWriter.tornadoToCsv(results, unit),
        file -> SensitivityWriter.writeTornado(results, unit, basis, file));
  }

  /** Returns estimates by measure and year, as {@link SensitivityWriter} writes them. */
  public static ResultTable ofEstimates(
      Map<String, SensitivityResult> results, SweepUnit unit, SweepBasis basis) {
    return new ResultTable(
        ResultKind.SENSITIVITY,
        () -> SensitivityWriter.toCsv(results, unit),
        file -> SensitivityWriter.write(results, unit, basis, file));
  }

  /** Returns a number that was solved for, as {@link SolvedWriter} writes it. */
  public static ResultTable of(SolvedNumber solved) {
    return new ResultTable(
        ResultKind.SOLVED,
        () -> SolvedWriter.toCsv(solved),
        file -> SolvedWriter.write(solved, file));
  }

  /** Returns the table as CSV text with a header. */
  public String toCsv() {
    return csv.get();
  }

  /**
   * Returns the rows by column, in the order of both: numbers as {@link BigDecimal} with the digits
   * of the file, names and words as text, null where a cell is blank; unmodifiable.
   */
  public List<Map<String, @Nullable Object>> rows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    CsvRows text = CsvRows.of(toCsv());
    text.next();
    List<String> header = text.cells();
    while (text.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        String cell = FormulaGuard.read(text.cells().get(i));
        row.put(header.get(i), value(header.get(i), cell));
      }
      rows.add(Collections.unmodifiableMap(row));
    }
    return Collections.unmodifiableList(rows);
  }

  /** Returns a JSON object whose {@code rows} are objects, their fields named as the columns. */
  public String toJson() {
    return Summary.text(Map.of("rows", rows()));
  }

  /**
   * Writes the table, whole or not at all: as JSON, with a summary beside it, where the name ends
   * {@code .json}; else with everything that the command line writes beside it.
   *
   * @throws org.perpupil.problem.ProblemsException when it cannot be written, or the file holds
   *     something else; nothing is written then
   */
  public void write(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      writer.accept(file);
      return;
    }
    try (OutputWriter to = Output.json(kind, file).open()) {
      to.write(List.of(Body.of(toJson())), Summary.versions());
    }
  }

  private static @Nullable Object value(String column, String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return !NAMES.contains(column) && NUMBER.matcher(cell).matches() ? new BigDecimal(cell) : cell;
  }

  /** Returns whether the other one is a table of the same kind with the same figures. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResultTable table
        && kind == table.kind
        && toCsv().equals(table.toCsv());
  }

  @Override
  public int hashCode() {
    return toCsv().hashCode();
  }

  @Override
  public String toString() {
    return "ResultTable[" + kind.words() + "]";
  }
}
