package org.perpupil.school;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;

/**
 * Schools in a fixed order, readable as columns.
 *
 * <p>Immutable and thread-safe. Identifiers are unique.
 */
public final class SchoolTable {
  private final ImmutableList<School> schools;
  private final ImmutableMap<String, Integer> rows;

  private SchoolTable(ImmutableList<School> schools, ImmutableMap<String, Integer> rows) {
    this.schools = schools;
    this.rows = rows;
  }

  /**
   * Returns a table of the given schools, in their order.
   *
   * @throws ProblemsException when two schools have the same identifier; names all of them
   */
  public static SchoolTable of(List<School> schools) {
    Map<String, Integer> rows = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < schools.size(); i++) {
      String id = schools.get(i).id();
      if (rows.putIfAbsent(id, i) != null) {
        problems.add(
            Problem.error(
                "school " + (i + 1) + ", id",
                id,
                "an identifier that no other school has",
                "the same school was given twice"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return new SchoolTable(ImmutableList.copyOf(schools), ImmutableMap.copyOf(rows));
  }

  /** Returns a table of the given schools, in their order. */
  public static SchoolTable of(School... schools) {
    return of(List.of(schools));
  }

  /** Returns the number of schools. */
  public int size() {
    return schools.size();
  }

  /** Returns the school in a row, counted from 0. */
  public School school(int row) {
    return schools.get(row);
  }

  /** Returns all schools; unmodifiable. */
  public List<School> schools() {
    return schools;
  }

  /** Returns the row of a school, or nothing when there is no school with that identifier. */
  public OptionalInt row(String id) {
    Integer row = rows.get(id);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /**
   * Returns the row of a school that is asked for by its identifier, or else by a name that it
   * alone has, whatever the case of its letters.
   *
   * @param place what asks, for problems
   * @throws ProblemsException when there is no such school, or several are called that; names the
   *     nearest
   */
  public int requireRow(String asked, String place) {
    OptionalInt row = row(asked);
    if (row.isPresent()) {
      return row.getAsInt();
    }
    List<String> called = called(asked);
    if (called.size() == 1) {
      return row(called.get(0)).orElseThrow();
    }
    throw new ProblemsException(
        Problem.error(
            place,
            asked,
            "the identifier or the name of one of " + schools.size() + " schools",
            advice(asked, called)));
  }

  /** Returns the problem of an identifier that no school has; names the nearest. */
  public Problem unknown(String id, String place) {
    return Problem.error(
        place,
        id,
        "the identifier of one of " + schools.size() + " schools",
        advice(id, called(id)));
  }

  private List<String> called(String name) {
    return schools.stream()
        .filter(school -> school.name().filter(name::equalsIgnoreCase).isPresent())
        .map(School::id)
        .toList();
  }

  private String advice(String asked, List<String> called) {
    if (!called.isEmpty()) {
      return (called.size() == 1 ? "the identifier " : "one of the identifiers ")
          + String.join(", ", called)
          + " was meant, as "
          + (called.size() == 1 ? "that school is" : called.size() + " schools are")
          + " called that";
    }
    List<String> known =
        schools.stream()
            .flatMap(school -> Stream.concat(Stream.of(school.id()), school.name().stream()))
            .toList();
    return Names.advice(asked, known, "the school is missing from the schools file");
  }

  /**
   * Returns a field of all schools, one value a row, as a new array.
   *
   * <p>An unknown value is {@link Double#NaN}.
   */
  public double[] column(SchoolField field) {
    double[] column = new double[schools.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = schools.get(i).required(field);
    }
    return column;
  }

  /**
   * Returns the same schools with one field replaced.
   *
   * @param column one value a row; {@link Double#NaN} makes the field unknown
   * @throws IllegalArgumentException when there are more or fewer values than schools
   */
  public SchoolTable with(SchoolField field, double[] column) {
    if (column.length != schools.size()) {
      throw new IllegalArgumentException(
          column.length + " values for " + schools.size() + " schools");
    }
    ImmutableList.Builder<School> changed = ImmutableList.builder();
    for (int i = 0; i < schools.size(); i++) {
      School school = schools.get(i);
      changed.add(Double.isNaN(column[i]) ? school.without(field) : school.with(field, column[i]));
    }
    return new SchoolTable(changed.build(), rows);
  }

  /**
   * Returns what national rates of a funding year come to for these schools, as a multiple: the
   * mean of {@link School#areaCost} over their pupils; 1 where nobody is on roll.
   */
  public double areaCost(FundingYear year) {
    double pupils = 0;
    double weighted = 0;
    for (School school : schools) {
      pupils += school.pupils();
      weighted += school.pupils() * school.areaCost(year);
    }
    return pupils > 0 ? weighted / pupils : 1;
  }

  /**
   * Returns the same schools with one field set where it is unknown, such as {@link
   * SchoolField#ACA} to 1, so that no area cost of authorities is taken.
   *
   * @throws ProblemsException when the value is none that the field may have
   */
  public SchoolTable withUnknown(SchoolField field, double value) {
    double[] column = column(field);
    for (int i = 0; i < column.length; i++) {
      column[i] = Double.isNaN(column[i]) ? value : column[i];
    }
    return with(field, column);
  }

  @Override
  public String toString() {
    return "SchoolTable[" + schools.size() + " schools]";
  }
}
