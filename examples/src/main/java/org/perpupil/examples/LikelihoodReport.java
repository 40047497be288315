package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.Quantile;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;

/** How likely a deficit is in each year, and how wide the last year's range, for people. */
final class LikelihoodReport {
  /** More rows than this are for the table of results. */
  private static final int MOST_ROWS = 60;

  private static final double[] QUANTILES = {0.05, 0.5, 0.95};

  private LikelihoodReport() {}

  /** Prints the first measure of a sweep, totals below the schools. */
  static void print(SweepResult result, PrintWriter out) {
    SweepLayout layout = result.layout();
    SweepMeasure measure = layout.measures().get(0);
    List<FundingYear> years = layout.yearsInOrder();
    FundingYear last = years.get(years.size() - 1);
    // A plan without bins has no quantiles.
    boolean hasRange =
        IntStream.range(0, layout.units().size())
            .anyMatch(
                unit -> result.quantile(measure, unit, years.size() - 1, QUANTILES[0]).isPresent());
    out.printf(
        Locale.ROOT,
        "%s below %s: how likely, by year,%s in %s worlds%n",
        measure.fileName(),
        Problem.plain(result.results().measures().get(0).threshold()),
        hasRange ? " and the range of " + last + "," : "",
        Show.whole((double) result.count()));
    TextTable table =
        new TextTable("ll" + "r".repeat(years.size() + (hasRange ? QUANTILES.length : 0)));
    List<String> heads = new ArrayList<>(List.of("", ""));
    years.forEach(year -> heads.add(year.toString()));
    if (hasRange) {
      heads.addAll(List.of("p05", "median", "p95"));
    }
    table.row(heads.toArray(String[]::new)).rule();
    int units = layout.units().size();
    for (int unit = 0; unit < Math.min(units, MOST_ROWS); unit++) {
      table.row(row(result, measure, unit, years.size(), hasRange));
    }
    table.print(out);
    if (units > MOST_ROWS) {
      out.println(Show.whole(units - MOST_ROWS) + " others are in the table of results");
    }
    out.flush();
  }

  private static String[] row(
      SweepResult result, SweepMeasure measure, int unit, int years, boolean hasRange) {
    SweepUnit named = result.layout().units().get(unit);
    List<String> cells = new ArrayList<>(List.of(named.level().fileName(), named.id()));
    for (int year = 0; year < years; year++) {
      Optional<MeasureResult> found = result.result(measure, unit, year);
      cells.add(
          found
              .map(figure -> String.format(Locale.ROOT, "%.1f%%", 100 * figure.deficit().value()))
              .orElse(""));
    }
    for (double probability : hasRange ? QUANTILES : new double[0]) {
      cells.add(
          result
              .quantile(measure, unit, years - 1, probability)
              .map(Quantile::value)
              .map(value -> Show.figure(value, measure.unit()))
              .orElse(""));
    }
    return cells.toArray(String[]::new);
  }
}
