package org.perpupil;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Where the figures of each school stand, and why some have none. */
final class SchoolRows {
  private final SchoolTable schools;
  private final ImmutableMap<String, String> failures;

  private SchoolRows(SchoolTable schools, Map<String, String> failures) {
    this.schools = schools;
    this.failures = ImmutableMap.copyOf(failures);
  }

  static SchoolRows of(SchoolTable schools, IntFunction<Optional<String>> failure) {
    Map<String, String> failures = new LinkedHashMap<>();
    for (int row = 0; row < schools.size(); row++) {
      String id = schools.school(row).id();
      failure.apply(row).ifPresent(reason -> failures.put(id, reason));
    }
    return new SchoolRows(schools, failures);
  }

  /** Returns the schools that have figures. */
  List<String> ids() {
    return allIds().stream().filter(Predicate.not(failures::containsKey)).toList();
  }

  /** Returns why schools have none, by identifier. */
  Map<String, String> failures() {
    return failures;
  }

  int size() {
    return schools.size();
  }

  /**
   * Returns the row of a school.
   *
   * @throws ProblemsException when there is no such school, or it has no figures
   */
  int row(String id) {
    String reason = failures.get(id);
    if (reason != null) {
      throw new ProblemsException(
          Problem.error(
              "school " + id + ", which fails: " + reason,
              "",
              "a school with figures",
              "failures() tells which have none, and what is missing can be added to its files"));
    }
    return row(schools, id);
  }

  /**
   * Returns the row of a school, with or without figures.
   *
   * @throws ProblemsException when there is no such school; names the nearest
   */
  static int row(SchoolTable schools, String id) {
    OptionalInt row = schools.row(id);
    if (row.isEmpty()) {
      throw new ProblemsException(schools.unknown(id, "school"));
    }
    return row.getAsInt();
  }

  /** Returns the problem of a year that a school has no figures of. */
  static ProblemsException noYear(String id, FundingYear year, List<FundingYear> years) {
    return new ProblemsException(
        Problem.error(
            "school " + id + ", funding year",
            year.toString(),
            "one of "
                + String.join(", ", years.stream().map(FundingYear::toString).toList())
                + ", which it has figures of",
            "the years of the workspace end before, or begin after it"));
  }

  private List<String> allIds() {
    return schools.schools().stream().map(School::id).toList();
  }
}
