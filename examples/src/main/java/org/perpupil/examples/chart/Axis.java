package org.perpupil.examples.chart;

import java.util.List;
import org.perpupil.examples.chart.Svg.Anchor;

/** The lines and labels of a scale. */
final class Axis {
  private Axis() {}

  /** Draws a scale that goes across, labelled above. */
  static void across(Svg svg, Scale scale, double top, double bottom, String title, int width) {
    boolean narrow = width < Chart.WIDE;
    svg.text("axis s" + (narrow ? 11 : 12), narrow ? 0 : 2, 11, Anchor.START, title);
    double room = Math.abs(scale.to() - scale.from());
    List<Double> ticks = scale.ticks((int) Math.max(2, room / (narrow ? 62 : 84)));
    double last = Double.NEGATIVE_INFINITY;
    for (double tick : ticks) {
      double x = scale.at(tick);
      svg.line("grid", x, top, x, bottom);
      String label = Figures.label(tick);
      double half = Svg.wide(label, 11) / 2;
      if (x - half > last + 4 && x + half < width) {
        svg.text("tick s11", x, top - 6, Anchor.MIDDLE, label);
        last = x + half;
      }
    }
  }

  /** Draws a scale that goes up, labelled at the left. */
  static void up(Svg svg, Scale scale, double left, double right, String title, int width) {
    svg.text("axis s" + (width < Chart.WIDE ? 11 : 12), 0, 11, Anchor.START, title);
    for (double tick : scale.ticks(6)) {
      double y = scale.at(tick);
      svg.line(tick == 0 ? "zero" : "grid", left, y, right, y);
      svg.text("tick s11", left - 5, y + 4, Anchor.END, Figures.label(tick));
    }
  }
}
