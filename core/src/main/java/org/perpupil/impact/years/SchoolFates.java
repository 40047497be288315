package org.perpupil.impact.years;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;

/**
 * What became of the schools that one of two years alone has, by links of schools to those that
 * they came from.
 *
 * <p>Schools that links join, directly or over others in between, stand together. One that took
 * others in and kept its number stands with them, in both years. Immutable and thread-safe.
 */
public final class SchoolFates {
  /** What became of schools. */
  public enum Fate {
    /** One school goes on as another one, such as an academy. */
    CONVERTED,
    /** Several are one. */
    MERGED,
    /** One is several. */
    SPLIT,
    /** Several are several others. */
    REORGANISED,
    /** Links tell of none before it. */
    OPENED,
    /** Links tell of none after it. */
    CLOSED;

    /** Returns the name in files. */
    public String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Schools that belong together.
   *
   * @param before their rows in the earlier year; empty where they opened
   * @param after their rows in the later year; empty where they closed
   */
  public record Group(Fate fate, List<Integer> before, List<Integer> after) {
    /** Keeps the order of rows. */
    public Group {
      before = ImmutableList.copyOf(before);
      after = ImmutableList.copyOf(after);
    }
  }

  private final YearOnYear years;
  private final ImmutableList<Group> groups;

  private SchoolFates(YearOnYear years, List<Group> groups) {
    this.years = years;
    this.groups = ImmutableList.copyOf(groups);
  }

  /**
   * Returns the fates of schools.
   *
   * @param links the schools that each came from, by identifier
   */
  public static SchoolFates of(YearOnYear years, Map<String, Set<String>> links) {
    Allocation before = years.before();
    Allocation after = years.after();
    Set<Integer> gone = new TreeSet<>(years.onlyBefore());
    List<Set<Integer>> befores = new ArrayList<>();
    List<Set<Integer>> afters = new ArrayList<>();
    for (int row = 0; row < after.size(); row++) {
      String id = after.schools().school(row).id();
      Set<Integer> from = new TreeSet<>();
      collect(id, links, before, gone, new HashSet<>(), from);
      if (from.isEmpty()) {
        continue;
      }
      Set<Integer> into = new TreeSet<>(Set.of(row));
      OptionalInt own = before.schools().row(id);
      if (own.isPresent()) {
        from.add(own.getAsInt());
      }
      for (int g = befores.size() - 1; g >= 0; g--) {
        if (befores.get(g).stream().anyMatch(from::contains)) {
          from.addAll(befores.remove(g));
          into.addAll(afters.remove(g));
        }
      }
      befores.add(from);
      afters.add(into);
    }
    List<Group> groups = new ArrayList<>();
    Set<Integer> arrived = new TreeSet<>(years.onlyAfter());
    for (int g = 0; g < befores.size(); g++) {
      groups.add(
          new Group(
              fate(befores.get(g).size(), afters.get(g).size()),
              List.copyOf(befores.get(g)),
              List.copyOf(afters.get(g))));
      gone.removeAll(befores.get(g));
      arrived.removeAll(afters.get(g));
    }
    arrived.forEach(row -> groups.add(new Group(Fate.OPENED, List.of(), List.of(row))));
    gone.forEach(row -> groups.add(new Group(Fate.CLOSED, List.of(row), List.of())));
    return new SchoolFates(years, groups);
  }

  /** Adds the schools that are gone and that a school came from, over others in between. */
  private static void collect(
      String id,
      Map<String, Set<String>> links,
      Allocation before,
      Set<Integer> gone,
      Set<String> seen,
      Set<Integer> into) {
    for (String one : new TreeSet<>(links.getOrDefault(id, Set.of()))) {
      if (!seen.add(one)) {
        continue;
      }
      OptionalInt row = before.schools().row(one);
      if (row.isEmpty()) {
        collect(one, links, before, gone, seen, into);
      } else if (gone.contains(row.getAsInt())) {
        into.add(row.getAsInt());
      }
    }
  }

  private static Fate fate(int before, int after) {
    if (before == 1) {
      return after == 1 ? Fate.CONVERTED : Fate.SPLIT;
    }
    return after == 1 ? Fate.MERGED : Fate.REORGANISED;
  }

  /** Returns the comparison of the two years. */
  public YearOnYear years() {
    return years;
  }

  /** Returns all groups, those that links join first; unmodifiable. */
  public List<Group> groups() {
    return groups;
  }

  /** Returns the groups of each fate that there is, in the order of fates. */
  public Map<Fate, List<Group>> byFate() {
    Map<Fate, List<Group>> byFate = new EnumMap<>(Fate.class);
    groups.forEach(g -> byFate.computeIfAbsent(g.fate(), key -> new ArrayList<>()).add(g));
    return byFate;
  }

  /** Returns what schools that one year alone has came to, in words; by identifier and year. */
  public Map<String, String> words(boolean isBefore) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Group group : groups) {
      String others =
          isBefore
              ? ids(years.after(), group.after(), " into ")
              : ids(years.before(), group.before(), " from ");
      for (int row : isBefore ? group.before() : group.after()) {
        Allocation year = isBefore ? years.before() : years.after();
        words.put(year.schools().school(row).id(), group.fate().fileName() + others);
      }
    }
    return words;
  }

  /** Returns the pounds of schools in one of the years; those without figures add nothing. */
  public static BigDecimal pounds(Allocation year, List<Integer> rows) {
    AllocationAsPrinted printed = AllocationAsPrinted.of(year);
    return rows.stream()
        .map(row -> printed.total(Total.BUDGET_SHARE, row).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public String toString() {
    return "SchoolFates[" + groups + "]";
  }

  private static String ids(Allocation year, List<Integer> rows, String before) {
    return rows.isEmpty()
        ? ""
        : before
            + String.join(" ", rows.stream().map(row -> year.schools().school(row).id()).toList());
  }
}
