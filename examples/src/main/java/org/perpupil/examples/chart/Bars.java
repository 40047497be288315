package org.perpupil.examples.chart;

import java.util.List;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * One bar a thing, from zero to its value, in the order given, names at the left and values at the
 * ends; one thing may be in focus.
 *
 * @param bars at most {@value #MOST} of them
 * @param axis what is measured, such as "change in pounds per pupil"
 */
public record Bars(List<Bar> bars, String axis) implements Chart {
  /** As many bars can be told apart on one sheet of paper. */
  public static final int MOST = 60;

  private static final double TOP = 34;
  private static final double SHEET = 870;
  private static final double HIGHEST_ROW = 24;

  /**
   * One bar.
   *
   * @param name what it is of
   * @param value in pounds
   * @param isFocus whether the reader asked for it
   */
  public record Bar(String name, double value, boolean isFocus) {}

  /** Copies the list. */
  public Bars {
    bars = List.copyOf(bars);
  }

  @Override
  public String draw(int width, String id, String title) {
    double row = Math.min(HIGHEST_ROW, SHEET / Math.max(1, bars.size()));
    double size = Math.min(width < Chart.WIDE ? 11 : 13, row - 2.5);
    double left = width < Chart.WIDE ? 116 : 230;
    Scale scale = scale(left, width);
    Svg svg = new Svg(width, TOP + row * bars.size() + 8);
    Axis.across(svg, scale, TOP, TOP + row * bars.size(), axis, width);
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), scale, left, TOP + row * i, row, size);
    }
    svg.line("zero", scale.zero(), TOP, scale.zero(), TOP + row * bars.size());
    return svg.finish(id, title);
  }

  private Scale scale(double left, int width) {
    double room = width < Chart.WIDE ? 62 : 76;
    double low = bars.stream().mapToDouble(Bar::value).min().orElse(0);
    double high = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    return Scale.of(
        low, high, left + (low < 0 ? room : 8), width - (high > 0 || low == 0 ? room : 8));
  }

  private static void draw(
      Svg svg, Bar bar, Scale scale, double left, double y, double row, double size) {
    String label = Figures.labelOfChange(bar.value());
    String kind = bar.isFocus() ? "focus" : "other";
    double base = y + row / 2 + size * 0.35;
    double end = scale.at(bar.value());
    svg.text(
        (bar.isFocus() ? "strong" : "name") + size(size),
        left - 6,
        base,
        Anchor.END,
        Svg.fit(bar.name(), left - 8, size));
    svg.rect(
        "bar " + kind,
        Math.min(scale.zero(), end),
        y + row * 0.14,
        Math.abs(end - scale.zero()),
        row * 0.72,
        bar.name() + ": " + label);
    svg.text(
        (bar.isFocus() ? "strong" : "value") + size(size),
        end + (bar.value() < 0 ? -4 : 4),
        base,
        bar.value() < 0 ? Anchor.END : Anchor.START,
        label);
  }

  /** Returns the class of a size of font, in whole pixels. */
  static String size(double size) {
    return " s" + (int) Math.floor(size);
  }
}
