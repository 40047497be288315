package org.perpupil.io.dfe;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.IdentifierSet;
import org.perpupil.problem.check.Identifiers;

/**
 * One spelling for each trust: published files write one in capitals here and in small letters
 * there, and files of schools hold no two names that could be taken for each other. Not
 * thread-safe.
 */
final class TrustNames {
  private final IdentifierSet known = new IdentifierSet("trust");
  private final Map<String, String> spelled = new HashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  /** Returns the spelling of a trust that stood first in the file. */
  String named(String name, String place) {
    String earlier = spelled.get(name);
    if (earlier != null || name.isEmpty()) {
      return earlier == null ? "" : earlier;
    }
    String first =
        known.add(name, place).isEmpty()
            ? name
            : spelled.values().stream()
                .filter(other -> Identifiers.lookAlike(name, other))
                .min(String::compareTo)
                .orElse(name);
    spelled.put(name, first);
    if (!first.equals(name)) {
      places.put(name, place);
    }
    return first;
  }

  /** Returns that some trusts were spelled in two ways, if any were. */
  Optional<Problem> warning(Path file) {
    return places.entrySet().stream()
        .findFirst()
        .map(
            first ->
                Problem.warning(
                    first.getValue().isEmpty() ? file.toString() : first.getValue(),
                    first.getKey(),
                    "one spelling for a trust; read as '"
                        + spelled.get(first.getKey())
                        + "'"
                        + (places.size() > 1 ? ", and " + (places.size() - 1) + " more so" : ""),
                    "two trusts were meant, whose names differ in capitals or signs only"));
  }
}
