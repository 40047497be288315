package org.perpupil.examples;

import java.util.Collection;
import java.util.List;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.problem.Problem;

/**
 * Tells what a command leaves out of the terms of authorities, where others take it, so that nobody
 * sets figures beside each other that rest on different ones.
 */
final class TermsLeftOut {
  private TermsLeftOut() {}

  /** Returns a warning of each authority whose cap or scaling is to be solved, and is not here. */
  static List<Problem> affordability(Collection<AuthorityTerms> authorities) {
    return authorities.stream()
        .filter(terms -> terms.affordability() != AffordabilityMode.GIVEN)
        .map(
            terms ->
                Problem.warning(
                    "authority " + terms.laCode() + ", affordability",
                    terms.affordability().label(),
                    "given, since this command pays by the cap and the scaling of the formula",
                    "the formula can hold what 'allocate' solves; then every command pays the same"))
        .toList();
  }

  /** Returns a note of each authority that takes money from schools' shares, which stays here. */
  static List<Problem> levies(Collection<AuthorityTerms> authorities) {
    return authorities.stream()
        .filter(terms -> terms.dedelegation().pounds(true, 1, 1) + terms.educationFunctions() > 0)
        .map(
            terms ->
                Problem.note(
                    "authority " + terms.laCode(),
                    "de-delegation or a levy for its duties",
                    "shares before them, as here; 'options' takes them off",
                    "the column dedelegation of schools has what is to be taken off here, too"))
        .toList();
  }
}
