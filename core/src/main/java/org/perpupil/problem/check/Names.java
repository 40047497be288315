package org.perpupil.problem.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user most likely meant. */
public final class Names {
  private static final int MOST_SCHOOLS = 5;

  /** Fewer letters than these begin too much to tell a name. */
  private static final int FEWEST_LETTERS = 4;

  private Names() {}

  /**
   * Returns the known name nearest to an unknown one, by the number of letters to insert, remove or
   * change; of several as near, the first by their letters. Where none is near, the only one that
   * begins with four or more letters that are given.
   *
   * @return empty when more than a third of the letters (and more than one) would have to change
   */
  public static Optional<String> nearest(String unknown, Collection<String> known) {
    String wanted = unknown.strip().toLowerCase(Locale.ROOT);
    int limit = Math.max(1, wanted.length() / 3);
    return known.stream()
        // Names of other lengths are never near, and long ones are not worth the time.
        .filter(name -> Math.abs(wanted.length() - name.length()) <= limit)
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .or(() -> longer(wanted, known));
  }

  /** Returns advice for an unknown name, to follow "Maybe": the nearest known one, or the rest. */
  public static String advice(String unknown, Collection<String> known, String otherwise) {
    Optional<String> alike =
        known.stream()
            .filter(name -> !name.equalsIgnoreCase(unknown))
            .filter(name -> Identifiers.lookAlike(unknown, name))
            .findFirst();
    if (alike.isPresent()) {
      return "'"
          + alike.get()
          + "' was meant, which looks alike: "
          + Identifiers.difference(unknown, alike.get());
    }
    return nearest(unknown, known).map(name -> "'" + name + "' was meant").orElse(otherwise);
  }

  /** Returns schools as one problem names them: how many there are, and the first few. */
  public static String schools(List<String> ids) {
    if (ids.size() == 1) {
      return "school " + ids.get(0);
    }
    return ids.size()
        + " schools ("
        + String.join(", ", ids.subList(0, Math.min(MOST_SCHOOLS, ids.size())))
        + (ids.size() > MOST_SCHOOLS ? " …)" : ")");
  }

  /** Returns the only name that begins with what was wanted, which was cut short then. */
  private static Optional<String> longer(String wanted, Collection<String> known) {
    List<String> names =
        wanted.length() < FEWEST_LETTERS
            ? List.of()
            : known.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted))
                .distinct()
                .limit(2)
                .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
