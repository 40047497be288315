package org.perpupil.io.result;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.io.Source;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.output.SweepPartFile;
import org.perpupil.io.write.FiguresRestOn;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Interval;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.Proportion;
import org.perpupil.statistics.Quantile;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;

/**
 * Writes results of sweeps as tidy CSV, one figure a row, and parts of sweeps to be merged.
 *
 * <p>Every file is there whole or not at all.
 */
public final class SweepWriter {
  private static final double CONFIDENCE = 0.95;
  private static final double[] PROBABILITIES = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
  private static final List<String> HEADER =
      List.of(
          "level",
          "id",
          "year",
          "measure",
          "statistic",
          "value",
          "confidence_low",
          "confidence_high",
          "bin_low",
          "bin_high",
          "worlds");

  private SweepWriter() {}

  /**
   * Writes results: for each school and total, year and measure, the mean with its 95% confidence
   * limits (as if worlds were independent, too wide for a Sobol sequence), standard deviation,
   * extremes, quantiles from {@code p05} to {@code p95} with the limits of their bins, the
   * probability of a deficit with its 95% Wilson interval, and the expected shortfall. Quantiles by
   * year are what a fan chart shows.
   *
   * <p>Where two worlds are compared, {@code <measure>_against} is the measure in the other world,
   * {@code <measure>_difference} the swept world less the other in the same draws, with the
   * probabilities that it is higher and lower and the expected loss; for totals, {@code
   * <measure>_losers} is how many schools are lower, {@code <measure>_lost} by how much together.
   *
   * <p>Beside it, a summary tells seed, sampler, versions, the plan's fingerprint, how precise the
   * figures of schools are, and what they rest on that nobody stated.
   *
   * @throws ProblemsException when a file cannot be written, or holds something else; nothing is
   *     written then
   */
  public static void write(SweepResult result, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(result, to);
    }
  }

  /** Writes results to an output of {@link #output}, as {@link #write(SweepResult, Path)}. */
  public static void write(SweepResult result, OutputWriter to) {
    to.write(List.of(out -> csv(result, out)), summary(result));
  }

  /** Takes rows of results, one by one. */
  public interface RowSink {
    /**
     * Takes a row.
     *
     * @param cells in the order of the first row, which names them: texts, then numbers, blank
     *     where there is none
     */
    void row(List<String> cells) throws IOException;
  }

  /**
   * Hands on the rows that {@link #write(SweepResult, OutputWriter)} writes, the header first, for
   * other formats; none is kept.
   */
  public static void rows(SweepResult result, RowSink sink) throws IOException {
    sink.row(HEADER);
    figures(result, sink);
  }

  /**
   * Returns results as CSV text with a header, as {@link #write(SweepResult, Path)} writes them.
   */
  public static String toCsv(SweepResult result) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      csv(result, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** Returns where results go: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.SWEEP, file);
  }

  /** Returns where results go in another format, with the summary of {@link #summary} beside it. */
  public static Output output(Path file, String ending) {
    return Output.table(ResultKind.SWEEP, file).withEnding(ending);
  }

  /**
   * Writes a part, to be merged with others, in place of one of the same name.
   *
   * @throws ProblemsException when it cannot be written, or the file holds something else; nothing
   *     is written then
   */
  public static void writePart(SweepResult result, Path file) {
    try (OutputWriter to = partOutput(file).open()) {
      writePart(result, to);
    }
  }

  /** Writes a part to an output of {@link #partOutput}. */
  public static void writePart(SweepResult result, OutputWriter to) {
    to.write(List.of(out -> SweepPartFile.write(result, out)), Map.of());
  }

  /** Returns where a part goes: a file that ends {@code .part}. */
  public static Output partOutput(Path file) {
    return Output.single(ResultKind.SWEEP_PART, file, ".part");
  }

  /**
   * Reads a part. Its checksum is compared first, so that a damaged one takes no memory.
   *
   * @throws ProblemsException when the file is not there, not a part, or not whole
   */
  public static SweepResult readPart(Path file) {
    return readPart(Source.of(file));
  }

  /** Reads a part from a file or from memory, as {@link #readPart(Path)}. */
  public static SweepResult readPart(Source part) {
    return SweepPartFile.read(part);
  }

  /** Returns what {@link #writePart(SweepResult, Path)} writes. */
  public static byte[] partBytes(SweepResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      SweepPartFile.write(result, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void csv(SweepResult result, OutputStream out) throws IOException {
    CsvRows rows = new CsvRows(out);
    rows(result, rows);
    rows.flush();
  }

  /** Rows as CSV, some of which are held at once. */
  private static final class CsvRows implements RowSink {
    private static final int MOST = 256;

    private final OutputStream out;
    private CsvText text = new CsvText();
    private int held;

    CsvRows(OutputStream out) {
      this.out = out;
    }

    @Override
    public void row(List<String> cells) throws IOException {
      text.row(cells);
      held++;
      if (held == MOST) {
        flush();
      }
    }

    void flush() throws IOException {
      out.write(text.text().getBytes(StandardCharsets.UTF_8));
      text = new CsvText();
      held = 0;
    }
  }

  private static void figures(SweepResult result, RowSink sink) throws IOException {
    SweepLayout layout = result.layout();
    for (int unit = 0; unit < layout.units().size(); unit++) {
      SweepUnit named = layout.units().get(unit);
      for (int year = 0; year < layout.years(); year++) {
        for (SweepMeasure figure : layout.figures()) {
          Optional<MeasureResult> found = result.result(figure, unit, year);
          if (found.isPresent() && isWritten(figure, named)) {
            Rows rows =
                new Rows(
                    sink,
                    List.of(
                        named.level().fileName(),
                        named.id(),
                        layout.yearsInOrder().get(year).toString(),
                        figure.fileName()),
                    String.valueOf(found.get().worlds()));
            statistics(found.get(), figure, rows);
            if (figure.kind() == SweepMeasure.Kind.DIFFERENCE) {
              Optional<Proportion> higher = result.higher(figure, unit, year);
              if (higher.isPresent()) {
                proportion("higher_probability", higher.get(), rows);
              }
            }
            for (double probability : PROBABILITIES) {
              Optional<Quantile> quantile = result.quantile(figure, unit, year, probability);
              if (quantile.isPresent()) {
                quantile(quantile.get(), rows);
              }
            }
          }
        }
      }
    }
  }

  /** What says the same of a school as another row is left out. */
  private static boolean isWritten(SweepMeasure figure, SweepUnit unit) {
    return switch (figure.kind()) {
      case OWN, AGAINST, DIFFERENCE -> true;
      case HIGHER -> false;
      case LOSERS, LOST -> unit.level() != SweepUnit.Level.SCHOOL;
    };
  }

  private static void statistics(MeasureResult result, SweepMeasure figure, Rows rows)
      throws IOException {
    OptionalDouble error = result.standardError();
    if (error.isPresent()) {
      double half = 1.959963984540054 * error.getAsDouble();
      rows.add("mean", result.mean(), result.mean() - half, result.mean() + half);
      rows.add("standard_deviation", result.standardDeviation().orElseThrow());
      rows.add("standard_error", error.getAsDouble());
    } else {
      rows.add("mean", result.mean());
    }
    rows.add("minimum", result.minimum());
    rows.add("maximum", result.maximum());
    if (figure.kind().isOfOneWorld()) {
      proportion("deficit_probability", result.deficit(), rows);
      rows.add("expected_shortfall", result.expectedShortfall());
    } else if (figure.kind() == SweepMeasure.Kind.DIFFERENCE) {
      proportion("lower_probability", result.deficit(), rows);
      rows.add("expected_loss", result.expectedShortfall());
    }
  }

  private static void proportion(String statistic, Proportion proportion, Rows rows)
      throws IOException {
    Interval interval = proportion.interval(CONFIDENCE);
    rows.add(statistic, proportion.value(), interval.low(), interval.high());
  }

  private static void quantile(Quantile quantile, Rows rows) throws IOException {
    long percent = Math.round(100 * quantile.probability());
    rows.addBin(
        (percent < 10 ? "p0" : "p") + percent, quantile.value(), quantile.low(), quantile.high());
  }

  /** Returns what the summary beside results says, for {@link OutputWriter#write}. */
  public static Map<String, Object> summary(SweepResult result) {
    Map<String, Object> summary = Summary.versions();
    summary.put("price_base", "cash of each year");
    summary.put("plan_fingerprint", result.fingerprint());
    summary.put("sampler", result.sampler());
    summary.put("first_world", result.firstWorld());
    summary.put("worlds", result.count());
    summary.put("worlds_planned", result.worlds());
    summary.put("stopped_early", result.isStoppedEarly());
    summary.put("compared_with_another_world", result.layout().paired());
    summary.put("half_widths_of_95_percent_intervals_of_schools_at_most", precision(result));
    summary.put("years", result.layout().yearsInOrder().stream().map(Object::toString).toList());
    SweepMeasure first = result.layout().measures().get(0);
    if (SweepMeasure.find(first.name()).isPresent()) {
      summary.put("deficit_below_pounds", below(result, first));
    }
    Map<String, Object> own = new LinkedHashMap<>();
    for (SweepMeasure measure : result.layout().measures()) {
      if (SweepMeasure.find(measure.name()).isEmpty()) {
        own.put(
            measure.name(),
            ImmutableMap.of("unit", measure.unit(), "below", below(result, measure)));
      }
    }
    if (!own.isEmpty()) {
      summary.put("own_measures", own);
    }
    summary.put("schools", result.schools());
    summary.put("schools_failed", result.schoolsFailed());
    FiguresRestOn.add(result.basis(), summary);
    return summary;
  }

  private static double below(SweepResult result, SweepMeasure measure) {
    return result.results().measures().get(result.layout().index(measure, 0, 0)).threshold();
  }

  private static Map<String, Object> precision(SweepResult result) {
    Map<String, Object> precision = new LinkedHashMap<>();
    for (SweepMeasure figure : result.layout().figures()) {
      if (figure.kind().isOfOneWorld() || figure.kind() == SweepMeasure.Kind.DIFFERENCE) {
        for (Precision.Statistic statistic : Precision.Statistic.values()) {
          Precision.widest(result, figure, statistic, SweepUnit.Level.SCHOOL)
              .ifPresent(
                  widest ->
                      precision.put(
                          figure.fileName() + " " + name(figure, statistic),
                          new BigDecimal(widest).round(new MathContext(4))));
        }
      }
    }
    return precision;
  }

  private static String name(SweepMeasure figure, Precision.Statistic statistic) {
    return statistic == Precision.Statistic.DEFICIT_PROBABILITY && !figure.kind().isOfOneWorld()
        ? "lower_probability"
        : statistic.fileName();
  }

  /** Rows that share unit, year and measure. */
  private record Rows(RowSink sink, List<String> key, String worlds) {
    void add(String statistic, double value) throws IOException {
      row(statistic, plain(value), "", "", "", "");
    }

    void add(String statistic, double value, double low, double high) throws IOException {
      row(statistic, plain(value), plain(low), plain(high), "", "");
    }

    void addBin(String statistic, double value, double low, double high) throws IOException {
      row(statistic, plain(value), "", "", plain(low), plain(high));
    }

    private void row(
        String statistic, String value, String low, String high, String binLow, String binHigh)
        throws IOException {
      List<String> cells = new ArrayList<>(key);
      cells.addAll(List.of(statistic, value, low, high, binLow, binHigh, worlds));
      sink.row(cells);
    }
  }
}
