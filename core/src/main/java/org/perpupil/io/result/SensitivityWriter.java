package org.perpupil.io.result;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.write.FiguresRestOn;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.Tornado;
import org.perpupil.statistics.sensitivity.Estimate;
import org.perpupil.statistics.sensitivity.Finding;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.sweep.SweepUnit;

/** Writes what sensitivity analyses found as tidy CSV, one estimate a row. */
public final class SensitivityWriter {
  private static final List<String> HEADER =
      List.of(
          "level",
          "id",
          "measure",
          "year",
          "method",
          "input",
          "with",
          "statistic",
          "estimator",
          "value",
          "confidence_low",
          "confidence_high",
          "at_half_size",
          "converged",
          "size",
          "runs",
          "seed");

  private static final List<String> TORNADO =
      List.of(
          "level",
          "id",
          "measure",
          "year",
          "method",
          "input",
          "input_low",
          "input_high",
          "output_at_low",
          "output_at_median",
          "output_at_high",
          "swing",
          "runs");

  private SensitivityWriter() {}

  /** Returns where an analysis goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.SENSITIVITY, file);
  }

  /**
   * Writes estimates with their bootstrap intervals.
   *
   * @param results by measure and year, with a space between them
   * @param basis what they rest on, for the summary
   * @throws org.perpupil.problem.ProblemsException when the file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void write(
      Map<String, SensitivityResult> results, SweepUnit unit, SweepBasis basis, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(results, unit, basis, to);
    }
  }

  /** Writes estimates to an output of {@link #output}, as the other method does. */
  public static void write(
      Map<String, SensitivityResult> results, SweepUnit unit, SweepBasis basis, OutputWriter to) {
    to.write(List.of(OutputWriter.Body.of(toCsv(results, unit))), summary(basis));
  }

  /** Returns estimates as CSV text with a header. */
  public static String toCsv(Map<String, SensitivityResult> results, SweepUnit unit) {
    CsvText text = new CsvText();
    text.row(HEADER);
    results.forEach(
        (name, result) -> {
          for (Finding finding : result.findings()) {
            estimate(
                text,
                unit,
                name,
                result.design(),
                finding.input(),
                finding.with(),
                finding.statistic().fileName(),
                finding.estimate());
          }
          result
              .overall()
              .forEach(
                  (statistic, estimate) ->
                      estimate(
                          text,
                          unit,
                          name,
                          result.design(),
                          "",
                          "",
                          statistic.fileName(),
                          estimate));
        });
    return text.text();
  }

  /**
   * Writes the bars of tornado charts, one a row: the low and high value of the input in its own
   * unit, the outputs there and with every input at its median, eight decimals at most, and the
   * swing, which is the widest difference of the three outputs as they are written.
   *
   * @param results by measure and year, with a space between them
   * @param basis what they rest on, for the summary
   * @throws org.perpupil.problem.ProblemsException when the file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void writeTornado(
      Map<String, Tornado> results, SweepUnit unit, SweepBasis basis, Path file) {
    try (OutputWriter to = output(file).open()) {
      writeTornado(results, unit, basis, to);
    }
  }

  /** Writes bars to an output of {@link #output}, as the other method does. */
  public static void writeTornado(
      Map<String, Tornado> results, SweepUnit unit, SweepBasis basis, OutputWriter to) {
    to.write(List.of(OutputWriter.Body.of(tornadoToCsv(results, unit))), summary(basis));
  }

  /** Returns bars of tornado charts as CSV text with a header. */
  public static String tornadoToCsv(Map<String, Tornado> results, SweepUnit unit) {
    CsvText text = new CsvText();
    text.row(TORNADO);
    results.forEach(
        (name, tornado) -> {
          int space = name.indexOf(' ');
          for (Bar bar : tornado.bars()) {
            text.row(
                List.of(
                    unit.level().fileName(),
                    unit.id(),
                    name.substring(0, space),
                    name.substring(space + 1),
                    tornado.design().method(),
                    bar.input(),
                    plain(bar.lowInput()),
                    plain(bar.highInput()),
                    written(bar.atLow()),
                    written(tornado.base()),
                    written(bar.atHigh()),
                    swing(bar, tornado.base()),
                    String.valueOf(tornado.design().rows())));
          }
        });
    return text.text();
  }

  private static Map<String, Object> summary(SweepBasis basis) {
    Map<String, Object> summary = Summary.versions();
    FiguresRestOn.add(basis, summary);
    return summary;
  }

  private static void estimate(
      CsvText text,
      SweepUnit unit,
      String name,
      Design design,
      String input,
      String with,
      String statistic,
      Estimate estimate) {
    String atHalf = estimate.atHalf().isPresent() ? plain(estimate.atHalf().getAsDouble()) : "";
    row(
        text,
        unit,
        name,
        design,
        List.of(input, with),
        statistic,
        estimate.estimator(),
        Double.isNaN(estimate.value()) ? "" : plain(estimate.value()),
        List.of(
            plain(estimate.low()),
            plain(estimate.high()),
            atHalf,
            String.valueOf(estimate.isConverged())));
  }

  /** Returns the widest difference of the outputs, as they are written. */
  private static String swing(Bar bar, double base) {
    BigDecimal low = Casting.asWritten(bar.atLow());
    BigDecimal high = Casting.asWritten(bar.atHigh());
    BigDecimal middle = Casting.asWritten(base);
    BigDecimal swing = low.max(high).max(middle).subtract(low.min(high).min(middle));
    return plain(swing);
  }

  private static String written(double output) {
    return plain(Casting.asWritten(output));
  }

  private static String plain(double value) {
    return Problem.plain(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static void row(
      CsvText text,
      SweepUnit unit,
      String name,
      Design design,
      List<String> inputs,
      String statistic,
      String estimator,
      String value,
      List<String> interval) {
    int space = name.indexOf(' ');
    text.row(
        List.of(
            unit.level().fileName(),
            unit.id(),
            name.substring(0, space),
            name.substring(space + 1),
            design.method(),
            inputs.get(0),
            inputs.get(1),
            statistic,
            estimator,
            value,
            interval.get(0),
            interval.get(1),
            interval.get(2),
            interval.get(3),
            String.valueOf(design.size()),
            String.valueOf(design.rows()),
            design.seed().isPresent() ? String.valueOf(design.seed().getAsLong()) : ""));
  }
}
