package org.perpupil.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * An authority as a file describes it: what it takes from its schools and what it must pay for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param laCode code of the authority
 * @param dedelegation pounds a year that maintained schools share services by
 * @param educationFunctions pounds a year for each maintained pupil, for duties towards them
 * @param levyLimit the most that schools would agree to, in the same unit
 * @param services what its services cost and what else pays for them
 * @param affordability what makes its guarantee affordable
 * @param budget what its formula may spend; empty when that is not known
 */
public record AuthorityTerms(
    String laCode,
    Levy dedelegation,
    double educationFunctions,
    double levyLimit,
    AuthorityServices services,
    AffordabilityMode affordability,
    Optional<FormulaBudget> budget) {
  /** Checks that the levy is within its limit. */
  public AuthorityTerms {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("education_functions_per_pupil", educationFunctions, problems);
    Amounts.notNegative("levy_limit_per_pupil", levyLimit, problems);
    if (problems.isEmpty() && educationFunctions > levyLimit) {
      problems.add(
          Problem.error(
              "levy_limit_per_pupil",
              Problem.plain(levyLimit),
              "no less than the levy of " + Problem.plain(educationFunctions) + " that is taken",
              "the two were swapped"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /**
   * Returns a school with its de-delegation in pounds a year; the same school when it is an academy
   * or states its own.
   */
  public School dedelegate(School school) {
    boolean academy = school.governance().orElse(Governance.MAINTAINED) == Governance.ACADEMY;
    if (academy || school.value(SchoolField.DEDELEGATION).isPresent()) {
      return school;
    }
    double secondary = school.pupilsSecondary();
    double pounds = dedelegation.pounds(true, school.pupils() - secondary, secondary);
    return pounds == 0 ? school : school.with(SchoolField.DEDELEGATION, pounds);
  }
}
