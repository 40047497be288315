package org.perpupil.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.perpupil.budget.Block;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.joining.TransferTerms;
import org.perpupil.joining.trust.StayOrJoinQuestion;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.BalanceTransfer.Route;
import org.perpupil.trust.TrustTerms;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * How a trust does over years.
 *
 * @param trust its name
 * @param joining the day on which maintained schools join it, by identifier
 * @param sponsored those of them whose deficit stays with their authority
 * @param recoveryMonths how long a deficit of the others is taken from their grant
 */
record TrustQuestion(
    String trust, Map<String, LocalDate> joining, List<String> sponsored, int recoveryMonths) {
  /**
   * What came of it.
   *
   * @param years the trust
   * @param projection every school
   */
  record Answer(TrustProjection years, Projection projection) {}

  /**
   * Returns the trust's years.
   *
   * @param plan of all schools
   * @throws ProblemsException when trust or schools are not there, or one of its schools cannot be
   *     projected
   */
  Answer answer(OrganisationInputs inputs, ProjectionBuilder plan) {
    TrustTerms terms = inputs.trust(trust);
    SchoolTable table = inputs.schools();
    List<String> ids = new ArrayList<>(terms.schools());
    Map<String, TransferTerms> joinTerms = new LinkedHashMap<>();
    Map<String, LocalDate> joiners = joiners(table, terms);
    joiners.forEach(
        (id, day) -> {
          ids.add(id);
          plan.arrangement(id, Arrangement.converting(day).joining(terms.name()));
          joinTerms.put(id, joinTerms(inputs, terms, id).withRecoveryMonths(recoveryMonths));
        });
    ProjectionPlan built = plan.build();
    requireWithin(built.years(), joiners);
    Projection projection = built.run();
    List<Integer> rows = ids.stream().map(id -> table.row(id).orElseThrow()).toList();
    return new Answer(TrustProjection.of(projection, rows, terms, joinTerms), projection);
  }

  /** Requires that schools join in the years, as {@code options} does. */
  private static void requireWithin(List<FundingYear> years, Map<String, LocalDate> joiners) {
    LocalDate first = Block.aprilToAugust(years.get(0).start()).next().start();
    Block lastBlock = Block.septemberToMarch(years.get(years.size() - 1).start());
    LocalDate last = lastBlock.next().start().minusMonths(1);
    List<Problem> problems = new ArrayList<>();
    joiners.forEach(
        (id, day) -> {
          if (day.isBefore(first) || day.isAfter(last)) {
            problems.add(
                Problem.error(
                    "--join " + id,
                    day.toString(),
                    "a day from " + first + " to " + last,
                    "--years begin too late or end too early"));
          }
        });
    ProblemsException.throwIfAny(problems);
  }

  /** Requires that an option that takes schools and days names none twice. */
  static void requireOnce(CommandSpec spec, String option, Map<String, LocalDate> read) {
    boolean isTwice =
        spec.commandLine().getParseResult().hasMatchedOption(option)
            && spec.commandLine()
                    .getParseResult()
                    .matchedOption(option)
                    .originalStringValues()
                    .size()
                > read.size();
    if (isTwice) {
      throw new ParameterException(
          spec.commandLine(), option + " names a school twice, which joins once");
    }
  }

  /** Returns the options of those who join, by identifier; a day that is none is a problem then. */
  Map<String, Supplier<JoiningQuestion>> courses() {
    Map<String, Supplier<JoiningQuestion>> courses = new LinkedHashMap<>();
    joining.forEach(
        (id, day) ->
            courses.put(
                id,
                () ->
                    new JoiningQuestion(
                        id,
                        trust,
                        StayOrJoinQuestion.firstOfMonth(day, "--join " + id),
                        route(id),
                        recoveryMonths)));
    return courses;
  }

  private Route route(String id) {
    return sponsored.contains(id) ? Route.SPONSORED : Route.CONVERTER;
  }

  private TransferTerms joinTerms(OrganisationInputs inputs, TrustTerms terms, String id) {
    SchoolTable table = inputs.schools();
    School school = table.school(table.row(id).orElseThrow());
    return inputs.joinTerms(terms.name(), school).withRoute(route(id));
  }

  private Map<String, LocalDate> joiners(SchoolTable table, TrustTerms terms) {
    List<Problem> problems = new ArrayList<>();
    Map<String, LocalDate> days = new LinkedHashMap<>();
    joining.forEach(
        (id, day) -> {
          if (table.row(id).isEmpty()) {
            problems.add(table.unknown(id, "--join"));
          } else if (isAcademy(table.school(table.row(id).getAsInt()))) {
            problems.add(
                Problem.error(
                    "--join",
                    id,
                    "a maintained school",
                    terms.schools().contains(id)
                        ? "it is one of the trust's schools already"
                        : "it moves between trusts, which is not modelled"));
          }
          try {
            days.put(id, StayOrJoinQuestion.firstOfMonth(day, "--join " + id));
          } catch (ProblemsException e) {
            problems.addAll(e.problems());
          }
        });
    for (String id : sponsored) {
      if (!joining.containsKey(id)) {
        problems.add(
            Problem.error(
                "--sponsored",
                id,
                "a school of --join, with the day on which it joins",
                Names.advice(id, joining.keySet(), "--join was left out")));
      }
    }
    ProblemsException.throwIfAny(problems);
    return days;
  }

  private static boolean isAcademy(School school) {
    return school.governance().orElse(Governance.MAINTAINED) == Governance.ACADEMY;
  }
}
