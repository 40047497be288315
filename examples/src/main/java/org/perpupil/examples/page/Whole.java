package org.perpupil.examples.page;

import com.samskivert.mustache.Escapers;
import java.util.regex.Pattern;

/** Text for a page in which no line breaks within a year or between a sign and its figure. */
final class Whole {
  private static final Pattern FIGURE =
      Pattern.compile(
          "[+\\u2212]?£[\\d,]*\\d(?:\\.\\d+)?[km]?"
              + "|\\u2212\\d(?:[\\d,.]*\\d)?%?"
              + "|\\b\\d{4}-\\d{2}\\b");

  private Whole() {}

  /** Returns a text as HTML; a figure that stands alone needs no help. */
  static String html(String text) {
    String escaped = Escapers.HTML.escape(text);
    return escaped.indexOf(' ') < 0
        ? escaped
        : FIGURE.matcher(escaped).replaceAll("<span class=\"whole\">$0</span>");
  }
}
