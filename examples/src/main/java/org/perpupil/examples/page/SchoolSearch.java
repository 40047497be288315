package org.perpupil.examples.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a table that are found by a search, as JSON that ends no script. */
final class SchoolSearch {
  private SchoolSearch() {}

  /**
   * Returns the JSON.
   *
   * @param kinds of the columns, {@code w} for words and {@code n} for numbers
   */
  static String json(List<String> heads, List<String> kinds, Stream<List<String>> rows) {
    return "{\"heads\":"
        + list(heads)
        + ",\"kinds\":"
        + list(kinds)
        + ",\"rows\":["
        + rows.map(SchoolSearch::list).collect(Collectors.joining(",\n"))
        + "]}";
  }

  private static String list(List<String> texts) {
    return texts.stream().map(SchoolSearch::text).collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
