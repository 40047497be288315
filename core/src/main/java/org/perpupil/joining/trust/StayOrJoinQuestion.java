package org.perpupil.joining.trust;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * The question whether a maintained school had better stay, leave, or join a trust.
 *
 * @param school the school
 * @param from its first day as an academy, the first of a month
 * @param terms trust, services and levy
 */
public record StayOrJoinQuestion(School school, LocalDate from, TransferTerms terms) {
  /**
   * What came of it.
   *
   * @param courses the options beside each other
   * @param leaving every school, this one converting
   */
  public record Answer(StayOrJoin courses, Projection leaving) {}

  /**
   * Returns a school that may stay or leave.
   *
   * @param id its identifier, or its name
   * @param place what names it, in problems
   * @throws ProblemsException when there is no such school, or it is an academy already
   */
  public static School maintained(SchoolTable schools, String id, String place) {
    School school = schools.school(schools.requireRow(id, place));
    if (governance(school) == Governance.ACADEMY) {
      throw new ProblemsException(
          Problem.error(
              place,
              id,
              "a maintained school, which may stay or leave",
              "it is an academy already" + school.trust().map(of -> " of " + of).orElse("")));
    }
    return school;
  }

  /**
   * Returns a day on which a school may become an academy.
   *
   * @param place what names it, in problems
   * @throws ProblemsException when it is not the first of a month; names the nearest that is
   */
  public static LocalDate firstOfMonth(LocalDate day, String place) {
    LocalDate before = day.withDayOfMonth(1);
    LocalDate next = before.plusMonths(1);
    if (!day.equals(before)) {
      boolean isNear =
          day.toEpochDay() - before.toEpochDay() <= next.toEpochDay() - day.toEpochDay();
      throw new ProblemsException(
          Problem.error(
              place,
              day.toString(),
              "the first of a month",
              "'" + (isNear ? before : next) + "', the nearest, was meant"));
    }
    return day;
  }

  /**
   * Returns the options of the school.
   *
   * @param plan makes a plan of all schools, anew each time
   * @throws ProblemsException when the school cannot be projected
   */
  public Answer answer(Supplier<ProjectionBuilder> plan) {
    Projection leaving = run(plan.get(), Arrangement.converting(from));
    Projection staying = run(plan.get(), Arrangement.of(governance(school)));
    return new Answer(StayOrJoin.of(staying, leaving, school.id(), terms), leaving);
  }

  private Projection run(ProjectionBuilder plan, Arrangement arrangement) {
    return plan.arrangement(school.id(), arrangement).build().run();
  }

  private static Governance governance(School school) {
    return school.governance().orElse(Governance.MAINTAINED);
  }
}
