package org.perpupil.formula;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.engine.Rules;

/**
 * Every line and every parameter, put together once from all factors and protections.
 *
 * <p>Apart from {@link Line} and {@link Parameter}, so that these can name the ones of the
 * regulations while the list is still being made.
 */
final class Vocabulary {
  /** Factors and protections as they stand, sorted by the part of a statement. */
  static final ImmutableList<Line> LINES =
      Rules.all().stream()
          .flatMap(rule -> rule.lines().stream())
          .sorted(Comparator.comparing(Line::group))
          .collect(ImmutableList.toImmutableList());

  static final ImmutableList<Parameter> PARAMETERS =
      Rules.all().stream()
          .flatMap(rule -> rule.parameters().stream())
          .collect(ImmutableList.toImmutableList());

  private static final ImmutableMap<Line, Integer> LINE_PLACES = places(LINES);
  private static final ImmutableMap<Parameter, Integer> PARAMETER_PLACES = places(PARAMETERS);

  static {
    namesAreUnique(LINES.stream().map(Line::fileName).toList(), "lines");
    namesAreUnique(PARAMETERS.stream().map(Parameter::fileName).toList(), "parameters");
  }

  private Vocabulary() {}

  static int indexOf(Line line) {
    return place(LINE_PLACES.get(line), line);
  }

  static int indexOf(Parameter parameter) {
    return place(PARAMETER_PLACES.get(parameter), parameter);
  }

  private static int place(@Nullable Integer place, Object what) {
    if (place == null) {
      throw new IllegalStateException("no factor and no protection holds " + what);
    }
    return place;
  }

  private static <T> ImmutableMap<T, Integer> places(List<T> all) {
    ImmutableMap.Builder<T, Integer> places = ImmutableMap.builder();
    for (int i = 0; i < all.size(); i++) {
      places.put(all.get(i), i);
    }
    return places.build();
  }

  private static void namesAreUnique(List<String> names, String what) {
    Set<String> met = new HashSet<>();
    for (String name : names) {
      if (!met.add(name)) {
        throw new IllegalStateException("two " + what + " are called " + name);
      }
    }
  }
}
