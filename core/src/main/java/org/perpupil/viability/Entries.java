package org.perpupil.viability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;

/** The entries of one map of a file; what is wrong with them is collected. */
final class Entries {
  private final String place;
  private final Map<?, ?> entries;
  private final List<Problem> problems;

  Entries(String place, Map<?, ?> entries, List<Problem> problems, List<String> known) {
    this.place = place;
    this.entries = entries;
    this.problems = problems;
    for (Object key : entries.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        error(
            "key",
            String.valueOf(key),
            "one of " + String.join(", ", known),
            Names.advice(String.valueOf(key), known, "it belongs elsewhere"));
      }
    }
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Returns a text that has to be there; empty, with a problem, when it is not. */
  String text(String key) {
    Object value = entries.get(key);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    error(key, shown(value), "a text", "it was left out or is empty");
    return "";
  }

  /** Returns a text that has to be one of those known, with a problem when it is not. */
  <T> Optional<T> choice(String key, Function<String, Optional<T>> find, List<String> labels) {
    return chosen(key, entries.get(key), find, labels);
  }

  /** Returns the texts of a list, each of which has to be one of those known. */
  <T> List<T> choices(String key, Function<String, Optional<T>> find, List<String> labels) {
    List<T> found = new ArrayList<>();
    for (Object value : list(key, "a list of " + String.join(", ", labels))) {
      chosen(key, value, find, labels).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** Returns a number that has to be there; absent, with a problem, when it is not. */
  OptionalDouble number(String key) {
    if (entries.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return OptionalDouble.of(number.doubleValue());
    }
    error(
        key, shown(entries.get(key)), "a number", "it is in quotation marks, or has a sign in it");
    return OptionalDouble.empty();
  }

  /** Returns a list that has to be there and hold something, with a problem when it does not. */
  Collection<?> list(String key, String expected) {
    if (entries.get(key) instanceof Collection<?> list && !list.isEmpty()) {
      return list;
    }
    error(key, shown(entries.get(key)), expected, "square brackets are missing around it");
    return List.of();
  }

  void error(String key, String value, String expected, String advice) {
    problems.add(Problem.error(place + ", " + key, value, expected, advice));
  }

  private <T> Optional<T> chosen(
      String key, @Nullable Object value, Function<String, Optional<T>> find, List<String> labels) {
    Optional<T> found = value instanceof String text ? find.apply(text) : Optional.empty();
    if (found.isEmpty()) {
      String written = shown(value);
      error(
          key,
          written,
          "one of " + String.join(", ", labels),
          Names.advice(written, labels, "it was left out or is named otherwise here"));
    }
    return found;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
