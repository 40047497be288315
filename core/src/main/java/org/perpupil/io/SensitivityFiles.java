package org.perpupil.io;

import static org.perpupil.problem.Problem.plain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.perpupil.sensitivity.Bar;
import org.perpupil.sensitivity.Design;
import org.perpupil.sensitivity.Estimate;
import org.perpupil.sensitivity.Finding;
import org.perpupil.sensitivity.SensitivityResult;
import org.perpupil.sensitivity.Tornado;
import org.perpupil.sweep.SweepUnit;

/** Writes what sensitivity analyses found as tidy CSV, one estimate a row. */
public final class SensitivityFiles {
  private static final List<String> HEADER =
      List.of(
          "level",
          "id",
          "measure",
          "year",
          "method",
          "input",
          "statistic",
          "estimator",
          "value",
          "low",
          "high",
          "at_half_size",
          "converged",
          "size",
          "runs",
          "seed");

  private SensitivityFiles() {}

  /** Returns where an analysis goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.SENSITIVITY, file);
  }

  /**
   * Writes estimates with their bootstrap intervals.
   *
   * @param results by measure and year, with a space between them
   * @throws org.perpupil.problem.ProblemsException when the file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void write(Map<String, SensitivityResult> results, SweepUnit unit, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(results, unit, to);
    }
  }

  /** Writes estimates to an output of {@link #output}, as the other method does. */
  public static void write(
      Map<String, SensitivityResult> results, SweepUnit unit, OutputWriter to) {
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
                finding.statistic().fileName(),
                finding.estimate());
          }
          result
              .overall()
              .forEach(
                  (statistic, estimate) ->
                      estimate(
                          text, unit, name, result.design(), "", statistic.fileName(), estimate));
        });
    to.write(List.of(OutputWriter.Body.of(text.text())), Summary.versions());
  }

  /**
   * Writes the bars of tornado charts: swing, with the outputs at the input's low and high value as
   * low and high.
   *
   * @param results by measure and year, with a space between them
   * @throws org.perpupil.problem.ProblemsException when the file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void writeTornado(Map<String, Tornado> results, SweepUnit unit, Path file) {
    try (OutputWriter to = output(file).open()) {
      writeTornado(results, unit, to);
    }
  }

  /** Writes bars to an output of {@link #output}, as the other method does. */
  public static void writeTornado(Map<String, Tornado> results, SweepUnit unit, OutputWriter to) {
    CsvText text = new CsvText();
    text.row(HEADER);
    results.forEach(
        (name, tornado) -> {
          for (Bar bar : tornado.bars()) {
            String method = tornado.design().method();
            row(
                text,
                unit,
                name,
                tornado.design(),
                bar.input(),
                "swing",
                method,
                bar.swing(),
                List.of(plain(bar.atLow()), plain(bar.atHigh()), "", ""));
            row(
                text,
                unit,
                name,
                tornado.design(),
                bar.input(),
                "input",
                method,
                Double.NaN,
                List.of(plain(bar.lowInput()), plain(bar.highInput()), "", ""));
          }
        });
    to.write(List.of(OutputWriter.Body.of(text.text())), Summary.versions());
  }

  private static void estimate(
      CsvText text,
      SweepUnit unit,
      String name,
      Design design,
      String input,
      String statistic,
      Estimate estimate) {
    String atHalf = estimate.atHalf().isPresent() ? plain(estimate.atHalf().getAsDouble()) : "";
    row(
        text,
        unit,
        name,
        design,
        input,
        statistic,
        estimate.estimator(),
        estimate.value(),
        List.of(
            plain(estimate.low()),
            plain(estimate.high()),
            atHalf,
            String.valueOf(estimate.isConverged())));
  }

  private static void row(
      CsvText text,
      SweepUnit unit,
      String name,
      Design design,
      String input,
      String statistic,
      String estimator,
      double value,
      List<String> interval) {
    int space = name.indexOf(' ');
    text.row(
        List.of(
            unit.level().fileName(),
            unit.id(),
            name.substring(0, space),
            name.substring(space + 1),
            design.method(),
            input,
            statistic,
            estimator,
            Double.isNaN(value) ? "" : plain(value),
            interval.get(0),
            interval.get(1),
            interval.get(2),
            interval.get(3),
            String.valueOf(design.size()),
            String.valueOf(design.rows()),
            design.seed().isPresent() ? String.valueOf(design.seed().getAsLong()) : ""));
  }
}
