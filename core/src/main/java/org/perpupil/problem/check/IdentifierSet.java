package org.perpupil.problem.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;

/**
 * The identifiers of one kind in a set of files, each with the place where it first stands; finds
 * those that could be taken for each other. Not thread-safe.
 */
public final class IdentifierSet {
  private final String kind;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /**
   * Creates an empty set.
   *
   * @param kind what is called so, such as {@code school}
   */
  public IdentifierSet(String kind) {
    this.kind = kind;
  }

  /** Returns the place where an identifier first stood, or nothing when it was not given. */
  public Optional<String> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  /**
   * Adds an identifier.
   *
   * @param place where it stands
   * @return the problem of one that is new and holds what nobody sees, or {@linkplain
   *     Identifiers#lookAlike looks like} another; then it names both places
   */
  public Optional<Problem> add(String id, String place) {
    if (places.putIfAbsent(id, place) != null) {
      return Optional.empty();
    }
    Optional<Problem> hidden = Identifiers.hidden(id, place);
    if (hidden.isPresent()) {
      return hidden;
    }
    Optional<String> other = Optional.empty();
    List<String> shapes = Identifiers.shapes(id);
    for (String shape : shapes) {
      String earlier = ids.putIfAbsent(shape, id);
      if (other.isEmpty() && earlier != null) {
        other = Optional.of(earlier);
      }
    }
    return other.map(earlier -> looksLike(id, place, earlier));
  }

  private Problem looksLike(String id, String place, String other) {
    return Problem.error(
        place,
        id,
        "the name of "
            + ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ")
            + kind
            + " that looks like no other; '"
            + other
            + "' stands in "
            + places.get(other),
        "one " + kind + " was meant: " + Identifiers.difference(id, other));
  }
}
