package org.perpupil.io.dfe.infer;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
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

  /** Returns every rate with how it was come by, for an account. */
  public Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    rates.forEach(
        (name, rate) ->
            account.put(
                name,
                ImmutableMap.of(
                    "value", rate.value(),
                    "basis", rate.basis().label(),
                    "note", rate.note())));
    return account;
  }

  /** Returns how many rates of several authorities were come by in each way. */
  public static Map<String, Integer> byBasis(Collection<FoundRates> all) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (FigureBasis basis : FigureBasis.values()) {
      counts.put(basis.label(), 0);
    }
    for (FoundRates found : all) {
      found.rates.values().forEach(rate -> counts.merge(rate.basis().label(), 1, Integer::sum));
    }
    return counts;
  }
}
