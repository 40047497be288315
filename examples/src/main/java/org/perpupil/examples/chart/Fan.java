package org.perpupil.examples.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * How wide a range of amounts is in the years ahead: bands that hold 90 and 50 of 100 worlds, their
 * median, and the plan as a line.
 *
 * @param axis what is measured
 * @param years in order; the first may be where all worlds start
 */
public record Fan(String axis, List<Year> years) implements Chart {
  private static final double TOP = 26;
  private static final double BELOW = 26;
  private static final double GAP = 14;

  /**
   * One year.
   *
   * @param name as the axis has it
   * @param lowest below it are 5 of 100 worlds
   * @param low below it are 25
   * @param median below it are 50
   * @param high below it are 75
   * @param highest below it are 95
   * @param plan the amount of the plan
   */
  public record Year(
      String name,
      double lowest,
      double low,
      double median,
      double high,
      double highest,
      double plan) {
    /** Returns a year in which all worlds have the same amount. */
    public static Year of(String name, double amount) {
      return new Year(name, amount, amount, amount, amount, amount, amount);
    }
  }

  /** A word at the right end of a line. */
  private record End(String words, String kind, double y) {}

  /** Copies the list. */
  public Fan {
    years = List.copyOf(years);
  }

  @Override
  public String draw(int width, String id, String title) {
    boolean narrow = width < Chart.WIDE;
    double height = narrow ? 270 : 330;
    double left = narrow ? 64 : 70;
    double right = width - (narrow ? 64 : 118);
    double low =
        years.stream().flatMapToDouble(y -> DoubleStream.of(y.lowest(), y.plan())).min().orElse(0);
    double high =
        years.stream().flatMapToDouble(y -> DoubleStream.of(y.highest(), y.plan())).max().orElse(0);
    Scale scale = Scale.of(low, high, height - BELOW, TOP);
    Svg svg = new Svg(width, height);
    Axis.up(svg, scale, left, right, axis, width);
    double[] x = new double[years.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = left + (right - left) * (x.length == 1 ? 0.5 : (double) i / (x.length - 1));
      String name = years.get(i).name();
      svg.text(
          "tick s11",
          x[i],
          height - 8,
          Anchor.MIDDLE,
          narrow ? name.replaceFirst("^20", "") : name);
    }
    band(svg, "band wide", scale, x, y -> y.lowest(), y -> y.highest());
    band(svg, "band near", scale, x, y -> y.low(), y -> y.high());
    line(svg, "median", scale, x, y -> y.median());
    line(svg, "plan", scale, x, y -> y.plan());
    svg.line("zero", left, scale.zero(), right, scale.zero());
    Year last = years.get(years.size() - 1);
    for (int i = 0; i < x.length; i++) {
      Year year = years.get(i);
      svg.circle(
          "plandot",
          x[i],
          scale.at(year.plan()),
          3,
          year.name() + ", the plan: " + Figures.pounds(year.plan()));
    }
    List<End> ends =
        new ArrayList<>(
            List.of(
                new End(narrow ? "best 5%" : "best 5 in 100", "value", scale.at(last.highest())),
                new End("median", "medianword", scale.at(last.median())),
                new End(narrow ? "worst 5%" : "worst 5 in 100", "value", scale.at(last.lowest())),
                new End("the plan", "planword", scale.at(last.plan()))));
    ends(svg, ends, right + 6, TOP + 4, height - BELOW);
    return svg.finish(id, title);
  }

  /** Writes words beside their lines, none on another. */
  private static void ends(Svg svg, List<End> ends, double x, double top, double bottom) {
    ends.sort((one, other) -> Double.compare(one.y(), other.y()));
    double[] y = new double[ends.size()];
    double least = top;
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(least, ends.get(i).y());
      least = y[i] + GAP;
    }
    double most = bottom;
    for (int i = y.length - 1; i >= 0; i--) {
      y[i] = Math.min(most, y[i]);
      most = y[i] - GAP;
    }
    for (int i = 0; i < y.length; i++) {
      svg.text(ends.get(i).kind() + " s11", x, y[i] + 4, Anchor.START, ends.get(i).words());
    }
  }

  private interface Amount {
    double of(Year year);
  }

  private void band(Svg svg, String kind, Scale scale, double[] x, Amount low, Amount high) {
    int size = x.length;
    double[] points = new double[4 * size];
    for (int i = 0; i < size; i++) {
      points[2 * i] = x[i];
      points[2 * i + 1] = scale.at(high.of(years.get(i)));
      int back = 4 * size - 2 * i - 2;
      points[back] = x[i];
      points[back + 1] = scale.at(low.of(years.get(i)));
    }
    svg.path(kind, points, true);
  }

  private void line(Svg svg, String kind, Scale scale, double[] x, Amount amount) {
    double[] points = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      points[2 * i] = x[i];
      points[2 * i + 1] = scale.at(amount.of(years.get(i)));
    }
    svg.path(kind, points, false);
  }
}
