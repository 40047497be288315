package org.perpupil.examples.chart;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * An amount at the end of each month as a line, with the least of all in words at its place.
 *
 * @param axis what is measured
 * @param months in order, two or more
 * @param amounts as many as there are months
 */
public record Months(String axis, List<YearMonth> months, List<Double> amounts) implements Chart {
  private static final double TOP = 26;
  private static final double BELOW = 26;
  private static final double GAP = 10;

  /** Copies the lists. */
  public Months {
    months = List.copyOf(months);
    amounts = List.copyOf(amounts);
  }

  @Override
  public String draw(int width, String id, String title) {
    boolean narrow = width < Chart.WIDE;
    double height = narrow ? 240 : 300;
    double left = narrow ? 64 : 70;
    double right = width - (narrow ? 12 : 20);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int least = 0;
    for (int i = 0; i < amounts.size(); i++) {
      low = Math.min(low, amounts.get(i));
      high = Math.max(high, amounts.get(i));
      least = amounts.get(i) < amounts.get(least) ? i : least;
    }
    Scale scale = Scale.of(low, high, height - BELOW, TOP);
    Svg svg = new Svg(width, height);
    Axis.up(svg, scale, left, right, axis, width);
    double[] points = new double[2 * amounts.size()];
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < amounts.size(); i++) {
      points[2 * i] = left + (right - left) * i / (amounts.size() - 1);
      points[2 * i + 1] = scale.at(amounts.get(i));
      YearMonth month = months.get(i);
      // Both kinds of year begin with one of them.
      if (month.getMonth() == Month.APRIL || month.getMonth() == Month.SEPTEMBER) {
        String words = narrow ? month.getMonth() == Month.APRIL ? name(month) : "" : name(month);
        double half = Svg.wide(words, 11) / 2;
        double x = Math.max(left + half, Math.min(right - half, points[2 * i]));
        if (!words.isEmpty() && x - half > free) {
          svg.text("tick s11", x, height - 8, Anchor.MIDDLE, words);
          free = x + half + 6;
        }
      }
    }
    svg.line("zero", left, scale.zero(), right, scale.zero());
    svg.path("l1", points, false);
    for (int i = 0; i < amounts.size(); i++) {
      String words = name(months.get(i)) + ": " + Figures.pounds(amounts.get(i));
      svg.circle("d1", points[2 * i], points[2 * i + 1], i == least ? 5 : 2, words);
    }
    least(svg, points[2 * least], points[2 * least + 1], least, left);
    return svg.finish(id, title);
  }

  /** Says what the least is, beside its place: the line is nowhere lower. */
  private void least(Svg svg, double x, double y, int least, double left) {
    String words = Figures.label(amounts.get(least)) + ", " + name(months.get(least));
    boolean hasRoomBefore = x - left > Svg.wide(words, 12) + GAP;
    double at = hasRoomBefore ? x - GAP : x + GAP;
    svg.text("strong onpage s12", at, y + 4, hasRoomBefore ? Anchor.END : Anchor.START, words);
  }

  private static String name(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + month.getYear();
  }
}
