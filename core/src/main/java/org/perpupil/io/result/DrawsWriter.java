package org.perpupil.io.result;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.BlockGzip;
import org.perpupil.io.output.DrawsPart;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.DrawColumns;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.WorldRows;

/**
 * Writes what each world of a sweep drew and came to: one row a world, compressed where the name
 * ends {@code .gz}.
 *
 * <p>The columns are {@code world}, its inputs, the numbers that schools have of their own, and
 * outputs named by measure, year, level and identifier with colons between them. Numbers are
 * written with all their digits, so that what is worked out from them is what the table of results
 * says. Rows are written as worlds are run. The summary beside the file tells each column's unit.
 */
public final class DrawsWriter {
  private DrawsWriter() {}

  /** Returns where draws go: a file that ends {@code .csv.gz} or {@code .csv}, and a summary. */
  public static Output output(Path file) {
    return Output.draws(file);
  }

  /**
   * Runs some of a sweep's worlds and writes each of them.
   *
   * @param columns what is kept of each world
   * @param from the first of them, counted from the plan's first world
   * @param count how many, 1 or more
   * @param threads 1 or more; changes no byte
   * @param progress told how many of them are done, from time to time
   * @param to an output of {@link #output}
   * @return what they gave
   * @throws org.perpupil.problem.ProblemsException when the file cannot be written
   * @throws InterruptedException when the calling thread is interrupted; nothing is written then
   */
  public static SweepResult write(
      DrawColumns columns,
      long from,
      long count,
      int threads,
      LongConsumer progress,
      OutputWriter to)
      throws InterruptedException {
    Path file = to.files().get(0);
    AtomicReference<SweepResult> result = new AtomicReference<>();
    Interruption.through(
        () ->
            to.write(
                List.of(
                    out -> {
                      OutputStream text = BlockGzip.open(file, out);
                      text.write(header(columns).getBytes(StandardCharsets.UTF_8));
                      WorldRows rows = rows(columns, text);
                      Interruption.inside(
                          () ->
                              result.set(
                                  columns
                                      .sweep()
                                      .run(from, count, threads, progress, columns, rows)));
                      text.close();
                    }),
                summary(columns, from, count)));
    return Objects.requireNonNull(result.get());
  }

  /**
   * Joins draws of parts, which together are the worlds of a result, each once.
   *
   * @param parts files of draws, in any order
   * @param whole the result of all their worlds
   * @param to an output of {@link #output}
   * @throws org.perpupil.problem.ProblemsException when a file is damaged or none of draws, they
   *     come from other plans or data, or worlds are missing; nothing is written then
   */
  public static void join(List<Path> parts, SweepResult whole, OutputWriter to) {
    List<DrawsPart> inOrder = DrawsPart.inOrder(parts, whole);
    Path file = to.files().get(0);
    Map<String, Object> summary = inOrder.get(0).summary();
    summary.put(DrawsPart.FIRST_WORLD, whole.from());
    summary.put(DrawsPart.WORLDS, whole.count());
    to.write(
        List.of(
            out -> {
              OutputStream text = BlockGzip.open(file, out);
              boolean isFirst = true;
              for (DrawsPart part : inOrder) {
                part.copy(text, isFirst);
                isFirst = false;
              }
              text.close();
            }),
        summary);
  }

  /** Returns whether a file holds the draws of some worlds of a sweep, whole. */
  public static boolean holds(Path file, DrawColumns columns, long from, long count) {
    try {
      Sweep sweep = columns.sweep();
      return DrawsPart.read(file)
          .isOf(
              sweep.fingerprint(),
              sweep.plan().firstWorld() + from,
              count,
              columns.columns().stream().map(DrawColumns.Column::name).toList());
    } catch (ProblemsException e) {
      return false;
    }
  }

  private static String header(DrawColumns columns) {
    CsvText text = new CsvText();
    List<String> names = new ArrayList<>(List.of("world"));
    columns.columns().forEach(column -> names.add(column.name()));
    text.row(names);
    return text.text();
  }

  private static WorldRows rows(DrawColumns columns, OutputStream out) {
    int width = columns.columns().size();
    Sweep sweep = columns.sweep();
    StringBuilder row = new StringBuilder();
    return (world, numbers, from) -> {
      row.setLength(0);
      row.append(sweep.number(world));
      for (int i = 0; i < width; i++) {
        row.append(',');
        double number = numbers[from + i];
        if (!Double.isNaN(number)) {
          row.append(Problem.plain(number));
        }
      }
      row.append('\n');
      out.write(row.toString().getBytes(StandardCharsets.UTF_8));
    };
  }

  private static Map<String, Object> summary(DrawColumns columns, long from, long count) {
    Sweep sweep = columns.sweep();
    Map<String, Object> summary = Summary.versions();
    summary.put("price_base", "cash of each year");
    summary.put(DrawsPart.FINGERPRINT, sweep.fingerprint());
    summary.put("sampler", sweep.drawnBy());
    summary.put(DrawsPart.FIRST_WORLD, sweep.plan().firstWorld() + from);
    summary.put(DrawsPart.WORLDS, count);
    List<Map<String, Object>> all = new ArrayList<>();
    for (DrawColumns.Column column : columns.columns()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", column.name());
      one.put("kind", column.kind().name().toLowerCase(Locale.ROOT));
      one.put("unit", column.unit());
      all.add(one);
    }
    summary.put("columns", all);
    return summary;
  }
}
