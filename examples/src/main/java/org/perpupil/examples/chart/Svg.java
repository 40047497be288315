package org.perpupil.examples.chart;

import java.util.Locale;

/** An SVG picture that is being drawn, in pixels; every text is escaped. Not thread-safe. */
final class Svg {
  /** What an average character is wide, as a part of the size of its font. */
  private static final double CHARACTER = 0.62;

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final double height;

  Svg(int width, double height) {
    this.width = width;
    this.height = height;
  }

  /** Where a text stands beside its place. */
  enum Anchor {
    START,
    MIDDLE,
    END;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Draws a rectangle that tells what it stands for when it is pointed at. */
  Svg rect(String kind, double x, double y, double wide, double high, String title) {
    open("rect", kind);
    place(x, y, wide, high);
    return title.isEmpty() ? end() : title(title, "rect");
  }

  Svg line(String kind, double x1, double y1, double x2, double y2) {
    open("line", kind);
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
    return end();
  }

  Svg circle(String kind, double x, double y, double radius, String title) {
    open("circle", kind);
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", radius);
    return title.isEmpty() ? end() : title(title, "circle");
  }

  /** Draws a line through points, or the area within them; x and y in turn. */
  Svg path(String kind, double[] points, boolean isClosed) {
    open("path", kind);
    body.append(" d=\"");
    for (int i = 0; i < points.length; i += 2) {
      body.append(i == 0 ? 'M' : 'L')
          .append(text(points[i]))
          .append(' ')
          .append(text(points[i + 1]));
    }
    body.append(isClosed ? "Z\"" : "\"");
    return end();
  }

  Svg text(String kind, double x, double y, Anchor anchor, String words) {
    open("text", kind);
    attribute("x", x);
    attribute("y", y);
    if (anchor != Anchor.START) {
      body.append(" text-anchor=\"").append(anchor.word()).append('"');
    }
    body.append('>').append(escape(words)).append("</text>");
    return this;
  }

  /**
   * Returns the picture.
   *
   * @param id unlike any other of the page
   * @param title what it shows, for those who cannot see it
   */
  String finish(String id, String title) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\""
        + " aria-labelledby=\""
        + id
        + "\" viewBox=\"0 0 "
        + width
        + " "
        + text(height)
        + "\" width=\""
        + width
        + "\" height=\""
        + text(height)
        + "\"><title id=\""
        + id
        + "\">"
        + escape(title)
        + "</title>"
        + body
        + "</svg>";
  }

  /** Returns a text that is cut with an ellipsis where it would be wider than some pixels. */
  static String fit(String words, double pixels, double size) {
    int most = Math.max(2, (int) Math.floor(pixels / (size * CHARACTER)));
    if (words.codePointCount(0, words.length()) <= most) {
      return words;
    }
    return words.substring(0, words.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /** Returns about how many pixels a text is wide. */
  static double wide(String words, double size) {
    return words.length() * size * CHARACTER;
  }

  /** Returns a text as XML has it; what XML cannot hold is left out. */
  static String escape(String words) {
    StringBuilder escaped = new StringBuilder(words.length());
    words
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  if (c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }

  private void open(String element, String kind) {
    body.append('<').append(element).append(" class=\"").append(kind).append('"');
  }

  private Svg end() {
    body.append("/>");
    return this;
  }

  private Svg title(String words, String element) {
    body.append("><title>").append(escape(words)).append("</title></").append(element).append('>');
    return this;
  }

  private void place(double x, double y, double wide, double high) {
    attribute("x", x);
    attribute("y", y);
    attribute("width", wide);
    attribute("height", high);
  }

  private void attribute(String name, double value) {
    body.append(' ').append(name).append("=\"").append(text(value)).append('"');
  }

  private static String text(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%.2f", rounded);
  }
}
