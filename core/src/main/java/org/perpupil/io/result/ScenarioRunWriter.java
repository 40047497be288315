package org.perpupil.io.result;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.GroupWriter;
import org.perpupil.io.write.LineChangeWriter;
import org.perpupil.io.write.ProtectionWriter;
import org.perpupil.io.write.ScenarioRunSummary;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;

/**
 * Writes a scenario beside its baseline: {@code baseline.csv}, {@code scenario.csv}, {@code
 * difference.csv}, {@code lines.csv}, {@code protection.csv}, {@code groups.csv} and {@code
 * summary.json} of one folder.
 *
 * <p>The first two are projections in the years that each school reports in. The difference has
 * {@code id, year, basis, line, baseline, scenario, difference} in the years of the baseline, only
 * of lines that either world has; amounts have two decimals and add up as written, see {@link
 * Casting}, lines to totals as the summary lists them, and the difference is that of the written
 * amounts. The others are those of {@link LineChangeWriter}, {@link ProtectionWriter} and {@link
 * GroupWriter}. Where another scenario stands for the baseline, its figures do in all of them, and
 * the summary names it.
 */
public final class ScenarioRunWriter {
  private static final List<String> TABLES =
      List.of(
          "baseline.csv",
          "scenario.csv",
          "difference.csv",
          "lines.csv",
          "protection.csv",
          "groups.csv");

  private ScenarioRunWriter() {}

  /**
   * How much differs between the two worlds.
   *
   * @param assumptions assumptions, formulas and conversions that differ
   * @param figures figures that differ by a penny or more
   * @param allFigures all figures
   */
  public record Differing(int assumptions, int figures, int allFigures) {}

  /** Returns where a run goes: seven files of a folder. */
  public static Output output(Path folder) {
    return Output.tables(ResultKind.SCENARIO_RUN, folder, TABLES);
  }

  /** Returns the differences as CSV text. */
  public static String toCsv(ScenarioRun run) {
    return CsvText.of(csv -> differences(run, csv));
  }

  private static void differences(ScenarioRun run, CsvText csv) {
    csv.row(List.of("id", "year", "basis", "line", "baseline", "scenario", "difference"));
    forEachFigure(
        run,
        (row, year, line, before, after) ->
            csv.row(
                List.of(
                    run.inputs().schools().school(row).id(),
                    year.toString(),
                    run.basis(row).fileName(),
                    line,
                    before.toPlainString(),
                    after.toPlainString(),
                    after.subtract(before).toPlainString())));
  }

  /** Returns how much differs. */
  public static Differing differing(ScenarioRun run) {
    int[] counts = new int[2];
    forEachFigure(
        run,
        (row, year, line, before, after) -> {
          counts[0] += before.compareTo(after) == 0 ? 0 : 1;
          counts[1]++;
        });
    return new Differing(run.differences().size(), counts[0], counts[1]);
  }

  /**
   * Writes all files.
   *
   * @param scenarios the scenario's file, and after it that of the one it was run against
   * @param data the files that the baseline was read from
   * @throws UncheckedIOException when a file cannot be read again; nothing is written then
   * @throws org.perpupil.problem.ProblemsException when a file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void write(ScenarioRun run, List<Path> scenarios, List<Path> data, Path folder) {
    try (OutputWriter to = output(folder).open()) {
      write(run, scenarios, data, to);
    }
  }

  /** Writes all files to an output of {@link #output}, as the other method does. */
  public static void write(
      ScenarioRun run, List<Path> scenarios, List<Path> data, OutputWriter to) {
    to.write(
        List.of(
            projection(run.baseline()),
            projection(run.changed()),
            Body.of(csv -> differences(run, csv)),
            Body.of(csv -> LineChangeWriter.write(run.lines(), run.inputs().schools(), csv)),
            Body.of(csv -> ProtectionWriter.write(run, csv)),
            Body.of(GroupWriter.toCsv(run))),
        ScenarioRunSummary.of(run, scenarios, data));
  }

  private static Body projection(Projection world) {
    ProjectionLayout layout = ProjectionLayout.tidy();
    return Body.of(csv -> ProjectionWriter.rows(layout.printed(world), layout, csv));
  }

  private interface Figure {
    void take(int row, FundingYear year, String line, BigDecimal before, BigDecimal after);
  }

  private static void forEachFigure(ScenarioRun run, Figure figure) {
    for (int row = 0; row < run.inputs().schools().size(); row++) {
      Set<BudgetCode> codes = EnumSet.noneOf(BudgetCode.class);
      codes.addAll(run.baseline().codes(row));
      codes.addAll(run.changed().codes(row));
      for (FundingYear year : run.years(row)) {
        take(run, row, year, Measure.PUPILS, figure);
        for (BudgetCode code : codes) {
          figure.take(
              row,
              year,
              code.code(),
              pence(run.before(row, code, year)),
              pence(run.after(row, code, year)));
        }
        for (Measure measure : Measure.values()) {
          if (measure != Measure.PUPILS) {
            take(run, row, year, measure, figure);
          }
        }
      }
    }
  }

  private static void take(
      ScenarioRun run, int row, FundingYear year, Measure measure, Figure figure) {
    figure.take(
        row,
        year,
        measure.fileName(),
        pence(run.before(row, measure, year)),
        pence(run.after(row, measure, year)));
  }

  private static BigDecimal pence(OptionalDouble amount) {
    return Casting.pounds(Casting.pence(amount.orElseThrow()));
  }
}
