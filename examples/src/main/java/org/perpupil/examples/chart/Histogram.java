package org.perpupil.examples.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * How many things have which values: one column a range of a round width, of which one begins at
 * zero; the first and the last also hold what lies beyond them.
 *
 * @param axis what is measured
 * @param start where the first column begins
 * @param step how wide each range is
 * @param counts how many lie in each
 * @param own the value of the thing in focus
 */
public record Histogram(
    String axis, double start, double step, List<Integer> counts, OptionalDouble own)
    implements Chart {
  private static final int COLUMNS = 24;
  private static final double BEYOND = 0.005;
  private static final double TOP = 40;
  private static final double BELOW = 40;

  /** Copies the list. */
  public Histogram {
    counts = List.copyOf(counts);
  }

  /**
   * Returns the histogram of some values.
   *
   * @param values one or more
   */
  public static Histogram of(String axis, List<Double> values, OptionalDouble own) {
    List<Double> sorted = values.stream().sorted().toList();
    double low = Math.min(0, sorted.get((int) (BEYOND * (sorted.size() - 1))));
    double high = Math.max(0, sorted.get((int) Math.ceil((1 - BEYOND) * (sorted.size() - 1))));
    List<Double> ticks = new Scale(low, low == high ? low + 1 : high, 0, 1).ticks(COLUMNS);
    double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1;
    long first = (long) Math.floor(low / step);
    int columns = (int) Math.max(1, Math.floor(high / step) + 1 - first);
    int[] counts = new int[columns];
    for (double value : sorted) {
      counts[column(value, first * step, step, columns)]++;
    }
    List<Integer> all = new ArrayList<>();
    for (int count : counts) {
      all.add(count);
    }
    return new Histogram(axis, first * step, step, all, own);
  }

  private static int column(double value, double start, double step, int columns) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor((value - start) / step)));
  }

  @Override
  public String draw(int width, String id, String title) {
    boolean narrow = width < Chart.WIDE;
    double height = narrow ? 260 : 320;
    double left = narrow ? 44 : 56;
    double right = width - 10;
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
    Scale up = Scale.of(0, most, height - BELOW, TOP);
    Svg svg = new Svg(width, height);
    svg.text("axis s11", 0, 11, Anchor.START, "number of schools");
    for (double tick : up.ticks(5)) {
      if (tick == Math.rint(tick)) {
        svg.line(tick == 0 ? "zero" : "grid", left, up.at(tick), right, up.at(tick));
        svg.text("tick s11", left - 5, up.at(tick) + 4, Anchor.END, Figures.number(tick, 0));
      }
    }
    double wide = (right - left) / counts.size();
    int focus = own.isEmpty() ? -1 : column(own.getAsDouble(), start, step, counts.size());
    for (int i = 0; i < counts.size(); i++) {
      double y = up.at(counts.get(i));
      svg.rect(
          i == focus ? "bar focus" : "bar other",
          left + wide * i + wide * 0.06,
          y,
          wide * 0.88,
          up.zero() - y,
          range(i) + ": " + Figures.number(counts.get(i), 0));
    }
    if (focus >= 0) {
      double x = left + wide * (focus + 0.5);
      String words = "this school " + Figures.labelOfChange(own.getAsDouble());
      double half = Svg.wide(words, 11) / 2;
      double y = up.at(counts.get(focus)) - 6;
      svg.text(
          "strong onpage s11", Math.max(half, Math.min(width - half, x)), y, Anchor.MIDDLE, words);
    }
    across(svg, left, wide, height, right);
    return svg.finish(id, title);
  }

  private void across(Svg svg, double left, double wide, double height, double right) {
    double zero = left - start / step * wide;
    svg.line("zero", zero, TOP, zero, height - BELOW + 4);
    svg.text("axis s11", right, height - 6, Anchor.END, axis);
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= counts.size(); i++) {
      double value = Math.rint(start / step + i) * step;
      double x = left + wide * i;
      String label = Figures.label(value);
      double half = Svg.wide(label, 11) / 2;
      boolean isZero = value == 0;
      boolean isFar = Math.abs(x - zero) > 2 * half + 6;
      if (isZero || (isFar && x - half > last + 6 && x - half > 0 && x + half < right + 8)) {
        svg.text("tick s11", x, height - BELOW + 16, Anchor.MIDDLE, label);
        last = x + half;
      }
    }
  }

  private String range(int column) {
    String from = Figures.label(start + column * step);
    String to = Figures.label(start + (column + 1) * step);
    if (counts.size() == 1) {
      return "all";
    }
    return column == 0
        ? "below " + to
        : column == counts.size() - 1 ? from + " and more" : from + " to " + to;
  }
}
