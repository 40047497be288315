package org.perpupil.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.examples.page.Departing;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.joining.trust.LeavingSchools;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.school.School;

/**
 * What is left of an authority as its schools leave.
 *
 * @param order in which they leave
 * @param each how many leave in a step
 * @param seed decides a random order
 * @param sponsored those that leave with a sponsor, so that their deficits stay
 * @param trust that they would join, where the order looks at what they gain
 * @param laCode the authority, where several are
 */
record DeparturesQuestion(
    ExitOrder order,
    int each,
    long seed,
    List<String> sponsored,
    Optional<String> trust,
    Optional<String> laCode) {
  /**
   * What came of it.
   *
   * @param departing the schools
   * @param departures step by step
   * @param terms of the authority
   * @param leavers identifiers of those who leave, by step
   */
  record Answer(
      LeavingSchools departing,
      Departures departures,
      AuthorityTerms terms,
      Map<Integer, List<String>> leavers) {
    /** Returns it as a page shows it. */
    Departing shown(String how) {
      Map<Integer, List<School>> schools = new LinkedHashMap<>();
      leavers.forEach(
          (step, ids) ->
              schools.put(
                  step,
                  departing.schools().stream().filter(one -> ids.contains(one.id())).toList()));
      return new Departing(departures, schools, terms, how);
    }
  }

  /**
   * Returns the steps.
   *
   * @param authorities the file of authorities, to name in problems
   * @param plan makes a plan of all schools
   * @throws ProblemsException when authority, trust or schools are not there, a school has no
   *     opening balance, or cannot be projected where the order looks ahead
   */
  Answer answer(OrganisationInputs inputs, Path authorities, Supplier<ProjectionBuilder> plan) {
    AuthorityTerms terms = terms(inputs, authorities);
    LeavingSchools departing =
        LeavingSchools.of(inputs.schools(), inputs.budgets().budgets(), terms)
            .withSponsored(sponsored);
    if (order == ExitOrder.WHEN_BETTER_OFF) {
      departing = departing.withBenefits(plan.get(), trust.map(inputs::trust), inputs.services());
    }
    Departures departures = departing.authority().leave(order, seed, each);
    return new Answer(departing, departures, terms, leavers(departures, departing.schools()));
  }

  private static Map<Integer, List<String>> leavers(Departures departures, List<School> schools) {
    Map<Integer, List<String>> leavers = new LinkedHashMap<>();
    for (int i = 0; i < schools.size(); i++) {
      School school = schools.get(i);
      departures
          .leaves(i)
          .ifPresent(
              step -> leavers.computeIfAbsent(step, key -> new ArrayList<>()).add(school.id()));
    }
    return leavers;
  }

  private AuthorityTerms terms(OrganisationInputs inputs, Path authorities) {
    List<String> codes =
        inputs.schools().schools().stream().map(School::laCode).distinct().toList();
    String code = laCode.orElse(codes.size() == 1 ? codes.get(0) : "");
    if (!codes.contains(code)) {
      throw new ProblemsException(
          Problem.error(
              "--la",
              laCode.orElse(""),
              "one of " + codes.stream().sorted().collect(Collectors.joining(", ")),
              Names.advice(code, codes, "the authority's schools are in another file")));
    }
    return inputs
        .authority(code)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        authorities + ", column la_code",
                        code,
                        "a row of this authority",
                        "its row is missing")));
  }
}
