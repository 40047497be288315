package org.perpupil.io.dfe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The rates of one authority's formula, each with how it was come by. Not thread-safe. */
final class FoundRates {
  private final Map<String, Rate> rates = new LinkedHashMap<>();

  /**
   * A rate.
   *
   * @param note what it rests on, in words
   */
  record Rate(double value, Basis basis, String note) {}

  void put(String parameter, double value, Basis basis, String note) {
    rates.put(parameter, new Rate(value, basis, note));
  }

  OptionalDouble find(String parameter) {
    Rate rate = rates.get(parameter);
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.value());
  }

  double orNone(String parameter) {
    return find(parameter).orElse(0);
  }

  /** Returns all of them by the names that formulas have for them. */
  Map<String, Rate> all() {
    return rates;
  }
}
