package org.perpupil.impact.groups;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.perpupil.impact.SchoolChange;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** The groups that schools are in. */
class GroupingTest {
  private static School.Builder primary(String id, String authority) {
    return School.builder(id, authority, Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0);
  }

  @Test
  void everySchoolIsInOneGroupOfEach() {
    SchoolTable schools =
        SchoolTable.of(
            primary("A", "929").trust("North").set(SchoolField.FSM6_PRIMARY, 0.1).build(),
            primary("B", "999").build(),
            // (0.2 x 100 + 0.8 x 300) / 400 = 0.65.
            School.builder("C", "301", Phase.ALL_THROUGH)
                .yearGroups(7, 5)
                .pupils(100, 200, 100)
                .set(SchoolField.FSM6_PRIMARY, 0.2)
                .set(SchoolField.FSM6_SECONDARY, 0.8)
                .build(),
            primary("D", "301").set(SchoolField.FSM6_PRIMARY, 0.6).build(),
            primary("E", "301").pupils(0, 0, 0).set(SchoolField.FSM6_PRIMARY, 0.9).build());
    assertThat(Grouping.AUTHORITY.keys(schools)).containsExactly("929", "999", "301", "301", "301");
    assertThat(Grouping.TRUST.keys(schools))
        .containsExactly("North", "no trust", "no trust", "no trust", "no trust");
    assertThat(Grouping.PHASE.keys(schools))
        .containsExactly("primary", "primary", "all-through", "primary", "primary");
    assertThat(Grouping.REGION.keys(schools))
        .containsExactly("North East", "unknown region", "London", "London", "London");
    // Three schools of known need: 0.1, 0.6 and 0.65.
    assertThat(Grouping.NEED.keys(schools))
        .containsExactly("need 1", "need unknown", "need 4", "need 2", "need unknown");
  }

  @Test
  void mealsNowServeWhereNobodyKnowsSixYears() {
    SchoolTable schools =
        SchoolTable.of(
            primary("A", "929").set(SchoolField.FSM_PRIMARY, 0.5).build(),
            primary("B", "929").set(SchoolField.FSM_PRIMARY, 0.1).build());
    assertThat(Grouping.NEED.keys(schools)).containsExactly("need 3", "need 1");
  }

  @Test
  void namesAreThoseOfFiles() {
    assertThat(Grouping.fileNames())
        .containsExactly("authority", "trust", "phase", "region", "need");
    assertThat(Grouping.find("region")).contains(Grouping.REGION);
    assertThat(Grouping.find("Region")).isEmpty();
    assertThat(SchoolChange.PER_PUPIL.fileName()).isEqualTo("per_pupil");
  }
}
