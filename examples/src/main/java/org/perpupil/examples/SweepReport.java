package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Interval;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.Proportion;
import org.perpupil.statistics.Quantile;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;

/** What a sweep found, for people. */
final class SweepReport {
  /** More rows than this are for the table of results. */
  private static final int MOST_ROWS = 60;

  private static final double CONFIDENCE = 0.95;

  private SweepReport() {}

  /**
   * Prints the comparison of two worlds in the last year, or how likely one world's deficits are.
   */
  static void print(SweepResult result, PrintWriter out) {
    SweepLayout layout = result.layout();
    if (!layout.paired()) {
      LikelihoodReport.print(result, out);
      return;
    }
    SweepMeasure measure = layout.measures().get(0);
    int year = layout.years() - 1;
    out.printf(
        Locale.ROOT,
        "%s of %s, the scenario less what it is compared with, in the same %s worlds%n",
        measure.fileName(),
        layout.yearsInOrder().get(year),
        Show.whole((double) result.count()));
    TextTable table = new TextTable("llrrrrrrrr");
    table.row("", "", "higher", "low", "high", "mean", "+-", "p05", "median", "p95").rule();
    int rows = 0;
    int same = 0;
    for (int unit = layout.units().size() - 1; unit >= 0 && rows < MOST_ROWS; unit--) {
      if (isSame(result, measure, unit, year)) {
        same++;
      } else {
        rows += row(result, measure, unit, year, table) ? 1 : 0;
      }
    }
    table.print(out);
    if (same > 0) {
      out.println(Show.whole(same) + " others do not differ in any world");
    }
    if (rows == MOST_ROWS) {
      out.println("and others, in the table of results");
    }
    losers(result, measure, year, out);
    out.flush();
  }

  /** Tells how precise the figures of schools are, and whether that stopped the run. */
  static void printPrecision(SweepResult result, Optional<Precision> stop, PrintWriter err) {
    SweepMeasure figure = stop.map(Precision::figure).orElse(result.layout().measures().get(0));
    Precision.Statistic statistic =
        stop.map(Precision::statistic).orElse(Precision.Statistic.DEFICIT_PROBABILITY);
    SweepUnit.Level level = stop.map(Precision::level).orElse(SweepUnit.Level.SCHOOL);
    OptionalDouble widest = Precision.widest(result, figure, statistic, level);
    if (widest.isPresent()) {
      err.printf(
          Locale.ROOT,
          "%s of %s, each %s and year: known to +-%s or better (95%%)%n",
          statistic.fileName(),
          figure.fileName(),
          level.fileName(),
          statistic == Precision.Statistic.MEAN
              ? Show.whole(Math.ceil(widest.getAsDouble()))
              : String.format(Locale.ROOT, "%.4f", widest.getAsDouble()));
    }
    if (stop.isPresent() && !stop.get().isMet(result)) {
      Screen.keep(
          err,
          "warning: stop: found less precision after all worlds, expected a half width of "
              + Problem.plain(stop.get().halfWidth())
              + ".\nMaybe more worlds serve: four times as many halve an interval.");
    }
  }

  /** Tells of measures that have no value in worlds in which a school has others. */
  static void printGaps(SweepResult result, PrintWriter err) {
    SweepLayout layout = result.layout();
    List<SweepUnit> units = layout.units();
    boolean hasNone =
        IntStream.range(0, units.size())
            .allMatch(
                unit ->
                    IntStream.range(0, layout.years())
                        .allMatch(year -> mostWorlds(result, unit, year) == 0));
    for (SweepMeasure measure : layout.measures()) {
      int gaps = 0;
      int places = 0;
      for (int unit = 0; unit < units.size(); unit++) {
        for (int year = 0; year < layout.years(); year++) {
          long most = hasNone ? result.count() : mostWorlds(result, unit, year);
          if (units.get(unit).level() == SweepUnit.Level.SCHOOL && most > 0) {
            places++;
            gaps += worlds(result, measure, unit, year) < most ? 1 : 0;
          }
        }
      }
      if (gaps > 0) {
        Screen.keep(
            err,
            String.format(
                Locale.ROOT,
                "warning: measures, %s: found no value in some or all worlds of %s of %s years of"
                    + " schools, expected one in each.%n"
                    + "Maybe it divides by what is 0 there; such worlds do not count in it.",
                measure.fileName(),
                Show.whole((double) gaps),
                Show.whole((double) places)));
      }
    }
  }

  /** Returns in how many worlds some measure has a value in a year. */
  private static long mostWorlds(SweepResult result, int unit, int year) {
    long most = 0;
    for (SweepMeasure measure : result.layout().measures()) {
      most = Math.max(most, worlds(result, measure, unit, year));
    }
    return most;
  }

  private static long worlds(SweepResult result, SweepMeasure measure, int unit, int year) {
    return result.result(measure, unit, year).map(MeasureResult::worlds).orElse(0);
  }

  private static boolean isSame(SweepResult result, SweepMeasure measure, int unit, int year) {
    return result
        .result(measure.as(SweepMeasure.Kind.DIFFERENCE), unit, year)
        .filter(found -> found.minimum() == 0 && found.maximum() == 0)
        .isPresent();
  }

  private static boolean row(
      SweepResult result, SweepMeasure measure, int unit, int year, TextTable table) {
    SweepMeasure difference = measure.as(SweepMeasure.Kind.DIFFERENCE);
    Optional<MeasureResult> found = result.result(difference, unit, year);
    Optional<Proportion> higher = result.higher(measure, unit, year);
    if (found.isEmpty() || higher.isEmpty()) {
      return false;
    }
    Interval interval = higher.get().interval(CONFIDENCE);
    SweepUnit named = result.layout().units().get(unit);
    table.row(
        named.level().fileName(),
        named.id(),
        percent(higher.get().value()),
        percent(interval.low()),
        percent(interval.high()),
        Show.figure(found.get().mean(), measure.unit()),
        found.get().standardError().stream()
            .mapToObj(error -> Show.figure(error, measure.unit()))
            .findFirst()
            .orElse(""),
        quantile(result, difference, unit, year, 0.05),
        quantile(result, difference, unit, year, 0.5),
        quantile(result, difference, unit, year, 0.95));
    return true;
  }

  private static void losers(SweepResult result, SweepMeasure measure, int year, PrintWriter out) {
    List<SweepUnit> units = result.layout().units();
    int all = units.indexOf(SweepUnit.ALL);
    for (int unit = 0; unit < units.size(); unit++) {
      boolean isShown =
          all >= 0 ? unit == all : units.get(unit).level() == SweepUnit.Level.AUTHORITY;
      Optional<MeasureResult> losers =
          result.result(measure.as(SweepMeasure.Kind.LOSERS), unit, year);
      Optional<MeasureResult> lost = result.result(measure.as(SweepMeasure.Kind.LOST), unit, year);
      if (isShown && losers.isPresent() && lost.isPresent()) {
        out.printf(
            Locale.ROOT,
            "%s %s: %.1f schools lower on average (%s to %s), by %s together%n",
            units.get(unit).level().fileName(),
            Show.name(units.get(unit).id()),
            losers.get().mean(),
            Show.whole(losers.get().minimum()),
            Show.whole(losers.get().maximum()),
            Show.figure(lost.get().mean(), measure.unit()));
      }
    }
  }

  private static String quantile(
      SweepResult result, SweepMeasure figure, int unit, int year, double probability) {
    return result
        .quantile(figure, unit, year, probability)
        .map(Quantile::value)
        .map(value -> Show.figure(value, figure.unit()))
        .orElse("");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
