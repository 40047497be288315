package org.perpupil.examples.chart;

import java.util.List;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * Where one thing stands among others, ratio by ratio: a strip from zero for each, a stroke for
 * each of the others, a dot for the one.
 *
 * @param strips one a ratio, each on a scale of its own
 */
public record Strips(List<Strip> strips) implements Chart {
  private static final double ROW = 62;

  /**
   * One ratio.
   *
   * @param name what is measured
   * @param own the value of the one
   * @param others those of the others
   * @param ownWords the value of the one, as text
   * @param range what the others are, and their lowest and highest, as text
   */
  public record Strip(String name, double own, List<Double> others, String ownWords, String range) {
    /** Copies the list. */
    public Strip {
      others = List.copyOf(others);
    }

    private double lowest() {
      return others.stream().mapToDouble(Double::doubleValue).min().orElse(own);
    }

    private double highest() {
      return others.stream().mapToDouble(Double::doubleValue).max().orElse(own);
    }
  }

  /** Copies the list. */
  public Strips {
    strips = List.copyOf(strips);
  }

  @Override
  public String draw(int width, String id, String title) {
    double size = width < Chart.WIDE ? 11 : 13;
    Svg svg = new Svg(width, ROW * strips.size() + 6);
    for (int i = 0; i < strips.size(); i++) {
      draw(svg, strips.get(i), ROW * i, width, size);
    }
    return svg.finish(id, title);
  }

  private static void draw(Svg svg, Strip strip, double top, int width, double size) {
    double side = 12;
    Scale scale =
        Scale.of(
            Math.min(strip.own(), strip.lowest()),
            Math.max(strip.own(), strip.highest()),
            side,
            width - side);
    double y = top + 34;
    svg.text("name" + Bars.size(size), 0, top + 13, Anchor.START, strip.name());
    svg.text("strong" + Bars.size(size), width, top + 13, Anchor.END, "here " + strip.ownWords());
    svg.line("grid", side, y, width - side, y);
    svg.rect(
        "other",
        scale.at(strip.lowest()),
        y - 5,
        scale.at(strip.highest()) - scale.at(strip.lowest()),
        10,
        strip.name() + ", " + strip.range());
    for (double other : strip.others()) {
      svg.line("link", scale.at(other), y - 8, scale.at(other), y + 8);
    }
    svg.line("zero", scale.zero(), y - 11, scale.zero(), y + 11);
    svg.circle("focus", scale.at(strip.own()), y, 6, strip.name() + ", here: " + strip.ownWords());
    svg.text("tick s11", scale.zero(), y + 23, Anchor.MIDDLE, "0");
    svg.text("tick s11", width, y + 23, Anchor.END, strip.range());
  }
}
