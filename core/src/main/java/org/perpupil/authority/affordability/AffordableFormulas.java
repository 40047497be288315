package org.perpupil.authority.affordability;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * The formulas of several authorities, each of which pays for its own guarantee.
 *
 * <p>Immutable and thread-safe.
 */
public final class AffordableFormulas {
  private final ImmutableMap<String, Affordability> byAuthority;

  private AffordableFormulas(Map<String, Affordability> byAuthority) {
    this.byAuthority = ImmutableMap.copyOf(byAuthority);
  }

  /**
   * What an authority asks of its formula.
   *
   * @param mode what is solved
   * @param budget what it may spend; empty when that is not known
   */
  public record Question(AffordabilityMode mode, Optional<FormulaBudget> budget) {
    /** Returns what the terms of an authority ask; nothing of one that has none. */
    public static Question of(Optional<AuthorityTerms> terms) {
      return new Question(
          terms.map(AuthorityTerms::affordability).orElse(AffordabilityMode.GIVEN),
          terms.flatMap(AuthorityTerms::budget));
    }
  }

  /** Tells what each authority asks. */
  @FunctionalInterface
  public interface Questions {
    /** Returns what an authority asks. */
    Question of(String laCode);
  }

  /**
   * Returns what each authority's formula comes to, each over its own schools.
   *
   * @param formulas local formulas, one for every authority of a school
   * @throws ProblemsException with the problems of every authority whose guarantee cannot be paid
   *     for, or whose shares do not fit its block
   */
  public static AffordableFormulas solve(
      SchoolTable schools, Formulas formulas, RoundingRules rounding, Questions questions) {
    Map<String, List<School>> members = new LinkedHashMap<>();
    for (School school : schools.schools()) {
      members.computeIfAbsent(school.laCode(), code -> new ArrayList<>()).add(school);
    }
    Map<String, Affordability> solved = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    members.forEach(
        (code, own) -> {
          Formula formula = formulas.find(code).orElseThrow();
          Question asked = questions.of(code);
          SchoolTable table = SchoolTable.of(own);
          try {
            solved.put(
                code,
                asked.budget().isEmpty()
                    ? Affordability.solve(table, formula, rounding, asked.mode())
                    : Affordability.solve(
                        table, formula, rounding, asked.mode(), asked.budget().get()));
          } catch (ProblemsException e) {
            problems.addAll(e.problems());
          }
        });
    ProblemsException.throwIfAny(problems);
    return new AffordableFormulas(solved);
  }

  /** Returns what was solved, by authority, in the order of their schools; unmodifiable. */
  public Map<String, Affordability> byAuthority() {
    return byAuthority;
  }

  /** Returns the formulas with what was solved in them. */
  public Formulas formulas() {
    Map<String, Formula> formulas = new LinkedHashMap<>();
    byAuthority.forEach((code, result) -> formulas.put(code, result.formula()));
    return Formulas.byAuthority(formulas);
  }

  @Override
  public String toString() {
    return "AffordableFormulas" + byAuthority.keySet();
  }
}
