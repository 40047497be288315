package org.perpupil.examples.chart;

import java.util.List;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * How an amount becomes another, step by step: each bar begins where the one above it ends, and the
 * last one goes from nothing to the whole change. Zero is what there was before.
 *
 * @param before the amount before
 * @param steps what changes it, in order
 * @param after the amount after: before and all steps
 */
public record Waterfall(double before, List<Step> steps, double after) implements Chart {
  private static final double TOP = 34;
  private static final double ROW = 27;
  private static final double VALUE = 76;

  /**
   * One step.
   *
   * @param name its cause
   * @param pounds what it adds
   */
  public record Step(String name, double pounds) {}

  /** Copies the list. */
  public Waterfall {
    steps = List.copyOf(steps);
  }

  @Override
  public String draw(int width, String id, String title) {
    double size = width < Chart.WIDE ? 11 : 13;
    double left = width < Chart.WIDE ? 112 : 210;
    double low = Math.min(0, after - before);
    double high = Math.max(0, after - before);
    double at = 0;
    for (Step step : steps) {
      at += step.pounds();
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    // What goes down has its figure at the left.
    boolean isDown = after < before || steps.stream().anyMatch(step -> step.pounds() < 0);
    Scale scale = Scale.of(low, high, left + (isDown ? VALUE : 10), width - VALUE);
    double bottom = TOP + ROW * (steps.size() + 2);
    Svg svg = new Svg(width, bottom + 8);
    Axis.across(svg, scale, TOP, bottom, "change from before, in pounds", width);
    name(svg, "Before", left, 0, size, "strong");
    svg.circle("total", scale.zero(), middle(0), 4, "Before: " + Figures.pounds(before));
    double from = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String label = Figures.labelOfChange(step.pounds());
      name(svg, step.name(), left, i + 1, size, "name");
      bar(
          svg,
          step.pounds() < 0 ? "down" : "up",
          scale,
          from,
          from + step.pounds(),
          i + 1,
          step.name() + ": " + label);
      from += step.pounds();
      svg.line("link", scale.at(from), middle(i + 1), scale.at(from), middle(i + 2));
    }
    int last = steps.size() + 1;
    double change = after - before;
    name(svg, "After", left, last, size, "strong");
    bar(svg, "total", scale, 0, change, last, "After: " + Figures.pounds(after));
    svg.line("zero", scale.zero(), TOP, scale.zero(), bottom);
    values(svg, scale, size);
    return svg.finish(id, title);
  }

  /** Writes the figures over everything else, so that no line runs through one. */
  private void values(Svg svg, Scale scale, double size) {
    value(svg, Figures.label(before), scale.zero(), middle(0), size, "strong", true);
    double at = 0;
    for (int i = 0; i < steps.size(); i++) {
      double pounds = steps.get(i).pounds();
      at += pounds;
      String label = Figures.labelOfChange(pounds);
      value(svg, label, scale.at(at), middle(i + 1), size, "value", pounds >= 0);
    }
    double change = after - before;
    double end = scale.at(change);
    double y = middle(steps.size() + 1);
    value(svg, Figures.label(after), end, y, size, "strong", change >= 0);
  }

  private static double middle(int row) {
    return TOP + ROW * (row + 0.5);
  }

  private static void name(Svg svg, String name, double left, int row, double size, String kind) {
    double base = middle(row) + size * 0.35;
    svg.text(kind + Bars.size(size), left - 6, base, Anchor.END, Svg.fit(name, left - 8, size));
  }

  private static void bar(
      Svg svg, String kind, Scale scale, double from, double to, int row, String title) {
    double start = scale.at(from);
    double end = scale.at(to);
    svg.rect(
        "bar " + kind,
        Math.min(start, end),
        middle(row) - ROW * 0.36,
        Math.abs(end - start),
        ROW * 0.72,
        title);
  }

  private static void value(
      Svg svg, String label, double x, double y, double size, String kind, boolean isRight) {
    svg.text(
        kind + " onpage" + Bars.size(size),
        x + (isRight ? 7 : -7),
        y + size * 0.35,
        isRight ? Anchor.START : Anchor.END,
        label);
  }
}
