package org.perpupil.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Entries that were made and entries that were taken back; a pair of the same leaves nothing. */
record Reversible<K, V>(ImmutableMap<K, V> made, ImmutableMap<K, V> takenBack) {

  static <K, V> Reversible<K, V> of(Map<K, V> made) {
    return new Reversible<>(ImmutableMap.copyOf(made), ImmutableMap.of());
  }

  Reversible<K, V> inverse() {
    return new Reversible<>(takenBack, made);
  }

  boolean isEmpty() {
    return made.isEmpty() && takenBack.isEmpty();
  }

  /** Returns the key under which the two hold different values, if there is one. */
  Optional<K> conflict(Reversible<K, V> other) {
    return conflict(this, other).or(() -> conflict(other, this));
  }

  private static <K, V> Optional<K> conflict(Reversible<K, V> one, Reversible<K, V> two) {
    return one.made.keySet().stream()
        .filter(
            key -> {
              V back = two.takenBack.get(key);
              boolean isOther = back != null && !back.equals(one.made.get(key));
              return isOther || two.made.containsKey(key);
            })
        .findFirst();
  }

  /** Returns the keys of what one of the two makes and the other takes back. */
  Set<K> cancelledBy(Reversible<K, V> other) {
    return Sets.union(
        Sets.intersection(made.keySet(), other.takenBack.keySet()),
        Sets.intersection(takenBack.keySet(), other.made.keySet()));
  }

  Reversible<K, V> then(Reversible<K, V> other) {
    Map<K, V> all = new LinkedHashMap<>(made);
    all.putAll(other.made);
    Map<K, V> back = new LinkedHashMap<>(takenBack);
    back.putAll(other.takenBack);
    Map<K, V> left = new LinkedHashMap<>(all);
    left.keySet().removeAll(back.keySet());
    back.keySet().removeAll(all.keySet());
    return new Reversible<>(ImmutableMap.copyOf(left), ImmutableMap.copyOf(back));
  }
}
