package org.perpupil.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Invented schools of all phases, the same for the same number. */
final class GeneratedSchools {
  private static final Phase[] PHASES = Phase.values();

  private GeneratedSchools() {}

  static SchoolTable of(int count) {
    return of(0, count);
  }

  /** Returns some of the schools, those from a number on. */
  static SchoolTable of(int first, int count) {
    List<School> schools = new ArrayList<>(count);
    for (int i = first; i < first + count; i++) {
      schools.add(school(i));
    }
    return SchoolTable.of(schools);
  }

  private static School school(int number) {
    SplittableRandom random = new SplittableRandom(number);
    Phase phase = PHASES[number % PHASES.length];
    int primaryGroups =
        switch (phase) {
          case PRIMARY, ALL_THROUGH -> 7;
          case MIDDLE_DEEMED_PRIMARY -> 3;
          case MIDDLE_DEEMED_SECONDARY -> 2;
          case SECONDARY -> 0;
        };
    int secondaryGroups =
        switch (phase) {
          case PRIMARY -> 0;
          case MIDDLE_DEEMED_PRIMARY -> 1;
          case MIDDLE_DEEMED_SECONDARY -> 2;
          case SECONDARY, ALL_THROUGH -> 5;
        };
    int ks4Groups = secondaryGroups == 5 ? 2 : 0;
    int size = random.nextInt(8, 180);
    School.Builder builder =
        School.builder("S" + number, Integer.toString(200 + number % 150), phase)
            .yearGroups(primaryGroups, secondaryGroups)
            .pupils(size * primaryGroups, size * (secondaryGroups - ks4Groups), size * ks4Groups)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, random.nextDouble(6))
            .set(SchoolField.ACA, 1 + random.nextDouble(0.03))
            .set(SchoolField.RATES, random.nextInt(80_000))
            .set(SchoolField.FLOOR_BASELINE_PER_PUPIL, random.nextInt(3_500, 6_500));
    if (ks4Groups > 0) {
      builder.set(SchoolField.YEAR_12, 0.5 * size).set(SchoolField.YEAR_13, 0.4 * size);
    }
    for (SchoolField field : SchoolField.values()) {
      if (field.kind() == SchoolField.Kind.SHARE && !field.fileName().startsWith("idaci_band")) {
        builder.set(field, Math.round(random.nextDouble(0.16) * 1e6) / 1e6);
      }
    }
    return builder.build();
  }
}
