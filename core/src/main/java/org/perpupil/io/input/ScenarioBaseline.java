package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a scenario names for its baseline; what it leaves out has to come from elsewhere.
 *
 * @param schools files of schools, read one after the other; empty when it names none
 * @param formulas a file of formulas, or {@code nff:} and an edition
 * @param budgets the file of budgets
 * @param staff the file of posts
 * @param assumptions the file of assumptions
 * @param years the first and the last funding year, such as {@code 2025-26..2030-31}
 */
public record ScenarioBaseline(
    List<Path> schools,
    Optional<String> formulas,
    Optional<Path> budgets,
    Optional<Path> staff,
    Optional<Path> assumptions,
    Optional<String> years) {

  /** Copies the list. */
  public ScenarioBaseline {
    schools = ImmutableList.copyOf(schools);
  }

  /** Returns this baseline and, where it leaves something out, what another one names. */
  public ScenarioBaseline or(ScenarioBaseline other) {
    return new ScenarioBaseline(
        schools.isEmpty() ? other.schools : schools,
        formulas.or(() -> other.formulas),
        budgets.or(() -> other.budgets),
        staff.or(() -> other.staff),
        assumptions.or(() -> other.assumptions),
        years.or(() -> other.years));
  }

  /** Returns a baseline that names nothing. */
  public static ScenarioBaseline none() {
    return new ScenarioBaseline(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
