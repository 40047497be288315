package org.perpupil.io.dfe.table;

import org.perpupil.problem.check.Identifiers;

/** Names as published files hold them, made fit for files that are read again. */
public final class PublishedName {
  private PublishedName() {}

  /**
   * Returns a text without spaces at its ends, each run of spaces, line breaks and characters that
   * nobody sees as one space.
   */
  public static String of(String cell) {
    String text = Identifiers.normalised(cell);
    if (isPlain(text)) {
      return text;
    }
    StringBuilder seen = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean isHidden =
                  c == ' ' || Identifiers.hiddenCharacter(Character.toString(c)).isPresent();
              if (!isHidden) {
                seen.appendCodePoint(c);
              } else if (!seen.isEmpty() && seen.charAt(seen.length() - 1) != ' ') {
                seen.append(' ');
              }
            });
    return seen.toString().strip();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F || (c == ' ' && i > 0 && text.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }
}
