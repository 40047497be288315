package org.perpupil.trust.members;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Which schools belong to which trust. A school belongs to one at most.
 *
 * <p>Immutable and thread-safe.
 */
public final class Trusts {
  private final ImmutableMap<String, List<Integer>> rows;

  private Trusts(Map<String, List<Integer>> rows) {
    this.rows = ImmutableMap.copyOf(rows);
  }

  /** Returns the trusts that schools name, in order of first appearance. */
  public static Trusts named(SchoolTable schools) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < schools.size(); i++) {
      int row = i;
      schools
          .school(i)
          .trust()
          .ifPresent(trust -> rows.computeIfAbsent(trust, key -> new ArrayList<>()).add(row));
    }
    rows.replaceAll((trust, members) -> List.copyOf(members));
    return new Trusts(rows);
  }

  /**
   * Returns trusts from lists of the identifiers of their schools.
   *
   * @throws ProblemsException when a trust has no schools, a school is in two trusts or unknown, or
   *     a school names another trust than the one that lists it; names all of them
   */
  public static Trusts of(SchoolTable schools, Map<String, List<String>> schoolsByTrust) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> trustOf = new LinkedHashMap<>();
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    schoolsByTrust.forEach(
        (trust, ids) -> {
          if (ids.isEmpty()) {
            problems.add(
                Problem.error(
                    "trust " + trust + ", schools",
                    "",
                    "at least one school",
                    "its schools were given under another name"));
          }
          List<Integer> members = new ArrayList<>();
          for (String id : new LinkedHashSet<>(ids)) {
            String place = "trust " + trust + ", school " + id;
            String other = trustOf.putIfAbsent(id, trust);
            if (other != null) {
              problems.add(
                  Problem.error(
                      place,
                      trust,
                      "a school of one trust; " + other + " lists it too",
                      "it moved from one to the other; list it in the later one"));
            }
            OptionalInt row = schools.row(id);
            if (row.isPresent()) {
              members.add(row.getAsInt());
              agrees(schools.school(row.getAsInt()), trust, place, problems);
            } else {
              problems.add(
                  Problem.error(
                      place,
                      id,
                      "a school that was given",
                      Names.advice(
                          id,
                          schools.schools().stream().map(School::id).toList(),
                          "its row is missing")));
            }
          }
          rows.put(trust, List.copyOf(members));
        });
    ProblemsException.throwIfAny(problems);
    return new Trusts(rows);
  }

  /** Returns the names of the trusts, in order; unmodifiable. */
  public Set<String> names() {
    return rows.keySet();
  }

  /**
   * Returns the rows of a trust's schools, ascending where schools name their trust, else as
   * listed; unmodifiable.
   *
   * @throws ProblemsException when there is no such trust: one that no school belongs to
   */
  public List<Integer> rows(String trust) {
    List<Integer> members = rows.get(trust);
    if (members == null) {
      throw new ProblemsException(
          Problem.error(
              "trust",
              trust,
              "a trust that has schools",
              Names.advice(trust, rows.keySet(), "no school names it")));
    }
    return members;
  }

  @Override
  public String toString() {
    return "Trusts" + rows.keySet();
  }

  private static void agrees(School school, String trust, String place, List<Problem> problems) {
    school
        .trust()
        .filter(named -> !named.equals(trust))
        .ifPresent(
            named ->
                problems.add(
                    Problem.error(
                        place,
                        named,
                        "the trust that lists it, since a school cannot be in two",
                        "one of the two names is misspelt")));
  }
}
