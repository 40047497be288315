package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.read.FormulaReader;
import org.perpupil.io.read.Given.Part;
import org.perpupil.io.read.SchoolReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Schools and formulas read from files, and checked against each other.
 *
 * <p>Immutable and thread-safe.
 */
public final class Inputs {
  private final SchoolTable schools;
  private final ImmutableMap<String, String> authorities;
  private final ImmutableList<Formulas> formulas;
  private final ImmutableList<Problem> warnings;

  private Inputs(
      SchoolTable schools,
      Map<String, String> authorities,
      List<Formulas> formulas,
      List<Problem> warnings) {
    this.schools = schools;
    this.authorities = ImmutableMap.copyOf(authorities);
    this.formulas = ImmutableList.copyOf(formulas);
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Reads schools and formulas.
   *
   * @param schools files with the same columns, read one after the other
   * @param formulas for each set of formulas a file, or {@code nff:} and an edition such as {@code
   *     nff:2025-26}
   * @throws ProblemsException with every problem of all of them, when any is an error
   */
  public static Inputs read(List<Path> schools, List<String> formulas) {
    List<Problem> problems = new ArrayList<>();
    Inputs inputs = read(schools, formulas, new SeenNames(), problems);
    ProblemsException.throwIfAny(problems);
    return inputs;
  }

  static Inputs read(
      List<Path> schools, List<String> formulas, SeenNames seen, List<Problem> problems) {
    return read(
        Part.read(Source.of(schools)),
        formulas.stream().map(FormulaName::parse).toList(),
        seen,
        problems);
  }

  /**
   * Reads schools and formulas.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong or odd is added
   * @return what could be read
   */
  static Inputs read(
      Part<List<Source>, SchoolTable> schools,
      List<FormulaName> formulas,
      SeenNames seen,
      List<Problem> problems) {
    @Nullable List<Source> files = schools.source();
    SchoolReader.Located located =
        files == null
            ? located(schools.or(none -> SchoolTable.of(List.of()), SchoolTable.of(List.of())))
            : SchoolReader.read(files, seen, problems);
    List<Formulas> read = new ArrayList<>();
    for (FormulaName name : formulas) {
      read.add(readFormulas(name, located.authorities(), seen, problems));
    }
    return new Inputs(located.schools(), located.authorities(), read, problems);
  }

  /** Returns schools that no file places: each authority stands at its first school. */
  private static SchoolReader.Located located(SchoolTable schools) {
    Map<String, String> authorities = new LinkedHashMap<>();
    schools
        .schools()
        .forEach(school -> authorities.putIfAbsent(school.laCode(), "school " + school.id()));
    return new SchoolReader.Located(schools, authorities);
  }

  /**
   * Returns further formulas for the same schools.
   *
   * @param problems where what is wrong or odd is added
   */
  Formulas formulas(FormulaName name, SeenNames seen, List<Problem> problems) {
    return readFormulas(name, authorities, seen, problems);
  }

  /** Returns how many sets of formulas were asked for. */
  int formulaSets() {
    return formulas.size();
  }

  /** Returns whether a source names a national formula, {@code nff:} and an edition, not a file. */
  public static boolean isNational(String source) {
    return FormulaName.isNational(source);
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return schools;
  }

  /** Returns a set of formulas, in the order in which they were asked for. */
  public Formulas formulas(int index) {
    return formulas.get(index);
  }

  /**
   * Returns the same with one field of schools set where it is unknown, as {@link
   * SchoolTable#withUnknown}.
   */
  public Inputs withUnknown(SchoolField field, double value) {
    return new Inputs(schools.withUnknown(field, value), authorities, formulas, warnings);
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  private static Formulas readFormulas(
      FormulaName name, Map<String, String> authorities, SeenNames seen, List<Problem> problems) {
    if (name.formulas().isPresent()) {
      return name.formulas().get();
    }
    if (name.edition().isPresent()) {
      try {
        return Formulas.forAll(Formula.national(name.edition().get()));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
        return Formulas.byAuthority(Map.of());
      }
    }
    FormulaReader.Located located = FormulaReader.read(name.file().orElseThrow(), seen, problems);
    if (!located.authorities().isEmpty()) {
      authorities.forEach(
          (code, place) -> {
            if (!located.authorities().contains(code)) {
              problems.add(Formulas.missingIn(place, code, located.authorities(), name.toString()));
            }
          });
    }
    return located.formulas();
  }
}
