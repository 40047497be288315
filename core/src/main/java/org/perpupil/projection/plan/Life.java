package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.projection.world.Timeline;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * When a school opens, how long it grows, and when pupils of schools that close come to it.
 *
 * @param opening the census that counts its first pupils; 0 for a school that is there
 * @param grows the funding years, from the first of the run to one that is left out, in which it is
 *     paid for the pupils whom it expects in September, since a year group is empty when it opens
 * @param arrivals the censuses that count pupils who come from schools that close, in order
 */
public record Life(int opening, int grows, List<Integer> arrivals) {
  private static final Life PLAIN = new Life(0, 0, List.of());

  static Life of(School school, ProjectionInputs inputs, Timeline timeline) {
    Optional<SchoolEvent> opening = inputs.changes().opening(school.id());
    List<Integer> arrivals =
        inputs.changes().arrivals(school.id()).stream()
            .map(event -> Timeline.roll(timeline.index(event.on())))
            .toList();
    if (opening.isEmpty() && arrivals.isEmpty()) {
      return PLAIN;
    }
    int census = opening.map(one -> Timeline.roll(timeline.index(one.on()))).orElse(0);
    return new Life(census, opening.isEmpty() ? 0 : census + emptyAbove(school), arrivals);
  }

  /** Returns the censuses until the lowest group that has pupils has moved to the highest. */
  private static int emptyAbove(School school) {
    double[] groups = Cohorts.yearGroups(school);
    Cohorts.Range range = Cohorts.range(school);
    int highest = range.first();
    for (int g = range.first(); g < range.end(); g++) {
      highest = groups[g] > 0 ? g : highest;
    }
    return range.end() - 1 - highest;
  }

  /**
   * Returns the cohorts that come to schools of one life, by arrival.
   *
   * @param groups the group of each school among those that share numbers that move pupils
   */
  static List<Cohorts> arrivals(
      List<School> schools,
      Cohorts.Range range,
      Life life,
      ProjectionInputs inputs,
      Function<List<School>, int[]> groups) {
    List<Cohorts> cohorts = new ArrayList<>();
    for (int a = 0; a < life.arrivals().size(); a++) {
      List<School> coming = new ArrayList<>();
      for (School school : schools) {
        SchoolEvent event = inputs.changes().arrivals(school.id()).get(a);
        School closing = inputs.schools().school(inputs.schools().row(event.school()).getAsInt());
        coming.add(part(closing, event.pupilsTo().getOrDefault(school.id(), 0.0)));
      }
      cohorts.add(Cohorts.arriving(coming, range, groups.apply(coming)));
    }
    return cohorts;
  }

  /** Returns a school with a part of the pupils of each year group. */
  private static School part(School school, double part) {
    School.Builder builder = school.toBuilder().remove(SchoolField.ADMISSION_NUMBER);
    double[] groups = Cohorts.yearGroups(school);
    for (int g = 0; g < groups.length; g++) {
      if (groups[g] > 0) {
        builder.set(SchoolField.yearGroup(g), part * groups[g]);
      }
    }
    Stream.of(SchoolField.PUPILS_PRIMARY, SchoolField.PUPILS_KS3, SchoolField.PUPILS_KS4)
        .forEach(field -> builder.set(field, part * school.value(field).orElse(0)));
    return builder.build();
  }
}
