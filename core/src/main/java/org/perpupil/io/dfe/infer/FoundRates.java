package org.perpupil.io.dfe.infer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The rates of one authority's formula, each with how it was come by. Not thread-safe. */
public final class FoundRates {
  private final Map<String, Rate> rates = new LinkedHashMap<>();

  /**
   * A rate.
   *
   * @param note what it rests on, in words
   */
  public record Rate(double value, FigureBasis basis, String note) {}

  public void put(String parameter, double value, FigureBasis basis, String note) {
    rates.put(parameter, new Rate(value, basis, note));
  }

  public OptionalDouble find(String parameter) {
    Rate rate = rates.get(parameter);
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.value());
  }

  public double orNone(String parameter) {
    return find(parameter).orElse(0);
  }

  /** Returns all of them by the names that formulas have for them. */
  public Map<String, Rate> all() {
    return rates;
  }
}
