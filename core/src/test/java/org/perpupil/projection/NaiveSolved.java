package org.perpupil.projection;

import java.util.HashMap;
import java.util.Map;
import org.perpupil.formula.Parameter;

/** What authorities have solved so far, by code and year counted from the first. */
final class NaiveSolved {
  private final Map<String, Map<Integer, Map<Parameter, Double>>> solved = new HashMap<>();

  Map<Parameter, Double> in(String laCode, int year) {
    return solved.getOrDefault(laCode, Map.of()).getOrDefault(year, Map.of());
  }

  void set(String laCode, int year, Map<Parameter, Double> values) {
    solved.computeIfAbsent(laCode, key -> new HashMap<>()).put(year, values);
  }
}
