package org.perpupil.io.dfe.register;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Schools of the register, their trusts and predecessors, and how others were joined to them: by
 * URN, then by authority and establishment number, then by links. Not thread-safe.
 */
public final class Register {
  private final Map<String, RegisteredSchool> byUrn = new HashMap<>();
  private final Map<String, List<RegisteredSchool>> byLaestab = new HashMap<>();
  private final Map<String, List<RegisteredSchool>> byName = new HashMap<>();
  private final Map<String, Set<String>> predecessors = new HashMap<>();
  private final Map<String, Set<String>> links = new TreeMap<>();
  private final Map<String, String> trusts = new HashMap<>();
  private final Map<String, Integer> read = new LinkedHashMap<>();
  private final Map<String, Integer> joined = new TreeMap<>();
  private final Set<String> without = new LinkedHashSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();

  /** Returns whether no file was read. */
  public boolean isEmpty() {
    return read.isEmpty();
  }

  /** Returns whether schools were read, and not links alone. */
  public boolean hasSchools() {
    return !byUrn.isEmpty();
  }

  void count(RegisterKind kind) {
    read.merge(kind.title(), 1, Integer::sum);
  }

  void leaveOut(String reason) {
    leftOut.merge(reason, 1, Integer::sum);
  }

  /** Adds a school; of two rows with one URN the first counts. */
  void add(RegisteredSchool school) {
    if (byUrn.putIfAbsent(school.urn(), school) != null) {
      leaveOut("a second row of a school of the register");
      return;
    }
    for (String laestab : List.of(school.laestab(), school.former())) {
      if (!laestab.isEmpty()) {
        byLaestab.computeIfAbsent(laestab, key -> new ArrayList<>()).add(school);
      }
    }
    byName
        .computeIfAbsent(school.name().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
        .add(school);
  }

  void addTrust(String urn, String trust) {
    if (trusts.putIfAbsent(urn, trust) != null) {
      leaveOut("a second trust of a school");
    }
  }

  void addPredecessor(String urn, String predecessor) {
    predecessors.computeIfAbsent(urn, key -> new LinkedHashSet<>()).add(predecessor);
  }

  /** Adds a school that another one came from, alone or with others. */
  void addLink(String urn, String cameFrom) {
    links.computeIfAbsent(urn, key -> new TreeSet<>()).add(cameFrom);
  }

  /** Returns the schools that each came from, merged and split ones included, by URN. */
  public Map<String, Set<String>> links() {
    return Collections.unmodifiableMap(links);
  }

  /** Returns the only predecessor of a school, if links name one. */
  public Optional<String> predecessor(String urn) {
    Set<String> all = predecessors.getOrDefault(urn, Set.of());
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  /** Returns the trust of a school that links name. */
  public Optional<String> trust(String urn) {
    return Optional.ofNullable(trusts.get(urn));
  }

  /**
   * Returns a school of the register, and counts how it was found.
   *
   * @param label by which it is named where it is not found
   */
  public Optional<RegisteredSchool> find(String urn, String laestab, String label) {
    if (!hasSchools()) {
      return Optional.empty();
    }
    RegisteredSchool own = byUrn.get(urn);
    if (own != null) {
      return joined(own, "by URN");
    }
    Optional<RegisteredSchool> one = only(byLaestab.getOrDefault(laestab, List.of()));
    if (one.isPresent()) {
      return joined(one.get(), "by authority and establishment number");
    }
    List<RegisteredSchool> former = new ArrayList<>();
    FormerAuthorities.laestabs(laestab)
        .forEach(code -> former.addAll(byLaestab.getOrDefault(code, List.of())));
    one = only(former);
    if (one.isPresent()) {
      return joined(one.get(), "by the number under an authority before");
    }
    Optional<RegisteredSchool> before = predecessor(urn).map(byUrn::get);
    if (before.isPresent()) {
      return joined(before.get(), "by a predecessor");
    }
    without.add(label);
    return Optional.empty();
  }

  /** Returns the only open school of a name, in any case. */
  public Optional<RegisteredSchool> named(String name) {
    return only(byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }

  private Optional<RegisteredSchool> joined(RegisteredSchool school, String how) {
    joined.merge(how, 1, Integer::sum);
    return Optional.of(school);
  }

  /** Returns the only school, else the only open one. */
  private static Optional<RegisteredSchool> only(List<RegisteredSchool> schools) {
    if (schools.size() == 1) {
      return Optional.of(schools.get(0));
    }
    List<RegisteredSchool> open = schools.stream().filter(RegisteredSchool::isOpen).toList();
    return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
  }

  /** Returns schools that were looked for and not found, by name; unmodifiable. */
  public List<String> without() {
    return List.copyOf(without);
  }

  /** Returns the account of what was read and joined. */
  public Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("rows_read", read);
    account.put("rows_left_out", leftOut);
    account.put("joined", joined);
    account.put("schools_without", without);
    return account;
  }
}
