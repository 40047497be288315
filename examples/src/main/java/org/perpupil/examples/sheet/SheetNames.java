package org.perpupil.examples.sheet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of sheets as spreadsheets take them, each once in a workbook. Not thread-safe. */
final class SheetNames {
  private static final int LONGEST = 31;

  /** A name that spreadsheets keep for themselves. */
  private static final String KEPT = "history";

  private final Set<String> taken = new HashSet<>();

  /** Returns a name like the one wanted that no other sheet has. */
  String of(String wanted) {
    String plain = wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").replaceAll("^'+|'+$", "");
    plain = cut(plain.strip(), LONGEST);
    if (plain.isEmpty() || plain.toLowerCase(Locale.ROOT).equals(KEPT)) {
      plain = "table";
    }
    String name = plain;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      String end = " " + number;
      name = cut(plain, LONGEST - end.length()).strip() + end;
    }
    return name;
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean partsPair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, partsPair ? length - 1 : length).replaceAll("['\\s]+$", "");
  }
}
