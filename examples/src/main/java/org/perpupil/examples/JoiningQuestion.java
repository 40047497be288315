package org.perpupil.examples;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.joining.trust.StayOrJoinQuestion;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.school.School;
import org.perpupil.trust.BalanceTransfer;

/**
 * Whether a school had better stay, leave, or join a trust.
 *
 * @param id the school
 * @param trust the trust that it may join
 * @param from its first day as an academy, the first of a month
 * @param route whether it has a sponsor
 * @param recoveryMonths how long a deficit is taken from its grant
 */
record JoiningQuestion(
    String id, String trust, LocalDate from, BalanceTransfer.Route route, int recoveryMonths) {
  /**
   * What came of it.
   *
   * @param courses the options beside each other
   * @param school the school
   * @param terms those of the trust, of services and of the levy
   * @param leaving every school, this one converting
   */
  record Answer(StayOrJoin courses, School school, TransferTerms terms, Projection leaving) {}

  /**
   * Returns the options of the school.
   *
   * @param plan makes a plan of all schools, anew each time
   * @throws ProblemsException when school or trust are not there, or the school cannot be projected
   */
  Answer answer(OrganisationInputs inputs, Supplier<ProjectionBuilder> plan) {
    School school = StayOrJoinQuestion.maintained(inputs.schools(), id, "--id");
    TransferTerms terms =
        inputs.joinTerms(trust, school).withRoute(route).withRecoveryMonths(recoveryMonths);
    StayOrJoinQuestion.Answer answer = new StayOrJoinQuestion(school, from, terms).answer(plan);
    return new Answer(answer.courses(), school, terms, answer.leaving());
  }
}
