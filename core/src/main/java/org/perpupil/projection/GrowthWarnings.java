package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.school.School;

/** Finds schools that fill their year groups, but would not in the years of a projection. */
final class GrowthWarnings {
  private static final int NAMED = 5;

  private GrowthWarnings() {}

  /**
   * Returns a warning with the growing schools whose year groups are those that have pupils now:
   * pupils of the highest one leave, so that the school stays as it is.
   */
  static List<Problem> of(ProjectionInputs inputs) {
    List<String> schools = new ArrayList<>();
    for (School school : inputs.schools().schools()) {
      if (school.isGrowing() && school.pupils() > 0 && school.yearGroups() < filled(school)) {
        schools.add(school.id());
      }
    }
    if (schools.isEmpty() || inputs.first().equals(inputs.last())) {
      return List.of();
    }
    String some = String.join(", ", schools.subList(0, Math.min(NAMED, schools.size())));
    String more = schools.size() > NAMED ? " and " + (schools.size() - NAMED) + " more" : "";
    return List.of(
        Problem.warning(
            "growing schools, year groups",
            some + more,
            "those that they grow to, with 0 pupils in years that are empty yet; as it stands, pupils"
                + " of the highest one leave every year",
            "they have all of their year groups"));
  }

  /** Returns how many year groups a school of the phase has when it has filled. */
  private static double filled(School school) {
    return switch (school.phase()) {
      case PRIMARY -> 7;
      case SECONDARY -> 5;
      case ALL_THROUGH -> 12;
      // Their year groups differ from place to place.
      case MIDDLE_DEEMED_PRIMARY, MIDDLE_DEEMED_SECONDARY -> 0;
    };
  }
}
