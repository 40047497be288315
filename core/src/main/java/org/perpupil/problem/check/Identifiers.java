package org.perpupil.problem.check;

import com.google.common.collect.ImmutableMap;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.problem.Problem;

/**
 * What a school, an authority or a trust is called by in files: one text for one thing, and two
 * texts for two things only where a reader can tell them apart.
 */
public final class Identifiers {
  /** Capitals and small letters of other scripts that look like Latin ones, then those. */
  private static final String ALIKE =
      "АВЕЅІЈКМНОРСТУХԀԚԜҮҺӀ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "асеһіјорԛѕѵԝхуԁӏ" + "αιορυνκ";

  private static final String LATIN =
      "ABESIJKMHOPCTYXDQWYHI" + "ABEZHIKMNOPTYX" + "acehijopqsvwxydl" + "aiopuvk";

  private static final Map<Integer, Integer> LOOKS_LIKE = looksLike();

  private Identifiers() {}

  /**
   * Returns a text without what nobody sees at its ends, and with every accented letter as one
   * character (Unicode normalisation form C). Capitals are kept.
   */
  public static String normalised(String text) {
    if (isPlain(text)) {
      return text;
    }
    int from = 0;
    int to = text.length();
    while (from < to && isInvisible(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && isInvisible(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFC);
  }

  /**
   * Returns the first character that no identifier may hold, in words: one that controls a device
   * or that nobody sees.
   */
  public static Optional<String> hiddenCharacter(String id) {
    if (isPrintable(id)) {
      return Optional.empty();
    }
    return first(id.codePoints().filter(c -> c != ' ' && (isControl(c) || isInvisible(c))));
  }

  /** Returns the problem of an identifier that holds what {@link #hiddenCharacter} finds. */
  public static Optional<Problem> hidden(String id, String place) {
    return hiddenCharacter(id)
        .map(
            character ->
                Problem.error(
                    place,
                    id,
                    "characters that can be seen, and spaces between them",
                    "it was copied from a page or a document, and holds " + character));
  }

  /** Returns the first character that no text may hold, in words: one that controls a device. */
  public static Optional<String> controlCharacter(String text) {
    return first(text.codePoints().filter(Identifiers::isControl));
  }

  /**
   * Returns whether two texts are different and could be taken for each other: they differ in
   * capitals, in letters that look the same in two scripts, in kinds of dashes, quotation marks,
   * digits or spaces, or in what nobody sees.
   */
  public static boolean lookAlike(String one, String other) {
    return !one.equals(other)
        && (folded(one).equals(folded(other)) || inLatin(one).equals(inLatin(other)));
  }

  /** Returns two shapes, one of which two texts share that could be taken for each other. */
  static List<String> shapes(String id) {
    if (isPrintable(id)) {
      // No letter of another script is among these.
      String folded = folded(id);
      return List.of("folded " + folded, "latin " + folded);
    }
    return List.of("folded " + folded(id), "latin " + inLatin(id));
  }

  /** Returns in what two texts that look alike differ, as the end of a sentence. */
  static String difference(String one, String other) {
    if (one.equalsIgnoreCase(other)) {
      return "they differ in capitals and small letters only";
    }
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int at = 0;
    while (at < Math.min(a.length, b.length) && a[at] == b[at]) {
      at++;
    }
    return "one has "
        + (at < a.length ? named(a[at]) : "its end")
        + " where the other has "
        + (at < b.length ? named(b[at]) : "its end");
  }

  /** Returns whether there is nothing to do, as in nearly every cell of a file. */
  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      if (text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return last < 0 || (text.charAt(0) > ' ' && text.charAt(last) > ' ');
  }

  /** Returns whether every character is a letter, a digit or a sign of ASCII, or a space. */
  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String id) {
    if (isPrintable(id)) {
      String spaced = id.indexOf(' ') < 0 ? id : id.strip().replaceAll(" +", " ");
      return spaced.replace('`', '\'').toLowerCase(Locale.ROOT);
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(id, Normalizer.Form.NFKC)
        .codePoints()
        .map(Identifiers::plain)
        .filter(c -> c >= 0)
        .forEach(plain::appendCodePoint);
    String spaced = plain.toString().strip().replaceAll(" +", " ");
    return spaced.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String inLatin(String id) {
    StringBuilder latin = new StringBuilder();
    Normalizer.normalize(id, Normalizer.Form.NFKC)
        .codePoints()
        .map(c -> LOOKS_LIKE.getOrDefault(c, c))
        .forEach(latin::appendCodePoint);
    return folded(latin.toString());
  }

  /** Returns the plain character of its kind, -1 for one that nobody sees. */
  private static int plain(int c) {
    // Normalised, so that no space is left that keeps words together.
    if (Character.isWhitespace(c)) {
      return ' ';
    }
    if (Character.isDigit(c)) {
      return '0' + Character.digit(c, 10);
    }
    if (Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212) {
      return '-';
    }
    if ("\u2018\u2019\u201b\u02bc\u02b9`\u00b4\u2032".indexOf(c) >= 0) {
      return '\'';
    }
    return isControl(c) || isInvisible(c) ? -1 : c;
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Spaces of all widths, marks of direction and order, and letters without ink. */
  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x2800
        || (c >= 0x180B && c <= 0x180F)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static Optional<String> first(IntStream characters) {
    return characters.boxed().findFirst().map(Identifiers::named);
  }

  private static String named(int c) {
    String name = Character.getName(c);
    return String.format(Locale.ROOT, "U+%04X", c) + (name == null ? "" : " (" + name + ")");
  }

  private static Map<Integer, Integer> looksLike() {
    ImmutableMap.Builder<Integer, Integer> map = ImmutableMap.builder();
    for (int i = 0; i < ALIKE.length(); i++) {
      map.put((int) ALIKE.charAt(i), (int) LATIN.charAt(i));
    }
    return map.build();
  }
}
