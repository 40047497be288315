package org.perpupil.io.result;

import static org.perpupil.problem.Problem.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.write.FiguresRestOn;
import org.perpupil.io.write.Summary;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.DrawColumns;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.WorldRows;

/**
 * Writes what every school and total comes to at each point of a grid over one number: tidy CSV,
 * one figure a row, as points are run.
 */
public final class GridWriter {
  private static final List<String> HEADER =
      List.of("input", "at", "level", "id", "year", "measure", "value", "unit");

  private GridWriter() {}

  /** Returns where a grid goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.GRID, file);
  }

  /**
   * Runs every point of a grid and writes it.
   *
   * @param sweep whose worlds are the points, each with one input
   * @param threads 1 or more; changes no byte
   * @param progress told how many points are done, from time to time
   * @param also takes every point too, in order
   * @param to an output of {@link #output}
   * @throws org.perpupil.problem.ProblemsException when the file cannot be written
   * @throws InterruptedException when the calling thread is interrupted; nothing is written then
   */
  public static void write(
      Sweep sweep, int threads, LongConsumer progress, WorldRows also, OutputWriter to)
      throws InterruptedException {
    DrawColumns columns = DrawColumns.ofOutputs(sweep);
    Interruption.through(
        () ->
            to.write(
                List.of(
                    out -> {
                      CsvText header = new CsvText();
                      header.row(HEADER);
                      out.write(header.text().getBytes(StandardCharsets.UTF_8));
                      WorldRows rows = rows(sweep, columns, out);
                      Interruption.inside(
                          () ->
                              sweep.run(
                                  0,
                                  sweep.plan().worlds(),
                                  threads,
                                  progress,
                                  columns,
                                  (point, numbers, from) -> {
                                    rows.row(point, numbers, from);
                                    also.row(point, numbers, from);
                                  }));
                    }),
                summary(sweep)));
  }

  private static WorldRows rows(Sweep sweep, DrawColumns columns, OutputStream out) {
    SweepLayout layout = sweep.layout();
    String input = columns.columns().get(0).name();
    return (point, numbers, from) -> {
      CsvText text = new CsvText();
      String at = plain(numbers[from]);
      for (int unit = 0; unit < layout.units().size(); unit++) {
        SweepUnit named = layout.units().get(unit);
        for (int year = 0; year < layout.years(); year++) {
          for (SweepMeasure figure : layout.figures()) {
            double value = numbers[from + 1 + layout.index(figure, unit, year)];
            if (!Double.isNaN(value)) {
              text.row(
                  List.of(
                      input,
                      at,
                      named.level().fileName(),
                      named.id(),
                      layout.yearsInOrder().get(year).toString(),
                      figure.fileName(),
                      Casting.asWritten(value).stripTrailingZeros().toPlainString(),
                      figure.unit()));
            }
          }
        }
      }
      write(text, out);
    };
  }

  private static void write(CsvText text, OutputStream out) throws IOException {
    out.write(text.text().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> summary(Sweep sweep) {
    Map<String, Object> summary = Summary.versions();
    summary.put("price_base", "cash of each year");
    summary.put("plan_fingerprint", sweep.fingerprint());
    summary.put("points", sweep.plan().worlds());
    summary.put("years", sweep.layout().yearsInOrder().stream().map(Object::toString).toList());
    FiguresRestOn.add(sweep.basis(), summary);
    return summary;
  }
}
