package org.perpupil.examples;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpupil.budget.Block;
import org.perpupil.impact.JoinTerms;
import org.perpupil.impact.StayOrJoin;
import org.perpupil.io.OrganisationInputs;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.BalanceTransfer;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Whether a school had better stay, leave, or join a trust.
 *
 * @param id the school
 * @param trust the trust that it may join
 * @param from when it converts
 * @param route whether it has a sponsor
 * @param recoveryMonths how long a deficit is taken from its grant
 */
record CourseQuestion(
    String id, String trust, Block from, BalanceTransfer.Route route, int recoveryMonths) {
  /**
   * What came of it.
   *
   * @param courses the courses beside each other
   * @param school the school
   * @param terms those of the trust, of services and of the levy
   * @param leaving every school, this one converting
   */
  record Answer(StayOrJoin courses, School school, JoinTerms terms, Projection leaving) {}

  /**
   * Returns the courses of the school.
   *
   * @param plan makes a plan of all schools, anew each time
   * @throws ProblemsException when school or trust are not there, or the school cannot be projected
   */
  Answer answer(OrganisationInputs inputs, Supplier<ProjectionBuilder> plan) {
    TrustTerms joined = inputs.trust(trust);
    School school = school(inputs.schools());
    JoinTerms terms =
        JoinTerms.of(joined)
            .withServices(inputs.services())
            .withLevy(
                inputs
                    .authority(school.laCode())
                    .map(AuthorityTerms::educationFunctions)
                    .orElse(0.0))
            .withRoute(route)
            .withRecoveryMonths(recoveryMonths);
    Projection leaving = run(plan.get(), Arrangement.converting(from));
    Projection staying = run(plan.get(), Arrangement.of(governance(school)));
    return new Answer(StayOrJoin.of(staying, leaving, id, terms), school, terms, leaving);
  }

  private Projection run(ProjectionBuilder plan, Arrangement arrangement) {
    return plan.arrangement(id, arrangement).build().run();
  }

  private School school(SchoolTable table) {
    List<String> ids = table.schools().stream().map(School::id).toList();
    School school =
        table.schools().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemsException(
                        Problem.error(
                            "--id",
                            id,
                            "the identifier of one of " + ids.size() + " schools",
                            Names.advice(id, ids, "the school is in another file"))));
    if (governance(school) == Governance.ACADEMY) {
      throw new ProblemsException(
          Problem.error(
              "--id",
              id,
              "a maintained school, which may stay or leave",
              "it is an academy already"
                  + Optional.of(school).flatMap(School::trust).map(of -> " of " + of).orElse("")));
    }
    return school;
  }

  private static Governance governance(School school) {
    return school.governance().orElse(Governance.MAINTAINED);
  }
}
