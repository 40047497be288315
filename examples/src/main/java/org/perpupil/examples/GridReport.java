package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.perpupil.io.result.GridWriter;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.Sweep;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a grid over one number, and tells where schools fall below the plan's threshold. */
final class GridReport {
  /** More rows than this are for the table of results. */
  private static final int MOST_ROWS = 60;

  private final Sweep sweep;
  private final int points;

  /** By point, what it is. */
  private final double[] at;

  /** By unit and point, the first figure in the last year. */
  private final double[][] values;

  private GridReport(Sweep sweep) {
    this.sweep = sweep;
    this.points = Math.toIntExact(sweep.plan().worlds());
    this.at = new double[points];
    this.values = new double[sweep.layout().units().size()][points];
  }

  static void run(Sweep sweep, int threads, OutputWriter to, CommandSpec spec)
      throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    GridReport report = new GridReport(sweep);
    Progress progress = Progress.of(err, report.points);
    GridWriter.write(sweep, threads, progress::tell, report::take, to);
    progress.close();
    report.print(spec.commandLine().getOut());
    err.println(
        Show.whole(report.points)
            + " points of "
            + Show.whole(sweep.schools().schools().size())
            + " schools; plan and data "
            + sweep.fingerprint().substring(0, 12));
  }

  private void take(long point, double[] numbers, int from) {
    SweepLayout layout = sweep.layout();
    at[(int) point] = numbers[from];
    for (int unit = 0; unit < values.length; unit++) {
      values[unit][(int) point] =
          numbers[from + 1 + layout.index(figure(), unit, layout.years() - 1)];
    }
  }

  private SweepMeasure figure() {
    return sweep.layout().figures().get(0);
  }

  private void print(PrintWriter out) {
    SweepLayout layout = sweep.layout();
    List<FundingYear> years = layout.yearsInOrder();
    HistogramSpecification counted = sweep.measures().get(0);
    String below = Problem.plain(counted.threshold());
    out.printf(
        Locale.ROOT,
        "%s of %s, by %s%n",
        figure().fileName(),
        years.get(years.size() - 1),
        sweep.plan().variations().get(0).label());
    int[] shown = {0, (points - 1) / 2, points - 1};
    TextTable table = new TextTable("llrrrl");
    List<String> heads = new ArrayList<>(List.of("", ""));
    for (int point : shown) {
      heads.add("at " + Problem.plain(at[point]));
    }
    heads.add("below " + below);
    table.row(heads.toArray(String[]::new)).rule();
    int units = Math.min(MOST_ROWS, values.length);
    for (int unit = 0; unit < units; unit++) {
      SweepUnit named = layout.units().get(unit);
      List<String> cells = new ArrayList<>(List.of(named.level().fileName(), named.id()));
      for (int point : shown) {
        double value = values[unit][point];
        cells.add(Double.isNaN(value) ? "" : Show.figure(value, figure().unit()));
      }
      cells.add(below(values[unit], counted.threshold()));
      table.row(cells.toArray(String[]::new));
    }
    table.print(out);
    if (values.length > units) {
      out.println(Show.whole(values.length - units) + " others are in the table of results");
    }
    out.flush();
  }

  /** Returns the points at which a figure is below a threshold, as ranges. */
  private String below(double[] figures, double threshold) {
    if (Arrays.stream(figures).allMatch(Double::isNaN)) {
      return "not there";
    }
    List<String> ranges = new ArrayList<>();
    int first = -1;
    for (int point = 0; point <= points; point++) {
      boolean isBelow = point < points && figures[point] < threshold;
      if (isBelow && first < 0) {
        first = point;
      } else if (!isBelow && first >= 0) {
        String from = Problem.plain(at[first]);
        String to = Problem.plain(at[point - 1]);
        ranges.add(first == point - 1 ? "at " + from : "from " + from + " to " + to);
        first = -1;
      }
    }
    return ranges.isEmpty() ? "never" : String.join(", ", ranges);
  }
}
