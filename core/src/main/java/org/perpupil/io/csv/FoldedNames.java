package org.perpupil.io.csv;

import com.google.common.base.CharMatcher;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names by what is left of them without capitals, spaces and punctuation, so that {@code LA Code}
 * finds {@code la_code}. Signs that change what a number means, such as {@code %}, are kept.
 */
public final class FoldedNames {
  private static final CharMatcher PASSED_OVER =
      CharMatcher.whitespace()
          .or(CharMatcher.anyOf("_-.:;,()/'\"\u00a0\u2010\u2011\u2012\u2013\u2019"));

  private final Map<String, String> names = new HashMap<>();

  private FoldedNames() {}

  /** Returns names to find; those that fold to one are left out, as neither would be meant. */
  public static FoldedNames of(Collection<String> names) {
    FoldedNames folded = new FoldedNames();
    Set<String> twice = new HashSet<>();
    for (String name : names) {
      String other = folded.names.putIfAbsent(fold(name), name);
      if (other != null && !other.equals(name)) {
        twice.add(fold(name));
      }
    }
    folded.names.keySet().removeAll(twice);
    return folded;
  }

  /** Returns the name that a text folds to, or nothing when it folds to none. */
  public Optional<String> find(String text) {
    return Optional.ofNullable(names.get(fold(text)));
  }

  /** Returns a text without what makes no difference between names. */
  public static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return PASSED_OVER.removeFrom(plain).toLowerCase(Locale.ROOT);
  }
}
