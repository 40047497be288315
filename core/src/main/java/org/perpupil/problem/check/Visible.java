package org.perpupil.problem.check;

import java.util.Locale;

/**
 * Text as a screen may show it: characters that would steer a terminal, turn the direction of a
 * line or hide are written out, such as {@code \n} or {@code \u202E}, and long texts are cut.
 *
 * <p>For people only: the way back is not kept.
 */
public final class Visible {
  /** How long a name or a value may be on a screen, in characters. */
  public static final int LONGEST = 80;

  private static final String CUT = "…";

  private Visible() {}

  /** Returns a text with every control, format and line-breaking character written out. */
  public static String text(String text) {
    return isPlain(text) ? text : escaped(text, Integer.MAX_VALUE);
  }

  /** Returns a text as {@link #text} does, cut with an ellipsis to {@value #LONGEST} characters. */
  public static String name(String text) {
    return cut(text, LONGEST);
  }

  /**
   * Returns a text as {@link #text} does, cut with an ellipsis.
   *
   * @param longest most characters that are returned, 1 or more
   */
  public static String cut(String text, int longest) {
    if (text.length() <= longest && isPlain(text)) {
      return text;
    }
    String shown = escaped(text, longest);
    return shown.length() <= longest ? shown : whole(shown, longest - CUT.length()) + CUT;
  }

  /**
   * Returns a text as {@link #text} does, its middle left out where it is too long, so that both
   * ends can be read.
   *
   * @param longest most characters that are returned, 3 or more
   */
  public static String ends(String text, int longest) {
    String shown =
        text(
            text.length() <= 2 * longest
                ? text
                : text.substring(0, longest) + text.substring(text.length() - longest));
    if (shown.length() <= longest) {
      return shown;
    }
    int half = (longest - CUT.length()) / 2;
    int tail = shown.length() - half;
    return whole(shown, half) + CUT + shown.substring(isInPair(shown, tail) ? tail + 1 : tail);
  }

  /** Returns whether nothing in a text has to be written out. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** Writes characters out until a little more than enough are there. */
  private static String escaped(String text, int enough) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && shown.length() <= enough; i++) {
      char c = text.charAt(i);
      if (!isHidden(text, i)) {
        shown.append(c);
      } else {
        switch (c) {
          case '\n' -> shown.append("\\n");
          case '\r' -> shown.append("\\r");
          case '\t' -> shown.append("\\t");
          default -> shown.append("\\u").append(hexadecimal(c));
        }
      }
    }
    return shown.toString();
  }

  private static String hexadecimal(char c) {
    String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return "0".repeat(4 - digits.length()) + digits;
  }

  private static boolean isHidden(String text, int i) {
    char c = text.charAt(i);
    if (c >= ' ' && c < 0x7F) {
      return false;
    }
    if (Character.isSurrogate(c)) {
      int start = Character.isLowSurrogate(c) && i > 0 ? i - 1 : i;
      int point = text.codePointAt(start);
      return !Character.isSupplementaryCodePoint(point) || isHidden(point);
    }
    return isHidden(c);
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** Returns the start of a text, without the first half of a pair at its end. */
  private static String whole(String text, int end) {
    return text.substring(0, isInPair(text, end) ? end - 1 : end);
  }

  /** Returns whether a place lies between two halves; a half alone was written out before. */
  private static boolean isInPair(String text, int at) {
    return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
