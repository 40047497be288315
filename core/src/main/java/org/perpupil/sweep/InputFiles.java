package org.perpupil.sweep;

import java.util.List;
import java.util.Optional;

/**
 * The files that a plan projects, named from the folder of the plan.
 *
 * @param schools at least one
 * @param formulas a file, or {@code nff:} and an edition
 * @param budgets what budgets of the first year state
 * @param staff posts; empty when none are known
 * @param assumptions what is assumed where nothing varies; empty for the defaults
 */
public record InputFiles(
    List<String> schools,
    String formulas,
    String budgets,
    Optional<String> staff,
    Optional<String> assumptions) {
  /** Copies the list. */
  public InputFiles {
    schools = List.copyOf(schools);
  }
}
