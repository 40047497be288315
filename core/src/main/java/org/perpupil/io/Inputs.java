package org.perpupil.io;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
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
  private static final String NATIONAL = "nff:";

  private final SchoolTable schools;
  private final ImmutableList<Formulas> formulas;
  private final ImmutableList<Problem> warnings;

  private Inputs(SchoolTable schools, List<Formulas> formulas, List<Problem> warnings) {
    this.schools = schools;
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

  /**
   * Reads schools and formulas.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong or odd is added
   * @return what could be read
   */
  static Inputs read(
      List<Path> schools, List<String> formulas, SeenNames seen, List<Problem> problems) {
    SchoolFiles.Located located = SchoolFiles.read(schools, seen, problems);
    List<Formulas> read = new ArrayList<>();
    for (String source : formulas) {
      read.add(readFormulas(source, located.authorities(), seen, problems));
    }
    return new Inputs(located.schools(), read, problems);
  }

  /** Returns whether a source names a national formula, {@code nff:} and an edition, not a file. */
  public static boolean isNational(String source) {
    return source.regionMatches(true, 0, NATIONAL, 0, NATIONAL.length());
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
    return new Inputs(schools.withUnknown(field, value), formulas, warnings);
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  private static Formulas readFormulas(
      String source, Map<String, String> authorities, SeenNames seen, List<Problem> problems) {
    if (isNational(source)) {
      try {
        return Formulas.forAll(Formula.national(source.substring(NATIONAL.length())));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
        return Formulas.byAuthority(Map.of());
      }
    }
    FormulaFiles.Located located = FormulaFiles.read(Path.of(source), seen, problems);
    if (!located.authorities().isEmpty()) {
      authorities.forEach(
          (code, place) -> {
            if (!located.authorities().contains(code)) {
              problems.add(Formulas.missingIn(place, code, located.authorities(), source));
            }
          });
    }
    return located.formulas();
  }
}
