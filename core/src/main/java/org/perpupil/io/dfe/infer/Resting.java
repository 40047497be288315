package org.perpupil.io.dfe.infer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  /** Returns the schools by what they rest on. */
  public Map<String, Set<String>> schools() {
    return schools;
  }

  public FigureBasis basis(String what) {
    return basis.getOrDefault(what, FigureBasis.ASSUMED);
  }
}
