package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.LongStream;
import org.perpupil.formula.printed.Casting;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Tornado;
import org.perpupil.statistics.sensitivity.Estimate;
import org.perpupil.statistics.sensitivity.Finding;
import org.perpupil.statistics.sensitivity.SensitivityResult;

/** What a sensitivity analysis found, as a table for people. */
final class SensitivityReport {
  private SensitivityReport() {}

  static void printTornado(Tornado tornado, PrintWriter out) {
    out.println(tornado.measure() + ", " + tornado.design().method() + " percentile");
    long base = Casting.pence(tornado.base());
    out.println("with all inputs at their medians: " + Show.pence(base));
    out.println();
    TextTable table = new TextTable("trrrrr");
    table.row("input", "low", "high", "at low", "at high", "swing").rule();
    for (Bar bar : tornado.bars()) {
      long atLow = Casting.pence(bar.atLow());
      long atHigh = Casting.pence(bar.atHigh());
      long[] outputs = LongStream.of(atLow, base, atHigh).sorted().toArray();
      table.row(
          bar.input(),
          number(bar.lowInput()),
          number(bar.highInput()),
          Show.pence(atLow),
          Show.pence(atHigh),
          Show.pence(outputs[2] - outputs[0]));
    }
    table.print(out);
    out.flush();
  }

  static void print(SensitivityResult result, PrintWriter out) {
    out.println(result.measure());
    out.println(result.design());
    out.println();
    TextTable table = new TextTable("tlrrrl");
    table.row("input", "statistic", "value", "low", "high", "converged").rule();
    List<Finding> findings =
        result.findings().isEmpty()
            ? List.of()
            : result.findings().stream()
                .map(Finding::statistic)
                .distinct()
                .flatMap(statistic -> result.ranked(statistic).stream())
                .toList();
    findings.forEach(
        finding ->
            row(
                table,
                finding.with().isEmpty()
                    ? finding.input()
                    : finding.input() + " with " + finding.with(),
                finding.statistic().fileName(),
                finding.estimate()));
    result
        .overall()
        .forEach((statistic, estimate) -> row(table, "", statistic.fileName(), estimate));
    table.print(out);
    out.flush();
  }

  private static void row(TextTable table, String input, String statistic, Estimate estimate) {
    table.row(
        input,
        statistic,
        number(estimate.value()),
        number(estimate.low()),
        number(estimate.high()),
        estimate.isConverged() ? "yes" : "no");
  }

  private static String number(double value) {
    return Math.abs(value) >= 1000 ? Show.whole(value) : Show.fourDecimals(value);
  }
}
