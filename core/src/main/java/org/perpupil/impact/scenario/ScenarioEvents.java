package org.perpupil.impact.scenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;

/** Conversions, pools and formulas of scenarios: what differs between two of them. */
final class ScenarioEvents {
  private ScenarioEvents() {}

  /** Returns when each school converts, and the trust that it joins; empty for none. */
  static Map<String, List<String>> conversions(Scenario scenario) {
    Map<String, List<String>> conversions = new LinkedHashMap<>();
    scenario
        .conversionDays()
        .forEach(
            (id, day) ->
                conversions.put(
                    id, List.of(day.toString(), scenario.trusts().getOrDefault(id, ""))));
    return conversions;
  }

  /** Returns a school's name and the trust that it joins, where it joins one. */
  static String joining(String id, Scenario scenario) {
    String trust = scenario.trusts().get(id);
    return trust == null ? id : id + " into " + trust;
  }

  /** Returns what opens, closes, merges and moves, by what it is. */
  static Map<String, SchoolEvent> schools(Scenario scenario) {
    Map<String, SchoolEvent> events = new LinkedHashMap<>();
    scenario.schoolEvents().forEach(event -> events.put(event.toString(), event));
    return events;
  }

  /** Returns the pools by name. */
  static Map<String, GrantPooling> pools(Scenario scenario) {
    Map<String, GrantPooling> pools = new LinkedHashMap<>();
    scenario.pools().forEach(pool -> pools.put(pool.name(), pool));
    return pools;
  }

  /** Returns the keys under which two scenarios hold different things, or only one does. */
  static <K> Set<K> differing(Map<K, ?> one, Map<K, ?> other) {
    Set<K> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }
}
