package org.perpupil.examples.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * Up to three amounts over years as lines, told apart by dashes and by words at their ends.
 *
 * @param axis what is measured
 * @param years in order
 * @param lines of as many amounts as there are years
 */
public record Lines(String axis, List<String> years, List<Line> lines) implements Chart {
  private static final double TOP = 26;
  private static final double BELOW = 26;
  private static final double GAP = 14;

  /**
   * One line.
   *
   * @param name what stands at its end
   * @param amounts by year
   */
  public record Line(String name, List<Double> amounts) {
    /** Copies the list. */
    public Line {
      amounts = List.copyOf(amounts);
    }

    private double last() {
      return amounts.get(amounts.size() - 1);
    }
  }

  /** Copies the lists. */
  public Lines {
    years = List.copyOf(years);
    lines = List.copyOf(lines);
  }

  @Override
  public String draw(int width, String id, String title) {
    boolean narrow = width < Chart.WIDE;
    double height = narrow ? 240 : 300;
    double left = narrow ? 64 : 70;
    double right = width - (narrow ? 74 : 120);
    List<Double> all = lines.stream().flatMap(line -> line.amounts().stream()).toList();
    double low = all.stream().min(Comparator.naturalOrder()).orElse(0.0);
    double high = all.stream().max(Comparator.naturalOrder()).orElse(0.0);
    Scale scale = Scale.of(low, high, height - BELOW, TOP);
    Svg svg = new Svg(width, height);
    Axis.up(svg, scale, left, right, axis, width);
    int last = years.size() - 1;
    for (int i = 0; i <= last; i++) {
      String year = narrow ? years.get(i).replaceFirst("^20", "") : years.get(i);
      svg.text("tick s11", x(i, left, right), height - 8, Anchor.MIDDLE, year);
    }
    for (int k = 0; k < lines.size(); k++) {
      Line line = lines.get(k);
      double[] points = new double[2 * years.size()];
      for (int i = 0; i <= last; i++) {
        points[2 * i] = x(i, left, right);
        points[2 * i + 1] = scale.at(line.amounts().get(i));
      }
      svg.path("l" + (k + 1), points, false);
      for (int i = 0; i <= last; i++) {
        String words =
            line.name() + ", " + years.get(i) + ": " + Figures.pounds(line.amounts().get(i));
        svg.circle("d" + (k + 1), points[2 * i], points[2 * i + 1], 3, words);
      }
    }
    svg.line("zero", left, scale.zero(), right, scale.zero());
    words(svg, scale, right + 6, height - BELOW, narrow);
    return svg.finish(id, title);
  }

  private double x(int i, double left, double right) {
    return left + (right - left) * (years.size() == 1 ? 0.5 : (double) i / (years.size() - 1));
  }

  private void words(Svg svg, Scale scale, double x, double bottom, boolean narrow) {
    List<Line> fromTop = new ArrayList<>(lines);
    fromTop.sort(Comparator.comparingDouble(line -> -line.last()));
    double least = TOP;
    double most = bottom - GAP - GAP * 2 * (fromTop.size() - 1);
    for (Line line : fromTop) {
      double y = Math.max(least, Math.min(most, scale.at(line.last())));
      String size = narrow ? " s10" : " s11";
      svg.text("strong" + size, x, y, Anchor.START, line.name());
      svg.text("value" + size, x, y + 12, Anchor.START, Figures.label(line.last()));
      least = y + 2 * GAP;
      most += 2 * GAP;
    }
  }
}
