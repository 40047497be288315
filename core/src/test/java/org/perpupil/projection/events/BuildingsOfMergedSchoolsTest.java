package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.projection.Projection;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Buildings and special needs of schools that merge. */
class BuildingsOfMergedSchoolsTest {
  private static final ReorganisedSchools SCHOOLS = ReorganisedSchools.of(1);

  @Test
  void areasAddUpAndAgesAndNeedsAreAverages() {
    School merged = merged(1000, 40, 0.1, 500, 70, 0.3);
    double pupils = SCHOOLS.schools().get(0).pupils() + SCHOOLS.schools().get(1).pupils();
    double part = SCHOOLS.schools().get(1).pupils() / pupils;

    assertThat(merged.value(SchoolField.FLOOR_AREA_SQUARE_METRES)).hasValue(1500);
    assertThat(merged.value(SchoolField.BUILDING_AGE_YEARS).orElseThrow())
        .isCloseTo(40 + 30 * part, within(1e-9));
    assertThat(merged.value(SchoolField.SEN).orElseThrow())
        .isCloseTo(0.1 + 0.2 * part, within(1e-9));
  }

  @Test
  void whatIsNotKnownOfOneIsNotKnownOfBoth() {
    School merged = merged(1000, 40, 0.1, Double.NaN, Double.NaN, Double.NaN);

    assertThat(
            List.of(
                merged.value(SchoolField.FLOOR_AREA_SQUARE_METRES),
                merged.value(SchoolField.BUILDING_AGE_YEARS),
                merged.value(SchoolField.SEN)))
        .containsOnly(OptionalDouble.empty());
  }

  /** Returns what two schools with an area, an age and a share of needs each become. */
  private static School merged(double... values) {
    List<School> schools = new ArrayList<>(SCHOOLS.schools());
    for (int i = 0; i < 2; i++) {
      School.Builder builder = schools.get(i).toBuilder();
      set(builder, SchoolField.FLOOR_AREA_SQUARE_METRES, values[3 * i]);
      set(builder, SchoolField.BUILDING_AGE_YEARS, values[3 * i + 1]);
      set(builder, SchoolField.SEN, values[3 * i + 2]);
      schools.set(i, builder.build());
    }
    Projection projection =
        new ReorganisedSchools(schools, SCHOOLS.budgets(), SCHOOLS.governance())
            .builder()
            .events(List.of(SchoolEvent.merging(List.of("A", "B"), "M", Block.aprilToAugust(2027))))
            .build()
            .run();
    return projection.schools().school(projection.schools().row("M").orElseThrow());
  }

  private static void set(School.Builder builder, SchoolField field, double value) {
    if (!Double.isNaN(value)) {
      builder.set(field, value);
    }
  }
}
