package org.perpupil.io.dfe.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What figures rest on, and which schools on which. Not thread-safe. */
public final class Resting {
  private final Map<String, Set<String>> schools = new LinkedHashMap<>();
  private final Map<String, FigureBasis> basis = new LinkedHashMap<>();

  /** Notes that a figure of a school was come by in this way. */
  public void add(FigureBasis how, String what, String urn) {
    basis.put(what, how);
    schools.computeIfAbsent(what, key -> new LinkedHashSet<>()).add(urn);
  }

  /** Returns what some schools rest on. */
  public Resting of(Set<String> urns) {
    Resting some = new Resting();
    schools.forEach(
        (what, all) ->
            all.stream().filter(urns::contains).forEach(urn -> some.add(basis(what), what, urn)));
    return some;
  }

  /** Returns the schools by what they rest on. */
  public Map<String, Set<String>> schools() {
    return schools;
  }

  public FigureBasis basis(String what) {
    return basis.getOrDefault(what, FigureBasis.ASSUMED);
  }

  /** Returns how many schools rest on each, by basis and what. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    schools.forEach((what, urns) -> counts.put(basis(what).label() + ": " + what, urns.size()));
    return counts;
  }

  /** Returns what schools rest on, with the schools, for an account. */
  public List<Map<String, Object>> account() {
    List<Map<String, Object>> all = new ArrayList<>();
    schools.forEach(
        (what, urns) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("what", what);
          one.put("basis", basis(what).label());
          one.put("schools", urns.size());
          one.put("ids", urns);
          all.add(one);
        });
    return all;
  }
}
