package org.perpupil.examples.chart;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.examples.chart.Svg.Anchor;

/**
 * What matters most: how far each assumption alone moves an amount, at its low and at its high
 * value. Zero is the amount with everything at its median.
 *
 * @param axis what is measured
 * @param bars the widest first
 */
public record TornadoBars(String axis, List<Bar> bars) implements Chart {
  private static final Pattern YEAR = Pattern.compile(" in \\d{4}-\\d{2}$");
  private static final double TOP = 34;
  private static final double ROW = 46;
  private static final double HIGH = 16;
  private static final double VALUE = 92;

  /**
   * One assumption.
   *
   * @param name in words
   * @param low its low value, as text
   * @param high its high value, as text
   * @param atLow what the amount changes by at the low value
   * @param atHigh what it changes by at the high value
   */
  public record Bar(String name, String low, String high, double atLow, double atHigh) {}

  /** Copies the list. */
  public TornadoBars {
    bars = List.copyOf(bars);
  }

  @Override
  public String draw(int width, String id, String title) {
    double size = width < Chart.WIDE ? 11 : 13;
    double low = bars.stream().mapToDouble(b -> Math.min(b.atLow(), b.atHigh())).min().orElse(0);
    double high = bars.stream().mapToDouble(b -> Math.max(b.atLow(), b.atHigh())).max().orElse(0);
    Scale scale = Scale.of(low, high, VALUE, width - VALUE);
    double bottom = TOP + ROW * bars.size();
    Svg svg = new Svg(width, bottom + 8);
    Axis.across(svg, scale, TOP, bottom, Svg.fit(axis, width, 11), width);
    svg.line("zero", scale.zero(), TOP, scale.zero(), bottom);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = TOP + ROW * i;
      svg.text(
          "name onpage" + Bars.size(size), 0, y + 15, Anchor.START, fit(bar.name(), width, size));
      // The longer one first, so that the shorter one is seen where both lie on one side.
      boolean lowFirst = Math.abs(bar.atLow()) >= Math.abs(bar.atHigh());
      bar(svg, scale, bar, lowFirst, y + 21);
      bar(svg, scale, bar, !lowFirst, y + 21);
      ends(svg, scale, bar, y + 21 + HIGH * 0.75);
    }
    return svg.finish(id, title);
  }

  /** Cuts a name before the year at its end, which tells it from another of the same words. */
  private static String fit(String name, double width, double size) {
    Matcher year = YEAR.matcher(name);
    return Svg.wide(name, size) > width && year.find()
        ? Svg.fit(name.substring(0, year.start()), width - Svg.wide(year.group(), size), size)
            + year.group()
        : Svg.fit(name, width, size);
  }

  private static void bar(Svg svg, Scale scale, Bar bar, boolean isLow, double y) {
    double end = scale.at(isLow ? bar.atLow() : bar.atHigh());
    String title =
        bar.name()
            + (isLow ? " at " + bar.low() : " at " + bar.high())
            + ": "
            + Figures.labelOfChange(isLow ? bar.atLow() : bar.atHigh());
    svg.rect(
        isLow ? "bar low" : "bar high",
        Math.min(scale.zero(), end),
        y,
        Math.abs(end - scale.zero()),
        HIGH,
        title);
  }

  /** Writes the input's values at the ends; where both lie on one side, at the longer one's. */
  private static void ends(Svg svg, Scale scale, Bar bar, double y) {
    double left = Math.min(bar.atLow(), bar.atHigh());
    double right = Math.max(bar.atLow(), bar.atHigh());
    String leftWords = bar.atLow() <= bar.atHigh() ? bar.low() : bar.high();
    String rightWords = bar.atLow() <= bar.atHigh() ? bar.high() : bar.low();
    svg.text("value s11", scale.at(Math.min(0, left)) - 5, y, Anchor.END, leftWords);
    svg.text("value s11", scale.at(Math.max(0, right)) + 5, y, Anchor.START, rightWords);
  }
}
